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
