### ページの枠

site-description = { $title }の手引き。施策、実施主体、数値目標、用語から調べられます。
skip-link = 本文へ移動
og-locale = ja_JP
language-label = 言語
read-here = { $name }で読む
read-official = { $official ->
    [ja] 日本語の正文を読む
   *[other] 正文を読む
}
nav-label = 主なページ
menu-label = メニュー
nav-home = ホーム
nav-plan = 計画全文
nav-targets = 数値目標
nav-terms = 用語索引
nav-search = 検索
nav-about = この手引きについて
breadcrumbs-label = 現在位置
pager-label = 前後のページ
pager-previous = 前へ：{ $title }
pager-next = 次へ：{ $title }
version-line = 掲載内容の版 { $version }（{ $date }）
source-line = 出典：{ $source }
licence-line = 利用条件：{ $licence }
pdf-link = 印刷用 PDF
provisional = { $official ->
    [ja] この版は仮訳です。正文は日本語です。
   *[other] この版は仮訳です。正文が優先します。
}
furigana-label = ふりがな
theme-label = 配色
theme-auto = 自動
theme-light = 明るい
theme-dark = 暗い
start-title = 言語の選択
missing-title = ページが見つかりません
missing-text = お探しのページはありません。アドレスを確かめるか、ホームからお探しください。
missing-links = このページからは手引きの置かれた場所が分からないため、上のリンクが開かないことがあります。そのときは、前のページに戻るか、アドレスの終わりの部分を順に消してお試しください。
moved = ページを移動しました
list-separator = 、

### ページの説明（検索結果などに示される文）

home-description = { $plan }の手引き。施策、実施主体、対象者、数値目標及び用語から調べられます。
chapter-description = { $title }: { $plan }
measure-description = { $title }: { $plan }
owner-description = { $plan }のうち、{ $title }が取り組む施策の一覧です。
audience-description = { $plan }のうち、{ $title }に関わる施策の一覧です。
programme-description = { $plan }のうち、{ $title }に関わる施策の一覧です。
targets-description = { $plan }の数値目標と実績、それぞれの達成に向けた施策です。
repeats-description = { $plan }で、二つ以上の節に掲げられている施策の一覧です。
index-of-terms-description = { $plan }に現れる事業、制度及び用語を五十音順に並べた索引です。
glossary-description = { $plan }に現れる用語の読みと英語の一覧です。
search-description = { $plan }の施策を、言葉、読み及び番号から検索できます。
plan-description = { $plan }の全文を一つのページで読めます。
about-description = { $plan }の手引きの内容、引用の仕方、版及び出典についての説明です。
accessibility-description = { $plan }の手引きのウェブアクセシビリティの方針と試験結果です。
data-description = { $plan }の施策と数値目標を、CSV 及び JSON で提供しています。

### ホーム

home-contents = 施策の体系
home-counted = 計画に掲げられた{ $entries }項目のうち{ $repeats }項目は再掲であり、施策の数に含めていません。
home-contents-text = 棒の長さは、節ごとの施策の数を実施主体別に示します。
home-owners = 実施主体から探す
home-targets = 数値目標
home-targets-more = 数値目標と、その達成に向けた施策を見る
figure-measures = 施策
figure-targets = 数値目標
count-measures = { $count }施策
count-short = { $count }件
count-targets = { $count }項目の数値目標
count-with-joint = { $count }件（うち連携して取り組む施策{ $shared }件）
count-repeats = 再掲{ $count }件を併せて示します。
owner-count = { $owner }{ $count }件

### 章と施策

chapter-contents = このページの見出し
plan-contents = 目次
editorial-note = { $titles ->
    [editorial] 施策の番号、見出し、対象者及び数値目標との対応は、この手引きの編集によるもので、計画の正文にはありません。
   *[none] 1-1-1のような番号、対象者及び数値目標との対応は、この手引きの編集によるもので、計画の正文にはありません。
}
editorial-title-note = 見出し、対象者及び数値目標との対応は編集によるもので、正文にはありません。
repeat-mark = （再掲）
repeat-of = 再掲元：{ $number }
repeated-at = 再掲：{ $number }
sub-measures = 内訳
facts = この施策について
fact-number = 番号
fact-place = 位置
fact-owner = 実施主体
fact-parent = 上位の施策
fact-status = 区分
fact-audience = 対象者
fact-also-for = 関わりのある方
fact-programmes = 事業・制度
fact-targets = 数値目標
fact-department = 担当課
fact-budget = 予算額
fact-repeats = 再掲
fact-contact = 問合せ先
fact-links = 関連リンク
status-new = 新規
status-expanded = 拡充
status-continued = 継続
permalink-link = 固定リンク
copy-done = コピーしました。
copy-failed = コピーできませんでした。引用の文を選んでコピーしてください。
report-by-number = お問合せや誤りの御連絡の際は、この番号をお知らせください。
related-title = 関連する施策
related-reason = 共通する語：
translation-changes = 翻訳の後に改められた箇所
translation-stale = 翻訳の後に正文が改められました。正文を併せて示します。
translation-missing = 翻訳はまだありません。正文を示します。

