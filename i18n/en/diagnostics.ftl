## One message per rule; `.label` stands under the caret, `.help` says what to do.

severity-error = error
severity-warning = warning
severity-help = help

### Reading files

unreadable = { $cause ->
        [missing] `{ $path }` is missing
        [forbidden] you may not read `{ $path }`
        [folder] `{ $path }` is a folder, not a file
        [special] `{ $path }` is no file that can be read (a pipe or a device)
        [held] another program (such as Word or Excel) has `{ $path }` open
        [cloud] the content of `{ $path }` is not on this computer (OneDrive and the like)
       *[other] cannot read `{ $path }`{ $detail ->
            [none] {""}
           *[other] {" "}({ $detail })
        }
    }
    .help = { $cause ->
        [missing] check its name, and whether it has been moved
        [forbidden] give yourself the right to read it, or ask someone who may
        [held] close it there and run this again
        [cloud] right-click the file in Explorer and choose “Always keep on this device”
       *[other] check that the file can be opened and that the disk is sound
    }
invalid-utf8 = `{ $path }` is not UTF-8 ({ $encoding ->
        [utf-16] it is saved as UTF-16
        [shift-jis] it is saved as Shift_JIS
        [euc-jp] it is saved as EUC-JP
       *[unknown] line { $line }
    })
    .help = save the file as UTF-8; in Notepad or Word choose the encoding “UTF-8” when saving, in Excel the file type “CSV UTF-8 (Comma delimited)”
file-too-large = `{ $path }` has { $size } bytes, more than the { $limit } allowed
    .help = a measure is a few lines of text; split the file or take out what does not belong to it
link-out-of-tree = `{ $path }` is a link out of the { $folder } folder
    .help = copy the file into the { $folder } folder instead
link-differs = the official text has no link to `{ $found }`
    .label = this link
    .official = the official file
    .help = write the `url` of the official text
link-in-circle = `{ $path }` is a link to a folder that it is in itself
    .help = take the link out
unread-file = { $kind ->
        [name] `{ $path }` is not read, because its name has the wrong ending
        [picture] no text shows the picture `{ $path }`
       *[other] `{ $path }` is not read
    }
    .help = { $kind ->
        [name] rename it to `{ $suggestion }`; if Windows hides the ending, turn on “File name extensions” in the Explorer's View menu
        [picture] use it in a text, or move it out of the content folder
        [elsewhere] check its name and place; move what is not used out of the folder
       *[other] texts are `.md` files, tables `.yaml` files; files to be published as they are belong in the static folder, all others outside the content folder
    }
missing-file = `{ $path }` is missing
    .help = `tebiki init` writes an example to start from
### Front matter

front-matter-missing = the file does not begin with front matter
    .label = expected `---`
    .help = begin the file with a line `---`, the facts (`title: …`), and another line `---`
front-matter-unclosed = the front matter has no closing line
    .label = opened here
    .help = add a line `---` after the last fact
yaml = this line is not valid YAML
    .label = this line
    .help = write each fact as `key: value` on a line of its own; put a value that begins with a sign or contains `: ` in quotes " "
yaml-wide-mark = { $found ->
        [space] there is a full-width space (U+3000)
       *[other] there is a full-width “{ $found }”
    }
    .label = should be half-width
    .help = { $found ->
        [space] type an ordinary space instead
       *[other] type “{ $instead }” instead; if the mark belongs to the text, put the whole value in quotes " "
    }
yaml-tab = there is a tab character
    .label = a tab
    .help = replace the tab by spaces
yaml-no-space = no space after the colon of `{ $key }`
    .label = this colon
    .help = write `{ $key }: value`, with a space after the colon
yaml-no-colon = the line “{ $found }” has no colon
    .label = this line
    .help = write `key: value`; if the line continues the one before it, begin it with spaces
yaml-open-quote = the quote { $found } is not closed
    .label = opened here
    .help = add { $found } at the end of the value; if the value has a { $found } in it, use the other kind of quotes around it
yaml-open-bracket = the bracket { $found } is not closed
    .label = opened here
    .help = add the closing bracket; if the bracket belongs to the text, put the whole value in quotes " "
