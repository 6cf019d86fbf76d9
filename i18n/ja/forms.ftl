### ページのほかの形式

## ダウンロードのページ

forms-title = 手引きの全体を読む・聞く
forms-intro = 同じ内容を、いろいろな形で読むことができます。
forms-caption = 手引きの全体のファイル
forms-file-pdf = 印刷用の冊子（PDF、{ $language }）
forms-file-epub = 電子書籍（EPUB、{ $language }）。文字の大きさを変えて読め、読み上げやふりがなに対応しています。
forms-file-text = 全文のテキスト（{ $language }）
forms-file-voice = 音声コード用のテキスト（{ $language }）。冊子の1ページごとに1ファイル、800字以内です。

## 全文のテキスト

text-owner-heading = 【{ $name }】
text-editorial-title = { $number }　〔{ $title }〕
text-official-title = { $number }　{ $title }

## 音声コード用のテキスト

voice-cover = 表紙。
voice-page = { $number }ページ。
voice-front = 前付け{ $number }
voice-page-number = { $number }ページ
voice-cut = 以下略。
