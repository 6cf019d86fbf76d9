# The workbooks of the open data

workbook-join = 、
workbook-id = （識別子）
workbook-title = 見出し
workbook-text = 本文
workbook-repeats = 再掲元の番号
workbook-slug = 施策の識別子
workbook-year = 年度（西暦）
workbook-kind = 種別
workbook-kind-target = 目標
workbook-kind-baseline = 現状値
workbook-kind-goal = 年度の目標
workbook-kind-result = 実績
workbook-group = 分野
workbook-item = 項目
workbook-part = 区分
workbook-owner = 実施主体
workbook-value = 数値
workbook-unit = 単位
workbook-printed = 計画の表記
workbook-measures = 関連する施策
workbook-target-id = 数値目標の識別子
workbook-part-id = 区分の識別子
data-measures-xlsx = 施策の一覧（Excel で見る方向け。名称と識別子を並べています。）
data-targets-xlsx = 数値目標と年度ごとの実績（Excel で見る方向け）
data-format-xlsx = Excel で見るときは、xlsx のファイルを御利用ください。番号が日付に変わることはありません。CSV と JSON は、プログラムで扱うためのものです。
data-progress-xlsx = 施策の取組状況（Excel で見る方向け）