### 一覧

owner-joint = 次の機関が連携して取り組む施策です。
audience-lead = この対象者のための施策は{ $count }件です。{ $also ->
        [0] {""}
       *[other] ほかに、この対象者にも関わる施策が{ $also }件あります。
    }
audience-own = この方のための施策
audience-also = この方にも関わる施策
audience-intro = 施策と対象者との対応は、この手引きの編集によるもので、計画の正文にはありません。
programme-lead = この事業・制度に関わる施策は{ $count }件です。
programme-other-name = 英語名
filter-label = 一覧の絞り込み
filter-chapter = 章
filter-owner = 実施主体
filter-audience = 対象者
filter-all = 全て
filter-excerpt = 抜粋：{ $names }（{ $total }件中{ $shown }件）。全部ではありません。{ $edition }、版 { $version }（{ $date }）
filter-join = 、
filter-status = { $total }件中{ $shown }件を表示しています。
repeats-title = 再掲一覧
repeats-intro = 二つ以上の節に掲げられている施策です。再掲は{ $count }件あり、施策の数には含めていません。
repeats-at = 再掲の番号
repeats-section = 再掲された節
repeats-original = 再掲元の施策
targets-table = 数値目標の一覧
targets-result = 実績
targets-measures = 数値目標ごとの施策
targets-editorial = 施策と数値目標との対応は、この手引きの編集によるものです。
targets-mark = 図の縦の線は、目標値を示します。
targets-by = この目標の達成に向けた施策
targets-no-measures = 対応する施策は特定していません。
no-results = 実績はまだ掲載していません。
no-results-short = 未掲載
no-results-all = 実績はまだ掲載していません。公表された後に、目標と並べて図で示します。
result = { $year }の実績 { $amount }
result-short = { $year } { $amount }
target-baseline = 現状値（{ $year }） { $amount }
target-goal = { $year } { $amount }
result-achieved = （目標に対して{ $achieved }％）
terms-title = 用語索引
terms-intro = 事業、制度及び用語と、それが現れる施策の番号です。
terms-rows = 五十音の行
glossary-title = 日英用語集
glossary-intro = この手引きの英訳で用いた訳語です。公定訳とは限りません。
glossary-caption = 計画に現れる用語の読みと英語
glossary-ja = 用語
glossary-reading = 読み
glossary-en = 英語
glossary-measures = 施策
plan-title = 計画全文
search-title = 検索
search-intro = 検索には JavaScript を使いますが、この環境では動いていません。代わりに、下の用語索引又は計画全文からお探しください。
search-label = 検索
search-button = 検索

### この手引きについて

about-title = この手引きについて
about-intro = 計画の正文を、一つの施策を一つの単位として、読み、探し、引用し、印刷できるようにした手引きです。
about-plan = 対象とする計画は「{ $title }」です。
about-unofficial = 本文は計画のとおりに掲載しています。表記の揺れや誤記と思われる箇所も、改めずにそのまま示しています。
about-contents-title = 収めているもの
about-contents = 計画の{ $headings }の見出し、{ $measures }施策（うち内訳{ $sub }件）及び再掲{ $repeats }件、並びに数値目標{ $targets }項目を収めています。
about-use-title = 読み方
about-use-read = 計画の順に読むには：
about-use-terms = 事業や制度の名前から探すには：
about-use-search = 言葉から探すには：
about-use-furigana = 漢字の読みは、ページの上の「ふりがな」で示せます。読みは機械で付けたもので、誤りがあることがあります。
about-use-theme = 背景の明るさは、ページの上の「配色」で選べます。
about-cite-title = 引用の仕方
about-cite = 施策には、章、節及び順番から成る番号を付けています。引用には、この番号をお使いください。紙でも画面でも同じ番号です。
about-cite-example = 引用の例：
about-cite-format = （{ $plan }、施策番号 { $number }、手引きの版 { $version }）
about-permanent = 施策のページのアドレス（URL）は、見出しや番号が改められても変わりません。
about-translation-title = 英語版
about-translation = { $measures }施策のうち{ $translated }施策に、現在の正文に基づく英訳があります。英訳は仮訳であり、正文は日本語です。
about-version-title = 版と出典
about-fiscal-year = 年度
about-version = 掲載内容の版
about-date = 内容の日付
about-parties = 計画の当事者
about-source = 出典
about-publisher = 発行
about-licence = 利用条件
about-more-title = 更に詳しく

