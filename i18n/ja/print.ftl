### 冊子（PDF）

## 表紙と柱

print-cover-kind = 手引き
print-cover-part = 抜粋　{ $name }
print-cover-version = 第{ $number }版　{ $name }
print-edition = { $translated ->
    [yes] 日本語版（仮訳。正文が優先します。）
   *[no] 日本語版
}
print-version = 第{ $number }版
print-party-separator = ・
print-continued = { $name }（続き）
print-footer = － { $page } －
print-contents = 目次
print-contents-audiences = 対象者から探す

## 計画を一目で

print-glance = 計画を一目で
print-glance-measures = 施策
print-glance-chapters = 章などのまとまり
print-glance-targets = 数値目標
print-glance-targets-chart = 数値目標
print-glance-owner = { $name } { $number }
print-glance-chapter = { $name }：{ $number }件、うち
print-glance-result = 、{ $name } { $number }
print-glance-stop = 。

## この手引きの見方

print-guide-title = この手引きの見方
print-guide-what = この手引きは、計画の正文に、番号、参照するページ、索引などを付けたものです。計画の見出しと本文は、計画のとおりです。
print-guide-number = 1-1-1
print-guide-number-text = 施策の番号です。上にある見出しの番号と、その中での順序を表します。この手引きで付けました。
print-guide-title-mark = 見出し
print-guide-title-mark-text = 施策の見出しです。計画にはなく、この手引きで付けました。
print-guide-mark = 本文
print-guide-mark-text = 施策の本文の始まりです。
print-guide-sub-mark = 内訳
print-guide-sub-mark-text = 施策の内訳の始まりです。
print-guide-repeat = （再掲）→12ページ
print-guide-repeat-text = ほかの箇所にも載っている施策です。元の施策のあるページを示します。
print-guide-repeated = （再掲：31ページ）
print-guide-repeated-text = この施策が再掲されているページを示します。
print-guide-target = 数値目標
print-guide-target-text = 施策に関わる数値目標と、その表のあるページを示します。
print-guide-index = 索引
print-guide-index-text = 実施主体、対象者、事業・制度の名称から施策のページを探せます。
print-guide-official = { $translated ->
    [yes] この版は仮訳です。計画の正文が優先します。
   *[no] ほかの言語の版は仮訳です。計画の正文は日本語です。
}

## 施策

print-repeat = （再掲）
print-see-page = →{ $page }ページ
print-see-number = → { $number }
print-repeated-page = （再掲：{ $page }ページ）
print-repeated-number = （再掲：{ $number }）
print-target = 数値目標：{" "}
print-target-page = （{ $page }ページ）
print-fact = { $name }：{" "}
print-status-new = 新規
print-status-expanded = 拡充
print-status-continued = 継続
print-translation-missing = 翻訳はまだありません。
print-translation-stale = 翻訳の後に正文が変わりました。

## 数値目標

print-target-measures = 関連する施策：{" "}{ $pages }
print-page-of = （{ $pages }ページ）
print-pages-of = （{ $pages }ページ）
print-result-of = { $name } 実績
print-no-result = －
print-baseline = 現状値{ "　" }
print-list-separator = 、
print-page-range = { $page }～{ $number }
print-and-elsewhere = ほか

## 対象者別のちらし

print-leaflet-title = { $name }へのご案内
print-leaflet-for = この方のための施策（{ $number }件）
print-leaflet-also = この方にも関わる施策（{ $number }件）
print-leaflet-page = 手引き{ $page }ページ
print-leaflet-ask = お問合せ
print-leaflet-how = お問合せの際は、施策の番号（例：1-1-1）をお知らせください。
print-leaflet-address = 施策の内容は、次のページで御覧になれます。
print-leaflet-code = ページのアドレスを表す二次元コード
print-leaflet-pages = 「手引き」の後の数字は、印刷用の手引き（PDF）のページです。

## 索引と奥付

print-owner-index = 実施主体別索引
print-indexes = 索引
print-index-page = p.{"\u00A0"}{ $page }
print-index-separator = 、
print-owner-index-note = 数字は施策の番号とページです。連携して取り組む施策は、それぞれの実施主体の欄にも載せています。
print-audience-index = 対象者別索引
print-audience-index-note = 数字は施策の番号とページです。対象者の区分は、この手引きで付けました。
print-term-index = 事業・制度・用語索引
print-term-index-note = 五十音順です。数字はページです。
print-imprint = 奥付
print-imprint-title = 計画
print-imprint-parties = 計画の当事者
print-imprint-edition = 版
print-imprint-version = 掲載内容の版
print-imprint-date = 内容の日付
print-imprint-source = 出典
print-imprint-publisher = 発行
print-imprint-licence = 利用条件
print-imprint-site = ウェブサイト
print-imprint-official = { $titles ->
    [editorial] 施策の番号、見出し、対象者の区分と索引は編集上のもので、計画の一部ではありません。
   *[none] 1-1-1のような番号、対象者の区分と索引は編集上のもので、計画の一部ではありません。
}
