### Around a page

site-description = Handbook of the { $title }: by measure, owner, target and term.
skip-link = Skip to the main text
language-label = Language
nav-label = Main pages
nav-home = Home
nav-plan = Full text
nav-targets = Targets
nav-terms = Index of terms
nav-search = Search
nav-about = About
breadcrumbs-label = You are here
pager-label = Previous and next page
pager-previous = Previous: { $title }
pager-next = Next: { $title }
version-line = Content version { $version } ({ $date })
source-line = Source: { $source }
pdf-link = PDF for printing
provisional = This is a provisional translation; the Japanese text prevails.
missing-title = Page not found
missing-text = There is no such page. Check the address, or start from the home page.
moved = This page has moved

### Home

home-contents = What is in the plan
home-counts = { $chapters ->
        [one] 1 chapter
       *[other] { $chapters } chapters
    }, { $sections ->
        [one] 1 section
       *[other] { $sections } sections
    }, { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    }
home-audiences = What is there for me
home-owners = By owner
home-targets = Numerical targets
home-targets-more = See the targets and their measures
count-measures = { $count ->
        [one] 1 measure
       *[other] { $count } measures
    }

### Chapters and measures

chapter-contents = Sections of this chapter
editorial-note = The numbers and titles of the measures, their audiences and their links to targets were added by the editors of this handbook; they are not part of the official text.
editorial-title-note = The title was added by the editors of this handbook.
repeat-mark = (repeated entry)
repeat-of = Original: { $number }
repeated-at = Repeated at { $number }
sub-measures = Sub-measures
facts = About this measure
fact-number = Number
fact-owner = Owner
fact-chapter = Chapter
fact-section = Section
fact-parent = Part of
fact-status = Status
fact-audience = For whom
fact-programmes = Programmes
fact-targets = Numerical targets
fact-repeats = Repeated in
fact-contact = Contact
fact-links = Links
status-new = New
status-expanded = Expanded
status-continued = Continued
related-title = Related measures
related-reason = Words in common:
translation-stale = The Japanese text has changed since this translation was made. The Japanese text is shown with it.
translation-missing = There is no translation yet. The Japanese text is shown.

### Lists

owner-joint = Measures that these bodies carry out together:
audience-intro = The audiences were added by the editors of this handbook.
repeats-title = Repeated entries
repeats-intro = These measures are printed again in another section.
targets-measures = Measures by target
targets-editorial = The links between measures and targets were added by the editors of this handbook.
no-results = No results have been published yet.
terms-title = Index of terms
terms-rows = Letters
glossary-title = Japanese–English glossary
glossary-caption = Terms of the plan with their reading and English
glossary-ja = Term
glossary-reading = Reading
glossary-en = English
glossary-measures = Measures
plan-title = Full text of the plan
search-title = Search
search-intro = Search uses JavaScript. Without it, use the index of terms or the full text.
search-label = Search
search-button = Search

### About

about-title = About this handbook
about-intro = The official text of the plan, measure by measure, to read, search and print.
guide-title = How to write content
guide-intro = Each measure is one Markdown file.
accessibility-title = Web accessibility
accessibility-intro = This site aims to conform to JIS X 8341-3:2016 and WCAG 2.2 at level AA.
data-title = Open data
data-intro = The content of the plan is also offered in machine-readable form.

### Data files

data-file-measures = Measures, repeated entries included
data-file-targets = Numerical targets
data-description = UTF-8 with a byte order mark, lines end in CRLF, the first row holds the names of the fields. Several values in a cell are separated by “;”. A text that begins with “=” or the like has an apostrophe before it
data-file-heading = File
data-format-heading = Content
data-fields-heading = Fields of the CSV files
data-field-heading = Field
data-meaning-heading = Meaning
data-schema = definition of the fields
data-field-fiscal-year = fiscal year: the Western year in which it begins
data-field-slug = name of the measure, unique in the plan
data-field-number = number of the measure
data-field-chapter = number of the chapter
data-field-section = number of the section
data-field-owner = who carries it out
data-field-position = place in the owner’s list of the section, or below the parent, from 1
data-field-parent = for a sub-measure, the name of its measure
data-field-repeats = for a repeated entry, the name of its original; leave these rows out when counting
data-field-title = title (editorial)
data-field-title-ja = title in Japanese (editorial)
data-field-title-en = title in English (editorial)
data-field-text = text; the Japanese is the official one
data-field-text-ja = official text in Japanese; paragraphs are parted by a space
data-field-text-en = English translation of the text
data-field-target = names of the targets it works towards
data-field-audience = whom it serves
data-field-programmes = named schemes
data-field-url = address of the page, from the root of the site
data-field-url-ja = address of the Japanese page, from the root of the site
data-field-url-en = address of the English page, from the root of the site
data-field-kind = target: a target value; result: what was reached
data-field-id = name of the target
data-field-part = name of the part; empty where the target has no parts
data-field-group = number of the group in the table of targets (not a chapter’s)
data-field-group-ja = group in the table of targets, in Japanese
data-field-group-en = group in the table of targets, in English
data-field-label = indicator
data-field-label-ja = indicator, in Japanese
data-field-label-en = indicator, in English
data-field-part-ja = part, in Japanese
data-field-part-en = part, in English
data-field-value = number in the unit of `unit`; an empty cell is not zero but no number
data-field-unit = unit: percent, or people_per_year
data-field-printed = the target as the plan prints it
data-field-printed-ja = the target as the plan prints it
data-field-printed-en = English translation of the target as printed
data-field-results = results by fiscal year; empty where none have been published
data-field-measures = names of the measures that work towards it
