# cli

### Verify

verify-missing = missing from the content:
verify-added = not in the official text:
verify-changed = different:
verify-official = official text
verify-content = content
verify-original = original
verify-repeat = repeat
verify-variant = note: the repeat `{ $repeat }` is printed differently from its original `{ $original }`, and is kept as printed
verify-exact = 0 differences: { $measures } measures, { $repeats } repeats ({ $variants } printed differently) and { $values } target values are the official text, { $characters } characters
verify-different = { $differences } differences in { $characters } characters ({ $measures } measures, { $repeats } repeats, { $values } target values)
verify-furniture = left out as page numbers and the like: lines { $lines } of the official text

### Import

import-placeholder-title = placeholder: write a title
import-plan-remark = Facts of the plan as a whole; add audiences, programmes and the site
import-section-text = not placed: text of a section outside its measures
import-text-before-measure = not placed: text below an owner's heading that is no measure
import-sub-measure-alone = not placed: a sub-measure without a measure above it
import-before-chapters = not placed: this stands before the first chapter
import-target-row = not placed: a row of the target table without a label or a value
import-no-section = the chapter has no sections; one without a title was made
import-no-owner = no owner's heading above these measures; an owner without a name was made
import-owner-order = the owners stand in another order here than elsewhere; the content keeps one order
import-unknown-unit = the target's unit is not known; its number was left out
import-no-original = nothing equals this repeat; it is kept as a measure of its own
import-repeat-differs = the repeat's text differs from its original's; it is kept as printed
import-no-fiscal-year = the title names no fiscal year; check `fiscal_year` in plan.yaml
import-no-targets = no chapter of numeric targets was found
import-look-alike = characters that only look like the usual ones; check them against the printed plan
import-summary = { $chapters } chapters, { $sections } sections, { $measures } measures, { $repeats } repeats, { $values } target values
import-lines = { $placed } lines placed, { $unplaced } not placed, { $warnings } warnings
import-furniture = { $count } lines left out as page numbers and the like: { $lines }
import-proved = verified: the content has every character of the text, in order
import-differs = the content differs from the text in { $differences } places; `tebiki verify` shows them
import-broken = the content has errors; `tebiki check` shows them
