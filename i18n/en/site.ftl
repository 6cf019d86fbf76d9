### Around a page

site-description = Handbook to the { $title }: by measure, implementing body, target and term.
skip-link = Skip to the main text
og-locale = en_GB
language-label = Language
read-here = Read in { $name }
read-official = { $official ->
    [ja] Read the official text in Japanese
   *[other] Read the official text
}
nav-label = Main pages
menu-label = Menu
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
licence-line = Terms of use: { $licence }
pdf-link = PDF for printing
provisional = { $official ->
    [ja] This is a provisional translation; the Japanese text prevails.
   *[other] This is a provisional translation; the official text prevails.
}
furigana-label = Furigana
theme-label = Appearance
theme-auto = Automatic
theme-light = Light
theme-dark = Dark
start-title = Choose a language
missing-title = Page not found
missing-text = There is no such page. Check the address, or start from the home page.
missing-links = This page cannot tell where the handbook is located, so the links above may not open. If they do not, go back to the previous page, or shorten the address part by part.
moved = This page has moved
list-separator = { ", " }

### Descriptions of pages (shown in search results)

home-description = Handbook to the { $plan }: by measure, implementing body, audience, target and term.
chapter-description = { $title }: { $plan }
measure-description = { $title }: { $plan }
owner-description = Measures of the { $plan } that are carried out by { $title }.
audience-description = Measures of the { $plan } for this audience: { $title }.
programme-description = Measures of the { $plan } that concern { $title }.
targets-description = Numerical targets of the { $plan }, their results and the measures that work towards each target.
repeats-description = Measures that appear in more than one section of the { $plan }.
index-of-terms-description = Programmes, schemes and terms of the { $plan }, from A to Z.
glossary-description = Terms of the { $plan } with their reading and English.
search-description = Search the measures of the { $plan } by word, reading and number.
plan-description = The full text of the { $plan } on one page.
about-description = What this handbook to the { $plan } contains, how to cite it, its version and source.
accessibility-description = Accessibility of the handbook to the { $plan }: aims and test results.
data-description = The measures and targets of the { $plan } as CSV and JSON.

### Home

home-contents = The plan at a glance
home-counted = The plan prints { $entries } entries; { $repeats ->
        [one] 1 of them repeats a measure and is not counted.
       *[other] { $repeats } of them repeat a measure and are not counted.
    }
home-contents-text = The bars show how many measures each section has, by implementing body.
home-owners = By implementing body
home-targets = Numerical targets
home-targets-more = See the targets and the measures that work towards each of them
figure-measures = { $count ->
        [one] measure
       *[other] measures
    }
figure-targets = { $count ->
        [one] numerical target
       *[other] numerical targets
    }
count-measures = { $count ->
        [one] 1 measure
       *[other] { $count } measures
    }
count-short = { $count }
count-targets = { $count ->
        [one] 1 numerical target
       *[other] { $count } numerical targets
    }
count-with-joint = { $count ->
        [one] 1 measure
       *[other] { $count } measures
    } ({ $shared } carried out jointly)
count-repeats = { $count ->
        [one] 1 repeated entry is listed too.
       *[other] { $count } repeated entries are listed too.
    }
owner-count = { $owner } { $count }

### Chapters and measures

chapter-contents = On this page
plan-contents = Contents
editorial-note = { $titles ->
    [editorial] The numbers and titles of the measures, their audiences and their links to targets were added by the editors of this handbook; they are not part of the official text.
   *[none] Numbers like 1-1-1, audiences and links to targets were added by the editors of this handbook; they are not part of the official text.
}
editorial-title-note = Title, audiences and links to targets are the editors’, not part of the official text.
repeat-mark = (repeated entry)
repeat-of = Original: { $number }
repeated-at = Repeated at { $number }
sub-measures = Sub-measures
facts = About this measure
fact-number = Number
fact-place = Place
fact-owner = Carried out by
fact-parent = Part of
fact-status = Status
fact-audience = For whom
fact-also-for = Also concerns
fact-programmes = Programmes
fact-targets = Numerical targets
fact-department = Department
fact-budget = Budget
fact-repeats = Repeated in
fact-contact = Contact
fact-links = Links
status-new = New
status-expanded = Expanded
status-continued = Continued
permalink-link = Permanent link
copy-done = Copied.
copy-failed = Could not copy. Select the citation and copy it.
report-by-number = Please quote this number in enquiries and when reporting errors.
related-title = Related measures
related-reason = Words in common:
translation-changes = What has changed since the translation
translation-stale = { $official ->
    [ja] The Japanese text has changed since this translation was made. The Japanese text is shown with it.
   *[other] The official text has changed since this translation was made. The official text is shown with it.
}
translation-missing = { $official ->
    [ja] There is no translation yet. The Japanese text is shown.
   *[other] There is no translation yet. The official text is shown.
}

