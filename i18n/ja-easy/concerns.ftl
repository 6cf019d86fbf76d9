# あなたに関わる施策 / What concerns me

concerns-title = あなたが使えること
concerns-description = だれが、何を使えるかがわかります。
concerns-link = したいことから探す
concerns-intro = 自分に合うものを選んでください。使えることと、それをする所がわかります。
concerns-who = あなたは、どんな人ですか
concerns-consult = 相談したい
concerns-money = お金の助けがほしい
concerns-learn = 勉強したい
concerns-meet = 会やイベントに行きたい
concerns-work = 仕事を探したい、働く人を探したい
concerns-rules = 決まりを知りたい
concerns-recognition = よい会社だと認めてもらいたい
concerns-know = 知りたい
concerns-other = ほかのこと
concerns-more = ほかに{ $count }
concerns-all = 「{ $who }」の全部（{ $count }）
concerns-back = 選び直す
concerns-note = この分け方は、計画の言葉を見て作りました。計画の文ではありません。
