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

### Search

search-hint = You can also type readings, romaji, abbreviations or Japanese. The "/" key moves here.
search-count = Measures found: { $n }
search-none = No measure found for "{ $q }"
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
