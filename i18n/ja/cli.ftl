# cli

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
verify-furniture = ページ番号などとして除いた行：公式の本文の{ $lines }行目
