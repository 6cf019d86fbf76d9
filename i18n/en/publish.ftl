## Making what is published (a page of tebiki serve)

publish-as-it-was = What was made before is as it was. Mend what is listed below, then make it again.
publish-done = The folder to publish is ready.
publish-failed = It could not be made.
publish-findings = What was found
publish-folder = Folder to publish
publish-home = Back to the handbook
publish-language = English
publish-lead = Looks for mistakes, then makes the pages and the printed handbook. Until they are ready, what was made before stays. This page is not published.
publish-link = Make what is published
publish-more = Others:
publish-nav = Ways
publish-next = Send all that is in this folder to the place that your web server publishes. A double click on index.html shows it on this PC. How to send it is in the chapter “Publishing” of the manual (tebiki guide 7).
publish-result = What was made
publish-start = Make what is published
publish-step-build = Making the pages and the printed handbook
publish-step-check = Looking for mistakes
publish-step-done = (done)
publish-step-pack = Making the zip for PCs without a network
publish-title = Make what is published
publish-why = Why it could not be made
publish-zip = Also make the zip for PCs without a network
publish-zip-made = Zip for PCs without a network
