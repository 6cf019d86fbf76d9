cli-about = Tebiki は、施策ごとに一つの Markdown ファイルで書いた行政の計画から、日本語と英語の手引き（ウェブサイト、印刷用 PDF、ネットワークなしで開けるフォルダー）を作ります。
cli-examples =
    {"  "}tebiki init my-plan          プロジェクトを始める
    {"  "}tebiki -C my-plan check      誤りを調べる
    {"  "}tebiki -C my-plan build      my-plan/public に手引きを書き出す

    終了コード：
    {"  "}0  完了。書き込むべきものは書き込んだ（警告があることもある）
    {"  "}1  誤りがあり、何も書き込まなかった。又は、check、verify、translate --status が何かを
    {"  "}   見付けた（警告だけでも）か、import に取り込めない行があった
    {"  "}2  実行できない
cli-heading-usage = 使い方:
cli-heading-commands = コマンド
cli-heading-arguments = 引数
cli-heading-options = オプション
cli-heading-examples = 例:
cli-value-command = コマンド
cli-lang = メッセージの言語: ja 又は en（既定: システムの言語）
cli-project = content/ のあるプロジェクトのフォルダー（既定: 現在のフォルダー）
cli-quiet = 問題だけを表示する
cli-format = 問題の表示形式: human、short（一行ずつ）、json（一行に一つのオブジェクト）、sarif、github（ワークフローの注釈）（既定: human）
cli-help = 使い方を表示する
cli-version = バージョンを表示する
cli-no-project = ここは Tebiki のプロジェクトではありません（`{ $path }` がありません）。-C でプロジェクトのフォルダーを指定するか、tebiki init で作ってください
cli-found = エラー { $errors } 件、警告 { $warnings } 件
cli-step-analyse = 日本語を解析しています
cli-step-print = PDF を作成しています
cli-step-render = ページを作っています

### 使い方の誤り

cli-usage-unknown-argument = `{ $argument }` という引数はありません
cli-usage-unknown-command = `{ $argument }` というコマンドはありません
cli-usage-missing = 引数が足りません: { $argument }
cli-usage-value = `{ $value }` は { $argument } の値として使えません。使える値: { $allowed }
cli-usage-suggestion = `{ $suggestion }` ではありませんか
cli-usage-more = 詳しくは `--help` で表示されます。

### init

cli-init = 例となる小さなプロジェクトを作る
cli-init-folder = プロジェクトのフォルダー（既定: 現在のフォルダー）
cli-init-manual = 手引き
cli-init-exists = `{ $path }` は既にあります。何も書き込みませんでした
cli-init-done = { $path } に例のプロジェクトを作りました。次は tebiki -C { $path } build を実行してください
cli-init-done-here = このフォルダーに例のプロジェクトを作りました。次は tebiki build を実行してください

### build

cli-build = 手引き（二つの言語のウェブサイト、データ、検索、PDF）を書き出す
cli-build-out = 書き出すフォルダー。Tebiki が作ったファイルだけが置き換えられる（既定: プロジェクトの public）
cli-build-no-pdf = 印刷用 PDF と、その印刷に関わるもの（voice、cards、leaflets、large-print、two-up）を作らない
cli-build-editions = ページのほかに作る形式を、コンマで区切って指定する（既定は plan.yaml の editions_made、なければ pdf）。pdf、epub（電子書籍）、text（全文のテキスト）、voice（音声コード用のテキスト）、data-twins（施策ごとのデータ）、embed（埋込み用のページ）、cards（共有用の画像）、leaflets（対象者ごとのちらし）、large-print（大きな文字の PDF）、two-up（2ページずつ並べた PDF）
cli-build-examples =
    {"  "}tebiki build                     public/ に書き出す
    {"  "}tebiki build --out /tmp/preview  別の場所に書き出す
    {"  "}tebiki build --editions pdf,epub PDF と電子書籍も作る
cli-build-no-pdf-made = 冊子（PDF）を作れませんでした。PDF なしで作るには --no-pdf を付けてください
cli-build-stopped = 何も書き込みませんでした。前回の手引きはそのままです
cli-build-done = { $path } に { $files } ファイル（書込み { $written }、削除 { $removed }{ $kept ->
        [0] {""}
       *[other] 、Tebiki 以外のファイル { $kept } はそのまま
    }）

### check

cli-check = 原稿の誤りを調べる（`--fix` のほかは書き込まない）
cli-check-fixed = { $path } を直しました: { $changes }
cli-check-done = 施策 { $measures } 件、再掲 { $repeats } 件を読み込みました
cli-check-examples =
    {"  "}tebiki check                  問題ごとに説明する
    {"  "}tebiki check --format short   一行ずつ、エディター用

### completions

cli-completions = シェルの補完を表示する
cli-completions-shell = bash、zsh、fish、powershell、elvish のいずれか

### 書込み

