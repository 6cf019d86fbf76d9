### 進捗状況、ask、take

progress-title = 進捗状況
progress-description = { $plan }の進捗状況です。施策の取組状況と数値目標の達成状況を示します。
progress-intro = 「{ $plan }」の{ $year }の進捗状況です。
progress-measures = 施策の取組状況
progress-coverage = { $total }施策のうち{ $reported }施策について報告があります。
progress-by-chapter = 章別の取組状況
progress-by-owner = 実施主体別の取組状況
progress-unknown = 報告なし
progress-total = 計
progress-whole = 計画全体
progress-targets-coverage = 数値目標{ $total }項目のうち{ $known }項目に実績があります。
progress-rule = 評価は、その年度の目標に対する実績の割合（小さいほどよい指標では、実績に対する目標の割合）によります。
progress-band = { $from }％以上は「{ $grade }」
progress-band-rest = それ未満は「{ $grade }」
progress-outcomes = 数値目標の達成状況
progress-target = 項目
progress-goal = 目標
progress-achieved = 達成率
progress-grade = 評価
progress-none = －
progress-reports = 施策ごとの取組
progress-in-data = 施策ごとの取組は、オープンデータのファイルにあります。
progress-of-measure = 取組の状況
progress-as-of = （{ $date }現在）
progress-status = 進捗
progress-done = 取組の内容
progress-figures = 実績の数値
progress-next = 今後の取組
progress-budget = 予算額
progress-spent = 決算額
progress-date = 報告日
progress-yen = { $yen }円
result-provisional = （速報値）
result-source = 出典：{ $source }
result-date = { $date }現在
data-file-progress = 施策の取組状況
data-progress-json = 施策の取組状況
data-progress-csv = 施策の取組状況（1行が1施策の1年度）
data-field-provisional = 速報値か
data-field-date = 報告日（YYYY-MM-DD）
data-field-source = 実績の出典
data-field-comment = 実績の説明
data-field-achieved = その年度の目標に対する割合（％、切捨て）
data-field-grade = 計画の定めによる評価
data-field-status-name = 進捗の区分の名称
data-field-done = 取組の内容
data-field-next = 今後の取組
data-field-figures = 実績の数値
data-field-spent = 決算額（円）
result-grade = 　評価：{ $grade }

# tebiki ask と tebiki take
ask-instructions = はじめに
ask-heading = 「{ $plan }」{ $year }の取組状況と実績の報告（{ $owner }）
ask-how = 1. 「数値目標」と「施策」のシートの、黄色の欄に記入してください。灰色の欄は、書き換えられません。
    2. 進捗と速報値は、一覧から選んでください。金額は円、実績は目標の欄に示した単位で、数字だけを記入してください。
    3. 分からない欄、報告することがない欄は、空のままにしてください。空の欄は「0」とは扱いません。
    4. 日付は、2024-04-30 のように記入してください。
    5. 列の削除、見出しや識別子の書換え、セルの結合はしないでください。行の並べ替えはできます。
    6. 記入が終わったら、そのまま Excel ブック（.xlsx）として保存し、計画の事務局に送り返してください。
ask-targets = 数値目標
ask-measures = 施策
ask-id = 識別子
ask-number = 番号
ask-title = 施策
ask-item = 項目
ask-goal = 目標
ask-in-unit = （単位：{ $unit }）
ask-last-year = 前年度
ask-value = 実績
ask-provisional = 速報値
ask-source = 出典
ask-comment = 説明
ask-status = 進捗
ask-done = 取組の内容
ask-next = 今後の取組
ask-budget = 予算額（円）
ask-spent = 決算額（円）
ask-department = 担当課
ask-date = 報告日
ask-yes = はい
ask-take-number = 数字だけを記入してください。
ask-take-money = 0以上の金額を、円で記入してください。
ask-take-choice = 一覧から選んでください。
cli-ask = 実施主体に送る報告用の Excel ファイルを作る
cli-ask-owner = この実施主体だけ（ID か名称）。なければ全て
cli-ask-year = 報告を求める年度（西暦。既定: 計画の年度）
cli-ask-out = 書き出すフォルダー
cli-ask-status = ファイルを作らずに、どの実施主体が回答したかを表示する
cli-ask-examples =
      tebiki ask                        全ての実施主体のファイルを ask フォルダーに作る
      tebiki ask --owner prefecture     埼玉県のファイルだけ
      tebiki ask --status               回答の状況
cli-ask-no-owner = `{ $found }` という実施主体はありません。あるのは { $allowed } です
cli-ask-year-wrong = 年度は 2023 のように西暦で指定してください（指定されたもの: { $found }）
cli-ask-failed = Excel ファイルを作れません: { $cause }
cli-ask-answered = { $owner }: { $total } 件中 { $answered } 件{ $date ->
    [none] {""}
   *[other] （最新の報告日 { $date }）
}{ $days ->
    [none] {""}
    [0] 。ファイルは今日作成
   *[other] 。ファイルは { $days } 日前に作成
}
cli-take = 送り返された報告用の Excel ファイルを取り込む
cli-take-files = `tebiki ask` で作り、記入されたファイル、又はそれらを入れたフォルダー
cli-take-dry-run = 何が変わるかを表示するだけで、書き込まない
cli-take-overwrite = ファイルを送った後に改められた値も置き換える
cli-take-examples =
      tebiki take --dry-run returned       何が変わるかを見る
      tebiki take returned              progress フォルダーに取り込む
    取り込むのは、全てのファイルに誤りがないときだけです。
cli-take-change = { $name }　{ $field }: { $old ->
    [none] （空）
   *[other] { $old }
} → { $new ->
    [none] （空）
   *[other] { $new }
}
cli-take-nothing = { $changes ->
    [0] 変わるところはありません
   *[other] { $changes } か所が変わります（まだ書き込んでいません）
}
cli-take-done = { $changes } か所を取り込み、{ $files } 個のファイルに書き込みました
progress-year = （{ $year }）
fact-target-result = （{ $result }）
