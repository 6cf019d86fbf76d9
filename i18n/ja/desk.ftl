## 机（tebiki serve）

cli-serve = サイトをブラウザーで開き、原稿を変更するたびに作り直す
cli-serve-failed = このポートでは表示できません: { $cause }。`--port` で別の番号を指定してください
cli-serve-no-open = ブラウザーを開かない
cli-serve-port = 使うポートの番号（既定: フォルダーごとに決まった番号。使えなければ、空いているもの）
cli-serve-ready = 手引きは { $address } で見られます。この PC からだけ使えます。Ctrl+C で終わります。
cli-serve-unwatched = ここではファイルの変更を検知できません: { $cause }。この PC のドライブにあるフォルダーをお使いください
cli-serve-examples =
    {"  "}tebiki serve                  サイトをブラウザーで開く。施策のページには「編集」が付く
    {"  "}tebiki serve --port 8000      いつも同じアドレスで表示する
desk-error-title = 原稿に誤りがあります
desk-last-good = 下のページは、誤りがなかった時のものです。

## 報告の状況（公開しないページ）

desk-reports-link = 報告の状況（公開されないページ）
desk-reports-title = 報告の状況：{ $year }
desk-reports-lead = このページは公開されません。この PC の tebiki serve でだけ見られます。
desk-reports-nav = 移動
desk-reports-home = 手引き
desk-reports-language = 日本語
desk-reports-years = 年度
desk-reports-sum = { $total } 件中 { $answered } 件が報告済みです。{ $owners } の実施主体のうち、全て報告したのは { $whole } です。
desk-reports-caption = 実施主体ごとの報告
desk-reports-owner = 実施主体
desk-reports-state = 状況
desk-reports-count = 報告済み
desk-reports-count-of = { $total } 件中 { $answered } 件
desk-reports-newest = 最新の報告日
desk-reports-no-date = なし
desk-reports-asked = 依頼
desk-reports-asked-for = { $days ->
    [none] 報告用のファイルがありません
    [0] 今日作成
   *[other] { $days } 日前に作成
}
desk-reports-none = 未報告
desk-reports-some = 一部報告
desk-reports-all = 報告済み
desk-reports-remaining = { $owner }: 残り { $count } 件
desk-reports-how = 次にすること
desk-reports-how-ask = 報告用の Excel ファイルを実施主体ごとに作る（フォルダー ask に入ります）
desk-reports-how-take = 送り返された Excel ファイルを取り込む
desk-reports-how-status = この一覧をコマンドで見る
desk-manual-lead = 手引きを作る人のための使い方です。公開する手引きには入りません。
desk-manual-chapters = 使い方の章
