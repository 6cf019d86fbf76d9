# The home page

home-audiences = どのような方に関わる施策をお探しですか
home-glance = 計画のあらまし
home-preamble = 計画の前文を読む
home-examples = 例：
home-downloads = 印刷・ダウンロード
