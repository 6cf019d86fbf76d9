# あなたに関わる施策 / What concerns me

concerns-title = あなたに関わる施策
concerns-description = どのような方が、何をしたいときに、どの機関のどの施策を利用できるか（{ $plan }）。
concerns-link = したいことから施策と担当を探す
concerns-intro = 当てはまるものを選ぶと、したいことごとに、施策とその実施主体を確認できます。
concerns-who = あなたはどのような方ですか
concerns-consult = 相談したい
concerns-money = お金の支援を受けたい
concerns-learn = 学びたい・訓練を受けたい
concerns-meet = 催しに参加したい
concerns-work = 仕事を探したい・人を採用したい
concerns-rules = 権利やルールを知りたい
concerns-recognition = 認定などを受けたい
concerns-know = 情報を得たい
concerns-other = そのほか
concerns-more = ほか{ $count }件
concerns-all = 「{ $who }」の全ての施策（{ $count }件）
concerns-back = 選び直す
concerns-note = この分類は、施策の見出しと本文にある言葉によるもので、計画の一部ではありません。

# 望みの語の表の誤り
invalid-wants = { $kind ->
        [want] 「{ $found }」という望みはありません
       *[columns] 望みの語のこの行には、望みと語がそろっていません
    }
    .label = この行
    .help = 一行に、consult、money、learn、meet、work、rules、recognition、know のいずれか、タブ、`|` で区切った語の順に書いてください
