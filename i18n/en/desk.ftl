## The desk: tebiki serve

cli-serve = Open the site in the browser, and make it anew when a file changes
cli-serve-failed = the site cannot be shown on this port: { $cause }. Give another one with `--port`
cli-serve-no-open = Do not open the browser
cli-serve-port = Port of this machine to use (default: one that the folder always has, or any free one)
cli-serve-ready = The handbook is at { $address } and can be reached from this machine alone. Ctrl+C ends it.
cli-serve-unwatched = changes of files cannot be seen here: { $cause }. A folder on a drive of this machine works
cli-serve-examples =
    {"  "}tebiki serve                  the site in the browser; pages of measures have “Edit”
    {"  "}tebiki serve --port 8000      always the same address
desk-error-title = Errors in the content
desk-last-good = The pages below are the last ones without errors.
