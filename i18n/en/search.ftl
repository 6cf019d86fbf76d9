# the commands search and synonyms

cli-search = Search as readers of the handbook do, and say why each result is there
cli-search-query = What to search for; read as the search box of the site reads it
cli-search-edition = Language of the edition to search (default: that of the messages)
cli-search-limit = How many results to show
cli-search-explain = Show how the query was cut, which words stand for it, and where each score comes from
cli-search-examples =
      tebiki search hello work                the list that the site shows
      tebiki search --explain single mother   how it was cut, and why in this order
      tebiki --format json search leave       for machines
cli-search-no-edition = there is no edition `{ $found }`; there are { $allowed }
cli-search-failed = the search script (themes/default/static/search.js) fails: { $cause }
cli-search-none = Nothing found
cli-search-count = { $shown } of { $total }
cli-search-unit = “{ $text }” (weight { $share } %, in { $measures ->
    [one] { $measures } measure
   *[other] { $measures } measures
  })
cli-search-unit-unknown = “{ $text }” (not a word of this plan)
cli-search-meant = taken for “{ $word }”
cli-search-by = “{ $unit }”: { $word } ({ $reason })
cli-search-by-heading = “{ $unit }”: { $word } in a heading ({ $reason })
cli-search-verbatim = stands in the text word for word
cli-search-order = order and nearness
cli-search-reason = { $by ->
    [text] the word itself
    [reading] by its reading
    [spelling] spelt nearly so
    [synonym] another word for it
    [translation] a word of another language
   *[number] the number
  }
cli-search-no-number = There is no measure { $number }
cli-search-unknown = Not words of this plan: { $words }
cli-search-similar = Similar words: { $word } → { $meant }
cli-search-respelt = Perhaps meant: { $word } → { $meant }
cli-synonyms = Help with the other words that the search knows (i18n/synonyms.yaml)
cli-synonyms-propose = Show candidates with their evidence; the file is not changed
cli-synonyms-limit = How many candidates to show
cli-synonyms-examples =
      tebiki synonyms --propose               read them, and copy the lines you want to i18n/synonyms.yaml
cli-synonyms-said = the text of { $number }: “{ $quote }”
cli-synonyms-general = general synonyms (Sudachi synonym dictionary); { $measures ->
    [one] { $measures } measure says
   *[other] { $measures } measures say
  } the plan’s word
cli-synonyms-done = { $shown } of { $total } candidates. Copy only the lines that you want to i18n/synonyms.yaml
