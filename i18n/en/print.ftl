### The printed handbook (PDF)

## Cover and running lines

print-cover-kind = Handbook
print-cover-part = Extract: { $name }
print-cover-version = Version { $number }, { $name }
print-edition = { $translated ->
    [yes] { $official ->
        [ja] { $language } edition: a provisional translation. The Japanese text prevails.
       *[other] { $language } edition: a provisional translation. The official text prevails.
    }
   *[no] { $language } edition
}
print-version = Version { $number }
print-party-separator = {" · "}
print-continued = { $name } (continued)
print-footer = { $page }
print-contents = Contents
print-contents-audiences = Measures by audience

## The plan at a glance

print-glance = The plan at a glance
print-glance-measures = measures
print-glance-chapters = main parts
print-glance-targets = numerical targets
print-glance-targets-chart = Numerical targets
print-glance-owner = { $name }: { $number }
print-glance-chapter = { $name }, { $number } measures:{ " " }
print-glance-result = , { $name }: { $number }
print-glance-stop = {". "}

## How to read this handbook

print-guide-title = How to read this handbook
print-guide-what = This handbook gives the text of the plan with numbers, titles, page references and indexes. { $translated ->
    [yes] Its headings and texts are those of the plan, in translation.
   *[no] Its headings and texts are those of the plan.
}
print-guide-number = 1-1-1
print-guide-number-text = The number of a measure: those of the headings above it, and its place below them. Numbers of this form were added for this handbook.
print-guide-title-mark = Title
print-guide-title-mark-text = The title of a measure, added for this handbook; the plan has none.
print-guide-mark = {" Text"}
print-guide-mark-text = The text of a measure begins here.
print-guide-sub-mark = {" Part"}
print-guide-sub-mark-text = One part of a measure begins here.
print-guide-repeat = (repeated entry) → p. 12
print-guide-repeat-text = A measure that is printed elsewhere too, and the page of the original entry.
print-guide-repeated = (repeated: p. 31)
print-guide-repeated-text = The page on which this measure is printed again.
print-guide-target = Numerical target
print-guide-target-text = The target that the measure works towards, and the page of its table.
print-guide-index = Indexes
print-guide-index-text = Measures can be found by implementing body, by audience, and by the name of a programme or scheme.
print-guide-official = { $translated ->
    [yes] { $official ->
        [ja] This text is a provisional translation for reference. The official text of the plan is the Japanese one, which prevails wherever the two differ.
       *[other] This text is a provisional translation for reference. The official text of the plan prevails wherever the two differ.
    }
   *[no] This is the official text of the plan. Its editions in other languages are provisional translations.
}

## Measures

print-repeat = {" (repeated entry)"}
print-see-page = → p. { $page }
print-see-number = → { $number }
print-repeated-page = (repeated: p. { $page })
print-repeated-number = (repeated: { $number })
print-target = {"Numerical target: "}
print-target-page = {" "}(p. { $page })
print-fact = { $name }:{ " " }
print-status-new = New
print-status-expanded = Expanded
print-status-continued = Continued
print-translation-missing = Not yet translated; the Japanese text is given.
print-translation-stale = The Japanese text has changed since this translation; it is given below.

## Numerical targets

print-target-measures = Related measures: { $pages }
print-page-of = {" "}(p. { $pages })
print-pages-of = {" "}(pp. { $pages })
print-result-of = Result for { $name }
print-no-result = –
print-baseline = Baseline:{ " " }
print-page-range = { $page }–{ $number }
print-and-elsewhere = {" "}and elsewhere
print-list-separator = {", "}

## Leaflets for audiences

print-leaflet-title = What there is for you: { $name }
print-leaflet-for = For you ({ $number })
print-leaflet-also = These may concern you too ({ $number })
print-leaflet-page = Handbook p. { $page }
print-leaflet-ask = Questions
print-leaflet-how = When you ask about a measure, please give its number (for example 1-1-1).
print-leaflet-address = You can read what each measure is on this page.
print-leaflet-code = Two-dimensional code for the address
print-leaflet-pages = “Handbook p.” is the page of the printed handbook (PDF).

## Indexes and colophon

print-owner-index = Index of implementing bodies
print-indexes = Indexes
print-index-page = p. { $page }
print-index-separator = {", "}
print-owner-index-note = Each line gives the number of a measure, its title and its page. Measures carried out jointly are listed under each of the implementing bodies as well.
print-audience-index = Index of audiences
print-audience-index-note = Each line gives the number of a measure, its title and its page. The audiences were assigned for this handbook.
print-term-index = Index of programmes and terms
print-term-index-note = In alphabetical order, with page numbers.
print-imprint = Colophon
print-imprint-title = Plan
print-imprint-parties = Parties to the plan
print-imprint-edition = Edition
print-imprint-version = Version of the content
print-imprint-date = Date of the content
print-imprint-source = Source
print-imprint-publisher = Publisher
print-imprint-licence = Terms of use
print-imprint-site = Website
print-imprint-official = { $titles ->
    [editorial] The numbers and titles of the measures, the audiences and the indexes are editorial; they are not part of the plan.
   *[none] Numbers like 1-1-1, the audiences and the indexes are editorial; they are not part of the plan.
}
