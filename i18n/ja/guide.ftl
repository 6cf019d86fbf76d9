cli-guide = 手引き（このプログラムの使い方）を表示する
cli-guide-chapter = 章の名前か番号（書かなければ章の一覧）
cli-guide-examples =
    {"  "}tebiki guide                  章の一覧
    {"  "}tebiki guide writing          「原稿を書く」
    {"  "}tebiki guide --out 使い方     全部の章をフォルダーに書く
cli-guide-out = 日本語と英語の全部の章を書くフォルダー
cli-guide-unknown = `{ $found }` という章はありません。章: { $allowed }
cli-output-held = `{ $path }` は、ほかのソフト（Word、Excel など）が開いているため、書き込めません。閉じてから、もう一度実行してください
