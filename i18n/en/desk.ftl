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

## Who has reported (a page that is not published)

desk-reports-link = Who has reported (not published)
desk-reports-title = Who has reported: { $year }
desk-reports-lead = This page is not published. It can be seen only on this PC, with tebiki serve.
desk-reports-nav = Go to
desk-reports-home = Handbook
desk-reports-language = English
desk-reports-years = Fiscal year
desk-reports-sum = { $answered } of { $total } are reported. Of { $owners } { $owners ->
    [1] owner
   *[other] owners
}, { $whole } { $whole ->
    [1] has
   *[other] have
} reported all.
desk-reports-caption = Reports by owner
desk-reports-owner = Owner
desk-reports-state = State
desk-reports-count = Reported
desk-reports-count-of = { $answered } of { $total }
desk-reports-newest = Newest report
desk-reports-no-date = None
desk-reports-asked = Request
desk-reports-asked-for = { $days ->
    [none] No workbook has been made
    [0] Made today
    [1] Made 1 day ago
   *[other] Made { $days } days ago
}
desk-reports-none = Not reported
desk-reports-some = Partly reported
desk-reports-all = Reported
desk-reports-remaining = { $owner }: { $count } left
desk-reports-how = What to do next
desk-reports-how-ask = Make a workbook for each owner to report in (they are put in the folder ask)
desk-reports-how-take = Take in the workbooks that were sent back
desk-reports-how-status = See this list on the command line
desk-manual-lead = For those who make the handbook. It is no part of what is published.
desk-manual-chapters = Chapters of the manual