cli-output-not-ours = `{ $path }` には Tebiki が作っていないファイルがあるため、何もしませんでした。--out で別のフォルダーを選んでください
cli-output-not-a-folder = `{ $path }` はフォルダーではありません。--out で別のフォルダーを選んでください
cli-output-locked = `{ $path }` には別の Tebiki が書込み中です。終わるまでお待ちください
cli-output-unsafe = ファイル名 `{ $path }` は、出力先のフォルダーの外を指すか、使えない文字を含みます
cli-output-io = `{ $path }` に書き込めません: { $cause }
cli-output-holds-project = `{ $path }` は、プロジェクトのフォルダーか、それを含むフォルダーです。--out で別のフォルダーを選んでください
cli-output-in-sources = `{ $path }` は、プロジェクトの原稿などを置くフォルダーです。--out で別のフォルダーを選んでください
cli-output-mount-within = 出力先の中の `{ $path }` は別のディスクなどの接続先（マウントポイント）のため、残すことができません。何も書き込みませんでした。接続を外すか、--out で別のフォルダーを選んでください
cli-output-twice = `{ $path }` という名前のファイルが二つあるか、同じ名前のフォルダーと重なっています。static フォルダーにあるときは、その名前を変えてください
cli-output-in-the-way = 出力先にある `{ $path }` は Tebiki が作ったものではありませんが、同じ場所に手引きのファイルが必要です。何も書き込みませんでした。移すか、名前を変えてください
cli-output-special = 出力先にある `{ $path }` は、ファイルでもフォルダーでもないため、残すことができません。何も書き込みませんでした。移してください
cli-output-left = 手引きは公開されましたが、前回の手引き `{ $path }` を削除できませんでした。次のビルドのときに削除します
cli-unprinted = 結果を出力できません: { $cause }
cli-threads = 処理のためのスレッドを始められません

### Verify

verify-missing = 内容にありません：
verify-added = 公式の本文にありません：
verify-changed = 異なります：
verify-official = 公式の本文
verify-content = 内容
verify-original = 元の施策
verify-repeat = 再掲
verify-variant = 注：再掲 `{ $repeat }` は元の施策 `{ $original }` と字句が異なります（印刷のとおり残しています）
verify-exact = 差異は0件です。施策{ $measures }件、再掲{ $repeats }件（うち字句が異なるもの{ $variants }件）、目標値{ $values }件、計{ $characters }字が公式の本文と一致しました
verify-different = 差異が{ $differences }件あります（{ $characters }字、施策{ $measures }件、再掲{ $repeats }件、目標値{ $values }件を照合）
verify-published = 公開物
verify-published-missing = { $path }：ありません：
verify-published-added = { $path }：計画になく、手引きの加筆の印もありません：
verify-published-changed = { $path }：異なります：
verify-published-no-file = { $path }：このページがありません
verify-published-exact = 差異は0件です。公開したページ{ $pages }件が計画の本文と一致しました
verify-published-different = 公開したものに差異が{ $differences }件あります（{ $pages }ページを照合）
verify-pdf-compared = PDF も照合しました。
verify-pdf-absent = ページと同じ場所に PDF はありません。
verify-pdf-unread = PDF は照合していません。pdftotext が必要です（Debian では poppler-utils）。
verify-furniture = ページ番号などとして除いた行：公式の本文の{ $lines }行目

### verify

cli-verify = 原稿を計画の正文と一字ずつ照合する
cli-verify-file = 計画の正文（PDF から取り出したテキスト、UTF-8）
cli-verify-published = 公開したページも照合する（pdftotext があれば PDF も）
cli-verify-examples =
    {"  "}tebiki verify seeds/saitama-employment-plan-2023.txt
    {"  "}tebiki verify seeds/saitama-employment-plan-2023.txt --published public

### translate

cli-translate = 翻訳を管理する
cli-translate-all = `--stub` とともに: 翻訳のないページ全部。`--touch` とともに: 今の正文の翻訳全部
cli-translate-into = 翻訳の言語（既定: 計画の二番目の言語）
cli-translate-one-language = この計画の言語は一つです。翻訳する言語は content/plan.yaml の `languages` に書いてください
cli-translate-stub-what = 翻訳するページの slug か、`--all` を書いてください
cli-translate-status = 章ごとに、翻訳済み、要更新、未翻訳の数を表示する
cli-translate-stub = 翻訳を書き込むファイルを作る（日本語の文と用語集の訳語を注釈として付ける）
cli-translate-touch = 日本語が改められた後も翻訳がそのままで正しいことを確認する
cli-translate-columns = 章	ページ	翻訳済み	要更新	未翻訳
cli-translate-preamble = 前文
cli-translate-examples =
    {"  "}tebiki translate --status
    {"  "}tebiki translate --stub joint-job-fair    書き込むファイルを作る
    {"  "}tebiki translate --touch joint-job-fair   そのままで正しい
cli-wrote = { $path } を書きました
cli-check-fix = 見えない文字、似た別の文字など、直して差し支えないものを原稿で直す
cli-check-wording = 日本語の文章について公用文の観点からの気付きも示す
### Import

