### ページのほかの形式

## ダウンロードのページ

forms-title = 手引きの全体を読む・聞く
forms-intro = 同じ内容を、いろいろな形で読むことができます。
epub-link = 電子書籍（EPUB）
twins-link = この施策のデータ：
twin-json = JSON
twin-md = Markdown
forms-caption = 手引きの全体のファイル
forms-file-pdf = 印刷用の冊子（PDF、{ $language }）
forms-file-leaflets = ちらし「{ $name }」（PDF、A5判、{ $language }）
forms-file-large-print = 大きな文字の冊子（PDF、18ポイント、{ $language }）
forms-file-two-up = 2ページずつ並べた冊子（PDF、A4判横、{ $language }）
forms-file-epub = 電子書籍（EPUB、{ $language }）。文字の大きさを変えて読め、読み上げやふりがなに対応しています。
forms-file-text = 全文のテキスト（{ $language }）
forms-file-voice = 音声コード用のテキスト（{ $language }）。冊子の1ページごとに1ファイル、800字以内です。

## 全文のテキスト

text-owner-heading = 【{ $name }】
text-editorial-title = { $number }　〔{ $title }〕
text-official-title = { $number }　{ $title }

## 音声コード用のテキスト

voice-cover = 表紙。
voice-page = { $number }ページ。
voice-front = 前付け{ $number }
voice-page-number = { $number }ページ
voice-cut = 以下略。

## 電子書籍（EPUB）

epub-landmarks = 主な場所
epub-page-list = 冊子のページ
epub-owner-index-note = 連携して取り組む施策は、それぞれの実施主体の欄にも載せています。
epub-audience-index-note = 対象者の区分は、この手引きで付けました。
epub-term-index-note = 五十音順です。数字は施策の番号です。
epub-guide-number = 1-1-1
epub-guide-number-text = 施策の番号です。上にある見出しの番号と、その中での順序を表します。この手引きで付けました。
epub-guide-title-mark = 〔見出し〕
epub-guide-title-mark-text = 施策の見出しです。計画にはなく、この手引きで付けました。
epub-guide-repeat = （再掲）→ 1-1-1
epub-guide-repeat-text = ほかの箇所にも載っている施策です。元の施策の番号を示します。
epub-guide-target = 数値目標
epub-guide-target-text = 施策に関わる数値目標です。選ぶと、その表に移ります。
epub-accessibility = 本文は全て文字で、画像は使っていません。目次、見出し、索引、冊子と同じページ番号で移動できます。文字の大きさ、書体、色は読む人が変えられます。漢字にはふりがなを付けています。JIS X 23761（EPUB アクセシビリティ）に沿って作成していますが、人による試験はしておらず、適合を表明するものではありません。

## データ

data-xref-json = 施策の参照表（番号、見出し、アドレス、正文のハッシュ値）。ほかの計画やサイトから施策を参照するためのものです。
data-catalog-jsonld = データカタログ（DCAT）。データを集めるサイトのためのものです。

llms-summary = { $title }の手引き（第{ $version }版、{ $date }）。施策ごとに番号、見出し、本文、実施主体、対象者があります。
llms-quote = 引用するときは、施策の番号と本文をそのまま示し、言い換えた文を計画の文として示さないでください。{ $translations ->
    [yes] 正文は{ $official }で、ほかの言語は仮訳です。
   *[no] 正文は{ $official }です。
}番号と見出しは編集上のもので、年度ごとに変わることがあります。ページの場所（slug）は変わりません。
llms-plan = 計画の全文（1ページ）
llms-targets = 数値目標と実績
llms-terms = 事業・制度・用語の索引
llms-text = 計画の全文（テキスト）
llms-measures = 施策の全文と対象者、数値目標などのデータ
llms-xref = 施策の番号、アドレス、正文のハッシュ値
llms-twins = 施策ごとの Markdown の例。ほかの施策も slug を替えて読めます。

## 埋込み用のページ

embed-more = 全文を読む
embed-provisional = 仮訳
embed-title = ほかのサイトに施策を載せる
embed-text = 市町村などのページに、次のように書くと、施策がいつも最新の内容で表示されます。「slug」は、施策のページのファイル名（.html の前）に置き換えてください。スクリプトは使いません。

## 照合

verify-also-compared = { $path } も照合しました。
