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