import-placeholder-title = 仮の題名です。書き直してください
import-plan-remark = 計画全体の事実です。対象者、事業・制度名、サイトの設定を加えてください
import-lost = 取り込めません：この行は内容にないか、元の位置にありません
import-no-original = 再掲の元になる施策が見つからないため、独立の施策としました
import-repeat-differs = 再掲の本文が元の施策と異なります。印刷のとおり残しました
import-unknown-unit = 目標値の単位が分からないため、数値を入れていません
import-no-fiscal-year = 本文に年度がありません。plan.yaml の `fiscal_year` を確かめてください
import-no-title = 計画の名称が見つかりません。plan.yaml の `title` に書いてください
import-no-measures = 施策が見つかりません。全ての文は本文として内容にあります
import-look-alike = 通常の文字に似た別の文字を、通常の文字に置き換えました
import-unknown-character = どのフォントにもない文字が残っています。印刷された計画と照らし合わせてください
import-level = 階層 `{ $id }`（{ $number }）：見出し{ $count }。最初の見出し：{ $example }
import-summary = 見出し{ $headings }、施策{ $measures }、再掲{ $repeats }、実施主体{ $owners }、目標値{ $values }
import-lines = 取り込んだ行{ $placed }、除いた行{ $furniture }、取り込めない行{ $unplaced }、注意{ $warnings }
import-furniture = { $kind }として除いた行{ $count }（{ $lines }行目）
import-page-numbers = ページ番号
import-contents = 目次
import-running-heads = 柱（ページの見出し）
import-blank-pages = 白紙のページ
import-markup = マークアップ
import-proved = 照合済み：本文の全ての文字が、順序どおり内容にあります
import-broken = 内容に誤りがあります。`tebiki check` で確かめてください
import-encoding = 文字コードは { $encoding } として読みました

### import

cli-import = 計画のテキストから原稿ファイルを作る。全ての行が置かれるか報告される
cli-import-file = PDF から取り出した計画のテキスト又は Markdown（UTF-8、UTF-16、シフト JIS、EUC-JP）
cli-import-out = 新しいプロジェクトのフォルダー（既定: プロジェクトのフォルダー）
cli-import-date = 内容の日付（既定: 今日）
cli-import-fiscal-year = 本文から分からない場合の年度（西暦）
cli-import-structure = 計画の階層の宣言（--print-structure が示す形を直したもの）
cli-import-print-structure = 宣言する階層を示すだけで、何も書かない
cli-import-not-text = { $path } はテキストではありません。{ $kind ->
    [pdf] PDF です。`pdftotext -layout plan.pdf plan.txt` などでテキストにしてください
    [office] Word や Excel などの文書です。「書式なし」（*.txt、UTF-8）で保存してください
    [old-office] 旧形式の Word や Excel の文書です。「書式なし」（*.txt、UTF-8）で保存してください
   *[other] 文字コードが UTF-8、UTF-16、シフト JIS、EUC-JP のいずれでもありません。UTF-8 で保存してください
}
cli-import-structure-wrong = { $path }：階層の宣言を読めません：{ $cause }。形は `tebiki import --print-structure ファイル` で確かめてください
cli-import-done = { $path } を書きました。見出しと slug は仮のものです。書き直してください
cli-import-examples =
    {"  "}tebiki import plan-2024.txt --out plan-2024
    {"  "}tebiki import plan-2024.txt --print-structure > levels.yaml
    {"  "}tebiki import plan-2024.txt --structure levels.yaml --out plan-2024

### pdf

cli-pdf = 印刷用の手引き又はその抜粋を書き出す
cli-pdf-owner = この実施主体の施策だけ
cli-pdf-chapter = この章だけ（番号。別表などは a1）
cli-pdf-audience = この対象者のための施策だけ
cli-pdf-leaflet = 対象者ごとのちらし（A5判）。--audience がなければ全部
cli-pdf-large = 18ポイントの大きな文字で
cli-pdf-two-up = A4判横に2ページずつ。ちらしは折って綴じる順に
cli-pdf-furigana = 日本語の版に、漢字の読み仮名を付ける
cli-pdf-edition = この言語の版だけ（既定: 計画の言語全部）
cli-pdf-out = 書き出すフォルダー（既定: プロジェクトのフォルダー）
cli-pdf-examples =
    {"  "}tebiki pdf                            handbook-ja.pdf と handbook-en.pdf
    {"  "}tebiki pdf --chapter 4 --edition ja   第４章の抜粋
    {"  "}tebiki pdf --audience women           一つの対象者のための抜粋
    {"  "}tebiki pdf --audience women --leaflet そのちらし

### pack

cli-pack = 手引きを、ネットワークのない PC に運ぶ一つの zip にまとめる
cli-pack-out = 書き出すファイル（既定: プロジェクトの handbook-offline.zip）
cli-pack-no-pdf = 印刷用 PDF を入れない
cli-pack-examples =
    {"  "}tebiki pack
    {"  "}tebiki pack --out /media/usb/handbook.zip