yaml-after-value = there is something after the closing quote or bracket
    .label = this value
    .help = take out what is too much, or put the whole value in quotes
yaml-colon-in-text = the value has “: ” in it, which looks like another fact
    .label = this value
    .help = put the whole value in quotes " "
yaml-special-start = a value can't begin with “{ $found }”
    .label = this value
    .help = put the whole value in quotes " "
yaml-indentation = the indentation does not match the line before
    .label = this line
    .help = begin facts of the same level with the same number of spaces
yaml-control = there is an invisible control character ({ $code })
    .label = here
    .help = delete the character; it may come with text pasted from another program
yaml-compound-key = this can't be the name of a fact
    .label = this line
    .help = write `key: value`
yaml-too-deep = brackets or indentation go deeper than { $limit } levels
    .label = here
    .help = use fewer levels, as other files do
yaml-too-many-aliases = what the aliases (`*name`) stand for is too large
    .label = up to this alias
    .help = write the values out instead of using aliases
yaml-unknown-alias = a value that begins with “*” stands for one named with `&name`, and there is no such name
    .label = this value
    .help = if it belongs to the text, put the whole value in quotes " "
yaml-second-document = there is a line “---” in the middle
    .label = nothing is read from here on
    .help = take the line out
duplicate-key = `{ $key }` is given twice
    .label = again here
    .first = first here
    .help = take out one of the two lines
yaml-cut-short = “{ $found }” is not read
    .label = a comment from here to the end of the line
    .help = if it belongs to the text, put the whole value in quotes " "; if it is a note, put two spaces before the `#`
yaml-thousands-comma = the number has a thousands separator
    .label = read as another fact
    .help = write digits only, for example 1234
