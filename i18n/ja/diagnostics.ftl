## 規則ごとに一つのメッセージ。`.label` は該当箇所の下に、`.help` は直し方として表示されます。

severity-error = エラー
severity-warning = 警告
severity-help = 直し方

### ファイルの読込み

unreadable = { $cause ->
        [missing] `{ $path }` がありません
        [forbidden] `{ $path }` を読み取る権限がありません
        [folder] `{ $path }` はファイルではなくフォルダーです
        [special] `{ $path }` は、読み取ることのできるファイルではありません（パイプや装置）
        [held] `{ $path }` は、ほかのソフト（Word、Excel など）が開いています
        [cloud] `{ $path }` の中身が、このパソコンにありません（OneDrive など）
       *[other] `{ $path }` を読み込めません{ $detail ->
            [none] {""}
           *[other] （{ $detail }）
        }
    }
    .help = { $cause ->
        [missing] 名前に間違いがないか、ファイルを移していないか確認してください
        [forbidden] ファイルの権限を直すか、権限のある人に直してもらってください
        [held] そのソフトで閉じてから、もう一度実行してください
        [cloud] エクスプローラーでファイルを右クリックし、「このデバイス上に常に保持する」を選んでください
       *[other] ファイルを開けるか、ディスクに異常がないか確認してください
    }
invalid-utf8 = `{ $path }` は UTF-8 ではありません（{ $encoding ->
        [utf-16] UTF-16 で保存されています
        [shift-jis] シフト JIS で保存されています
        [euc-jp] EUC-JP で保存されています
       *[unknown] { $line } 行目
    }）
    .help = UTF-8 で保存し直してください。メモ帳や Word では、保存するときに文字コードとして「UTF-8」を選びます。Excel では、ファイルの種類として「CSV UTF-8（コンマ区切り）」を選びます
file-too-large = `{ $path }` は { $size } バイトあり、上限の { $limit } バイトを超えています
    .help = 施策は数行の文章です。ファイルを分けるか、不要な部分を除いてください
link-out-of-tree = `{ $path }` は { $folder } フォルダーの外へのリンクです
    .help = リンクの代わりに、ファイルを { $folder } フォルダーに複写してください
link-differs = 正文には、`{ $found }` へのリンクがありません
    .label = このリンク
    .official = 正文はここにあります
    .help = `url` を正文と同じにしてください
link-in-circle = `{ $path }` は自分を含むフォルダーへのリンクです
    .help = リンクを除いてください
unread-file = { $kind ->
        [name] `{ $path }` は、名前の終わりが違うため読まれません
        [picture] 図 `{ $path }` は、どの原稿にも使われていません
       *[other] `{ $path }` は読まれません
    }
    .help = { $kind ->
        [name] 名前を `{ $suggestion }` に変えてください。Windows で名前の終わりが見えないときは、エクスプローラーの「表示」で「ファイル名拡張子」を有効にします
        [picture] 原稿で使うか、ファイルを content フォルダーの外に移してください
        [elsewhere] 名前と置き場所を確認してください。使わないファイルは、フォルダーの外に移してください
       *[other] 原稿は `.md`、表は `.yaml` のファイルに書きます。そのまま公開するファイルは static フォルダーに、それ以外は content フォルダーの外に移してください
    }
missing-file = `{ $path }` がありません
    .help = `tebiki init` を実行すると、ひな型ができます
### 前付け

front-matter-missing = ファイルの先頭に前付けがありません
    .label = ここに `---` が必要です
    .help = ファイルを `---` の行で始め、項目（`title: …`）を書き、もう一度 `---` の行を書いてください
front-matter-unclosed = 前付けを閉じる行がありません
    .label = ここで始まっています
    .help = 最後の項目の次に `---` の行を加えてください
yaml = この行を YAML として読めません
    .label = この行
    .help = 項目は `キー: 値` の形で一行に一つずつ書きます。記号で始まる値や `: ` を含む値は引用符 " " で囲んでください
yaml-wide-mark = { $found ->
        [space] 全角の空白があります
       *[other] 全角の「{ $found }」があります
    }
    .label = 半角にする文字
    .help = { $found ->
        [space] 半角の空白に替えてください
       *[other] 半角の「{ $instead }」に替えてください。文の一部であれば、値の全体を引用符 " " で囲んでください
    }
yaml-tab = タブは使えません
    .label = ここにタブがあります
    .help = タブを除き、半角の空白に替えてください
yaml-no-space = `{ $key }` の後のコロンに空白が続いていません
    .label = このコロン
    .help = `{ $key }: 値` のように、半角のコロンの次に半角の空白を一つ入れてください
yaml-no-colon = 「{ $found }」の行にコロンがありません
    .label = この行
    .help = `キー: 値` の形で書いてください。前の行の続きであれば、半角の空白を行の頭に入れてください
yaml-open-quote = 引用符 { $found } が閉じられていません
    .label = ここで始まっています
    .help = 値の終わりに { $found } を加えてください。値の中に { $found } がある場合は、別の種類の引用符で囲んでください
yaml-open-bracket = 括弧 { $found } が閉じられていません
    .label = ここで始まっています
    .help = 対になる半角の括弧を加えてください。文の一部であれば、値の全体を引用符 " " で囲んでください
yaml-after-value = 引用符か括弧を閉じた後に、余分な文字があります
    .label = この値
    .help = 余分な文字を除くか、値の全体を引用符で囲んでください
yaml-colon-in-text = 値の中に「: 」があり、別の項目と区別できません
    .label = この値
    .help = 値の全体を引用符 " " で囲んでください
yaml-special-start = 値を半角の「{ $found }」で始めることはできません
    .label = この値
    .help = 値の全体を引用符 " " で囲んでください
