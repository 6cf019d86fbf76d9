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

### Import

import-placeholder-title = 仮の題名です。書き直してください
import-plan-remark = 計画全体の事実です。対象者、事業・制度名、サイトの設定を加えてください
import-section-text = 取り込めません：施策の一覧の外にある、節の本文です
import-text-before-measure = 取り込めません：実施主体の見出しの下にある、施策ではない本文です
import-sub-measure-alone = 取り込めません：上に施策のない内訳です
import-before-chapters = 取り込めません：最初の章より前にあります
import-target-row = 取り込めません：項目名又は目標値のない、数値目標の行です
import-no-section = 章に節がないため、見出しのない節を設けました
import-no-owner = 施策の上に実施主体の見出しがないため、名称のない実施主体を設けました
import-owner-order = 実施主体の順序が他の節と異なります。内容では一つの順序になります
import-unknown-unit = 目標値の単位が分からないため、数値を入れていません
import-no-original = 再掲の元になる施策が見つからないため、独立の施策としました
import-repeat-differs = 再掲の本文が元の施策と異なります。印刷のとおり残しました
import-no-fiscal-year = 題名に年度がありません。plan.yaml の `fiscal_year` を確かめてください
import-no-targets = 数値目標の章が見つかりません
import-look-alike = 通常の文字に似た別の文字があります。印刷された計画と照らし合わせてください
import-summary = 章{ $chapters }、節{ $sections }、施策{ $measures }、再掲{ $repeats }、目標値{ $values }
import-lines = 取り込んだ行{ $placed }、取り込めない行{ $unplaced }、注意{ $warnings }
import-furniture = ページ番号などとして除いた行{ $count }（{ $lines }行目）
import-proved = 照合済み：本文のすべての文字が、順序どおり内容にあります
import-differs = 内容と本文に差異が{ $differences }件あります。`tebiki verify` で確かめてください
import-broken = 内容に誤りがあります。`tebiki check` で確かめてください
