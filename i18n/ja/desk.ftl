## 机（tebiki serve）と、ページで使う編集画面

cli-serve = サイトをブラウザーで開き、変更のたびに作り直す。施策をページで編集する
cli-serve-failed = このポートでは表示できません: { $cause }。`--port` で別の番号を指定してください
cli-serve-no-open = ブラウザーを開かない
cli-serve-port = 使うポートの番号（既定: 空いているもの）
cli-serve-ready = 手引きは { $address } で見られます。この PC からだけ使えます。Ctrl+C で終わります。
cli-serve-examples =
    {"  "}tebiki serve                  空いているポートで表示し、ブラウザーを開く
    {"  "}tebiki serve --port 8000      いつも同じアドレスで表示する
desk-cancel = やめる
desk-conflict = 開いた後に、ファイルが別の所で変更されました。今のファイルの内容を各欄の下に示します。残したい部分を欄に書き写してください。「保存」を押すと欄の内容に置き換わります。
desk-draft = 保存していない下書きを戻しました。
desk-edit = 編集
desk-error-title = 原稿に誤りがあります
desk-failed = 保存できませんでした。書いた内容は下書きとしてこのブラウザーに残っています。
desk-heading = 施策の編集
desk-last-good = 下のページは、誤りがなかった時のものです。
desk-now = 今のファイルの内容
desk-official = 正文
desk-save = 保存
desk-saved = 保存しました。
desk-text = 本文
desk-title = 題名