### Lists

owner-joint = Measures that these bodies carry out together:
audience-lead = { $count ->
        [one] 1 measure is for this audience.
       *[other] { $count } measures are for this audience.
    }{ $also ->
        [0] {""}
        [one] {" "}One more concerns it too.
       *[other] {" "}{ $also } more concern it too.
    }
audience-own = Measures for this audience
audience-also = Measures that concern it too
audience-intro = The audiences were added by the editors of this handbook; they are not part of the official text.
programme-lead = { $count ->
        [one] 1 measure concerns this programme.
       *[other] { $count } measures concern this programme.
    }
programme-other-name = Japanese name
filter-label = Narrow the list
filter-chapter = Chapter
filter-owner = Carried out by
filter-audience = For whom
filter-all = All
filter-excerpt = Extract: { $names } ({ $shown } of { $total } measures), not the whole. { $edition }, version { $version } ({ $date })
filter-join = {", "}
filter-status = { $shown } of { $total } shown.
repeats-title = Repeated entries
repeats-intro = These measures appear in more than one section. The { $count } repeated entries are not counted as measures.
repeats-at = Repeated as
repeats-section = Section
repeats-original = Original measure
targets-table = Numerical targets
targets-result = Results
targets-measures = Measures by target
targets-editorial = The links between measures and targets were added by the editors of this handbook.
targets-mark = The vertical line in a bar marks the target.
targets-by = Measures that work towards this target
targets-no-measures = This target is not tied to particular measures.
no-results = No results have been published yet.
no-results-short = None yet
no-results-all = No results have been published yet. Once published, they will be shown as bars beside their targets.
result = { $year }: { $amount }
result-short = { $year }: { $amount }
target-baseline = Baseline ({ $year }): { $amount }
target-goal = { $year }: { $amount }
result-achieved = { " " }({ $achieved }% of the target)
terms-title = Index of terms
terms-intro = Programmes, schemes and terms, with the numbers of the measures they occur in.
terms-rows = Letters
glossary-title = Japanese–English glossary
glossary-intro = The words used in the translation of this handbook. They are not always official translations.
glossary-caption = Terms of the plan with their reading and English
glossary-ja = Term
glossary-reading = Reading
glossary-en = English
glossary-measures = Measures
plan-title = Full text of the plan
search-title = Search
search-intro = Search uses JavaScript, which is not running here. Please look in the index of terms or in the full text below instead.
search-label = Search
search-button = Search

### About

about-title = About this handbook
about-intro = A handbook of the official text of the plan, measure by measure, to read, search, cite and print.
about-plan = The plan is the { $title }.
about-unofficial = The Japanese text is given exactly as the plan has it, including inconsistent spellings and likely misprints.
about-contents-title = What it contains
about-contents = The { $headings } headings of the plan with { $measures } measures ({ $sub } of them sub-measures) and { $repeats } repeated entries, and { $targets } numerical targets.
about-use-title = How to use it
about-use-read = To read the plan in order:
about-use-terms = To find a programme or scheme by its name:
about-use-search = To find words:
about-use-furigana = Furigana can be switched on at the top of the Japanese pages.
about-use-theme = Choose a light or dark background with “Appearance” at the top of the page.
about-cite-title = How to cite
about-cite = Every measure has a number made of chapter, section and position. Use it to cite a measure; it is the same on paper and on screen.
about-cite-example = An example:
about-cite-format = ({ $plan }, measure { $number }, handbook version { $version })
about-permanent = The address of a measure's page stays the same when its title or number changes.
about-translation-title = The English version
about-translation = { $translated } of { $measures } measures have a translation of their current Japanese text. The translation is provisional; the Japanese text prevails.
about-version-title = Version and source
about-fiscal-year = Fiscal year
about-version = Content version
about-date = Date of the content
about-parties = Parties to the plan
about-source = Source
about-publisher = Publisher
about-licence = Terms of use
about-more-title = More

