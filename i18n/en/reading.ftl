# Citations, contacts, both languages side by side, my handbook
citation-joint = {", "}
citation-parties = { $parties }, “{ $plan }”, { $number } “{ $title }” (handbook version { $version }, { $date })
citation-plan = “{ $plan }”, { $number } “{ $title }” (handbook version { $version }, { $date })
cite-button = Copy citation
cite-number-button = Copy number
qr-label = QR code with the address of this page
contact-title = Contact
contact-plan = The plan as a whole
contact-telephone = Telephone
contact-form = Enquiries page
accessibility-no-contact = This handbook names no contact.
about-contact-none = This handbook names no contact. Please see the official pages of the body in charge of the plan.
print-imprint-contacts = Contact
pager-back = Previous
pager-forward = Next

# Both languages side by side
both-page = Side by side: { $title }
both-description = The official text and the translation of { $title } side by side ({ $plan }).
both-intro = The official text is on the left, the translation on the right; on a narrow screen the translation is below.
both-missing = There is no translation yet.
both-link = Read both languages side by side

# My handbook
mine-title = My handbook
mine-description = Collect measures, print them or save them ({ $plan }).
mine-intro = Measures that you choose on their pages are collected here, to be read together, printed or saved.
mine-note = What you choose stays in your browser. Nothing is sent anywhere.
mine-none = No measure has been chosen yet. Press “Add to my handbook” on the page of a measure.
mine-no-script = This needs JavaScript. The pages of the measures can be read and printed without it.
mine-add = Add to my handbook
mine-remove = Remove from my handbook
mine-up = Move up
mine-print = Print this list
mine-save = Save as text
mine-clear = Remove all
order-back = Back to the list:
counter-label = Counter mode
counter-recent = Looked up lately
