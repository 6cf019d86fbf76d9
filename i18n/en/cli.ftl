cli-about = Tebiki turns a government plan, written as one Markdown file per measure, into a handbook in Japanese and English: a website, a PDF for print, and a folder that opens without a network.
cli-examples =
    {"  "}tebiki init my-plan          start a project
    {"  "}tebiki -C my-plan check      look for mistakes
    {"  "}tebiki -C my-plan build      write the handbook to my-plan/public

    Exit codes:
    {"  "}0  done; what was to be written is written, though there may be warnings
    {"  "}1  there are mistakes: nothing was written; or check, verify or translate --status
    {"  "}   found something (a warning is enough), or import could not place every line
    {"  "}2  could not run
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-examples = Examples:
cli-value-command = COMMAND
cli-lang = Language of messages: ja or en (default: the system's)
cli-project = Project folder, which has content/ in it (default: the current folder)
cli-quiet = Print problems only
cli-format = How to print problems: human, short (one line each), json (one object a line), sarif or github (annotations of a workflow) (default: human)
cli-help = Print help
cli-version = Print the version
cli-no-project = this is no project of Tebiki (there is no `{ $path }`); name the project with -C, or make one with tebiki init
cli-found = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
cli-step-analyse = analysing the Japanese text
cli-step-print = laying out the PDFs
cli-step-render = rendering

### Usage errors

cli-usage-unknown-argument = unknown argument `{ $argument }`
cli-usage-unknown-command = unknown command `{ $argument }`
cli-usage-missing = missing argument: { $argument }
cli-usage-value = `{ $value }` is not a value for { $argument }; allowed: { $allowed }
cli-usage-suggestion = did you mean `{ $suggestion }`?
cli-usage-more = For more, try `--help`.

### init

cli-init = Write a small example project to start from
cli-init-folder = Folder for the project (default: the current folder)
cli-init-manual = manual
cli-init-exists = `{ $path }` already exists; nothing was written
cli-init-done = wrote an example project to { $path }; next: tebiki -C { $path } build
cli-init-done-here = wrote an example project to this folder; next: tebiki build

### build

cli-build = Write the handbook: the website in both languages with its data, search and PDFs
cli-build-out = Folder to write to; only what Tebiki made in it is replaced (default: public in the project)
cli-build-no-pdf = Leave out the printed handbooks and all else that is printed (voice, cards, leaflets, large-print, two-up)
cli-build-editions = Forms to make besides the pages, separated by commas (default: editions_made in plan.yaml, or else pdf): pdf, epub (electronic book), text (the full text), voice (texts for voice codes), data-twins (data of each measure), embed (pages for the pages of others), cards (pictures for links), leaflets (one for each audience), large-print (the PDF in large print), two-up (the PDF with two pages on a sheet)
cli-build-examples =
    {"  "}tebiki build                     write to public/
    {"  "}tebiki build --out /tmp/preview  write elsewhere
    {"  "}tebiki build --editions pdf,epub  with the PDF and the electronic book
cli-build-no-pdf-made = the printed handbooks could not be made; to build without them, add --no-pdf
cli-build-stopped = nothing was written; the last handbook is as it was
cli-build-done = { $files } files in { $path } ({ $written } written, { $removed } removed{ $kept ->
        [0] {""}
       *[other] , { $kept } not Tebiki's kept
    })

### check

cli-check = Look for mistakes in the content; writes nothing without --fix
cli-check-fixed = corrected { $path }: { $changes }
cli-check-done = read { $measures } measures and { $repeats } repeated entries
cli-check-examples =
    {"  "}tebiki check                  with an explanation of each problem
    {"  "}tebiki check --format short   one line each, for editors

### completions

cli-completions = Print the completions of a shell
cli-completions-shell = bash, zsh, fish, powershell or elvish

### Writing

cli-output-not-ours = `{ $path }` has files that Tebiki did not make, so it is left alone; choose another folder with --out
cli-output-not-a-folder = `{ $path }` is not a folder; choose another with --out
cli-output-locked = another run of Tebiki is writing to `{ $path }`; wait until it has finished
cli-output-unsafe = the file name `{ $path }` would lead out of the output folder, or has characters that can't be used
cli-output-io = cannot write `{ $path }`: { $cause }
cli-output-holds-project = `{ $path }` is the project's folder, or has it within; choose another folder with --out
cli-output-in-sources = `{ $path }` is a folder of the project's own files; choose another folder with --out
cli-output-mount-within = another disk or file system begins at `{ $path }` in the output folder, so it can't be kept; nothing was written; unmount it, or choose another folder with --out
cli-output-twice = there are two files `{ $path }`, or a folder of that name; if it is in the static folder, rename it there
cli-output-in-the-way = `{ $path }` in the output folder was not made by Tebiki, but a file of the handbook belongs in its place; nothing was written; move or rename it
cli-output-special = `{ $path }` in the output folder is neither file nor folder and can't be kept; nothing was written; move it away
cli-output-left = the handbook is published, but the last one, `{ $path }`, could not be removed; the next build will remove it
cli-unprinted = the result could not be written: { $cause }
cli-threads = cannot start the threads to work with

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
verify-published = published
verify-published-missing = { $path }: missing:
verify-published-added = { $path }: not in the plan, and not marked as the handbook's own:
verify-published-changed = { $path }: different:
verify-published-no-file = { $path }: there is no such page
verify-published-exact = 0 differences: { $pages } published pages say what the plan says
verify-published-different = { $differences } differences in what was published ({ $pages } pages compared)
verify-pdf-compared = The PDF was compared too.
verify-pdf-absent = There is no PDF beside the pages.
verify-pdf-unread = The PDF was not compared: it is read with pdftotext, which is not installed (Debian: poppler-utils).
verify-furniture = left out as page numbers and the like: lines { $lines } of the official text

### verify

cli-verify = Compare the content with the official text, character for character
cli-verify-file = The official text, as extracted from the PDF (UTF-8)
cli-verify-published = Compare what was published there too: the pages, and the PDF if pdftotext is installed
cli-verify-examples =
    {"  "}tebiki verify seeds/saitama-employment-plan-2023.txt
    {"  "}tebiki verify seeds/saitama-employment-plan-2023.txt --published public

### translate

cli-translate = Manage the translations
cli-translate-all = With `--stub`: every page without a translation; with `--touch`: every translation that is current
cli-translate-into = The language of the translation (default: the plan's second)
cli-translate-one-language = this plan is in one language; write those of its translations under `languages` in content/plan.yaml
cli-translate-stub-what = name the page to translate by its slug, or say `--all`
cli-translate-status = Print, per chapter, how many pages are translated, stale and missing
cli-translate-stub = Write the translation file of a page, to be filled in, with the Japanese and the terms of the glossary as comments
cli-translate-touch = Confirm that a translation is still right after a change of the Japanese
cli-translate-columns = chapter	pages	translated	stale	missing
cli-translate-preamble = preamble
cli-translate-examples =
    {"  "}tebiki translate --status
    {"  "}tebiki translate --stub joint-job-fair    write the file to fill in
    {"  "}tebiki translate --touch joint-job-fair   still right as it is
cli-wrote = wrote { $path }
cli-check-fix = Correct in the content what is safe: characters that cannot be seen, or that only look like others
cli-check-wording = Also give hints on the wording of the Japanese text (公用文)
### Import

import-placeholder-title = placeholder: write a title
import-plan-remark = Facts of the plan as a whole; add audiences, programmes and the site
import-lost = not placed: this line is not in the content, or not at its place
import-no-original = nothing equals this repeat; it is kept as a measure of its own
import-repeat-differs = the repeat's text differs from its original's; it is kept as printed
import-unknown-unit = the target's unit is not known; its number was left out
import-no-fiscal-year = the text names no year; check `fiscal_year` in plan.yaml
import-no-title = no title of the plan was found; write it as `title` in plan.yaml
import-no-measures = no measures were found; all of the text is in the content as prose
import-look-alike = a character that only looks like the usual one was replaced
import-unknown-character = a character that no font has was kept; check it against the printed plan
import-level = level `{ $id }` ({ $number }): { $count } headings; first: { $example }
import-summary = { $headings } headings, { $measures } measures, { $repeats } repeats, { $owners } owners, { $values } target values
import-lines = { $placed } lines placed, { $furniture } left out, { $unplaced } not placed, { $warnings } warnings
import-furniture = { $count } lines left out as { $kind }: { $lines }
import-page-numbers = page numbers
import-contents = table of contents
import-running-heads = running heads
import-blank-pages = blank pages
import-markup = markup
import-proved = compared: the content has every character of the text, in order
import-broken = the content has errors; `tebiki check` shows them
import-encoding = the text was read as { $encoding }

### import

cli-import = Make content files of a plan's text; every line is placed or reported
cli-import-file = The plan's text or Markdown, as extracted from its PDF (UTF-8, UTF-16, Shift_JIS or EUC-JP)
cli-import-out = Folder of the new project (default: the project folder)
cli-import-date = Date of the content (default: today)
cli-import-fiscal-year = Year in which the fiscal year begins, if the text does not say it
cli-import-structure = The plan's levels, as you correct them: the form that --print-structure shows
cli-import-print-structure = Show the levels that would be declared, and write nothing
cli-import-not-text = { $path } is no text. { $kind ->
    [pdf] It is a PDF: make a text of it first, e.g. with `pdftotext -layout plan.pdf plan.txt`
    [office] It is a document of Word, Excel or the like: save it there as plain text (*.txt, UTF-8)
    [old-office] It is an old document of Word or Excel: save it there as plain text (*.txt, UTF-8)
   *[other] Its encoding is none of UTF-8, UTF-16, Shift_JIS and EUC-JP: save it as UTF-8
}
cli-import-structure-wrong = { $path }: the declaration of levels cannot be read: { $cause }. `tebiki import --print-structure FILE` shows the form
cli-import-done = wrote { $path }; titles and slugs are placeholders to be edited
cli-import-examples =
    {"  "}tebiki import plan-2024.txt --out plan-2024
    {"  "}tebiki import plan-2024.txt --print-structure > levels.yaml
    {"  "}tebiki import plan-2024.txt --structure levels.yaml --out plan-2024

### pdf

cli-pdf = Write the printed handbook, or a booklet of a part of it
cli-pdf-owner = Only the measures of this owner
cli-pdf-chapter = Only this chapter, by its number (a1 for the first appendix)
cli-pdf-audience = Only the measures for this audience
cli-pdf-leaflet = A leaflet (A5) for the audience, or for each one without --audience
cli-pdf-large = In large print, 18 points
cli-pdf-two-up = Two pages on each sheet of A4; leaflets in the order in which they are folded
cli-pdf-furigana = With readings above the kanji of the Japanese editions
cli-pdf-edition = Only the edition in this language (default: all of the plan)
cli-pdf-out = Folder to write to (default: the project folder)
cli-pdf-examples =
    {"  "}tebiki pdf                            handbook-ja.pdf and handbook-en.pdf
    {"  "}tebiki pdf --chapter 4 --edition ja   a booklet of chapter 4
    {"  "}tebiki pdf --audience women           a booklet for one audience
    {"  "}tebiki pdf --audience women --leaflet the leaflet for that audience

### pack

cli-pack = Write the handbook as one zip to carry to PCs without a network
cli-pack-out = File to write (default: handbook-offline.zip in the project)
cli-pack-no-pdf = Leave out the printed handbooks
cli-pack-examples =
    {"  "}tebiki pack
    {"  "}tebiki pack --out /media/usb/handbook.zip