unknown-key = unknown key `{ $found }`
    .label = not known here
    .help = { $suggestion ->
        [none] known keys: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
wrong-type = { $key ->
        [none] “{ $found }” is not the kind of value that belongs here
       *[other] “{ $found }” is not the kind of value that `{ $key }` takes
    }
    .label = this value
    .help = { $expected ->
        [text] write a text, in quotes if it is only a number
        [number] write a number, without separators or unit
        [year] write the fiscal year as a year of the Western calendar, in digits alone: 2024 for Reiwa 6
        [whole-number] write a whole number, without separators or unit
        [yes-no] write true or false
        [list] write a list, for example [a, b]
        [table] write lines of `key: value`, indented
       *[other] see how other files write it
    }
empty-value = `{ $key }` has no value
    .label = this fact
    .help = write the value after the colon, or take the line out
unknown-value = `{ $key }` can't be `{ $found }`
    .label = this value
    .help = { $suggestion ->
        [none] use one of { $allowed }
       *[other] did you mean `{ $suggestion }`? Allowed: { $allowed }
    }
missing-key = `{ $key }` is missing
    .label = in this front matter
    .help = add a line `{ $key }: …`
empty-heading = there is neither text nor a measure below this heading
    .label = an empty heading
    .help = add a measure or a text, or move this folder out of the content folder
number-gap = the number of this heading is { $found }, not { $expected }
    .label = this heading
    .help = check it against the plan; if it is wrong, correct the number at the beginning of the folder's name
order-twice = two files have the order number { $found }; they come in the order of their file names
    .label = the second
    .first = the first
    .help = change the number in the name of one of them to follow the order of the plan, for example 010 and 020
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
### Theme and words

theme = cannot use the theme in `{ $path }`: { $cause }
    .help = mend the template, or remove the file to go back to the default
template-mistake =
    { $kind ->
        [syntax] the template `{ $path }` cannot be read
        [nothing] the template `{ $path }` uses something that is not there
        [unknown] the template `{ $path }` uses a filter or a function that is not there
        [message] the template `{ $path }` uses a message that is not in i18n
        [file] the template `{ $path }` uses a file that is not in the folder static of the theme
        [circle] the template `{ $path }` includes itself
       *[other] the template `{ $path }` makes no page
    }
    .label = here
    .help =
        { $kind ->
            [syntax] see whether brackets (`{"{{"} {"}}"}`, `{"{%"} {"%}"}`) and quotes are closed, and each `for` and `if` has its `endfor` and `endif`
            [nothing] compare the name with the same file of the default theme; what may be missing stands in `{"{%"} if name {"%}"}`
            [unknown] compare the name with the same file of the default theme
            [message] correct the name, or add the message to an .ftl file of the folder i18n
            [file] add the file, or correct the name
            [circle] correct the lines with `include` or `extends`
           *[other] compare it with the same file of the default theme, or remove it to go back to that
        } (Tera, which reads templates, says: { $cause })
template-endless = the template `{ $path }` makes too much or does not end, so it was stopped
    .label = this tag
    .help = one page may take 5 million turns, 20 seconds and 200 MB, and one text 1 MB; see what `for` goes through, whether `set` puts a text together with itself, and whether a component calls itself
invalid-messages = the messages of `{ $path }` cannot be read
    .label = from this line on
    .help = write each message as `name = text`, and indent further lines with spaces
messages-too-deep = braces go deeper than { $limit } levels
    .label = this line
    .help = use fewer braces; a brace that belongs to the text is written {"{"} "{"{"}" {"}"}
invalid-synonyms = this entry of the search's synonyms (`i18n/synonyms.yaml`) cannot be read
    .label = this entry
    .help = write two or more words of one meaning as `- [job centre, employment office]`, words with near ones as `- { "{" }words: [seniors], near: [retirement]{ "}" }`
invalid-dictionary = { $kind ->
        [reading] the reading “{ $found }” in the user dictionary is not in katakana
        [columns] this line of the user dictionary lacks a word or its reading
       *[other] cannot read the user dictionary (`i18n/userdict.csv`)
    }
    .label = this line
    .help = write three things in a line with half-width commas between them: word, part of speech, reading in katakana, as in `埼玉労働局,名詞,サイタマロウドウキョク`
invalid-furigana = { $kind ->
        [reading] the reading “{ $found }” is not in hiragana
       *[columns] this line of the readings lacks a word or its reading
    }
    .label = this line
    .help = write the word and its reading in hiragana with a half-width comma between them, as in `春日部,かすかべ`

### Glossary

severity-note = note
glossary-header = the glossary's columns are { $found }
    .label = this line
    .help = the first line that is not a comment must name the columns { $allowed }, with a tab between them
glossary-columns = this line has { $found } columns, not { $expected }
    .label = this term
    .help = put a tab between the columns, also where one is empty
glossary-empty = the column `{ $found }` is empty
    .label = this term
    .help = each term needs its Japanese and at least one rendering
glossary-not-hiragana = the reading `{ $found }` is not in hiragana
    .label = this term
    .help = write the reading in hiragana, without spaces, marks or digits
glossary-index = the column `index` has `{ $found }`
    .label = this term
    .help = leave it empty, or write `no` to keep the term out of the index of terms
glossary-duplicate = `{ $found }` is in the glossary twice
    .label = again here
    .first = first here
    .help = put all renderings into one line, with | between them

### Checks

value-missing = the target `{ $slug }` has no figure (value)
    .label = as the plan prints it
    .help = to show charts and shares, write the number as `value:`, for example `value: 680`
unit-differs = the unit of `{ $slug }` is “{ $found }”, but the plan prints “{ $printed }”
    .label = as the plan prints it
    .help = give the unit of the plan as `unit:`; shares of a hundred are `percent`
figure-negative = a figure of `{ $slug }` is below zero: { $found }
    .label = this figure
    .help = correct it; if the target is a change, its name or unit should say so
result-ahead = `{ $slug }` has a result for fiscal year { $found }, which had not begun on the date of the content ({ $date })
    .label = this result
    .help = correct the year; or, if it is right, give the day of this change as `date` in plan.yaml
static-in-the-way = a page of the handbook has the name of `{ $path }`
    .help = rename this file, or take it out of the folder static
value-differs = the value of `{ $slug }` is { $value }, but the plan prints “{ $printed }”
    .label = as the plan prints it
    .help = correct the one that is wrong; see also whether the unit counts thousands or millions
stale-translation =
    { $changes ->
        [none] the Japanese of `{ $slug }` has changed since it was translated
       *[other] the Japanese of `{ $slug }` has changed since it was translated: { $changes }
    }
    .label = made from an earlier text
    .original = the text as it is now
    .help = revise the translation, then confirm it with `tebiki translate --touch { $slug }`
missing-translation = `{ $slug }` has no translation
    .label = only in Japanese
    .help = for a page, `tebiki translate --stub { $slug } --into { $lang }` writes the file to fill in; in a table, add a line `{ $lang }: …`
glossary-term = the translation has no rendering of `{ $found }`
    .label = expected here
    .original = the term
    .help = use { $allowed }; or add a rendering, or this text as an exception, to i18n/glossary.tsv
glossary-term-added = the translation names `{ $found }`, but the Japanese has no `{ $expected }`
    .label = named here
    .original = the Japanese
    .help = check whether another programme is meant
glossary-exception = `{ $expected }` needs no exception for `{ $found }`
    .help = remove it from the column `exceptions` of i18n/glossary.tsv
japanese-in-english = Japanese characters in the English text: `{ $found }`
    .label = here
    .help = translate them, or write them in Latin letters and ASCII digits
fiscal-year-differs = `fiscal_year` is { $expected }, but this names { $found }
    .help = Write the plan's own year, here or under `fiscal_year` in plan.yaml; `fiscal_year` is a Western year, such as 2024 for 令和６年度.

easy-name = the easy Japanese does not name the programme `{ $found }`
    .label = this explanation
    .help = write the name as the original does, then explain it in easy words
easy-numbers = { $missing ->
        [none] the easy Japanese has numbers that the original does not have: { $added }
       *[other] { $added ->
            [none] the easy Japanese lacks numbers of the original: { $missing }
           *[other] the numbers differ: the original has { $missing }, the easy Japanese { $added }
        }
    }
    .label = this explanation
    .help = write the numbers of the original, and no others
easy-sentence = a sentence in easy Japanese of { $found } characters
    .label = this sentence
    .help = part it into sentences of up to { $allowed } characters
numbers-differ = { $missing ->
        [none] the translation has numbers that the Japanese lacks: { $added }
       *[other] { $added ->
            [none] the translation lacks numbers of the Japanese: { $missing }
           *[other] the numbers differ: { $missing } in the Japanese, { $added } in the translation
        }
    }
    .label = in this translation
    .original = the Japanese
    .help = give each number of the Japanese once; 令和５年度 is FY2023, ６月 is June
repeat-differs = this repeated entry is printed in other words than `{ $slug }`: “{ $found }” against “{ $expected }”
    .label = as printed here
    .original = as printed first
    .help = both are kept as they are printed; if they are meant to be the same, remove the text here
duplicate-title = the title `{ $found }` is used twice
    .label = used again here
    .first = first used here
    .help = say in each title what sets the measure apart
unused-programme = no measure names the programme `{ $found }`
    .label = in this list
    .help = remove it, or add it to the `programmes` of the measures that name it
audience-missing = “{ $heading }” is for “{ $found }”, and this measure is not
    .label = this measure
    .help = add { $id } to audience or also_for; if it does not concern them, say why in allow
unused-audience = no measure serves the audience `{ $found }`
    .label = in this list
    .help = remove it, or add it to the `audience` of the measures that serve it
programme-not-named = the text of `{ $slug }` does not name its programme `{ $found }`
    .label = in this measure
    .help = correct the name, or remove it from `programmes`
programme-not-listed = the text of `{ $slug }` names the programme `{ $found }`, its list does not
    .label = in this measure
    .help = add it to `programmes`, so that the programme's page leads here

### Texts

typed-repeat = “{ $found }” is written here, so `{ $slug }` counts as a measure of its own
    .label = here
    .help = write `repeats: <slug of the original>` in the front matter and remove the mark; the handbook prints its own
equal-texts = the text of `{ $slug }` is that of `{ $found }`
    .label = this text
    .first = the same text
    .help = for a repeated entry write `repeats: { $found }` in the front matter; else check that neither was copied by mistake
placeholder-title = the title of `{ $slug }` seems to be a placeholder: “{ $found }”
    .label = this title
    .help = write a `title` that says what the measure is
plan-without-title = the plan has no title
    .label = this value
    .help = write the plan's title
placeholder-slug = the name `{ $slug }` is a placeholder
    .help = end the name of the file in one that says what the measure is; once published, its address would change
unknown-link = there is nothing at `{ $target }`
    .label = this link
    .help = { $suggestion ->
        [none] name a measure by its slug or file, a page as in `../targets.html`, a page elsewhere with https://
       *[other] did you mean `{ $suggestion }`?
    }
text-comment = comments in the texts: { $count }; they are on no page, in no booklet and in no data
    .here = not published
    .help = if it is part of the text, remove `<!--` and `-->`
comment-in-value = `<!--` begins no comment here: it is published as text
    .label = from here
    .help = take it out, or put it on a line of its own that begins with `#`, which is a comment of YAML
text-comment-open = `<!--` is not closed: nothing from here to the end of the text is published
    .label = from here
    .help = end the comment with `-->`
text-tag = `{ $found }` has no meaning here and is shown as it is written
    .label = this tag
    .help = <br> <u> <b> <i> <s> <sup> <sub> may be used; write everything else in Markdown
text-picture = pictures cannot be used: { $found }
    .label = only its description is shown
    .help = say in words or in a table what it shows, or link to a page that has it
text-note-missing = there is no text for the note { $found }, which is shown as it is written
    .label = this mark
    .help = add a line `{ $found }: the note` at the end of the text
text-note-unused = the text does not refer to this note, which is shown at its end
    .label = this note
    .help = refer to it (`[^1]`), or remove it
text-heading = a heading within a text is shown below those of the page
    .label = this heading
    .help = check that the plan has it; lists and the printed handbook show it as a line in bold
text-heading-space = `{ $found }` makes no heading here and is shown as it is written
    .label = a space is needed after it
    .help = write `## Heading`, with a space after `#`
text-foreign = `{ $found }` is no markup of this handbook and is published as it is written
    .label = here
    .help = write a heading with `#`, bold with `**`, a note as `[^1]`, what nobody shall read as `<!-- -->`, and a link as `[name](address)`; leave it if the plan has these characters
line-markup = `{ $found }` is no markup here and is published as it is written
    .label = here
    .help = titles and values have no bold, notes, links or HTML: take it out, or write it in the text
text-underline = `{ $found }` directly below a line is how a heading is written; it is shown as a rule
    .label = this line
    .help = put an empty line before it if it is meant as a rule, or remove it
text-entity = `{ $found }` is HTML, and is shown as the character that it stands for
    .label = this
    .help = write the character itself; to show what is written here, put `\` before it: `\{ $found }`
text-entity-unseen = `{ $found }` stands for a character that no reader sees, such as a control, and cannot be published
    .label = this
    .help = take it out; to show what is written here, put `\` before it: `\{ $found }`
text-link-form = `{ $found }` is no link and is shown as it is written
    .label = here
    .help = write `[name](address)` with half-width brackets and no space between; a space in an address is written `%20`
text-asterisks = `{ $found }` has no partner and is shown as it is written
    .label = here
    .help = put `**` on both sides of what is to be bold, or write `\*` for the sign itself
text-asterisk = `*` was read as a mark of emphasis
    .label = this `*` is not shown
    .help = write `\*`, × or ＊ if it is meant as a sign
text-line = the end of the line is kept
    .label = a new line begins here
    .help = begin the items of a list with `- ` and put an empty line between paragraphs, so that screen readers tell them as such
text-list-numbers = the numbers of this list do not follow each other; they are shown as they are written
    .label = this number
    .help = check it against the plan, and correct it if it is wrong
text-tab-table = lines with tabs are shown as a table
    .label = these lines
    .help = the first line becomes its heading; if that is wrong, write it as `| Heading | Heading |`
text-table-cells = this row has more cells than the head of its table
    .label = this row
    .help = they are shown below an empty heading; write a heading for each column, or take out the `|` that is too many
text-indent = an indent by spaces is shown as a paragraph
    .label = this paragraph
    .help = remove the spaces; paragraphs are indented by themselves
text-deep = lists or quotations are nested too deep
    .label = all further levels are shown at this one
    .help = use at most 12 levels
text-large = the text is too long
    .label = the rest is shown without emphasis, links and the like
    .help = divide the measure
text-too-long = the text has { $count } characters; there is room for { $limit }
    .label = from here there is no room
    .help = divide it into sections or measures
text-wide = the table has too many columns
    .label = this table
    .help = use at most 40; more have no room on paper
text-bullet = the text begins with “{ $found }”, and the handbook prints its own mark before it
    .label = this mark
    .help = remove it

### Characters

char-look-alike = “{ $found }” ({ $code }) only looks like “{ $expected }” (found: { $count })
    .label = not “{ $expected }”
    .help = usual in text copied from a PDF; `tebiki check --fix` writes “{ $expected }”
char-unseen = a character that cannot be seen: { $code } (found: { $count })
    .label = here
    .help = no page has it; `tebiki check --fix` removes it from the content too
char-line-end = a line end of Word: { $code } (found: { $count })
    .label = here
    .help = `tebiki check --fix` makes it a usual one
char-no-break-space = a space that does not break: { $code } (found: { $count })
    .label = here
    .help = `tebiki check --fix` makes it a usual one
char-half-width = half-width katakana: “{ $found }”
    .label = here
    .help = write it full-width; screen readers and search take it for something else
char-platform = “{ $found }” ({ $code }) is shown and read aloud differently from machine to machine (found: { $count })
    .label = here
    .help = write it out, as （株） for {"\u3231"} or 電話 for {"\u2121"}
char-emoji = an emoji: “{ $found }” ({ $code }) (found: { $count })
    .label = here
    .help = the fonts of the printed handbook have none; say it in words
char-private = a character for private use: { $code } (found: { $count })
    .label = here
    .help = other machines do not show it; write the proper character, or another with an explanation
char-lost = a character that was lost when the file was converted: { $code } (found: { $count })
    .label = what stood here is gone
    .help = look it up in the original document

### Wording of the Japanese

wording-form = official Japanese { $strength ->
        [may] may write
       *[other] writes
    } `{ $expected }` for `{ $found }`
    .label = `{ $expected }`
    .help = authority: { $authority }. The text of a plan that was agreed stays; mend it in the next one
wording-mixed = `{ $found }` here, but mostly `{ $expected }` in this plan
    .label = the rarer spelling
    .help = for the next plan: keep to one spelling
wording-brackets = the bracket `{ $found }` has no partner of its kind
    .label = in this text
    .help = close it, and use brackets of one width
wording-digits = `{ $found }` has another width than such numbers elsewhere in this plan
    .label = this number
    .help = keep to one width in the next plan
wording-doubled = a word or particle stands twice: `{ $found }`
    .label = here
    .help = take out one of them
wording-punctuation = `{ $found }` is no mark of official Japanese
    .label = `{ $expected }`
    .help = write `{ $expected }`
wording-english = there is a plainer way to say “{ $found }”
    .label = “{ $expected }”
    .help = consider “{ $expected }”
wording-english-sentence = a sentence of { $found } words
    .label = this sentence
    .help = it reads better in parts of up to { $allowed } words
wording-spaces = a space within Japanese text: “{ $found }”
    .label = here
    .help = remove it; screen readers and search take it for the end of a word
wording-sentence = a sentence of { $found } characters
    .label = this sentence
    .help = sentences of up to { $allowed } characters are easier to read; split it in the next plan

### Translating

unknown-page = there is no page `{ $found }`
    .help = { $suggestion ->
        [none] give the slug of a measure, chapter or section, or `preamble`
       *[other] did you mean `{ $suggestion }`?
    }
translation-exists = `{ $path }` already exists
    .help = revise it and confirm it with `tebiki translate --touch { $slug }`
no-translation = `{ $path }` is not there
    .help = `tebiki translate --stub { $slug }` writes the file to fill in

### Offline bundle

offline-no-start = the tree has no `index.html` to start from
    .help = build the site with the default theme's `root-index.html`, or one of your own
offline-path-twice = `{ $path }` and another file have names that Windows takes for the same
    .help = rename one of them; names must differ in more than their case, and from the folders beside them
offline-path-too-long = the path of `{ $path }` has { $found } characters in the bundle, more than the { $allowed } allowed
    .help = shorten the slug or the file name, so that the folder can be unpacked deep inside others
offline-path-characters = the name `{ $found }` in `{ $path }` has characters other than a–z, 0–9, `-`, `_` and `.`
    .help = rename the file; other characters are garbled or refused by some unpackers
offline-path-dots = the name `{ $found }` in `{ $path }` is empty or begins or ends with a dot
    .help = rename the file
offline-path-reserved = Windows keeps the name `{ $found }` in `{ $path }` for a device
    .help = rename the file, for example with a word after a hyphen
offline-markup = `{ $path }` has `{ $found }`, which does not work from disk
    .help = in the theme, use classic scripts and links that are relative to the page
offline-archive = the bundle could not be written: { $cause }
    .help = this happens with files over 4 GB only

### The shape of a plan
misplaced-file = `{ $path }` is not where a content file belongs
    .help = a heading is `<number>-<name>/_index.md` (up to six deep), a measure `<order>-<slug>.md` or `<owner>-<order>-<slug>.md` in the folder of its heading, for example `1-jobs/2-training/bureau-010-course-fees.md`
duplicate-id = the id `{ $found }` is used twice
    .label = used again here
    .first = first used here
    .help = rename one of the two
translation-without-original = a translation without an original
    .help = there must be the official text `{ $path }`; if no translation is wanted, remove this file
missing-index = the file of the heading, `{ $path }`, is missing
    .help = put an `_index.md` into this folder and give the heading as `title:`
duplicate-number = two headings have the number `{ $found }`
    .label = the second
    .first = the first
    .help = change the number in the name of one folder (for a chapter of targets, `chapter:`)
no-level = this heading is on level { $found }, but the plan declares { $allowed }
    .label = this heading
    .help = add a level to `levels:` in `plan.yaml`, or move the folder up
unknown-level = unknown level `{ $found }`
    .label = no such level
    .help = the levels of `plan.yaml`: { $allowed }
level-above-parent = the level `{ $found }` lies outside that of the heading above
    .label = this level
    .help = name a level further in: { $allowed }
too-many-former-names = a measure may have { $allowed } former names (aliases)
    .label = from here
    .help = take out those that nobody uses; each is a page that leads to the measure
too-many-levels = a plan has { $allowed } levels at most
    .label = too many from here
    .help = take levels out of `levels:`
unknown-language = unknown language `{ $found }`
    .label = no code of a language
    .help = write a code such as ja, en, zh, ko, pt, vi (ISO 639-1)
no-language = there is no language
    .label = here
    .help = write `languages: [ja]`, the official language first
missing-official-text = there is no text in the official language ({ $lang })
    .label = here
    .help = give it as `{ $lang }:`
undeclared-language = a translation into a language that the plan does not have ({ $lang }); it is not read
    .help = add `{ $lang }` to `languages:` in `plan.yaml`, or remove this file
official-language-file = a translation into the official language ({ $lang }); it is not read
    .help = the official text stands in the file without a code (`….md`)
undeclared-translation = `{ $found }` is no translation of this plan
    .help = its translations: { $allowed }
unknown-number-style = unknown style of numbers `{ $found }`
    .label = no style of numbers
    .help = use { $allowed }, or a text with a place for the number such as `Goal { "{" }n{ "}" }:`
unknown-choice = `{ $found }` cannot stand here
    .label = here
    .help = use one of { $allowed }
fiscal-year = `{ $found }` is no Western year
    .label = this year
    .help = write the year in which the fiscal year begins with four digits: `2023` for Reiwa 5
owner-id-number = the owner's id `{ $found }` has a part that is only digits
    .label = this id
    .help = it cannot be told from the order in a file name; rename it
unknown-role = unknown role `{ $found }`
    .label = no such role
    .help = { $suggestion ->
        [none] the roles of `plan.yaml`: { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-unit = unknown unit `{ $found }`
    .label = no such unit
    .help = { $suggestion ->
        [none] units: { $allowed }; add others to `units:` in `plan.yaml`
       *[other] did you mean `{ $suggestion }`? Others can be added to `units:` in `plan.yaml`
    }
listed-twice = `{ $found }` is listed twice
    .label = the second time
    .help = remove one of them

### Reports

grade-order = the bands of the grades are out of order
    .label = this band
    .help = write the largest `from` first, and the band without `from` last
not-money = the amount `{ $found }` is not a whole number of yen
    .label = this amount
    .help = write a whole number of yen, 0 or more
progress-path = `{ $path }` does not say of which year and of what it is
    .label = this place
    .help = put it at `progress/2023/slug.yaml` for a measure, `progress/2023/targets/id.yaml` for a target
reported-twice = `{ $found }` is reported twice in one year
    .label = the second
    .first = the first
    .help = remove one of them
unknown-reported = there is no measure `{ $found }` for this report
    .label = this file
    .help = { $suggestion ->
        [none] there are { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-target-part = the target `{ $target }` has no part `{ $found }`
    .label = this file
    .help = { $suggestion ->
        [none] there are { $allowed }
       *[other] did you mean `{ $suggestion }`?
    }

### Returned workbooks

take-both = { $file }, { $place }: it says something else than { $first }
    .help = Find out which is right, and give that file only.
take-choice = { $file }, { $place }: `{ $found }` is none of the choices
    .help = { $suggestion ->
        [none] Choose one of those that are shown.
       *[other] did you mean `{ $suggestion }`?
    }
take-column = { $file }, { $place }: there is no column `{ $found }`
    .help = Copy the values into a new file without taking out columns or changing headings.
take-date = { $file }, { $place }: `{ $found }` cannot be read as a date
    .help = Write it as 2024-04-30, in the fiscal year or after it.
take-elsewhere = { $file }, { $place }: the result of this year stands in targets.yaml
    .help = Change `results` there, or take it out.
take-error = { $file }, { $place }: the formula came to `{ $found }`
    .help = Write the value instead of the formula.
take-limit = { $file }, { $place }: `{ $found }` is no possible number
    .help = Write a number of 0 or more, in the unit of the table.
take-merged = { $file }, { $place }: cells are merged
    .help = Part the cells, and write each value into its own.
take-money = { $file }, { $place }: `{ $found }` is no amount of yen
    .help = Write a whole number of yen.
take-newer = { $file }, { $place }: the value of today, `{ $newer }`, is newer than the file
    .help = Compare it with the value of today; to replace that, add --overwrite.
take-no-value = { $file }, { $place }: the result of `{ $found }` has no figure
    .help = Write the figure, or leave the other fields of the row empty.
take-not-asked = { $file } is no file that was made to ask for a report
    .help = Fill in a file made by `tebiki ask`, and save it as an Excel workbook (.xlsx).
take-number = { $file }, { $place }: `{ $found }` cannot be read as a number
    .help = Write digits only; comments have a field of their own.
take-other-plan = { $file } is of another plan, `{ $found }`
    .help = Make it again with `tebiki ask` in the project of this plan.
take-owner = { $file }, { $place }: `{ $found }` is a row of another owner
    .help = Take it out.
take-row = { $file }, { $place }: it is not known what the row is about (`{ $found }`)
    .help = { $suggestion ->
        [none] Put the id back.
       *[other] did you mean `{ $suggestion }`?
    }
take-row-twice = { $file }, { $place }: `{ $found }` stands at { $first } too
    .help = Make them one.
take-share = { $file }, { $place }: write `{ $found }` in percent
    .help = Write 61.7 for 61.7%. Typed with its sign, Excel keeps it as 0.617.
take-text = { $file }, { $place }: the text cannot be taken (`{ $found }`…)
    .help = Write up to 5,000 characters of plain text.
take-too-large = { $file } is too large
    .help = Take pictures and the like out; up to 16 MB are read.
take-unreadable = { $file } cannot be read ({ $cause })
    .help = Take the password off and save it as an Excel workbook (.xlsx).
