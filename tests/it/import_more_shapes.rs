//! More texts of plans that are built otherwise: agreements, action plans in English, lists of fields.

use crate::import::{read_back, shown};

fn read(text: &str) -> Vec<String> {
    shown(&read_back(text).1)
}

#[test]
fn owners_that_numbered_headings_name_carry_out_the_items_below() {
    let text = "令和６年度 乙県雇用対策協定に基づく事業計画
第１ 若年者等の雇用対策
 １ 新規学卒者の就職支援
 （１）乙労働局の取組
  ア 個別相談の支援を行う。
  イ 職業講話を実施する。
 （２）乙県の取組
  ア セミナーを実施する。
 （３）連携した取組
  ア 合同企業説明会を開催する。
第２ 女性の活躍推進
 １ 女性の就業支援
 （１）乙労働局の取組
  ア 担当者制による支援を行う。
 （２）乙県の取組
  ア 相談を行う。
";
    assert_eq!(
        read(text),
        [
            "#第１|若年者等の雇用対策",
            "##１|新規学卒者の就職支援",
            "###（１）|乙労働局の取組",
            "ア||個別相談の支援を行う。|乙労働局",
            "イ||職業講話を実施する。|乙労働局",
            "###（２）|乙県の取組",
            "ア||セミナーを実施する。|乙県",
            "###（３）|連携した取組",
            "ア||合同企業説明会を開催する。|連携",
            "#第２|女性の活躍推進",
            "##１|女性の就業支援",
            "###（１）|乙労働局の取組",
            "ア||担当者制による支援を行う。|乙労働局",
            "###（２）|乙県の取組",
            "ア||相談を行う。|乙県",
        ]
    );
}

#[test]
fn numbers_that_count_on_through_the_plan_leave_the_levels_as_they_are() {
    let text = "乙市男女共同参画基本計画 令和６年度
基本目標１　ともに支え合う社会
主要課題１　意識の醸成
（１）広報の推進
・広報紙を発行する。（人権課）
主要課題２　教育の充実
（１）学習の推進
・講座を開催する。（生涯学習課）
基本目標２　はたらく場での参画
主要課題３　参画の拡大
（１）登用の促進
・委員の割合を高める。（総務課）
基本目標３　暮らしの安心
主要課題４　相談の充実
（１）窓口の整備
・相談窓口を設ける。（福祉課）
";
    let rows = read(text);
    let headings: Vec<&str> = rows
        .iter()
        .map(String::as_str)
        .filter(|row| row.starts_with('#') && !row.starts_with("###"))
        .collect();
    assert_eq!(
        headings,
        [
            "#基本目標１|ともに支え合う社会",
            "##主要課題１|意識の醸成",
            "##主要課題２|教育の充実",
            "#基本目標２|はたらく場での参画",
            "##主要課題３|参画の拡大",
            "#基本目標３|暮らしの安心",
            "##主要課題４|相談の充実",
        ]
    );
}

#[test]
fn a_goal_of_any_kind_is_a_heading_and_a_caption_with_a_mark_ends_a_measure() {
    let text = "乙市環境基本計画 令和６年度
第３章　施策の展開
環境目標１　脱炭素社会の実現
１－１　再生可能エネルギーの導入
取組１　太陽光発電設備の導入
　公共施設に設備を導入します。
【環境政策課】
取組２　設備への補助
　設置費用を補助します。
【環境政策課】
環境目標２　循環型社会の形成
２－１　ごみの減量
取組１　食品ロスの削減
　フードドライブを実施します。
【ごみ対策課】

■ 環境指標
　指標　　　　　　　　基準値（2020年度）　目標値（2030年度）
　排出量（千t）　　　523　　　　　　　　262
　ごみの排出量（g）　912　　　　　　　　800
";
    let (_, plan) = read_back(text);
    let rows = shown(&plan);
    assert!(rows.contains(&"##環境目標２|循環型社会の形成".to_string()), "{rows:?}");
    assert_eq!(rows.last().unwrap(), "取組１|食品ロスの削減|フードドライブを実施します。|ごみ対策課");
    let passage = &plan.passages[0].text.body.official.text;
    assert!(passage.starts_with("■環境指標") && passage.contains("523"), "{passage}");
}

#[test]
fn fields_with_bullets_are_parts_of_the_measure_above() {
    let text = "乙村観光振興計画 令和６年度
１．実施計画
（１）観光資源の磨き上げ
①展望台の整備
・実施内容：展望台の改修を行う。
・実施時期：令和６年度
・実施主体：村、観光協会
②特産品の開発
・実施内容：特産品を開発する。
・実施時期：令和６年度～
・実施主体：商工会
";
    let rows = read(text);
    assert_eq!(rows[2], "①|展望台の整備|・実施内容：展望台の改修を行う。/・実施時期：令和６年度|村+観光協会");
    assert_eq!(rows.len(), 4, "{rows:?}");
}

