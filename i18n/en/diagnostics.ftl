## One message per rule; `.label` stands under the caret, `.help` says what to do.

severity-error = error
severity-warning = warning
severity-help = help

### Reading files

unreadable = cannot read `{ $path }`: { $cause }
    .help = check that the file exists and that you may read it
invalid-utf8 = `{ $path }` is not UTF-8 (line { $line })
    .help = save the file as UTF-8; in Word or Notepad choose the encoding “UTF-8” when saving
file-too-large = `{ $path }` has { $size } bytes, more than the { $limit } allowed
    .help = a measure is a few lines of text; split the file or take out what does not belong to it
link-out-of-tree = `{ $path }` is a link to a file outside the content folder
    .help = copy the file into the content folder instead
missing-file = `{ $path }` is missing
    .help = `tebiki init` writes an example to start from
misplaced-file = `{ $path }` is not where a content file belongs
    .help = measures are `<chapter>-<name>/<section>-<name>/<owner>-<order>-<slug>.md`, for example `1-jobs/2-training/bureau-010-course-fees.md`

### Front matter

front-matter-missing = the file does not begin with front matter
    .label = expected `---`
    .help = begin the file with a line `---`, the facts (`title: …`), and another line `---`
front-matter-unclosed = the front matter has no closing line
    .label = opened here
    .help = add a line `---` after the last fact
yaml = this is not valid YAML: { $cause }
    .label = here
    .help = write each fact as `key: value`; put a value that contains `: ` or begins with a special character in quotes
unknown-key = unknown key `{ $found }`
    .label = not known here
    .help = { $suggestion ->
        [none] known keys: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
wrong-type = the value of `{ $key }` has the wrong form: { $cause }
    .label = this value
    .help = look at a neighbouring file for the form of `{ $key }`
missing-key = `{ $key }` is missing
    .label = in this front matter
    .help = add a line `{ $key }: …`
empty-body = the measure has no text
    .label = in this file
    .help = write the official text below the front matter; for a repeated entry give `repeats: <slug>`
repeat-with-facts = a repeated entry takes no `{ $found }`
    .label = belongs to the original
    .help = remove the line; a repeated entry takes its facts from its original

### Slugs and ids

slug-empty = the name `{ $found }` is empty or begins or ends with a hyphen
    .help = use two to five English words with hyphens
slug-characters = the name `{ $found }` has characters other than a–z, 0–9 and hyphens
    .help = use lower-case ASCII letters, digits and hyphens; the name becomes part of a web address
slug-too-long = the name `{ $found }` is longer than 60 characters
    .help = shorten it: paths must stay below 100 characters on office PCs
slug-reserved = Windows does not allow the name `{ $found }`
    .help = choose another name
duplicate-slug = the slug `{ $found }` is used twice
    .label = used again here
    .first = first used here
    .help = rename one of the two files
duplicate-id = the id `{ $found }` is used twice
    .label = used again here
    .help = rename one of the two

### References

unknown-section = unknown section `{ $found }`
    .label = no such section
    .help = { $suggestion ->
        [none] sections: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-owner = unknown owner `{ $found }`
    .label = no such owner
    .help = { $suggestion ->
        [none] owners: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-target = unknown target `{ $found }`
    .label = no such target
    .help = { $suggestion ->
        [none] targets: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-audience = unknown audience `{ $found }`
    .label = no such audience
    .help = { $suggestion ->
        [none] audiences: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-programme = unknown programme `{ $found }`
    .label = no such programme
    .help = { $suggestion ->
        [none] add it to `programmes` in content/plan.yaml, with an id and its English name
       *[other] did you mean `{ $suggestion }`? Otherwise add it to `programmes` in content/plan.yaml
    }
unknown-status = unknown status `{ $found }`
    .label = no such status
    .help = use one of { $allowed }
unknown-repeat = no measure `{ $found }` to repeat
    .label = no such measure
    .help = { $suggestion ->
        [none] give the slug of the measure: the last part of its file name
       *[other] did you mean `{ $suggestion }`?
    }
repeat-of-itself = a repeated entry cannot repeat itself
    .label = its own slug
    .help = give the slug of the original measure
repeat-of-repeat = `{ $found }` is itself a repeated entry
    .label = not an original
    .help = give the slug of the original measure
unknown-parent = no measure `{ $found }` to be the parent
    .label = no such measure
    .help = { $suggestion ->
        [none] give the slug of the measure: the last part of its file name
       *[other] did you mean `{ $suggestion }`?
    }
parent-of-itself = a measure cannot be its own parent
    .label = its own slug
    .help = give the slug of the measure above it
parent-not-top-level = `{ $found }` cannot have sub-measures
    .label = a sub-measure or a repeated entry
    .help = a parent is a measure of the first level
parent-elsewhere = the parent `{ $found }` is in another list
    .label = other section or owner
    .help = a sub-measure has the section and the owner of its parent
parent-after-child = the parent `{ $found }` comes after this sub-measure
    .label = comes later
    .help = give this file a higher order number than its parent
path-mismatch = `{ $key }` is `{ $found }`, but the path of the file says `{ $expected }`
    .label = differs from the path
    .help = move or rename the file, or correct the value
section-without-chapter = there is no chapter { $found }
    .label = for this section
    .help = add an `_index.md` to the chapter's folder
chapter-number = this is chapter { $found }, but { $expected } is the next number
    .label = this chapter
    .help = number the chapters' folders from 1 without gaps
translation-without-original = a translation without an original
    .help = there must be a Japanese file of the same name without `.en`
target-without-value = the target `{ $found }` has no value
    .label = this target
    .help = give at least one entry under `values`
invalid-date = `{ $found }` is not a date
    .label = expected year-month-day
    .help = write it as 2023-04-01
invalid-url = `{ $found }` is not a web address
    .label = expected https://…
    .help = give the whole address, for example https://www.example.jp/handbook/

### The printed handbook (PDF)

print-no-font = there is no Japanese font for the printed handbook
    .help = install one of { $allowed }: on Debian and Ubuntu `apt install fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic`; Windows has the BIZ UD fonts; or put font files into the project's `fonts/` folder
print-missing-glyph = no font has the character `{ $found }` ({ $code }), so it cannot be printed
    .label = in this text
    .help = use another character, or put a font that has it into the project's `fonts/` folder (fonts that are used: { $allowed })
print-template = the print template `print/{ $path }` has an error in line { $line }: { $cause }
    .help = correct the file of this name in the theme's `print/` folder
print-part-empty = this part of the plan has no measures to print
print-unknown-owner = unknown owner `{ $found }`
    .help = { $suggestion ->
        [none] owners: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
print-unknown-chapter = there is no chapter { $found }
    .help = chapters: { $allowed }
print-unknown-audience = unknown audience `{ $found }`
    .help = { $suggestion ->
        [none] audiences: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