yaml-indentation = 字下げが前の行と合っていません
    .label = この行
    .help = 同じ段の項目は、行の頭の半角の空白を同じ数にしてください
yaml-control = 目に見えない制御文字（{ $code }）があります
    .label = ここ
    .help = この文字を削除してください。ほかのソフトから貼り付けた文章に入ることがあります
yaml-compound-key = 項目の名前として読めません
    .label = この行
    .help = `キー: 値` の形で書いてください
yaml-too-deep = 字下げか括弧が { $limit } 段より深くなっています
    .label = ここ
    .help = ほかのファイルの書き方を参考に、段を減らしてください
yaml-too-many-aliases = 別名（`*名前`）で広がる内容が大きすぎます
    .label = この別名まで
    .help = 別名を使わずに値を書いてください
yaml-unknown-alias = 「*」で始まる値は、別の箇所に付けた名前（`&名前`）の引用として読まれますが、その名前がありません
    .label = この値
    .help = 文の一部であれば、値の全体を引用符 " " で囲んでください
yaml-second-document = 「---」の行が途中にあります
    .label = ここから後は読まれません
    .help = この行を除いてください
duplicate-key = `{ $key }` が二度書かれています
    .label = 二度目
    .first = 一度目
    .help = どちらかの行を除いてください
yaml-cut-short = 「{ $found }」は読まれません
    .label = ここから行の終わりまでは覚え書きになります
    .help = 文の一部であれば、値の全体を引用符 " " で囲んでください。覚え書きであれば、`#` の前に半角の空白を二つ置いてください
yaml-thousands-comma = 数に桁区切りのコンマがあります
    .label = 別の項目として読まれます
    .help = 数字だけを書いてください。例: 1234