#[test]
fn labels_in_brackets_name_owners_and_times_are_none() {
    let text = "乙県アクションプラン 令和６年度
Ⅰ　行政のデジタル化
【施策１】オンライン申請の拡大
〈主な取組〉
○システムの改善
〈所管部局〉総務部
【施策２】基盤の整備
〈主な取組〉
○データの公開
〈所管部局〉企画部、総務部
";
    let rows = read(text);
    assert!(
        rows.iter().any(|row| row.contains("データの公開") && row.ends_with("|企画部+総務部")),
        "{rows:?}"
    );
    let markdown = "# Digital Strategy 2025

## Pillar 1 – Inclusion

### Objective 1.1 – Connectivity

- **Action 1.1.1** Provide Wi-Fi in all libraries. *(Lead: Libraries; by 2026)*
- **Action 1.1.2** Lend tablets. *(Lead: Social Services; ongoing)*

### Objective 1.2 – Skills

- **Action 1.2.1** Train 2,000 residents. *(Lead: Adult Learning; Q1 2026)*
";
    let rows = read(markdown);
    let wifi = "Action 1.1.1|Provide Wi-Fi in all libraries.||Libraries";
    assert!(rows.contains(&wifi.to_string()), "{rows:?}");
    assert!(rows.iter().any(|row| row.ends_with("|Adult Learning")), "{rows:?}");
}

#[test]
fn short_titles_with_numbers_are_headings_in_english() {
    let text = "Disability Action Plan 2024

1. About this plan
This plan sets out how we will remove barriers for disabled people.

2. Our commitments

Commitment 1: Accessible information
What we will do                                   When          Who
1.1 Publish key documents in Easy Read            Mar 2025      Communications Team
1.2 Caption all videos on our website             Ongoing       Communications Team

Commitment 2: Accessible places
What we will do                                   When          Who
2.1 Audit 20 parks and playgrounds                Dec 2025      Parks and Recreation

3. Monitoring
We will report progress every year to the Disability Reference Group.
District Council | Disability Action Plan | Page 4
";
    let rows = read(text);
    let headings: Vec<&String> = rows.iter().filter(|row| row.starts_with('#')).collect();
    assert_eq!(headings, ["#1.|About this plan", "#2.|Our commitments", "#3.|Monitoring"]);
    assert!(rows.iter().any(|row| row.ends_with("|Parks and Recreation")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("Page 4")), "{rows:?}");
}

#[test]
fn the_kanji_zero_is_a_bullet_and_what_stands_below_targets_is_no_measure() {
    let text = "令和６年度 乙県雇用対策協定事業計画
Ⅰ　人材確保対策
１　医療・介護分野
〇　求職者への相談支援を行う。【労働局】
〇　福祉の仕事フェアを開催する。【共同】
２　建設分野
〇　〇〇市と連携し、見学会を実施する。【県、労働局】
Ⅱ　数値目標
・就職件数　２５，０００件【労働局】
・就職者数　３００人【県】
";
    let rows = read(text);
    assert_eq!(
        rows[2..],
        [
            "〇||求職者への相談支援を行う。|労働局",
            "〇||福祉の仕事フェアを開催する。|共同",
            "##２|建設分野",
            "〇||〇〇市と連携し、見学会を実施する。|県+労働局",
            "#Ⅱ|数値目標",
        ]
    );
}

#[test]
fn records_without_colons_are_measures_and_keep_the_space_behind_their_labels() {
    let text = "乙町子育て支援計画 令和６年度
基本目標１　子どもの健やかな成長
１－１　母子の健康
事業名　妊婦健康診査
内容　健康診査の費用を助成します。
担当課　健康課
事業名　家庭訪問
内容　家庭を訪問し、相談に応じます。
担当課　健康課・福祉課
事業名　産後ケア
内容　心身のケアを行います。
担当課　健康課
";
    let rows = read(text);
    assert_eq!(
        rows[1..],
        [
            "事業名|妊婦健康診査|内容　健康診査の費用を助成します。|健康課",
            "事業名|家庭訪問|内容　家庭を訪問し、相談に応じます。|健康課+福祉課",
            "事業名|産後ケア|内容　心身のケアを行います。|健康課",
        ]
    );
}

