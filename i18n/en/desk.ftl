## The desk: tebiki serve, and the editor beside the page

cli-serve = Open the site in the browser, make it anew when a file changes, edit measures beside their pages
cli-serve-failed = the site cannot be shown on this port: { $cause }. Give another one with `--port`
cli-serve-no-open = Do not open the browser
cli-serve-port = Port of this machine to use (default: any free one)
cli-serve-ready = The handbook is at { $address } and can be reached from this machine alone. Ctrl+C ends it.
cli-serve-examples =
    {"  "}tebiki serve                  any free port, and the browser opens
    {"  "}tebiki serve --port 8000      always the same address
desk-cancel = Cancel
desk-conflict = The file has been changed elsewhere since you opened it. Below each text you see what is there now. Take over what you want to keep; Save then replaces it.
desk-draft = A draft that was not saved has been brought back.
desk-edit = Edit
desk-error-title = Errors in the content
desk-failed = Not saved. Your text is kept as a draft in this browser.
desk-heading = Edit the measure
desk-last-good = The pages below are the last ones without errors.
desk-now = In the file now
desk-official = official text
desk-save = Save
desk-saved = Saved.
desk-text = Text
desk-title = Title