### Web accessibility

accessibility-title = Web accessibility
accessibility-intro = So that everybody can read it, every page of this handbook aims to meet JIS X 8341-3:2016 and WCAG 2.2 at level AA.
accessibility-none = No test result has been published yet.
accessibility-date = Date of the test
accessibility-standard = Standard
accessibility-level = Level
accessibility-status = Status
accessibility-scope = Scope
accessibility-technologies = Technologies relied on
accessibility-method = Method
accessibility-tools = Tools
accessibility-pages = Pages tested
accessibility-not-tested = Not tested
accessibility-problems = Known problems
accessibility-features-title = What the handbook offers
accessibility-keyboard = Everything works with the keyboard alone, and the focus is always clearly visible.
accessibility-zoom = Pages can be enlarged to 400% without scrolling sideways, except for large tables.
accessibility-colours = You can choose light or dark colours. Colour is never the only way that something is shown.
accessibility-scripts = Every text can be read without JavaScript.
accessibility-furigana = On Japanese pages, readings can be shown over the kanji.
accessibility-contact-title = If something is hard to read
accessibility-contact = Please tell us at the contact below, with the name of the page or the number of the measure.

### Open data

data-title = Open data
data-intro = The measures and targets in forms that spreadsheets and programs can use.
data-none = This edition comes without data files.
data-files = Data files
data-file = File
data-content = Content
data-size = Size
data-kilobytes = { $size } kB
data-measures-csv = The measures, one per row
data-measures-json = The measures with their full text in every language of this handbook, audiences, targets and so on
data-targets-csv = The targets and their results: one fiscal year of one indicator per row
data-targets-json = The targets and their results by fiscal year
data-schema = Schema: the meaning and type of each field
data-format-title = Format
data-format-csv = CSV files are UTF-8 with a byte order mark, have CRLF line ends and the names of the fields in the first row. There are no line breaks inside records.
data-format-json = JSON files are UTF-8. The schema files give the meaning and type of each field.
data-format-values = Numbers have neither units nor separators; the unit is a field of its own. Blank means no value, not zero.
data-format-years = A fiscal year is given as the year in which it begins (2023 for Reiwa 5).
data-format-repeats = Repeated entries have rows of their own, with the identifier of the original in the field “repeats”; leave them out when you count measures.
data-ids-title = Identifiers
data-ids = The identifier of a measure (slug) is the file name of its page. It stays the same when its number or title changes.
data-terms-title = Terms of use
data-terms = The terms of use of the plan's text are those of its source. When you use the data, please name the plan and the content version.

### Data files

