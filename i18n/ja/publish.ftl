## 公開用に作る（tebiki serve のページ）

publish-as-it-was = 前に作った公開用のフォルダーは、そのままです。下の点を直してから、もう一度作ってください。
publish-done = 公開用のフォルダーができました。
publish-failed = 作れませんでした。
publish-findings = 見つかったこと
publish-folder = 公開用のフォルダー
publish-home = 手引きに戻る
publish-language = 日本語
publish-lead = 原稿の誤りを調べてから、公開するページと冊子を作ります。できるまで、前に作ったものはそのままです。このページは公開されません。
publish-link = 公開用に作る
publish-more = ほかの件数:
publish-nav = 移動
publish-next = このフォルダーの中身を全て、ウェブサーバーの公開する場所に送ってください。index.html をダブルクリックすると、この PC で確かめられます。送り方は、作り方の手引き（tebiki guide 7）の「公開する」にあります。
publish-result = できたもの
publish-start = 公開用に作る
publish-step-build = ページと冊子を作っています
publish-step-check = 原稿を調べています
publish-step-done = （済み）
publish-step-pack = ネットワークのない PC 用の ZIP ファイルを作っています
publish-title = 公開用に作る
publish-why = 作れなかった理由
publish-zip = ネットワークのない PC で見るための ZIP ファイルも作る
publish-zip-made = ネットワークのない PC 用の ZIP ファイル
