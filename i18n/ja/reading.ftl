# 引用、問合せ先、対訳、わたしの手引き
citation-joint = ・
citation-parties = { $parties }「{ $plan }」{ $number }「{ $title }」（手引き第{ $version }版、{ $date }）
citation-plan = 「{ $plan }」{ $number }「{ $title }」（手引き第{ $version }版、{ $date }）
cite-button = 引用をコピー
cite-number-button = 番号をコピー
qr-label = このページのアドレスの QR コード
contact-title = お問合せ先
contact-plan = 計画全体
contact-telephone = 電話
contact-form = お問合せのページ
accessibility-no-contact = この手引きには、お問合せ先の定めがありません。
about-contact-none = この手引きには、お問合せ先の定めがありません。計画を所管する機関の公式の案内を御覧ください。
print-imprint-contacts = お問合せ先
pager-back = 前へ
pager-forward = 次へ

# 対訳
both-page = 対訳：{ $title }
both-description = { $title }（{ $plan }）の正文と訳文を並べて示します。
both-intro = 左が計画の正文、右が訳文です。狭い画面では、正文の下に訳文を示します。
both-missing = 訳文はまだありません。
both-link = 正文と訳文を並べて読む

# わたしの手引き
mine-title = わたしの手引き
mine-description = 選んだ施策を集めて、印刷又は保存ができます（{ $plan }）。
mine-intro = 施策のページで選んだ施策を、ここに集めます。並べて読み、印刷し、又は保存することができます。
mine-note = 選んだ施策は、お使いのブラウザーの中にだけ残ります。どこにも送信しません。
mine-none = まだ施策が選ばれていません。施策のページの「わたしの手引きに加える」を押してください。
mine-no-script = この機能には JavaScript が必要です。施策のページは、JavaScript がなくても読むことや印刷することができます。
mine-add = わたしの手引きに加える
mine-remove = わたしの手引きから外す
mine-up = 上へ
mine-print = この一覧を印刷
mine-save = テキストで保存
mine-clear = 全て外す
order-back = 一覧へ戻る：
counter-label = 窓口モード
counter-recent = 最近見た施策
