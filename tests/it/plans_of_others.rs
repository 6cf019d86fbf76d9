//! Made-up plans, each built like many: what import has to understand.

/// Chapters, sections, and headings of owners over their measures.
pub const OWNERS_HEADINGS: &str = "令和６年度 甲県雇用計画
計画を次のとおり定める。
Ⅰ 雇用の維持
県内の雇用情勢は持ち直しているが、人手の不足が続いており、雇用の維持と人材の確保が求められている。
１ 事業主の支援
甲県が取り組む施策
・助成金の活用を進め、休業のほか、教育訓練や出向を通じて雇用の維持に取り組む。
・相談の窓口を設け、事業主からの相談に応じるとともに、専門家を派遣して支援する。
甲労働局が取り組む施策
・雇用調整助成金の支給を行い、失業の予防を図る。
甲県と甲労働局が連携して取り組む施策
・情報を共有し、支援を必要とする事業主に届ける。
Ⅱ 人材の育成
人を育てる。
１ 訓練
甲労働局が取り組む施策
・訓練を実施し、修了者の就職を支援する。
甲県と甲労働局が連携して取り組む施策
・訓練の成果を検証する。
";

/// A line of offices below the measures it owns; headings of four levels, some without a number.
pub const OFFICES_BELOW: &str = "甲町行動計画 後期計画
令和6年3月
甲町

第1章 計画の趣旨
計画の位置づけ
・この計画は、法に基づく計画です。

第2章 施策の内容

基本目標Ⅰ 学ぶ

基本課題1 意識の改革
慣習が残っています。

施策の方向① 広報の充実
・広報紙により、周知を図ります。
・講座を開きます。
担当課：企画課・福祉課（保健）

施策の方向② 調査
・調査を行います。
担当課：総務課

推進体制

庁内の体制
体制を整えます。

施策の方向① 会議
・会議を開きます。
担当課：総務課
";

/// Titles with offices in brackets after them; marks of prose above.
pub const TITLED: &str = "甲町子育て計画（抜粋）
甲町

第4節 子育ての支援

(1) 保健の充実
○利用しやすいサービス
体制の見直しに努めます。

①妊産婦相談 【福祉保健課（保健）】
相談に応じます。
アンケートを行います。
②発達相談 【福祉保健課（保健）・子ども支援課】
相談を行います。

(2) 医療の充実
○医療体制の整備
連携を図ります。

①救急法の普及 【学校教育課】
講習を行います。
";

/// Markdown with tables whose rows are measures and whose last column names who carries them out.
pub const MARKDOWN_TABLES: &str = "# 甲村行動計画

平成27年8月
(一部追加)

## 第1章 総論

### 1 はじめに

計画を策定します。

### 2 体制

#### ◎点検

- 所属長
- 職員

## 第2章 内容

### 1 勤務環境

#### (1)妊娠中の配慮

| 目標 | 推進者 |
|------|--------|
| ①休暇制度を周知します。 | 総務課長<br>所属長 |
| ②業務を見直します。 | 所属長 |

#### (2)休暇の取得

| 目標 | 推進者 |
|------|--------|
| 休暇を周知します。 | 総務課長 |
";

/// Markdown with bold numbers, a table of indicators, and measures below a label.
pub const STRATEGY: &str = "# 甲村総合戦略

## 目次

- I 総論
  - 趣旨
- II 戦略

## I. 総論

趣旨を述べる。

## II. 戦略

### 1. 機能の強化

**(1) 仕組みの強化**

連携を強化します。

| 指標 | 現状値 | 目標値 |
|---|---|---|
| 訪問校数 | 111校 | 120校 |

**主な事業**
- 学校振興事業(中学校訪問)
- 環境充実事業

**期待される効果**
- 魅力の向上

**(2) 連携の強化**

連携します。

**主な事業**
- 【再掲】学校振興事業
";

/// An English plan of actions, with a table of contents that names the parts.
pub const ACTIONS: &str = "DRAFT 2030
City Data Strategy
Action Plan

Table of Contents
SHARED ACTIONS: DATA SERVICES ............ 2
ACTION 1: CREATE A DATA COUNCIL ............ 2
ACTION 2: WRITE A GUIDE ............ 3
COMMUNITY ACTIONS: WORKING TOGETHER ............ 4
ACTION 3: IMPROVE MAPS ............ 4

