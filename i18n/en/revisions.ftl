# Revisions and corrections within the year
revisions-title = Revisions and corrections
revisions-description = What was revised or corrected in { $plan }.
revisions-intro = What was changed or put right after the plan was adopted, the newest first.
revisions-before = Before
revisions-after = After
revisions-feed = Feed of revisions and corrections (Atom)
revision-kind-revision = Revision
revision-kind-correction = Correction
print-imprint-revisions = Revisions and corrections
data-changes-json = Revisions and corrections (JSON)
unknown-revised = there is no measure `{ $found }` for the revision
    .label = no such measure
    .help = { $suggestion ->
        [none] write a slug: the last part of a file's name
       *[other] did you mean `{ $suggestion }`?
    }
