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

### Data files

data-file-measures = 施策の一覧（再掲を含む）
data-file-targets = 数値目標
data-description = 文字コードはUTF-8（BOM付き）、改行はCRLF、1行目は項目名です。一つの欄に複数の値があるときは ; で区切ります。= などで始まる文字列の前には ' を付けています
data-file-heading = ファイル
data-format-heading = 内容
data-fields-heading = CSVの項目
data-field-heading = 項目名
data-meaning-heading = 意味
data-schema = 項目の定義
data-field-fiscal-year = 会計年度（始まりの年、西暦）
data-field-slug = 施策の識別名。計画を通じて重複しません
data-field-number = 施策の番号
data-field-chapter = 章の番号
data-field-section = 節の番号
data-field-owner = 実施主体
data-field-position = 節の中の実施主体ごとの順番、又は内訳の順番（1から）
data-field-parent = 内訳の場合、元の施策の識別名
data-field-repeats = 再掲の場合、元の施策の識別名。件数を数えるときは除いてください
data-field-title = 題名（編集部によるもの）
data-field-title-ja = 題名（日本語、編集部によるもの）
data-field-title-en = 題名（英語、編集部によるもの）
data-field-text = 本文。日本語が正文です
data-field-text-ja = 本文（日本語、正文）。段落の区切りは空白1字です
data-field-text-en = 本文の英訳
data-field-target = 関連する数値目標の識別名
data-field-audience = 対象者
data-field-programmes = 事業・制度名
data-field-url = ページの場所（サイトの最上位から）
data-field-url-ja = 日本語のページの場所（サイトの最上位から）
data-field-url-en = 英語のページの場所（サイトの最上位から）
data-field-kind = target は目標値、result は結果
data-field-id = 数値目標の識別名
data-field-part = 区分の識別名。区分がない目標では空です
data-field-group = 目標の表の中の区分の番号（章の番号ではありません）
data-field-group-ja = 目標の表の中の区分（日本語）
data-field-group-en = 目標の表の中の区分（英語）
data-field-label = 項目
data-field-label-ja = 項目（日本語）
data-field-label-en = 項目（英語）
data-field-part-ja = 区分（日本語）
data-field-part-en = 区分（英語）
data-field-value = 数値。単位は unit にあります。空欄は0ではなく、数値がないことを示します
data-field-unit = 単位。percent は％、people_per_year は年間の人数
data-field-printed = 計画に印刷されたとおりの目標
data-field-printed-ja = 計画に印刷されたとおりの目標
data-field-printed-en = 目標の英訳
data-field-results = 年度ごとの結果。公表されたものがなければ空です
data-field-measures = この目標に関連する施策の識別名