### ウェブアクセシビリティ

accessibility-title = ウェブアクセシビリティ
accessibility-intro = どなたにも読んでいただけるように、全てのページで JIS X 8341-3:2016 及び WCAG 2.2 のレベル AA を満たすことを目標としています。
accessibility-none = 試験の結果はまだ掲載していません。
accessibility-date = 試験実施日
accessibility-standard = 規格
accessibility-level = 適合レベル
accessibility-status = 対応度
accessibility-scope = 対象範囲
accessibility-technologies = 依存したウェブコンテンツ技術
accessibility-method = 試験の方法
accessibility-tools = 使用した検査ツール
accessibility-pages = 試験を行ったページ
accessibility-not-tested = 試験していない事項
accessibility-problems = 分かっている問題
accessibility-features-title = 配慮していること
accessibility-keyboard = キーボードだけで全ての操作ができ、操作している場所がはっきり見えます。
accessibility-zoom = 400％まで拡大しても、横に動かさずに読めます（大きい表を除きます。）。
accessibility-colours = 明るい配色と暗い配色を選べます。色だけで内容を表すことはしていません。
accessibility-scripts = JavaScript が使えない環境でも、全ての本文を読めます。
accessibility-furigana = 日本語のページでは、漢字にふりがなを付けられます。
accessibility-contact-title = 読みにくいとき
accessibility-contact = 読みにくいところや使いにくいところがありましたら、ページの名前又は施策番号を添えて、次の連絡先にお知らせください。

### オープンデータ

data-title = オープンデータ
data-intro = 施策と数値目標を、表計算ソフトやプログラムで扱える形で提供しています。
data-none = データのファイルは、この版には含まれていません。
data-files = データのファイル
data-file = ファイル
data-content = 内容
data-size = ファイルサイズ
data-kilobytes = { $size } KB
data-measures-csv = 施策の一覧（1行が1施策）
data-measures-json = 施策の一覧（この手引きの全ての言語による全文、対象者、数値目標等を含みます。）
data-targets-csv = 数値目標と年度ごとの実績（1行が1年度の1項目）
data-targets-json = 数値目標と年度ごとの実績
data-schema = 項目の意味と型を定めたスキーマ
data-format-title = 形式
data-format-csv = CSV は、文字コードが UTF-8（BOM 付き）、改行が CRLF で、1行目が項目名です。レコードの中に改行はありません。
data-format-json = JSON は、文字コードが UTF-8 です。項目の意味と型は、スキーマのファイルに記しています。
data-format-values = 数値には単位や桁区切りを付けず、単位は別の項目に記しています。空欄は値がないことを示し、0 ではありません。
data-format-years = 年度は、その年度が始まる西暦年です（2023 は令和５年度）。
data-format-repeats = 再掲も一つの行で、repeats の欄に再掲元の施策の識別子があります。施策の数を数えるときは除いてください。
data-ids-title = 識別子
data-ids = 施策の識別子（slug）は、施策のページのファイル名と同じで、番号や見出しが改められても変わりません。
data-terms-title = 利用条件
data-terms = 計画の本文の利用条件は、出典の定めるところによります。データを用いるときは、計画の名称と内容の版を示してください。

### Data files

