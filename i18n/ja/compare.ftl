# 新旧対照表：計画と計画の比較
compare-title = 新旧対照表（{ $new }）
compare-head-new = 新
compare-head-old = 旧
compare-head-remarks = 備考
compare-kind-new = 新規
compare-kind-expanded = 拡充
compare-kind-changed = 継続（変更あり）
compare-kind-unchanged = 継続（変更なし）
compare-kind-merged = 統合
compare-kind-split = 分割
compare-kind-moved = 移動
compare-kind-renumbered = 番号のみ
compare-kind-ended = 廃止
compare-remark-new = （新設）
compare-remark-expanded = （拡充）
compare-remark-changed = { "" }
compare-remark-unchanged = { "" }
compare-remark-merged = （統合）
compare-remark-split = （分割）
compare-remark-moved = （移動）
compare-remark-renumbered = （番号のみ）
compare-remark-ended = （削除）
compare-remark-owner = （実施主体の変更）
compare-remark-omitted = （略）
compare-reason-confirmed = compare.yaml で確かめたもの
compare-reason-slug = 同じ名前（スラッグ）
compare-reason-was = 新しい施策の was による
compare-reason-same-text = 同じ文
compare-reason-alike = 文の{ $share }％が同じ
compare-reason-neighbours = 前後の施策が同じで、文の{ $share }％が同じ
compare-reason-contained = 文の{ $share }％が相手の文にある
compare-reason-none = 似た施策がない
compare-reason-nearest = 似た施策がない（最も近いもの：{ $candidates }）
compare-sheet = 新旧対照表
compare-summary = 概要
compare-count = 件数
compare-kind = 区分

cli-compare = 二つの計画を比べ、新旧対照表を作ります（Word・Excel・PDF・HTML・JSON）。
cli-compare-examples =
    {"  "}tebiki compare ../令和５年度
    {"  "}tebiki compare 2022 --out 対照表
    {"  "}tebiki compare ../案 . --heads 改定案/現行 --unchanged keep
cli-compare-old = 前の計画のフォルダー、または editions にある年（2022）
cli-compare-new = 新しい計画のフォルダー（既定は今のプロジェクト）
cli-compare-out = 対照表を書き込むフォルダー（なければ一覧を表示するだけ）
cli-compare-settings = 対照表の体裁と確認を書いたファイル（既定は新しい計画の compare.yaml）
cli-compare-heads = 見出し（新／旧の順に「改正後/改正前」）
cli-compare-new-side = 新しい計画を置く側（left・right）
cli-compare-unchanged = 変わらない施策（drop 載せない・omit （略）・keep 全文）
cli-compare-propose = 区分の案を書き込む YAML ファイル（確かめて compare.yaml に）
cli-compare-heads-wrong = 見出し「{ $found }」が読み取れません。「改正後/改正前」のように、新・旧の順に「/」で区切ってください。
cli-compare-counts = { $new } と { $old } を比べました。
cli-compare-proposed = 区分の案を { $path } に書き込みました。確かめて、新しい計画の compare.yaml に入れてください。