#[test]
fn pages_of_an_excerpt_count_up_and_owners_end_a_line() {
    let english = "City of Lakewood
Climate Action Plan 2024

TABLE OF CONTENTS
Introduction ........................................ 1
Buildings and Energy ................................ 4
Transportation ...................................... 9

Introduction
The city has set a goal of carbon neutrality by 2045.
1

Buildings and Energy
Strategy BE-1.1: Support home energy upgrades.
Offer rebates and free assessments to homeowners and renters.
Lead: Sustainability Office | Timeline: Near-term
4

Transportation
Strategy T-1.1: Complete the bicycle network.
Build 25 miles of protected lanes by 2032.
Lead: Public Works | Timeline: Long-term
9
";
    let rows = read(english);
    let measures: Vec<&String> = rows.iter().filter(|row| row.starts_with("Strategy")).collect();
    assert!(measures[0].ends_with("homeowners and renters.|Sustainability Office"), "{rows:?}");
    assert!(measures[1].ends_with("lanes by 2032.|Public Works"), "{rows:?}");
    let japanese = "乙市強靱化計画 令和６年度
第４章　推進方針
（住宅の耐震化）
○　住宅の耐震診断及び耐震改修を支援し、耐震化を促進する。（建築課）
○　不特定多数の者が利用する建築物の耐震化を促進する。（建築課、商工課）

（学校施設の老朽化対策）
○　学校施設の長寿命化計画に基づき、改修を進める。（教育総務課）
";
    let rows = read(japanese);
    assert!(rows.iter().any(|row| row.ends_with("|建築課+商工課")), "{rows:?}");
    assert!(rows.iter().any(|row| row.ends_with("|教育総務課")), "{rows:?}");
}

#[test]
fn commitments_with_owners_below_hold_their_milestones() {
    let text = "Open Government Action Plan 2024

Commitment 1
Publish the register

Lead institution: Ministry of Justice
Other actors: Companies Registry
Milestones
1.1 Draft regulations. By June 2025. Ministry of Justice
1.2 Launch public portal. By March 2026. Companies Registry

Commitment 2
Participatory budgeting

Lead institution: Ministry of Finance
Milestones
2.1 Issue guidance. By September 2024. Ministry of Finance
2.2 Hold first exercises. By December 2025. Regions
";
    let rows = read(text);
    let measures: Vec<&String> = rows.iter().filter(|row| !row.starts_with('#')).collect();
    assert_eq!(measures.len(), 2, "{rows:?}");
    assert!(
        measures[0].starts_with("Commitment 1|Publish the register|") && measures[0].contains("1.2 Launch")
    );
    assert!(measures[0].ends_with("|Ministry of Justice+Companies Registry"), "{rows:?}");
}

#[test]
fn codes_in_the_first_column_are_numbers_of_measures() {
    let text = "Council Plan 2024

Priority 1: A Fairer Community

Outcome 1.1: Residents are supported to thrive

Action   Description                                   Lead                  Timeframe
1.1.1    Deliver the cost of living advice service     Housing and Benefits  March 2025
1.1.2    Expand free school meals to all primary       Education Services    August 2026
         pupils
";
    let rows = read(text);
    assert!(rows.iter().any(|row| row.starts_with("1.1.1|Deliver the cost of living advice service|")));
    assert!(rows.iter().any(|row| row.starts_with("1.1.2|Expand free school meals to all primary pupils|")));
}

#[test]
fn a_year_above_the_title_is_part_of_it_and_numbers_after_no_are_those_of_measures() {
    let text = "令和６年度～令和８年度
西野町行政改革プラン
目標Ⅰ　財政の健全化
方針１　歳入の確保
No.1　ふるさと納税の推進
返礼品の充実を図る。
【担当】企画課
No.2　未利用地の売却
町有地を売却する。
【担当】総務課、企画課
目標Ⅱ　窓口の改善
方針２　手続の簡素化
No.3　書かない窓口
申請書の記入を不要とする。
【担当】住民課
";
    let (_, plan) = read_back(text);
    assert_eq!(plan.title.official.text, "令和６年度～令和８年度 西野町行政改革プラン");
    let rows = shown(&plan);
    assert!(rows.contains(&"No.2|未利用地の売却|町有地を売却する。|総務課+企画課".to_string()), "{rows:?}");
    assert!(rows.contains(&"##方針２|手続の簡素化".to_string()), "{rows:?}");
}

#[test]
fn what_is_numbered_in_an_appendix_is_no_measure() {
    let text = "第４章　計画の内容 令和６年度
基本目標Ⅰ　安心して暮らせる地域
施策の方向１　相談支援
１ 総合相談窓口の設置〔所管：福祉課〕
相談を受け付けます。
２ 民生委員との連携〔所管：福祉課・介護課〕
情報を交換します。
基本目標Ⅱ　支え合う地域
施策の方向１　担い手の育成
３ ボランティアの養成〔所管：社会福祉協議会〕
養成講座を開きます。

参考資料
１　策定委員会委員名簿
山田太郎　社会福祉協議会
２　用語集
アウトリーチ：出向くこと。
";
    let rows = read(text);
    assert_eq!(rows.iter().filter(|row| !row.starts_with('#')).count(), 3, "{rows:?}");
    assert_eq!(rows.last().unwrap(), "#|参考資料");
}
