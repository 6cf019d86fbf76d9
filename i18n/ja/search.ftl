# コマンド search と synonyms / the commands search and synonyms

cli-search = 手引きの検索と同じ検索をし、結果とその理由を表示する
cli-search-query = 検索する言葉。サイトの検索欄と同じに読みます
cli-search-edition = 検索する版の言語（既定: 表示の言語）
cli-search-limit = 表示する件数
cli-search-explain = 言葉の区切り方、当てはめた語、順位の理由を表示する
cli-search-examples =
      tebiki search 雇調金                    サイトでの結果と同じ一覧
      tebiki search --explain 母子家庭 仕事   区切り方と、順位の理由
      tebiki --format json search 育休        機械が読む形
cli-search-no-edition = `{ $found }` の版はありません。あるのは { $allowed } です
cli-search-failed = 検索のスクリプト（themes/default/static/search.js）が動きません: { $cause }
cli-search-none = 見つかりませんでした
cli-search-count = { $total } 件中 { $shown } 件
cli-search-unit = 「{ $text }」（重み { $share } %、{ $measures } 件の施策にある）
cli-search-unit-unknown = 「{ $text }」（計画にない言葉）
cli-search-meant = 「{ $word }」のことと読みました
cli-search-by = 「{ $unit }」: { $word }（{ $reason }）
cli-search-by-heading = 「{ $unit }」: 見出しの { $word }（{ $reason }）
cli-search-verbatim = 言葉のとおりに本文にある
cli-search-order = 並び順と近さ
cli-search-reason = { $by ->
    [text] その語
    [reading] 読み
    [spelling] 表記が近い
    [synonym] 言い換え
    [translation] ほかの言語の語
   *[number] 番号
  }
cli-search-no-number = { $number } という番号の施策はありません
cli-search-unknown = 計画にない言葉: { $words }
cli-search-similar = 似た語: { $word } → { $meant }
cli-search-respelt = もしかして: { $word } → { $meant }
cli-synonyms = 検索の言い換え（i18n/synonyms.yaml）を助ける
cli-synonyms-propose = 言い換えの候補を、根拠を添えて表示する。ファイルは変えない
cli-synonyms-limit = 表示する候補の数
cli-synonyms-examples =
      tebiki synonyms --propose               候補を読み、要る行を i18n/synonyms.yaml に写します
cli-synonyms-said = { $number } の本文:「{ $quote }」
cli-synonyms-general = 一般の同義語（Sudachi 同義語辞書）。計画の語は { $measures } 件の施策にある
cli-synonyms-done = 候補 { $total } 件中 { $shown } 件。要る行だけを i18n/synonyms.yaml に写してください
