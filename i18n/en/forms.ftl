### Forms other than pages

## The download page

forms-title = Read or listen to the whole handbook
forms-intro = The same content can be read in several forms.
forms-caption = Files of the whole handbook
forms-file-pdf = Printed handbook (PDF, { $language })
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
