### やさしい日本語。ここにない文は、日本語の文をそのまま使います。
### Easy Japanese. What is not here is taken from Japanese.

# ページの枠
site-description = { $title }を、わかりやすい言葉で説明します。
skip-link = 本文へ行く
read-here = { $name }で読む
read-official = 正しい文（日本語）を読む
nav-plan = 計画の全部の文
nav-targets = 目標の数
nav-terms = 言葉のリスト
nav-search = 探す
nav-about = この本について
breadcrumbs-label = 今いるところ
version-line = この本の番号 { $version }（{ $date }）
source-line = もとの文：{ $source }
licence-line = 使い方のルール：{ $licence }
provisional = これは正しい（公式の）文ではありません。わかりやすい言葉で書いた説明です。
theme-label = 画面の色
theme-auto = 自動
theme-light = 明るい
theme-dark = 暗い
missing-title = ページがありません
missing-text = このページはありません。アドレスをもう一度見てください。ホームから探すこともできます。
moved = ページの場所が変わりました

# ページの説明
home-description = { $plan }を、わかりやすい言葉で説明します。
owner-description = { $title }がすることのリストです（{ $plan }）。
audience-description = { $title }のための手伝いのリストです（{ $plan }）。
programme-description = { $title }のことが書いてあるところのリストです（{ $plan }）。
search-description = { $plan }の中を、言葉や番号で探します。
plan-description = { $plan }の全部の文を、一つのページで読みます。

# ホーム
home-audiences = あなたは、どれですか
home-glance = この計画のこと
home-contents = 計画の中身
home-contents-text = 線の長さは、することの数です。
home-counted = 計画には{ $entries }のことが書いてあります。同じことが二回書いてあるものが{ $repeats }あります。それは数えません。
home-owners = どこがするか
home-targets = 目標の数
home-targets-more = 目標の数を見る
home-preamble = 計画のはじめの文を読む
home-examples = たとえば：
home-downloads = 紙で読む・ダウンロードする
figure-measures = すること
figure-targets = 目標の数
count-measures = すること{ $count }
count-short = { $count }
count-targets = 目標{ $count }

# 章とすること
chapter-contents = このページの中身
plan-contents = 中身のリスト
editorial-note = { $titles ->
    [editorial] 番号と題は、この本を作った人が付けました。計画の正しい文にはありません。
   *[none] 番号は、この本を作った人が付けました。計画の正しい文にはありません。
}
editorial-title-note = 題は、この本を作った人が付けました。計画の正しい文にはありません。
repeat-mark = （もう一度）
repeat-of = はじめに書いてある番号：{ $number }
repeated-at = ここにもあります：{ $number }
sub-measures = くわしい中身
facts = このことについて
fact-number = 番号
fact-place = 書いてあるところ
fact-owner = するところ
fact-parent = もとの番号
fact-audience = だれのため
fact-also-for = ほかに関係がある人
fact-programmes = 名前
fact-targets = 目標の数
fact-department = 係
fact-budget = 使うお金
fact-repeats = ほかに書いてあるところ
fact-contact = 聞くところ
fact-links = もっと知りたいとき
permalink-link = このページのアドレス
copy-done = コピーしました。
copy-failed = コピーできませんでした。
report-by-number = 聞くときは、この番号を言ってください。
related-title = 似ていること
related-reason = 同じ言葉：
translation-stale = 正しい文が変わりました。この説明は古いかもしれません。正しい文もいっしょに出します。
translation-missing = わかりやすい説明は、まだありません。正しい文を出します。

# リスト
owner-joint = 次のところが、いっしょにします。
audience-lead = この人のための手伝いは{ $count }あります。{ $also ->
        [0] {""}
       *[other] ほかに、この人にも関係がある手伝いが{ $also }あります。
    }
audience-own = この人のための手伝い
audience-also = この人にも関係がある手伝い
audience-intro = だれのための手伝いかは、この本を作った人が決めました。計画の正しい文にはありません。
programme-lead = これのことが書いてあるところは{ $count }あります。
programme-other-name = 英語の名前
filter-label = リストを短くする
filter-chapter = 章
filter-owner = するところ
filter-audience = だれのため
filter-all = 全部
filter-status = { $total }の中の{ $shown }を出しています。
repeats-title = もう一度書いてあるもの
targets-table = 目標の数のリスト
targets-result = 結果
targets-measures = 目標のためにすること
targets-by = この目標のためにすること
no-results = 結果はまだありません。
no-results-short = まだありません
no-results-all = 結果はまだありません。
terms-title = 言葉のリスト
terms-intro = 名前や言葉と、それが書いてあるところの番号です。
glossary-title = 日本語と英語の言葉のリスト
plan-title = 計画の全部の文
search-title = 探す
search-label = 探す
search-button = 探す
search-hint = ひらがな、ローマ字、英語、番号でも探せます。
search-count = { $n }見つかりました
search-none = 「{ $q }」は見つかりませんでした
search-results-label = 見つかったもの
search-all = 全部
search-owner = するところ
search-audience = だれのため
search-more = もっと見る
search-help = 短い言葉や、ほかの言葉で探してください。ひらがなで書いてもいいです。
search-names = このページかもしれません
search-all-results = 全部の結果（{ $n }）

# この本について
about-title = この本について
about-intro = この本は、計画を、わかりやすい言葉で説明します。
about-plan = 計画の名前は「{ $title }」です。
about-unofficial = 正しい文は、日本語のページにあります。
about-contents-title = 書いてあること
about-use-title = 読み方
about-use-read = 計画の順番に読む：
about-use-terms = 名前で探す：
about-use-search = 言葉で探す：
about-use-furigana = 漢字の上の読み方（ふりがな）は、ページの上の「ふりがな」で消せます。読み方は機械が付けました。まちがいがあるかもしれません。
about-use-theme = 画面の色は、ページの上の「画面の色」で変えられます。
about-translation-title = わかりやすい説明
about-translation = { $measures }の中の{ $translated }に、わかりやすい説明があります。これは公式の文ではありません。正しい文は日本語の文です。
contact-title = 聞くところ
contact-telephone = 電話
contact-form = 聞くためのページ
about-contact-none = この本には、聞くところが書いてありません。市役所や、ハローワークで聞いてください。
both-link = 正しい文といっしょに読む
both-page = 正しい文と説明：{ $title }
both-intro = 左が正しい文です。右がわかりやすい説明です。
both-missing = わかりやすい説明は、まだありません。

# わたしの本
mine-title = わたしの本
mine-intro = 選んだものを、ここに集めます。読んだり、紙に印刷したりできます。
mine-note = 選んだものは、あなたの機械の中にだけあります。どこにも送りません。
mine-none = まだ選んでいません。ページの「わたしの本に入れる」を押してください。
mine-add = わたしの本に入れる
mine-remove = わたしの本から出す
mine-print = 印刷する
mine-save = 文を保存する
mine-clear = 全部消す
menu-label = メニュー
