### Forms other than pages

## The download page

forms-title = Read or listen to the whole handbook
forms-intro = The same content can be read in several forms.
epub-link = Electronic book (EPUB)
twins-link = This measure as data:
twin-json = JSON
twin-md = Markdown
forms-caption = Files of the whole handbook
forms-file-pdf = Printed handbook (PDF, { $language })
forms-file-leaflets = Leaflet “{ $name }” (PDF, A5, { $language })
forms-file-large-print = Printed handbook in large print (PDF, 18 points, { $language })
forms-file-two-up = Printed handbook with two pages on each sheet (PDF, A4 landscape, { $language })
forms-file-epub = Electronic book (EPUB, { $language }). The size of its letters can be changed, and it can be read aloud.
forms-file-text = The full text as plain text ({ $language })
forms-file-voice = Texts for voice codes ({ $language }): a file of 800 characters at most for each printed page

## The full text as plain text

text-owner-heading = [{ $name }]
text-editorial-title = { $number } [{ $title }]
text-official-title = { $number } { $title }

## Texts for voice codes

voice-cover = Cover.
voice-page = Page { $number }.
voice-front = { $number } of the front matter
voice-page-number = page { $number }
voice-cut = {" "}The rest is left out.

## Electronic book (EPUB)

epub-landmarks = Main places
epub-page-list = Pages of the printed handbook
epub-owner-index-note = Measures carried out jointly are listed under each of the implementing bodies as well.
epub-audience-index-note = The audiences were assigned for this handbook.
epub-term-index-note = In alphabetical order, with the numbers of the measures.
epub-guide-number = 1-1-1
epub-guide-number-text = The number of a measure: those of the headings above it, and its place below them. Numbers of this form were added for this handbook.
epub-guide-title-mark = [Title]
epub-guide-title-mark-text = The title of a measure, added for this handbook; the plan has none.
epub-guide-repeat = (repeated entry) → 1-1-1
epub-guide-repeat-text = A measure that is printed elsewhere too, and the number of the original entry.
epub-guide-target = Numerical target
epub-guide-target-text = The target that the measure works towards; it leads to its table.
epub-accessibility = All content is text; there are no images. Readers can move by the list of contents, headings, indexes and the page numbers of the printed handbook, and can change the size, typeface and colours of the text. The book is made after EPUB Accessibility 1.1 (JIS X 23761 in Japan); it has not been tested by people, and conformance is not claimed.

## Data

data-xref-json = The measures for reference (number, title, address, hash of the official text), for other plans and sites that refer to them
data-catalog-jsonld = Data catalogue (DCAT) for portals that collect data

llms-summary = Handbook of the { $title } (version { $version }, { $date }). Each measure has a number, a title, its text, who carries it out and whom it serves.
llms-quote = To quote it, give the number of the measure and its text as it stands; do not present a paraphrase as the text of the plan. { $translations ->
    [yes] The official text is in { $official }; other languages are provisional translations.
   *[no] The official text is in { $official }.
} Numbers and titles are editorial and may differ from year to year; the address of a page (its slug) stays.
llms-plan = The full text of the plan on one page
llms-targets = Numerical targets and results
llms-terms = Index of programmes and terms
llms-text = The full text of the plan as plain text
llms-measures = The measures with their full text, audiences and targets as data
llms-xref = Numbers and addresses of the measures, and hashes of the official text
llms-twins = One measure as Markdown, as an example: other slugs give the other measures.

## Pages for the pages of others

embed-more = Read the full text
embed-provisional = provisional translation
embed-title = Show a measure on another site
embed-text = On the page of a municipality, for example, this shows a measure always as it stands. Replace “slug” by the file name of the measure’s page (what stands before .html). No script is used.

## Comparing with the plan

verify-also-compared = { $path } was compared too.