data-file-measures = Measures, repeated entries included
data-file-targets = Numerical targets
data-field-fiscal-year = fiscal year: the Western year in which it begins
data-field-slug = identifier of the measure, unique in the plan
data-field-number = number of the measure
data-field-chapter = number of the heading at the top; a1 is the first appendix
data-field-section = numbers of the headings it stands under, from the outside in
data-field-path = titles of the headings it stands under, from the outside in
data-field-printed = as the plan prints it
data-field-official-title = whether the plan prints the title
data-field-translation = state of the translation: current, stale or missing
data-field-roles = roles of the owners
data-field-status = new, expanded or continued
data-field-department = department in charge
data-field-budget = budget
data-field-contact = contact
data-field-links = addresses of related pages
data-field-aliases = former names
data-field-owner = who carries it out
data-field-position = place under the heading (or in the implementing body’s list there), or below the parent, from 1
data-field-parent = for a sub-measure, the identifier of the measure it belongs to
data-field-repeats = for a repeated entry, the identifier of its original; leave these rows out when counting
data-field-title = title; editorial where official_title is false
data-field-text = text; the one in the first language is official
data-field-target = identifiers of the targets it works towards
data-field-audience = whom it serves
data-field-also-for = whom it concerns too
data-field-programmes = programmes and schemes named in the text
data-field-url = address of the page, from the root of the site
data-field-kind = target: a target value; goal: that of a single year; baseline: where it stood; result: the actual result
data-field-id = identifier of the target
data-field-part = identifier of the part; empty where the target has no parts
data-field-group = group in the table of targets
data-field-group-number = number of the group in the table of targets (not a chapter’s)
data-field-part-label = part
data-field-direction = up: more is better; down: less is better
data-field-baseline = where the indicator stood before the plan
data-field-goals = targets of single years
data-field-label = indicator
data-field-value = number in the unit of `unit`; an empty cell is not zero but no number
data-field-unit = unit: percent, people, cases …
data-field-results = results by fiscal year; empty where none have been published
data-field-measures = identifiers of the measures that work towards it
data-package-description = UTF-8 with a byte order mark, lines end in CRLF, the first row holds the names of the fields. Several values in a cell are separated by “;”. A text that begins with “=” or the like has an apostrophe before it
data-datapackage-json = The fields of the CSV files (Data Package)
### Search

search-hint = You can also type readings, romaji, abbreviations, Japanese or the number of a measure.
search-count = Measures found: { $n }
search-none = No measure found for “{ $q }”
search-understood = Searched for: { $w }
search-join = {", "}
search-repeat = Repeated entry: { $n }
search-repeat-mark = {" "}(repeated entry)
search-results-label = Search results
search-all = All
search-owner = Carried out by
search-chapter = Chapter
search-audience = For
search-via-text = Found in the Japanese text: { $w }
search-via-reading = Found by reading: { $w }
search-via-synonym = Found by a related Japanese word: { $w }
search-via-translation = Found by a related word: { $w }
search-via-spelling = Found by similar spelling: { $w }
search-more = Show more
search-help = Try fewer or shorter words, another word for the same, or the Japanese reading. The index of terms and the full text can help, too.
search-unknown = "{ $w }" is not in the plan. These are the results for "{ $u }".
search-answer = From the text of the plan
search-colon = {": "}
search-similar = Similar words: { $w } → { $u } ("{ $w }" is not in the plan)
search-respelt = Did you mean: { $w } (what was typed is not in the plan, so a similar word was searched for)
search-no-number = There is nothing with the number { $n }.
search-no-number-range = There is nothing with the number { $n }. Numbers run from { $from } to { $to }.
search-failed = A file of the search ({ $f }) could not be loaded. Please reload the page, or look in the index of terms or in the full text.
search-names = Pages of that name
search-kind-heading = Heading
search-kind-programme = Scheme
search-kind-target = Target
search-kind-page = Page
search-all-results = All results ({ $n })
slash-label = The "/" key moves to the search box

### Offline bundle

offline-readme-title = HOW TO READ THIS HANDBOOK
    { $title }
    { $year }, content version { $version }, { $date }
offline-readme-unblock = 1. Before you unpack: right-click { $zip }, choose “Properties”, tick “Unblock” at the bottom of the tab “General” if it is there, and press “OK”.
    Then right-click the file, choose “Extract All”, and open the folder that this makes. Pages opened inside the zip itself do not work.
offline-readme-start = 2. Double-click { $start }. It opens in a web browser; choose Japanese or English there.
    No network, no installation and no administrator rights are needed.
offline-readme-pdf = 3. To print, use { $pdf }. It has the same text.
offline-readme-share = The folder also works from a shared network folder. Copy it as a whole: the pages need the files around them.
offline-readme-scripts = Search, furigana and filters use the files that end in .js. Where security software has removed those files, everything else can still be read, and each page leads to all others.
offline-readme-stale = This copy is not updated automatically. The version and date above are also at the foot of every page; please compare them with the published edition.
