# 大きな計画のページ
list-parts = この一覧のページ
list-parts-note = 施策が多いため、一覧をページに分け、見出しだけを示します。本文は各施策のページにあります。
list-part = { $from }～{ $to }
list-part-title = { $title }（{ $part }／{ $parts }）
plan-in-chapters = 施策が多いため、本文は章ごとのページに分けています。
term-place = { $number }（{ $count }件）