unknown-key = `{ $found }` という項目はありません
    .label = 使えない項目です
    .help = { $suggestion ->
        [none] 使える項目: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
wrong-type = { $key ->
        [none] 「{ $found }」は、ここに書く値の形ではありません
       *[other] `{ $key }` の値「{ $found }」は、ここに書く値の形ではありません
    }
    .label = この値
    .help = { $expected ->
        [text] 文を書いてください（数だけの文は引用符 " " で囲みます）
        [number] 数を書いてください（桁区切りや単位は付けません）
        [year] 年度は、西暦の数字だけで書いてください。例: 令和６年度は 2024
        [whole-number] 整数を書いてください（桁区切りや単位は付けません）
        [yes-no] true か false を書いてください
        [list] 一覧を書いてください。例: [甲, 乙]
        [table] `キー: 値` の行を、字下げして書いてください
       *[other] ほかのファイルの書き方を参考にしてください
    }
empty-value = `{ $key }` の値が書かれていません
    .label = この項目
    .help = コロンの後に値を書くか、この行を除いてください
unknown-value = `{ $key }` に `{ $found }` は書けません
    .label = この値
    .help = { $suggestion ->
        [none] 次のいずれかを書いてください: { $allowed }
       *[other] `{ $suggestion }` ではありませんか（書けるもの: { $allowed }）
    }
missing-key = `{ $key }` がありません
    .label = この前付け
    .help = `{ $key }: …` の行を加えてください
empty-heading = この見出しの下には、文も施策もありません
    .label = 空の見出し
    .help = 施策か文を加えるか、このフォルダーを content フォルダーの外に移してください
number-gap = 見出しの番号が { $expected } ではなく { $found } になっています
    .label = この見出し
    .help = 計画の番号のとおりか確かめ、違うときはフォルダーの名前の先頭の番号を直してください
order-twice = 順序の番号 { $found } のファイルが二つあります。並びはファイル名の順になります
    .label = 二つ目
    .first = 一つ目
    .help = 計画の並びのとおりに、ファイル名の番号の一方を変えてください（例: 010 と 020）
empty-body = 施策の本文がありません
    .label = このファイル
    .help = 前付けの下に計画の本文を書いてください。再掲の場合は `repeats: <slug>` を書きます
repeat-with-facts = 再掲に `{ $found }` は書けません
    .label = 元の施策に書く項目です
    .help = この行を除いてください。再掲の項目は元の施策から取られます

### slug と ID

slug-empty = 名前 `{ $found }` は、空であるか、ハイフンで始まり、又は終わっています
    .help = 英単語２～５語をハイフンでつないでください
slug-characters = 名前 `{ $found }` に a–z、0–9、ハイフン以外の文字があります
    .help = 英小文字、数字、ハイフンだけを使ってください。名前はウェブのアドレスの一部になります
slug-too-long = 名前 `{ $found }` が 60 文字を超えています
    .help = 短くしてください。庁内のPCではパスの長さに上限があります
slug-reserved = 名前 `{ $found }` は Windows では使えません
    .help = 別の名前にしてください
duplicate-slug = slug `{ $found }` が二度使われています
    .label = 二度目
    .first = 一度目
    .help = どちらかのファイルの名前を変えてください
### 参照

unknown-section = `{ $found }` という節はありません
    .label = 該当する節がありません
    .help = { $suggestion ->
        [none] 節: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-owner = `{ $found }` という実施主体はありません
    .label = 該当する実施主体がありません
    .help = { $suggestion ->
        [none] 実施主体: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-target = `{ $found }` という数値目標はありません
    .label = 該当する数値目標がありません
    .help = { $suggestion ->
        [none] 数値目標: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-audience = `{ $found }` という対象者はありません
    .label = 該当する対象者がありません
    .help = { $suggestion ->
        [none] 対象者: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-programme = `{ $found }` という事業・制度はありません
    .label = 該当する事業・制度がありません
    .help = { $suggestion ->
        [none] content/plan.yaml の `programmes` に、ID と英語名を付けて加えてください
       *[other] `{ $suggestion }` ではありませんか。そうでなければ content/plan.yaml の `programmes` に加えてください
    }
unknown-status = `{ $found }` という区分はありません
    .label = 該当する区分がありません
    .help = { $allowed } のいずれかを使ってください
unknown-repeat = 再掲の元になる施策 `{ $found }` がありません
    .label = 該当する施策がありません
    .help = { $suggestion ->
        [none] 施策の slug（ファイル名の最後の部分）を書いてください
       *[other] `{ $suggestion }` ではありませんか
    }
repeat-of-itself = 再掲が自分自身を指しています
    .label = 自分の slug です
    .help = 元の施策の slug を書いてください
repeat-of-repeat = `{ $found }` は再掲です
    .label = 元の施策ではありません
    .help = 元の施策の slug を書いてください
unknown-parent = 親になる施策 `{ $found }` がありません
    .label = 該当する施策がありません
    .help = { $suggestion ->
        [none] 施策の slug（ファイル名の最後の部分）を書いてください
       *[other] `{ $suggestion }` ではありませんか
    }
parent-of-itself = 施策が自分自身の親になっています
    .label = 自分の slug です
    .help = 上位の施策の slug を書いてください
parent-not-top-level = `{ $found }` の下に内訳は置けません
    .label = 内訳か再掲です
    .help = 親にできるのは第１段階の施策だけです
parent-elsewhere = 親の `{ $found }` は別の一覧にあります
    .label = 節か実施主体が違います
    .help = 内訳の節と実施主体は、親と同じにしてください
parent-after-child = 親の `{ $found }` がこの内訳より後にあります
    .label = 後にあります
    .help = このファイルの順序の番号を、親より大きくしてください
path-mismatch = `{ $key }` は `{ $found }` ですが、ファイルのパスでは `{ $expected }` です
    .label = パスと違います
    .help = ファイルを移すか名前を変える、又は値を直してください
target-without-value = 数値目標 `{ $found }` に値がありません
    .label = この数値目標
    .help = `values` に一つ以上の値を書いてください
invalid-date = `{ $found }` は日付ではありません
    .label = 年-月-日 で書きます
    .help = 2023-04-01 のように書いてください
invalid-url = `{ $found }` はウェブのアドレスではありません
    .label = https://… で始まります
    .help = https://www.example.jp/handbook/ のように、アドレス全体を書いてください

### 冊子（PDF）

print-no-font = 冊子に使う日本語のフォントがありません
    .help = { $allowed } のいずれかを入れてください。Debian・Ubuntu では `apt install fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic`、Windows では BIZ UD フォントが初めから入っています。プロジェクトの `fonts/` フォルダーにフォントのファイルを置くこともできます
print-missing-glyph = 文字 `{ $found }`（{ $code }）はどのフォントにもなく、印刷できません
    .label = この本文
    .help = 別の文字に替えるか、この文字のあるフォントをプロジェクトの `fonts/` フォルダーに置いてください（使えるフォント: { $allowed }）
print-template = 冊子のひな型 `print/{ $path }` の { $line } 行目に誤りがあります: { $cause }
    .help = テーマの `print/` にある同じ名前のファイルを直してください
print-part-empty = 冊子に載せる施策がありません
print-unknown-owner = `{ $found }` という実施主体はありません
    .help = { $suggestion ->
        [none] 実施主体: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
print-unknown-chapter = 第 { $found } 章はありません
    .help = 章: { $allowed }
print-unknown-audience = `{ $found }` という対象者はありません
    .help = { $suggestion ->
        [none] 対象者: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
### テーマと言葉

theme = `{ $path }` のテーマを使えません: { $cause }
    .help = テンプレートの該当箇所を直すか、ファイルを除いて既定のテーマに戻してください
template-mistake =
    { $kind ->
        [syntax] テンプレート `{ $path }` の書き方に誤りがあります
        [nothing] テンプレート `{ $path }` が、ないものを使っています
        [unknown] テンプレート `{ $path }` が、ないフィルターや関数を使っています
        [message] テンプレート `{ $path }` が、i18n にない文言を使っています
        [file] テンプレート `{ $path }` が、テーマの static フォルダーにないファイルを使っています
        [circle] テンプレート `{ $path }` が、自分自身を取り込んでいます
       *[other] テンプレート `{ $path }` から、ページを作れません
    }
    .label = ここ
    .help =
        { $kind ->
            [syntax] 括弧（`{"{{"} {"}}"}`、`{"{%"} {"%}"}`）と引用符が閉じているか、`for` や `if` に対応する `endfor` や `endif` があるかを確かめてください
            [nothing] 名前の綴りを既定のテーマの同じファイルと見比べてください。ないことがある値は `{"{%"} if 名前 {"%}"}` で囲みます
            [unknown] 名前の綴りを既定のテーマの同じファイルと見比べてください
            [message] 名前の綴りを直すか、i18n フォルダーの .ftl にその文言を加えてください
            [file] ファイルを置くか、名前を直してください
            [circle] `include` や `extends` の行を直してください
           *[other] 既定のテーマの同じファイルと見比べて直すか、ファイルを除いて既定に戻してください
        } （テンプレートの処理系 Tera の説明: { $cause }）
template-endless = テンプレート `{ $path }` の処理が終わらないか、作るものが大きすぎるため、途中で止めました
    .label = このタグ
    .help = 一つのページで 500 万回を超える繰返し、20 秒を超える処理、200 MB を超えるページ、1 MB を超える一つの文字列は作れません。`for` の範囲と、`set` で文字列に同じ文字列を重ねていないか、部品が自分自身を呼んでいないかを確かめてください
invalid-messages = `{ $path }` のメッセージを読み込めません
    .label = この行から読めません
    .help = メッセージは `名前 = 文` の形で書き、二行目以降は半角の空白で字下げします
messages-too-deep = 波括弧が { $limit } 段より深くなっています
    .label = この行
    .help = 波括弧の段を減らしてください。文字としての波括弧は {"{"} "{"{"}" {"}"} と書きます
invalid-synonyms = 検索の同義語（`i18n/synonyms.yaml`）のこの項目は読めません
    .label = この項目
    .help = 同じ意味の語は `- [ハローワーク, 職安]` のように二つ以上、近い意味の語は `- { "{" }words: [高齢者], near: [定年]{ "}" }` のように書いてください
invalid-dictionary = { $kind ->
        [reading] 利用者辞書の読み「{ $found }」は片仮名ではありません
        [columns] 利用者辞書のこの行には、語と読みがそろっていません
       *[other] 利用者辞書（`i18n/userdict.csv`）を読めません
    }
    .label = この行
    .help = 一行に `埼玉労働局,名詞,サイタマロウドウキョク` のように、語、品詞、読み（片仮名）の三つを半角のコンマで区切って書いてください
invalid-furigana = { $kind ->
        [reading] ふりがな「{ $found }」は平仮名ではありません
       *[columns] ふりがなのこの行には、語と読みがそろっていません
    }
    .label = この行
    .help = 一行に `春日部,かすかべ` のように、語と読み（平仮名）を半角のコンマで区切って書いてください

### 用語集

severity-note = 参考
glossary-header = 用語集の列が { $found } になっています
    .label = この行
    .help = 注釈でない最初の行に、列の名前 { $allowed } をタブで区切って書いてください
glossary-columns = この行の列は { $found } 個です（{ $expected } 個必要です）
    .label = この用語
    .help = 空の列も含め、列の間にタブを入れてください
glossary-empty = `{ $found }` の列が空です
    .label = この用語
    .help = 用語には日本語と、一つ以上の訳語が必要です
glossary-not-hiragana = 読み `{ $found }` がひらがなではありません
    .label = この用語
    .help = 読みは、空白・記号・数字を入れずにひらがなで書いてください
glossary-index = `index` の列が `{ $found }` になっています
    .label = この用語
    .help = 空にするか、用語索引に載せない語には `no` と書いてください
glossary-duplicate = `{ $found }` が用語集に二度あります
    .label = 二度目
    .first = 一度目
    .help = 訳語を一行にまとめ、| で区切ってください

### 点検

value-missing = `{ $slug }` の目標には、数の値（value）がありません
    .label = 計画の表記
    .help = 図や達成の割合を示すときは、`value:` に数を書いてください（例: `value: 680`）
unit-differs = `{ $slug }` の単位は「{ $found }」ですが、計画の表記は「{ $printed }」です
    .label = 計画の表記
    .help = `unit:` を計画の表記に合わせてください。割合は `percent` です
figure-negative = `{ $slug }` の値 { $found } がマイナスです
    .label = この値
    .help = 正しい値に直してください。増減を表す目標であれば、名称や単位にそれを書いてください
result-ahead = `{ $slug }` に { $found } 年度の実績がありますが、内容の日付（{ $date }）にはまだ始まっていない年度です
    .label = この実績
    .help = 年度の書き間違いでなければ、plan.yaml の `date` を内容を改めた日にしてください
static-in-the-way = `{ $path }` と同じ名前のページが手引きにあります
    .help = このファイルの名前を変えるか、static フォルダーから除いてください
value-differs = `{ $slug }` の value は { $value } ですが、計画の表記は「{ $printed }」です
    .label = 計画の表記
    .help = 正しい方に合わせてください。単位（unit）が千円や百万円でないかも確かめてください
stale-translation =
    { $changes ->
        [none] `{ $slug }` の日本語が、翻訳の後に変わっています
       *[other] `{ $slug }` の日本語が、翻訳の後に変わっています：{ $changes }
    }
    .label = 以前の本文の翻訳です
    .original = 今の本文
    .help = 翻訳を見直してから、`tebiki translate --touch { $slug }` で確認済みにしてください
missing-translation = `{ $slug }` の翻訳がありません
    .label = 日本語だけです
    .help = ページは `tebiki translate --stub { $slug } --into { $lang }` で翻訳用のファイルを作れます。表では `{ $lang }: …` の行を加えてください
glossary-term = 翻訳に「{ $found }」の訳語がありません
    .label = この翻訳
    .original = 原文の用語
    .help = { $allowed } を使ってください。ほかの訳が正しいときは、訳語か例外を i18n/glossary.tsv に加えてください
glossary-term-added = 翻訳に `{ $found }` がありますが、原文に「{ $expected }」はありません
    .label = この名称
    .original = 原文
    .help = 別の事業・制度と取り違えていないか確認してください
glossary-exception = 「{ $expected }」の例外 `{ $found }` は必要ありません
    .help = i18n/glossary.tsv の `exceptions` の列から除いてください
japanese-in-english = 英文に日本語の文字があります: `{ $found }`
    .label = この箇所
    .help = 翻訳するか、半角の英数字で書いてください
fiscal-year-differs = `fiscal_year` は { $expected } ですが、ここでは { $found } 年（度）となっています
    .help = この計画の年度を、ここ又は plan.yaml の `fiscal_year` に書いてください。`fiscal_year` は西暦です（令和６年度は 2024）。

easy-name = やさしい日本語に、事業・制度の名前「{ $found }」がありません
    .label = この説明
    .help = 名前を原文のとおりに書き、その後で易しい言葉で説明してください
easy-numbers = { $missing ->
        [none] 原文にない数がやさしい日本語にあります: { $added }
       *[other] { $added ->
            [none] 原文の数がやさしい日本語にありません: { $missing }
           *[other] 数が違います: 原文は { $missing }、やさしい日本語は { $added }
        }
    }
    .label = この説明
    .help = 原文の数をそのまま書き、原文にない数は書かないでください
easy-sentence = やさしい日本語の一文が { $found } 文字あります
    .label = この文
    .help = { $allowed } 文字までに分けてください
numbers-differ = { $missing ->
        [none] 原文にない数が翻訳にあります: { $added }
       *[other] { $added ->
            [none] 原文の数が翻訳にありません: { $missing }
           *[other] 数が違います: 原文は { $missing }、翻訳は { $added }
        }
    }
    .label = この翻訳
    .original = 原文
    .help = 原文の数は、それぞれ一度ずつ訳してください。令和５年度は FY2023、６月は June です
repeat-differs = 再掲の文言が元の施策 `{ $slug }` と違います: 「{ $found }」と「{ $expected }」
    .label = ここでの文言
    .original = 元の施策の文言
    .help = どちらも計画のとおりに掲載されます。同じ文言にするときは、再掲の本文を除いてください
duplicate-title = 見出し「{ $found }」が二度使われています
    .label = 二度目
    .first = 一度目
    .help = それぞれの施策の違いが分かる見出しにしてください
unused-programme = 事業・制度「{ $found }」を挙げている施策がありません
    .label = この一覧
    .help = 一覧から除くか、施策の `programmes` に加えてください
audience-missing = 「{ $heading }」は「{ $found }」のための見出しですが、この施策には対象者「{ $found }」がありません
    .label = この施策
    .help = audience 又は also_for に { $id } を加えます。関わりがなければ、allow に理由を書きます
unused-audience = 対象者「{ $found }」の施策がありません
    .label = この一覧
    .help = 一覧から除くか、施策の `audience` に加えてください
programme-not-named = 施策 `{ $slug }` の本文に、事業・制度「{ $found }」がありません
    .label = この施策
    .help = 名称を直すか、`programmes` から除いてください
programme-not-listed = 施策 `{ $slug }` の本文にある事業・制度「{ $found }」が、一覧にありません
    .label = この施策
    .help = `programmes` に加えると、事業・制度のページからこの施策を引けます

### 本文

typed-repeat = 「{ $found }」と書かれています。施策 `{ $slug }` は別の施策として数えられます
    .label = この箇所
    .help = 前付けに `repeats: <元の施策の slug>` と書き、本文からは除いてください。再掲の印は自動で付きます
equal-texts = 施策 `{ $slug }` の本文は、施策 `{ $found }` と同じです
    .label = この本文
    .first = 先にある本文
    .help = 再掲のときは、前付けに `repeats: { $found }` と書いてください。別の施策のときは、どちらかの写し間違いがないか確かめてください
placeholder-title = 施策 `{ $slug }` の見出しが仮のままのようです: 「{ $found }」
    .label = この見出し
    .help = 内容を表す見出しを `title` に書いてください
plan-without-title = 計画の名称がありません
    .label = この値
    .help = 計画の名称を書いてください
placeholder-slug = 施策 `{ $slug }` の名前が仮のままです
    .help = ファイルの名前の最後を、内容を表す英小文字の名前にしてください。公開した後では、URL が変わります
unknown-link = リンク先の `{ $target }` がありません
    .label = このリンク
    .help = { $suggestion ->
        [none] 施策は slug か原稿ファイルの名前で、ページは `../targets.html` のように、外部のページは https:// から書いてください
       *[other] `{ $suggestion }` ではありませんか
    }
text-comment = 本文にコメントが { $count } か所あります。どのページ、冊子、データにも載りません
    .here = 公開されません
    .help = 本文であれば `<!--` と `-->` を除いてください
comment-in-value = `<!--` は、ここではコメントになりません。文字として公開されます
    .label = ここから
    .help = 除くか、行を分けて `#` で始めてください（YAML のコメントになります）
text-comment-open = `<!--` が閉じられていません。ここから本文の終わりまでが公開されません
    .label = ここから後
    .help = コメントの終わりに `-->` を書いてください
text-tag = `{ $found }` は使えません。書かれたとおりに表示されます
    .label = このタグ
    .help = 使えるタグは <br> <u> <b> <i> <s> <sup> <sub> です。ほかは Markdown で書いてください
text-picture = 図は使えません: { $found }
    .label = 説明の文字だけが載ります
    .help = 図の内容を文章か表で書くか、図を載せたページへのリンクにしてください
text-note-missing = 脚注 { $found } の本文がありません。書かれたとおりに表示されます
    .label = この印
    .help = 本文の最後に `{ $found }: 注の本文` の行を加えてください
text-note-unused = この脚注を指す印が本文にありません。本文の最後に表示されます
    .label = この脚注
    .help = 本文に印（`[^1]` など）を付けるか、脚注を除いてください
text-heading = 本文の中の見出しは、ページの見出しより小さく表示されます
    .label = この見出し
    .help = 計画にある見出しか確かめてください。一覧と冊子では太字の行になります
text-heading-space = `{ $found }` が見出しになっていません。書かれたとおりに表示されます
    .label = この後に空白が必要です
    .help = `## 見出し` のように、`#` の後に半角の空白を入れてください
text-foreign = `{ $found }` は、この手引きの書き方ではありません。書かれたとおりに公開されます
    .label = この箇所
    .help = 見出しは半角の `#`、強調は半角の `**`、脚注は `[^1]`、載せない注記は `<!-- -->`、リンクは `[名前](アドレス)` と書いてください。計画の文字であるときは、このままで構いません
line-markup = `{ $found }` は、ここでは書き方として読まれません。書かれたとおりに公開されます
    .label = この箇所
    .help = 見出しと項目の値には、強調、脚注、リンク、HTML は使えません。除くか、本文に書いてください
text-underline = 文の直下の `{ $found }` は見出しの書き方です。区切り線として表示されます
    .label = この行
    .help = 区切り線なら前に空行を入れてください。要らない行なら除いてください
text-entity = `{ $found }` は、HTML の書き方として、それが表す文字に変わります
    .label = この部分
    .help = 表したい文字をそのまま書いてください。この書き方のまま載せるときは、前に `\` を付けて `\{ $found }` としてください
text-entity-unseen = `{ $found }` は、目に見えない文字（制御文字など）を表すため、載せられません
    .label = この部分
    .help = 除いてください。この書き方のまま載せるときは、前に `\` を付けて `\{ $found }` としてください
text-link-form = `{ $found }` はリンクになりません。書かれたとおりに表示されます
    .label = この箇所
    .help = `[名前](アドレス)` と、半角の括弧を間を空けずに並べてください。アドレスの中の空白は `%20` と書きます
text-asterisks = 対になっていない `{ $found }` が、そのまま表示されます
    .label = この箇所
    .help = 太字にするときは、前後を `**` で囲んでください。記号のまま表示するときは `\*` と書いてください
text-asterisk = `*` を強調の記号として読みました
    .label = この `*` は表示されません
    .help = 掛け算や注の印のときは `\*` か「×」「＊」で書いてください
text-line = 行の終わりを、改行として表示します
    .label = ここから新しい行になります
    .help = 箇条書きは行の先頭に `- ` を、段落は前に空行を入れると、読み上げでもそのとおりに伝わります
text-list-numbers = 箇条書きの番号が続いていません。番号は、書かれたとおりに表示します
    .label = この番号
    .help = 計画の番号のとおりか確かめ、違うときは直してください
text-tab-table = タブで区切られた行を、表として表示します
    .label = この行
    .help = 一行目が見出しになります。違うときは、`| 見出し | 見出し |` の形で書き直してください
text-table-cells = この行のセルは、表の見出しの行より多くあります
    .label = この行
    .help = 多いセルは、見出しのない列に表示します。見出しの行に列を加えるか、余分な `|` を除いてください
text-indent = 空白による字下げは、段落として表示します
    .label = この段落
    .help = 字下げは自動で付きます。行の先頭の空白は除いてください
text-deep = 箇条書きや引用が深すぎます
    .label = ここから先は、同じ深さで表示されます
    .help = 12 段までにしてください
text-large = 本文が長すぎます
    .label = ここから先は、強調、リンクなどのない文として表示されます
    .help = 施策を分けてください
text-too-long = 本文が { $count } 字あります。載せられるのは { $limit } 字までです
    .label = ここから先が載せられません
    .help = 節や施策に分けてください
text-wide = 表の列が多すぎます
    .label = この表
    .help = 40 列までにしてください。紙に収まりません
text-bullet = 本文の先頭に「{ $found }」があります。冊子では記号が二つ並びます
    .label = この記号
    .help = 施策の記号は自動で付きます。除いてください

### 文字

char-look-alike = 「{ $found }」（{ $code }）は「{ $expected }」に似た別の文字です（{ $count } か所）
    .label = 「{ $expected }」ではありません
    .help = PDF から写した文章によくあります。`tebiki check --fix` で「{ $expected }」に直せます
char-unseen = 見えない文字 { $code } があります（{ $count } か所）
    .label = ここ
    .help = 公開するページからは除かれます。`tebiki check --fix` で原稿からも除けます
char-line-end = Word などの改行の文字 { $code } があります（{ $count } か所）
    .label = ここ
    .help = `tebiki check --fix` で普通の改行に直せます
char-no-break-space = 改行しない空白 { $code } があります（{ $count } か所）
    .label = ここ
    .help = `tebiki check --fix` で普通の空白に直せます
char-half-width = 半角の片仮名「{ $found }」があります
    .label = ここ
    .help = 全角の片仮名で書いてください。読み上げや検索で語が切れます
char-platform = 「{ $found }」（{ $code }）は、環境によって表示や読み上げが異なる文字です（{ $count } か所）
    .label = ここ
    .help = 「{"\u3231"}」は「（株）」、「{"\u2121"}」は「電話」のように、文字を分けて書いてください
char-emoji = 絵文字「{ $found }」（{ $code }）があります（{ $count } か所）
    .label = ここ
    .help = 冊子の書体にはありません。言葉で書いてください
char-private = 外字（{ $code }）があります（{ $count } か所）
    .label = ここ
    .help = ほかのパソコンでは表示されません。正式な文字に直すか、説明を添えて別の文字で書いてください
char-lost = 文字化けした文字 { $code } があります（{ $count } か所）
    .label = ここにあった文字は失われています
    .help = 元の文書を見て書き直してください

### 日本語の表記

wording-form = 「{ $found }」は、公用文では「{ $expected }」と書{ $strength ->
        [may] くことがあります
       *[other] きます
    }
    .label = 「{ $expected }」
    .help = 根拠: { $authority }。決定済みの計画の本文は直さず、次の計画で改めてください
wording-mixed = 「{ $found }」と「{ $expected }」が混じっています
    .label = 少ないほうの表記
    .help = 次の計画では、表記をそろえてください
wording-brackets = 括弧 `{ $found }` に、対になる括弧がありません
    .label = この文
    .help = 同じ種類、同じ幅の括弧で閉じてください
wording-digits = 「{ $found }」の幅が、この計画のほかの数字と違います
    .label = この数字
    .help = 次の計画では、数字の幅をそろえてください
wording-doubled = 「{ $found }」は、語や助詞が重なっています
    .label = この箇所
    .help = 一方を除いてください
wording-punctuation = 「{ $found }」は、公用文の符号ではありません
    .label = 「{ $expected }」
    .help = 「{ $expected }」にしてください
wording-english = “{ $found }” は、もっと平易に書けます
    .label = “{ $expected }”
    .help = “{ $expected }” と書けないか検討してください
wording-english-sentence = 英文の一文が { $found } 語あります
    .label = この文
    .help = { $allowed } 語までを目安に分けると読みやすくなります
wording-spaces = 日本語の文中に空白があります: 「{ $found }」
    .label = この箇所
    .help = 空白を除いてください。読み上げや検索で語が切れます
wording-sentence = 一文が { $found } 文字あります
    .label = この文
    .help = 次の計画では、{ $allowed } 文字までを目安に分けると読みやすくなります

### 翻訳

unknown-page = `{ $found }` というページはありません
    .help = { $suggestion ->
        [none] 施策・章・節の slug か `preamble` を書いてください
       *[other] `{ $suggestion }` ではありませんか
    }
translation-exists = `{ $path }` は既にあります
    .help = 見直してから、`tebiki translate --touch { $slug }` で確認済みにしてください
no-translation = `{ $path }` がありません
    .help = `tebiki translate --stub { $slug }` で翻訳用のファイルを作れます

### Offline bundle

offline-no-start = 最初に開く `index.html` がありません
    .help = 既定のテーマの `root-index.html`、又は独自のものでサイトを作成してください
offline-path-twice = `{ $path }` の名前は、Windowsでは他のファイルと同じものとみなされます
    .help = どちらかの名前を変えてください。大文字・小文字だけの違いや、フォルダーと同じ名前は使えません
offline-path-too-long = `{ $path }` のパスはオフライン版の中で{ $found }字あり、上限の{ $allowed }字を超えています
    .help = 深いフォルダーの中でも展開できるように、スラッグ又はファイル名を短くしてください
offline-path-characters = `{ $path }` の `{ $found }` に、a～z、0～9、`-`、`_`、`.` 以外の文字があります
    .help = 名前を変えてください。他の文字は、展開するソフトによって化けたり拒まれたりします
offline-path-dots = `{ $path }` の `{ $found }` は、空の名前か、「.」で始まり又は終わる名前です
    .help = 名前を変えてください
offline-path-reserved = `{ $path }` の `{ $found }` は、Windows がデバイス名として使っています
    .help = ハイフンに続けて語を加えるなど、名前を変えてください
offline-markup = `{ $path }` の `{ $found }` は、ディスクから開いたページでは動作しません
    .help = テーマでは、従来の形のスクリプトと、ページからの相対リンクを使ってください
offline-archive = オフライン版を書き出せません：{ $cause }
    .help = 4GBを超えるファイルがある場合に起こります

### 計画の形
misplaced-file = `{ $path }` は原稿ファイルの置き場所ではありません
    .help = 見出しは `<番号>-<名前>/_index.md`（6段まで）、施策は見出しのフォルダーの中の `<順序>-<slug>.md` 又は `<実施主体>-<順序>-<slug>.md` に置きます。例: `1-jobs/2-training/bureau-010-course-fees.md`
duplicate-id = ID `{ $found }` が二度使われています
    .label = 二度目
    .first = 一度目
    .help = どちらかを変えてください
translation-without-original = 原文のない翻訳です
    .help = 原文 `{ $path }` が必要です。翻訳が要らなければ、このファイルを削除してください
missing-index = 見出しのファイル `{ $path }` がありません
    .help = このフォルダーに `_index.md` を置き、`title:` に見出しを書いてください
duplicate-number = 同じ番号 `{ $found }` の見出しが二つあります
    .label = 二つ目
    .first = 一つ目
    .help = フォルダー名の番号（数値目標の章では `chapter:`）を変えてください
no-level = この見出しは{ $found }段目ですが、計画が定める見出しの段は{ $allowed }段までです
    .label = この見出し
    .help = `plan.yaml` の `levels:` に段を加えるか、フォルダーを浅くしてください
unknown-level = `{ $found }` という見出しの段はありません
    .label = 該当する段がありません
    .help = `plan.yaml` の `levels:` にある段: { $allowed }
level-above-parent = 見出しの段 `{ $found }` は、上の見出しより外側です
    .label = この段
    .help = 上の見出しより内側の段を書いてください: { $allowed }
too-many-former-names = 一つの施策の旧名（aliases）は { $allowed } 個までです
    .label = ここから先
    .help = 使われていない旧名を除いてください。旧名一つごとに、転送のページが作られます
too-many-levels = 見出しの段は{ $allowed }段までです
    .label = ここから多すぎます
    .help = `levels:` を減らしてください
unknown-language = `{ $found }` という言語はありません
    .label = 言語の符号ではありません
    .help = ja、en、zh、ko、pt、vi のような符号（ISO 639-1）を書いてください
no-language = 言語が一つもありません
    .label = ここ
    .help = `languages: [ja]` のように、正文の言語を最初に書いてください
missing-official-text = 正文の言語（{ $lang }）の文がありません
    .label = ここ
    .help = `{ $lang }:` に文を書いてください
undeclared-language = 計画にない言語（{ $lang }）の翻訳です。読み込まれません
    .help = `plan.yaml` の `languages:` に `{ $lang }` を加えるか、このファイルを削除してください
official-language-file = 正文の言語（{ $lang }）の翻訳です。読み込まれません
    .help = 正文は言語の符号のないファイル（`….md`）に書きます
undeclared-translation = `{ $found }` は計画の翻訳の言語ではありません
    .help = 計画の翻訳: { $allowed }
unknown-number-style = `{ $found }` という番号の書き方はありません
    .label = 番号の書き方ではありません
    .help = { $allowed }、又は `第{ "{" }n{ "}" }章` のように番号の入る所を書いてください
unknown-choice = `{ $found }` は使えません
    .label = ここ
    .help = { $allowed } のいずれかを書いてください
fiscal-year = 年度 `{ $found }` は西暦ではありません
    .label = この年度
    .help = 年度の始まる年を西暦4桁で書いてください。例: 令和5年度は `2023`
owner-id-number = 実施主体のID `{ $found }` に、数字だけの部分があります
    .label = このID
    .help = ファイル名の順序と区別できないため、数字だけの部分をなくしてください
unknown-role = `{ $found }` という役割はありません
    .label = 該当する役割がありません
    .help = { $suggestion ->
        [none] `plan.yaml` の `roles:` にある役割: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-unit = `{ $found }` という単位はありません
    .label = 該当する単位がありません
    .help = { $suggestion ->
        [none] 使える単位: { $allowed }。ほかの単位は `plan.yaml` の `units:` に加えてください
       *[other] `{ $suggestion }` ではありませんか。ほかの単位は `plan.yaml` の `units:` に加えてください
    }
listed-twice = `{ $found }` が二度挙げられています
    .label = 二度目
    .help = 一方を消してください

### 報告

grade-order = 評価の段階の順が違います
    .label = この段階
    .help = 大きい `from` から順に書き、`from` のない段階を最後にしてください
not-money = 金額 `{ $found }` は、0以上の整数（円）ではありません
    .label = この金額
    .help = 円を単位として、整数を書いてください
progress-path = `{ $path }` がどの年度の何についての報告か分かりません
    .label = この場所
    .help = 施策は `progress/2023/施策の slug.yaml`、数値目標は `progress/2023/targets/ID.yaml` に置いてください
reported-twice = `{ $found }` の同じ年度の報告が二つあります
    .label = 二つ目
    .first = 一つ目
    .help = どちらかを削除してください
unknown-reported = 報告の対象の施策 `{ $found }` がありません
    .label = このファイル
    .help = { $suggestion ->
        [none] 使えるもの: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }
unknown-target-part = 数値目標 `{ $target }` に区分 `{ $found }` はありません
    .label = このファイル
    .help = { $suggestion ->
        [none] 使えるもの: { $allowed }
       *[other] `{ $suggestion }` ではありませんか
    }

### 報告のファイル

take-both = { $file } の { $place }: { $first } と違う内容です
    .help = どちらが正しいかを確かめ、正しいファイルだけを渡してください。
take-choice = { $file } の { $place }: `{ $found }` は選べません
    .help = { $suggestion ->
        [none] 示された値のどれかを選んでください。
       *[other] `{ $suggestion }` ではありませんか
    }
take-column = { $file } の { $place }: 見出し「{ $found }」の列がありません
    .help = 列を削除したり、見出しを書き換えたりせずに、もう一度作成したファイルに書き写してください。
take-date = { $file } の { $place }: `{ $found }` を日付として読めません
    .help = 2024-04-30 のように、年度の始まりの年から後の日付を書いてください。
take-elsewhere = { $file } の { $place }: この年度の実績は targets.yaml にあります
    .help = targets.yaml の results を直すか、その行を除いてください。
take-error = { $file } の { $place }: 計算式のエラー `{ $found }` です
    .help = 計算式ではなく値を書いてください。
take-limit = { $file } の { $place }: `{ $found }` はあり得ない数です
    .help = 0以上の数を、表にある単位で書いてください。
take-merged = { $file } の { $place }: セルが結合されています
    .help = セルの結合を解き、値を一つずつ書いてください。
take-money = { $file } の { $place }: `{ $found }` は円の金額ではありません
    .help = 円を単位として、0以上の整数を書いてください。
take-newer = { $file } の { $place }: 今の値 `{ $newer }` は、ファイルを送った後のものです
    .help = 今の値と見比べ、置き換えてよければ --overwrite を付けてください。
take-no-value = { $file } の { $place }: `{ $found }` の実績の値がありません
    .help = 実績の値を書くか、その行の他の欄を空にしてください。
take-not-asked = { $file } は、報告を求めるために作ったファイルではありません
    .help = `tebiki ask` で作ったファイルに書き、Excel ブック（.xlsx）として保存してください。
take-number = { $file } の { $place }: `{ $found }` を数として読めません
    .help = 数字だけを書いてください。説明は、説明の欄に書けます。
take-other-plan = { $file } は別の計画「{ $found }」のものです
    .help = この計画のプロジェクトで `tebiki ask` により作り直してください。
take-owner = { $file } の { $place }: `{ $found }` は、ほかの実施主体の行です
    .help = その行を除いてください。
take-row = { $file } の { $place }: どの施策・数値目標の行か分かりません（`{ $found }`）
    .help = { $suggestion ->
        [none] 識別子の列を元に戻してください。
       *[other] `{ $suggestion }` ではありませんか
    }
take-row-twice = { $file } の { $place }: `{ $found }` は { $first } にもあります
    .help = 一つにまとめてください。
take-share = { $file } の { $place }: `{ $found }` は百分率に直してください
    .help = 61.7％ なら 61.7 と書いてください。％ を付けて入力すると、Excel は 0.617 として保存します。
take-text = { $file } の { $place }: この文は受け取れません（`{ $found }`…）
    .help = 5,000字までの、文字と改行だけの文にしてください。
take-too-large = { $file } は大きすぎます
    .help = 写真などを除いて、16 MB までにしてください。
take-unreadable = { $file } を読めません（{ $cause }）
    .help = パスワードを外し、Excel ブック（.xlsx）として保存してください。