This draft describes how the city will use its data over the next ten years, and who
will be responsible for each of the steps that lead there in the coming time.
Shared Actions: Data Services
Action 1: Create a Data Council
By May 2030, the office will establish a council that coordinates the policies of all
departments and gives guidance on standards for the whole of the city’s administration.
Responsible: Office of Data, City Library
Measurement: Council established (Y/N)
Timeline: Completed within 3 months
Action 2: Write a Guide
By June 2030, all staff will have a guide to data ethics that gives them the steps they
need to decide what to publish and what to keep.
Responsible: Office of Data
Timeline: Completed within 6 months
Community Actions: Working Together
Action 3: Improve Maps
By July 2030, the maps of the city will be better and open to everybody who wants to
use them in a work of their own.
Responsible: City Library
Timeline: Completed within 9 months
";

/// An English plan with goals, strategies and actions in decimals.
pub const GOALS: &str = "Climate Plan 2030

Goal 1: Save Energy
The city uses too much energy.

Strategy 1.1 Better Buildings
Buildings come first.

Action 1.1.1 Insulate schools
Insulate all schools by 2032.
Lead Agency: Parks Department

Action 1.1.2 Change lamps
Change all lamps.
Lead Agency: Works Department

Strategy 1.2 Better Transport
Transport is next.

Action 1.2.1 Build paths
Build cycle paths.
Lead Agency: Works Department

Goal 2: Plant Trees
Trees cool the city.

Strategy 2.1 Streets
Streets need shade.

Action 2.1.1 Plant along streets
Plant a thousand trees.
Lead Agency: Parks Department
";

/// A foreword, parts, and what is printed after them.
pub const PARTS: &str = "甲市総合計画
はじめに
計画を定めます。

第１編 総論
第１章 現状
現状を述べます。

第２編 各論
第１章 施策
施策を述べます。

別表第１ 関係課
企画課が担当します。

用語解説
用語を説明します。
";

/// Measures as rows of tables, as `pdftotext -layout` sets them; the first line is a heading.
pub const COLUMNS: &str = "第１章 支援の充実
基本目標１ 安心して子どもを育てられるまち
妊娠期から子育て期にわたり、切れ目のない支援を行います。相談しやすい環境をつくり、すべての家庭を支えます。

No.      事業名                  内容                担当課
                  妊婦の健康管理の充実と経済的負担の軽減を図るた
１     妊婦健康診査      め、14回分の健診費用を助成します。また、多胎妊婦に 健康課
                  は追加の助成を行います。
２     ファミリー・サポート・ 育児の援助を受けたい人と行いたい人が会員となり、 こども課・福
      センター事業      相互援助活動を行います。               祉課

基本目標２ 学び育つまち

    事業名      担当課          事業内容
学びの教室       教育課  放課後に勉強を
                 見ます。

                                  現状値           目標値
               指標               （令和５年度）      （令和11年度）
教室の利用者数                        45人          120人
待機児童数                          12人          ０人
";

/// Items of Markdown with numbers typed before them and owners at their ends; a paragraph with owners alone.
pub const OWNERS_AT_ENDS: &str = "# 甲市防災計画

## 第１章　予防

### 第１節　建築物

ア　市は、公共建築物の耐震化を計画的に進める。（建築課、財産管理課）

イ　市は、学校の天井を点検する。（教育課）

### 第２節　備蓄

市民は、３日分の食料を備蓄する。（危機管理課）

### 第３節　用語

「市」とは、甲市をいう（法第２条）。
";

/// A list set in below a bullet, and a line of owners before the text of one measure and after that of others.
pub const LISTS_BELOW: &str = "甲町人権計画

Ⅰ　啓発
１　外国人
　○　やさしい日本語で知らせます。【企画課】
　　①　町のホームページ
　　②　防災無線
　○　教室を開きます。【学習課】
２　女性
　○　相談を受けます。【福祉課】

Ⅱ　学校
１　研修
　○　研修を行います。【教育課】
";

/// Actions, one of which names who is responsible before what follows.
pub const RESPONSIBLE_BETWEEN: &str = "BROADBAND ACTION PLAN

Pillar 1 — Connect every community

Action 1. Map unserved areas. The Agency will publish an updated map every six months.
Responsible: Office of Data

Action 2. Fund networks. The Agency will award grants.
Responsible: Office of Grants

Pillar 2 — Help people get online

Action 3. Offer digital skills training in libraries.
Responsible: Office of Inclusion
  a) Train 500 librarians.
  b) Provide materials in ten languages.
";
