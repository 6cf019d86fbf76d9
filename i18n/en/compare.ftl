# Comparing one plan with another
compare-title = Comparison table ({ $new })
compare-head-new = New
compare-head-old = Former
compare-head-remarks = Remarks
compare-kind-new = New
compare-kind-expanded = Expanded
compare-kind-changed = Continued (text changed)
compare-kind-unchanged = Continued (unchanged)
compare-kind-merged = Merged
compare-kind-split = Split
compare-kind-moved = Moved
compare-kind-renumbered = Renumbered only
compare-kind-ended = Ended
compare-remark-new = (new)
compare-remark-expanded = (expanded)
compare-remark-changed = { "" }
compare-remark-unchanged = { "" }
compare-remark-merged = (merged)
compare-remark-split = (split)
compare-remark-moved = (moved)
compare-remark-renumbered = (renumbered only)
compare-remark-ended = (deleted)
compare-remark-owner = (other owner)
compare-remark-omitted = (omitted)
compare-reason-confirmed = confirmed in compare.yaml
compare-reason-slug = the same slug
compare-reason-was = the new measure says so (was)
compare-reason-same-text = the same text
compare-reason-alike = { $share }% of the text is alike
compare-reason-neighbours = it stands between the same measures, and { $share }% of the text is alike
compare-reason-contained = { $share }% of it is in the other text
compare-reason-none = no measure is like it
compare-reason-nearest = no measure is like it (nearest: { $candidates })
compare-sheet = Comparison
compare-summary = Summary
compare-count = Number
compare-kind = Kind

cli-compare = Compare two plans and make the comparison table (Word, Excel, PDF, HTML, JSON).
cli-compare-examples =
    {"  "}tebiki compare ../plan-2022
    {"  "}tebiki compare 2022 --out comparison
    {"  "}tebiki compare ../draft . --heads Draft/Current --unchanged keep
cli-compare-old = folder of the earlier plan, or a year in editions (2022)
cli-compare-new = folder of the new plan (the project itself, if none is given)
cli-compare-out = folder to write the tables to (without it the list is only shown)
cli-compare-settings = file with the layout and what was confirmed (compare.yaml of the new plan, if none is given)
cli-compare-heads = heads of the columns, new and old: "New/Former"
cli-compare-new-side = the side of the new plan (left, right)
cli-compare-unchanged = measures that did not change (drop, omit, keep)
cli-compare-propose = YAML file to write the proposed kinds to (check them, then put them into compare.yaml)
cli-compare-heads-wrong = the heads "{ $found }" can't be read. Write the new and the old head with a "/" between them: "New/Former".
cli-compare-counts = Compared { $new } with { $old }.
cli-compare-proposed = The proposed kinds were written to { $path }. Check them and put them into compare.yaml of the new plan.
