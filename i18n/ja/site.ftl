### ページの枠

site-description = { $title }の手引き。施策、実施主体、数値目標、用語から調べられます。
skip-link = 本文へ移動
language-label = 言語
nav-label = 主なページ
nav-home = ホーム
nav-plan = 計画全文
nav-targets = 数値目標
nav-terms = 用語索引
nav-search = 検索
nav-about = この手引きについて
breadcrumbs-label = 現在位置
pager-label = 前後のページ
pager-previous = 前へ: { $title }
pager-next = 次へ: { $title }
version-line = 内容の版 { $version }（{ $date }）
source-line = 出典: { $source }
pdf-link = 印刷用 PDF
provisional = この英語版は仮訳です。正文は日本語です。
missing-title = ページが見つかりません
missing-text = お探しのページはありません。アドレスを確かめるか、ホームからお探しください。
moved = ページの場所が変わりました

### ホーム

home-contents = 計画の構成
home-counts = { $chapters }章{ $sections }節、{ $measures }施策
home-audiences = 対象者から探す
home-owners = 実施主体から探す
home-targets = 数値目標
home-targets-more = 数値目標とその施策を見る
count-measures = { $count }件

### 章と施策

chapter-contents = この章の節
editorial-note = 施策の番号、見出し、対象者及び数値目標との対応は、この手引きの編集によるもので、計画の正文にはありません。
editorial-title-note = 見出しは、この手引きの編集によるものです。
repeat-mark = （再掲）
repeat-of = 再掲元: { $number }
repeated-at = 再掲: { $number }
sub-measures = 内訳
facts = この施策について
fact-number = 番号
fact-owner = 実施主体
fact-chapter = 章
fact-section = 節
fact-parent = 上位の施策
fact-status = 区分
fact-audience = 対象者
fact-programmes = 事業・制度
fact-targets = 数値目標
fact-repeats = 再掲
fact-contact = 問合せ先
fact-links = 関連リンク
status-new = 新規
status-expanded = 拡充
status-continued = 継続
related-title = 関連する施策
related-reason = 共通する語:
translation-stale = 英訳の後に日本語の正文が改められました。日本語の正文を併せて示します。
translation-missing = 英訳はまだありません。日本語の正文を示します。

### 一覧

owner-joint = 次の機関が連携して取り組む施策です。
audience-intro = 対象者は、この手引きの編集によるものです。
repeats-title = 再掲一覧
repeats-intro = 他の節に再び掲げられている施策です。
targets-measures = 数値目標ごとの施策
targets-editorial = 施策と数値目標との対応は、この手引きの編集によるものです。
no-results = 実績はまだ公表されていません。
terms-title = 用語索引
terms-rows = 五十音の行
glossary-title = 日英用語集
glossary-caption = 計画に現れる用語の読みと英語
glossary-ja = 用語
glossary-reading = 読み
glossary-en = 英語
glossary-measures = 施策
plan-title = 計画全文
search-title = 検索
search-intro = 検索には JavaScript を使います。使えない場合は、用語索引や計画全文からお探しください。
search-label = 検索
search-button = 検索

### この手引きについて

about-title = この手引きについて
about-intro = 計画の正文を、一つの施策を一つの単位として、読み、探し、印刷できるようにしたものです。
guide-title = 原稿の書き方
guide-intro = 施策は、一つごとに一つの Markdown ファイルに書きます。
accessibility-title = ウェブアクセシビリティ
accessibility-intro = JIS X 8341-3:2016 のレベル AA に準拠することを目標としています。
data-title = オープンデータ
data-intro = 計画の内容を、機械で読める形でも提供しています。

### Search

search-hint = 読みがな、ローマ字、略称、英語でも探せます。「/」キーでこの欄に移ります。
search-count = { $n }件の施策が見つかりました
search-none = 「{ $q }」に当たる施策は見つかりませんでした
search-understood = 次のことばで探しました：{ $w }
search-join = 、
search-repeat = 再掲：{ $n }
search-repeat-mark = （再掲）
search-results-label = 検索結果
search-all = すべて
search-owner = 実施主体
search-chapter = 章
search-audience = 対象者
search-via-text = 英語版の本文で一致：{ $w }
search-via-reading = 読みで一致：{ $w }
search-via-synonym = 関連語で一致：{ $w }
search-via-translation = 英語版の語で一致：{ $w }
search-via-spelling = 近い表記で一致：{ $w }
search-more = 続きを表示
search-help = 短いことばにする、別の言い方にする、漢字の代わりに読みがなで入力するなどをお試しください。用語索引や計画全文からもお探しになれます。
