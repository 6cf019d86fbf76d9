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
