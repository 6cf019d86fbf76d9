# 年度のなかの改定と正誤
revisions-title = 改定履歴・正誤
revisions-description = { $plan } の改定と正誤の一覧です。
revisions-intro = この計画を定めた後に改めたこと、正したことの一覧です。新しいものから並べています。
revisions-before = 前
revisions-after = 後
revisions-feed = 改定と正誤の更新情報（Atom フィード）
revision-kind-revision = 改定
revision-kind-correction = 正誤
print-imprint-revisions = 改定履歴・正誤
data-changes-json = 改定と正誤（JSON）
unknown-revised = 改定の対象の施策 `{ $found }` がありません
    .label = 該当する施策がありません
    .help = { $suggestion ->
        [none] 施策の slug（ファイル名の最後の部分）を書いてください
       *[other] `{ $suggestion }` ではありませんか
    }