data-file-measures = 施策の一覧（再掲を含む）
data-file-targets = 数値目標
data-field-fiscal-year = 年度（始まりの年、西暦）
data-field-slug = 施策の識別子。計画を通じて重複しません
data-field-number = 施策の番号
data-field-chapter = 最上位の見出しの番号（別表などはaが付く）
data-field-section = 施策のある見出しの番号（外側から）
data-field-path = 見出しの名称（外側から）
data-field-printed = 計画に印刷されたとおりの表記
data-field-official-title = 見出しが計画の正文にあるか
data-field-translation = 翻訳の状態（current、stale、missing）
data-field-roles = 実施主体の役割
data-field-status = new：新規、expanded：拡充、continued：継続
data-field-department = 担当課
data-field-budget = 予算額
data-field-contact = 問合せ先
data-field-links = 関連リンク
data-field-aliases = 以前の名前
data-field-owner = 実施主体
data-field-position = 見出しごと（実施主体ごとに分かれるときはその中）又は上位の施策の中での順番（1から）
data-field-parent = 内訳の場合、上位の施策の識別子
data-field-repeats = 再掲の場合、再掲元の施策の識別子。件数を数えるときは除いてください
data-field-title = 見出し（official_title が偽のときは、この手引きの編集によるもの）
data-field-text = 本文。第一の言語が正文
data-field-target = 関連する数値目標の識別子
data-field-audience = 対象者
data-field-also-for = ほかに関わりのある対象者
data-field-programmes = 事業・制度名
data-field-url = ページの場所（サイトの最上位から）
data-field-kind = target：目標、goal：単年度の目標、baseline：現状値、result：実績
data-field-id = 数値目標の識別子
data-field-part = 区分の識別子。区分がない目標では空です
data-field-group = 数値目標の表のまとまり
data-field-group-number = 数値目標の表のまとまりの番号（章の番号ではない）
data-field-part-label = 区分
data-field-direction = up：大きいほどよい、down：小さいほどよい
data-field-baseline = 計画の前の値
data-field-goals = 年度ごとの目標
data-field-label = 項目
data-field-value = 数値。単位は unit にあります。空欄は0ではなく、数値がないことを示します
data-field-unit = 単位（percent、people、casesなど）
data-field-results = 年度ごとの実績。公表されたものがなければ空です
data-field-measures = この目標に関連する施策の識別子
data-package-description = 文字コードはUTF-8（BOM付き）、改行はCRLF、1行目は項目名です。一つの欄に複数の値があるときは ; で区切ります。= などで始まる文字列の前には ' を付けています
data-datapackage-json = CSVの項目の定義（Data Package）
### Search

search-hint = 読みがな、ローマ字、略称、英語、施策の番号でも探せます。
search-count = { $n }件の施策が見つかりました
search-none = 「{ $q }」に当たる施策は見つかりませんでした
search-understood = 次の言葉で探しました：{ $w }
search-join = 、
search-repeat = 再掲：{ $n }
search-repeat-mark = （再掲）
search-results-label = 検索結果
search-all = 全て
search-owner = 実施主体
search-chapter = 章
search-audience = 対象者
search-via-text = 英語版の本文で一致：{ $w }
search-via-reading = 読みで一致：{ $w }
search-via-synonym = 言い換えで一致：{ $w }
search-via-translation = 英語版の言葉で一致：{ $w }
search-via-spelling = 近い表記で一致：{ $w }
search-more = 続きを表示
search-help = 短い言葉にする、別の言い方にする、漢字の代わりに読みがなで入力するなどをお試しください。用語索引や計画全文からもお探しになれます。
search-unknown = 「{ $w }」は計画にない言葉です。「{ $u }」で探した結果です。
search-answer = 計画の本文から
search-colon = ：
search-similar = 似た語：{ $w } → { $u }（「{ $w }」は計画にない言葉です。）
search-respelt = もしかして：{ $w }（入力された言葉は計画にないため、近い言葉で探しました。）
search-no-number = 番号{ $n }のものはありません。
search-no-number-range = 番号{ $n }のものはありません。{ $from }から{ $to }までです。
search-failed = 検索のファイル（{ $f }）を読み込めませんでした。ページを読み込み直すか、用語索引又は計画全文からお探しください。
search-names = 当てはまるページ
search-kind-heading = 見出し
search-kind-programme = 事業・制度
search-kind-target = 数値目標
search-kind-page = ページ
search-all-results = 全ての結果（{ $n }件）
slash-label = 「/」キーで検索欄に移る

### Offline bundle

offline-readme-title = この手引きの読み方
    { $title }
    { $year }　掲載内容の版 { $version }（{ $date }）
offline-readme-unblock = 1. 展開する前に、{ $zip } を右クリックして「プロパティ」を開き、「全般」の下にある「許可する」（又は「ブロックの解除」）の欄があればチェックを入れて「OK」を押してください。
    次に、ファイルを右クリックして「すべて展開」を選び、できたフォルダーを開いてください。zipファイルの中のページを直接開いても、正しく表示されません。
offline-readme-start = 2. { $start } をダブルクリックしてください。ブラウザーが開きますので、日本語又は英語を選んでください。
    ネットワーク、インストール、管理者権限は要りません。
offline-readme-pdf = 3. 印刷するときは { $pdf } を使ってください。本文は同じです。
offline-readme-share = 共有フォルダーに置いても読めます。ページは周りのファイルを使いますので、フォルダーごとコピーしてください。
offline-readme-scripts = 検索、ふりがな、絞り込みは、名前が .js で終わるファイルを使います。セキュリティ対策によりこれらのファイルが取り除かれた場合も、その他の内容は全て読むことができ、どのページへも進めます。
offline-readme-stale = この手引き（オフライン版）は自動では更新されません。上の版と日付は各ページの下にもありますので、公表されているものと見比べてください。
