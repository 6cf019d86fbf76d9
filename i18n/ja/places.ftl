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
cli-split = 施策を二つに分けます。--pieces がなければ、分けられる文を番号付きで示します。
cli-split-slug = 分ける施策の名前（slug）
cli-split-pieces = 新しい施策に移す文の番号（ja=2,3 en=2 など、言語ごとに）
cli-split-title = 新しい施策の見出し（ja=夜間相談 など、言語ごとに）
cli-split-new = 新しい施策の名前（slug）。英小文字・数字・ハイフン
cli-split-dry-run = 変わるファイルを示すだけで、書き込みません
cli-split-examples = {"  "}tebiki split job-fair
    {"  "}tebiki split job-fair --pieces ja=2 --pieces en=2 --title ja=夜間相談 --title "en=Night counselling"
cli-split-choose = 新しい施策に移す文を、--pieces に番号で指定してください。
cli-split-unclear = `{ $found }` を読めません。ja=2,3 のように、計画の言語と番号を書いてください。
cli-merge = 施策をほかの施策にまとめます。まとめた施策のアドレスは、まとめた先に通じます。
cli-merge-slug = なくなる施策の名前（slug）
cli-merge-into = まとめる先の施策の名前（slug）
cli-merge-dry-run = 変わるファイルを示すだけで、書き込みません
cli-merge-examples = {"  "}tebiki merge night-counselling counselling
cli-merge-left = まとめた先に残らない情報: { $key }: { $text }
cli-step-new = 新規  { $path }
cli-step-changed = 変更  { $path }
cli-step-gone = 削除  { $path }
cli-step-dry = 何も書き込んでいません。
cli-place-unreadable = `{ $slug }` のファイルの先頭（---で囲まれた部分）を読めません。
cli-place-nothing-goes = 新しい施策に移す文を、正文の言語で一つ以上指定してください。
cli-place-nothing-stays = 全ての文を移すことはできません。元の施策に残す文が必要です。
cli-place-no-piece = その番号の文はありません。`tebiki split { $slug }` で番号を確かめてください。
cli-place-itself = 同じ施策や、その内訳の施策にまとめることはできません。
cli-place-levels = 内訳のある施策は、内訳の施策にまとめることができません。
cli-place-reported = どちらの施策にも、同じ年度の実績があります（{ $years }）。先に一方の実績を削除してください。
