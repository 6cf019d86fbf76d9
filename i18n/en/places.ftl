# Moving and adding the files of a measure
cli-move = Move a measure to another section, with its translations and sub-measures; its address stays.
cli-move-slug = slug of the measure
cli-move-section = section to move it to (4-2)
cli-move-examples = {"  "}tebiki move job-fair 4-2
cli-new = Make the files of a new measure in a section, translations too.
cli-new-section = section (4-2)
cli-new-owner = id or name of the owner
cli-new-slug = slug of the measure: lower-case letters, digits and hyphens
cli-new-title = title of the measure
cli-new-examples = {"  "}tebiki new 4-2 bureau --slug night-counselling --title "Night counselling"
cli-new-placeholder = New measure
cli-place-no-measure = there is no measure `{ $slug }`.
cli-place-no-section = there is no section `{ $section }`. Choose one of: { $sections }
cli-place-no-owner = there is no owner `{ $owner }`. Choose one of: { $owners }
cli-place-sub-measure = `{ $slug }` is a sub-measure. Move the measure that it belongs to.
cli-place-same-section = `{ $slug }` is in { $section } already.
cli-place-slug = `{ $slug }` can't be used. Give a name that no other measure has, of lower-case letters, digits and hyphens.
cli-split = Split a measure in two. Without --pieces, list the parts of its text with their numbers.
cli-split-slug = slug of the measure to split
cli-split-pieces = numbers of the parts that go to the new measure, for each language (ja=2,3 en=2)
cli-split-title = title of the new measure, for each language ("en=Night counselling")
cli-split-new = slug of the new measure: lower-case letters, digits and hyphens
cli-split-dry-run = say which files would change, and write nothing
cli-split-examples = {"  "}tebiki split job-fair
    {"  "}tebiki split job-fair --pieces ja=2 --pieces en=2 --title ja=夜間相談 --title "en=Night counselling"
cli-split-choose = Name the parts that go to the new measure by their numbers, with --pieces.
cli-split-unclear = `{ $found }` can't be read. Write a language of the plan and numbers: ja=2,3.
cli-merge = Merge a measure into another. The address of the one that goes leads to the other.
cli-merge-slug = slug of the measure that goes
cli-merge-into = slug of the measure to merge it into
cli-merge-dry-run = say which files would change, and write nothing
cli-merge-examples = {"  "}tebiki merge night-counselling counselling
cli-merge-left = not in the merged measure: { $key }: { $text }
cli-step-new = new      { $path }
cli-step-changed = changed  { $path }
cli-step-gone = removed  { $path }
cli-step-dry = Nothing was written.
cli-place-unreadable = the beginning of the file of `{ $slug }` (between the lines of ---) can't be read.
cli-place-nothing-goes = name at least one part of the official text for the new measure.
cli-place-nothing-stays = not all of the text can go. Some of it must stay with the old measure.
cli-place-no-piece = there is no part with that number. `tebiki split { $slug }` lists them.
cli-place-itself = a measure can't be merged into itself or into one of its sub-measures.
cli-place-levels = a measure with sub-measures can't be merged into a sub-measure.
cli-place-reported = both measures have reported for the same year ({ $years }). Remove the report of one first.
