# 施策のファイルの移動と追加
cli-move = 施策を別の節に移します（翻訳と内訳のファイルも一緒に。アドレスは変わりません）。
cli-move-slug = 施策の名前（slug）
cli-move-section = 移す先の節（4-2 など）
cli-move-examples = {"  "}tebiki move job-fair 4-2
cli-new = 節に新しい施策のファイルを作ります（翻訳のファイルも）。
cli-new-section = 節（4-2 など）
cli-new-owner = 実施主体の ID か名前
cli-new-slug = 施策の名前（slug）。英小文字・数字・ハイフン
cli-new-title = 施策の見出し
cli-new-examples = {"  "}tebiki new 4-2 bureau --slug night-counselling --title 夜間相談
cli-new-placeholder = 新しい施策
cli-place-no-measure = `{ $slug }` という施策はありません。
cli-place-no-section = `{ $section }` という節はありません。次の中から選んでください：{ $sections }
cli-place-no-owner = `{ $owner }` という実施主体はありません。次の中から選んでください：{ $owners }
cli-place-sub-measure = `{ $slug }` は内訳の施策です。親の施策を移してください。
cli-place-same-section = `{ $slug }` は、もう { $section } にあります。
cli-place-slug = `{ $slug }` は使えません。ほかの施策にない名前を、英小文字・数字・ハイフンで付けてください。
