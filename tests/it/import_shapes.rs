//! Texts of plans that are built otherwise, each in a few lines: what stands where, and that nothing is lost.

use tebiki::plan::Plan;

use crate::import::{read_back, shown};

fn read(text: &str) -> Vec<String> {
    shown(&read_back(text).1)
}

/// The official text of prose between measures.
fn passages(plan: &Plan) -> Vec<String> {
    plan.passages.iter().map(|passage| passage.text.body.official.text.clone()).collect()
}

#[test]
fn rows_copied_from_a_spreadsheet_are_measures_also_without_a_heading() {
    let text = "令和６年度 乙村福祉活動計画　実施事業一覧
No.\t事業名\t事業内容\t担当\t数値目標（令和６年度）
1\tふれあいサロン\t高齢者の交流の場を開く。\t福祉係\t12回
2\t配食サービス\t弁当を届け、安否を確認する。\t福祉係・産業係\t\n";
    assert_eq!(
        read(text),
        [
            "#|実施事業一覧",
            "1|ふれあいサロン|高齢者の交流の場を開く。/福祉係/12回|福祉係",
            "2|配食サービス|弁当を届け、安否を確認する。/福祉係・産業係|福祉係+産業係",
        ]
    );
}

#[test]
fn a_table_of_indicators_stands_beside_the_measure_above_it() {
    let text = "乙町環境基本計画 令和６年度
第１章　自然と共生するまち
第１節　生物多様性の保全
【施策】
１－１－１　動植物の保護（環境課）
　　ア　アライグマの捕獲を行います。
　　イ　保護区域を指定します。
１－１－２　木材の利用（農林課・教育委員会）【重点】
　　ア　公共施設の木造化を進めます。

環境指標
指標\t現状（令和５年度）\t目標（令和10年度）
温室効果ガス排出量\t52.3千t\t40.1千t
間伐面積\t120ha\t150ha
";
    let (_, plan) = read_back(text);
    assert_eq!(
        shown(&plan),
        [
            "#第１章|自然と共生するまち",
            "##第１節|生物多様性の保全",
            "１－１－１|動植物の保護|ア　アライグマの捕獲を行います。/イ　保護区域を指定します。|環境課",
            "１－１－２|木材の利用|ア　公共施設の木造化を進めます。|農林課+教育委員会",
        ]
    );
    let passages = passages(&plan);
    assert!(passages[0].starts_with("環境指標"), "{passages:?}");
    assert!(passages[0].contains("間伐面積 | 120ha") || passages[0].contains("間伐面積"), "{passages:?}");
}

#[test]
fn the_last_sentence_below_a_title_may_name_the_owners_of_all() {
    let text = "乙市障害者計画 令和６年度
第４章　推進施策
基本目標１　生活支援の充実
(1)保健・医療体制の充実
主な施策
①早期発見の推進
　健康診査の受診率の向上を図ります。
　健診後の相談体制を充実します。【健康増進課】
②相談の実施
　相談を実施します。【障害福祉課、健康増進課】
(2)在宅サービスの充実
主な施策
①訪問系サービス
　提供体制を確保します。【障害福祉課】
";
    assert_eq!(
        read(text)[2..],
        [
            "###(1)|保健・医療体制の充実",
            "①|早期発見の推進|健康診査の受診率の向上を図ります。/健診後の相談体制を充実します。|健康増進課",
            "②|相談の実施|相談を実施します。|障害福祉課+健康増進課",
            "###(2)|在宅サービスの充実",
            "①|訪問系サービス|提供体制を確保します。|障害福祉課",
        ]
    );
}

#[test]
fn headings_below_a_title_with_owners_are_the_measures_text() {
    let text = "乙町ＤＸ推進計画（令和６年度）
１．計画の概要
１．１　背景と目的
　町民サービスの向上を図ります。
２．取組項目
２．１　行政手続のオンライン化【情報政策課】
ア　取組概要
　手続をオンラインでできるようにします。
イ　スケジュール
　令和６年度：調査　令和７年度：構築　令和８年度：運用
ウ　目標
　オンライン申請率　50％
２．２　キャッシュレス決済の導入【会計課・税務課】
ア　取組概要
　窓口でのキャッシュレス決済を導入します。
イ　スケジュール
　令和６年度：導入
ウ　目標
　利用率　30％
";
    let rows = read(text);
    assert_eq!(rows[..3], ["#１．|計画の概要", "##１．１|背景と目的", "#２．|取組項目"]);
    assert!(rows[3].starts_with("２．１|行政手続のオンライン化|ア　取組概要/手続を"), "{rows:?}");
    assert!(rows[3].contains("/ウ　目標/オンライン申請率") && rows[3].ends_with("|情報政策課"), "{rows:?}");
    assert!(rows[4].starts_with("２．２|キャッシュレス決済の導入|") && rows[4].ends_with("|会計課+税務課"));
}

#[test]
fn goals_that_are_sentences_have_measures_below_their_label() {
    let text = "乙町次世代育成支援行動計画 令和６年度
１．計画期間　　令和６年４月１日～令和９年３月31日
２．内容
目標１：計画期間内に、男性の育児休業の取得率を50％以上にする。
＜対策＞
●令和６年４月～　取得状況を調査する。
●令和６年７月～　パンフレットを配布する。
目標２：年次有給休暇の取得日数を、年間12日以上とする。
＜対策＞
●令和６年４月～　実態を把握する。
";
    assert_eq!(
        read(text)[1..],
        [
            "#２．|内容",
            "##目標１：|計画期間内に、男性の育児休業の取得率を50％以上にする。",
            "●||令和６年４月～取得状況を調査する。|",
            "●||令和６年７月～パンフレットを配布する。|",
            "##目標２：|年次有給休暇の取得日数を、年間12日以上とする。",
            "●||令和６年４月～実態を把握する。|",
        ]
    );
}

#[test]
fn records_with_labelled_lines_are_measures_by_their_names() {
    let text = "乙町教育振興基本計画 令和７年度
基本方針１　学力の育成
施策①　授業改善の推進
　事業名：授業づくり研修会
　概　要：研修を年５回行う。
　担　当：学校教育課
　予算額：１，２００千円
　事業名：支援員の配置
　概　要：支援員を派遣する。
　担　当：学校教育課
　予算額：４，８００千円
基本方針２　豊かな心の育成
施策①　人権教育の推進
　事業名：人権作文の募集
　概　要：作文を募集し、表彰する。
　担　当：生涯学習課
　予算額：５０千円
";
    let rows = read(text);
    assert_eq!(rows[..2], ["#基本方針１|学力の育成", "##施策①|授業改善の推進"]);
    assert!(
        rows[2].starts_with("事業名：|授業づくり研修会|") && rows[2].ends_with("|学校教育課"),
        "{rows:?}"
    );
    assert_eq!(rows.iter().filter(|row| row.starts_with("事業名：")).count(), 3, "{rows:?}");
}

#[test]
fn a_line_of_owners_behind_the_last_heading_is_of_all_that_stand_with_it() {
    let text = "乙市総合計画 令和６年度
政策１　安心して暮らせるまち
施策１－１　地域福祉の推進
（１）支え合う仕組みづくり
【主な取組】
・見守りネットワーク事業
（２）相談支援体制の整備
【主な取組】
・福祉総合相談窓口の設置

成果指標
指標名　　　　　　　　単位　　現状値（R5）　　目標値（R10）
参加者数　　　　　　　人　　　1,250　　　　　1,500

担当課：福祉課、高齢介護課

- 23 -
施策１－２　防災対策の強化
（１）自主防災組織の育成
【主な取組】
・防災士の養成

担当課：危機管理課

- 24 -
";
    assert_eq!(
        read(text)[1..],
        [
            "##施策１－１|地域福祉の推進",
            "###（１）|支え合う仕組みづくり",
            "・||見守りネットワーク事業|福祉課+高齢介護課",
            "###（２）|相談支援体制の整備",
            "・||福祉総合相談窓口の設置|福祉課+高齢介護課",
            "##施策１－２|防災対策の強化",
            "###（１）|自主防災組織の育成",
            "・||防災士の養成|危機管理課",
        ]
    );
}

#[test]
fn bullets_hang_and_short_names_of_bodies_are_owners() {
    let text = "令和６年度 乙道雇用計画
第１　重点
（１）人材の確保
○ 道内では、人手の不足が続いており、医療や介護、保育の分野におい
　て、人材の確保が求められています。
ア　事業者を支援する。【道】
イ　合同就職面接会を開催する。【労働局・道】
";
    let (_, plan) = read_back(text);
    assert_eq!(shown(&plan)[2..], ["ア||事業者を支援する。|道", "イ||合同就職面接会を開催する。|労働局+道"]);
    let prose = &plan[plan.node_ids().nth(1).expect("a heading")].text.body.official.text;
    assert_eq!(
        prose,
        "○道内では、人手の不足が続いており、医療や介護、保育の分野において、人材の確保が求められています。"
    );
}

#[test]
fn codes_of_fields_number_goals_policies_and_actions() {
    let text = "Town of Fairview Plan 2030
Chapter 9: Implementation
Goal ED-1: Grow a diverse local economy.
The town will work with its partners.
Policy ED-1.1: Support small businesses.
Action ED-1.1.1: Create a guide to permits.
Responsible Department: Planning and Development
Supporting Partners: Chamber of Commerce; Library
Timeframe: Short-term (1-2 years)
Action ED-1.1.2: Review the sign ordinance.
Responsible Department: Planning and Development
Timeframe: Ongoing
Goal H-1: Make housing attainable.
Policy H-1.1: Allow more kinds of homes.
Action H-1.1.1: Amend the zoning code.
Responsible Department: Building Department
Timeframe: Ongoing
";
    let rows = read(text);
    let headings: Vec<&String> = rows.iter().filter(|row| row.starts_with('#')).collect();
    assert_eq!(headings[1], "##Goal ED-1:|Grow a diverse local economy.");
    assert_eq!(headings.len(), 5, "{rows:?}");
    assert!(rows[3].starts_with("Action ED-1.1.1:|Create a guide to permits.|"), "{rows:?}");
    assert!(rows[3].ends_with("|Planning and Development+Chamber of Commerce+Library"), "{rows:?}");
}

#[test]
fn commitments_have_their_agencies_in_tables_of_facts() {
    let text = "# National Action Plan 2024

## Introduction

This plan was made with civil society.

## Commitment 1: Open budgets

| | |
|---|---|
| **Lead implementing agency** | Ministry of Finance |
| **Supporting agencies** | Treasury; Audit Office |

### Milestones

1. Publish a schema
2. Publish the budget

## Commitment 2: Open registers

| | |
|---|---|
| **Lead implementing agency** | Companies Office |

### Milestones

1. Launch the register
";
    let rows = read(text);
    assert_eq!(rows[0], "#|Introduction");
    assert_eq!(rows[1], "#Commitment 1:|Open budgets");
    assert!(rows[2].ends_with("|Ministry of Finance+Treasury+Audit Office"), "{rows:?}");
    assert!(rows[2].contains("Milestones"), "{rows:?}");
    assert_eq!((rows[3].as_str(), rows.len()), ("#Commitment 2:|Open registers", 5));
}

#[test]
fn owners_and_other_facts_may_share_a_line() {
    let text = "STRATEGIC PLAN 2025
Priority 1 | Safe and Healthy Community

Objective 1.1 – Reduce response times

Initiative 1.1.a: Add a fourth crew
Owner: Fire Department | Timeline: 2025 | Measure: Response time

Initiative 1.1.b: Upgrade the dispatch
Owner: Information Technology | Timeline: 2026 | Measure: Calls lost

Objective 1.2 – Expand services

Initiative 1.2.a: Open a clinic
Owner: Health Services | Timeline: 2027 | Measure: Visits
";
    let rows = read(text);
    assert_eq!(rows.iter().filter(|row| row.starts_with('#')).count(), 3, "{rows:?}");
    assert!(rows[3].starts_with("Initiative 1.1.b:|Upgrade the dispatch|"), "{rows:?}");
    assert!(rows[3].ends_with("|Information Technology"), "{rows:?}");
}

#[test]
fn titled_measures_stand_below_the_names_of_those_who_carry_them_out() {
    let text = "令和６年度　丙県・丙労働局　雇用計画
Ⅰ　若者の就労支援

【丙県】
１　ジョブカフェにおける支援
　　若者の相談に応じる。
２　企業見学会の開催
　　年６回開催する。
【丙労働局】
１　ハローワークにおける支援
　　担当者制により支援する。
【共同】
１　合同企業説明会の開催
　　県と局が開催する。
Ⅱ　高齢者の活躍促進
【丙県】
１　シルバー人材センターへの支援
　　運営費を補助する。
";
    assert_eq!(
        read(text),
        [
            "#Ⅰ|若者の就労支援",
            "１|ジョブカフェにおける支援|若者の相談に応じる。|丙県",
            "２|企業見学会の開催|年６回開催する。|丙県",
            "１|ハローワークにおける支援|担当者制により支援する。|丙労働局",
            "１|合同企業説明会の開催|県と局が開催する。|共同",
            "#Ⅱ|高齢者の活躍促進",
            "１|シルバー人材センターへの支援|運営費を補助する。|丙県",
        ]
    );
}

#[test]
fn tables_end_where_another_begins_and_repeats_in_them_are_found() {
    let text = "甲市男女共同参画計画　令和６年度
基本目標Ⅰ　意識づくり
施策の方向（１）役割分担意識の解消
具体的施策
番号　　施策　　　　　　　　　　担当課
１　　広報紙による啓発　　　　　広報課
２　　講演会の開催　　　　　　　人権課
基本目標Ⅱ　働く場における参画
施策の方向（１）就業の支援
具体的施策
番号　　施策　　　　　　　　　　担当課
１　　広報紙による啓発（再掲）　広報課

数値目標
指標　　　　　　　　　　現状（R5）　　目標（R8）
女性委員の割合　　　　　31.2％　　　　40.0％
";
    let (imported, plan) = read_back(text);
    assert_eq!((imported.report.measures, imported.report.repeats), (2, 1));
    assert!(shown(&plan).contains(&"##施策の方向（１）|役割分担意識の解消".to_string()));
    assert!(passages(&plan)[0].starts_with("数値目標"), "{:?}", passages(&plan));
}

#[test]
fn what_stands_before_measures_is_none_and_headings_without_a_number_stand_beside_the_others() {
    let japanese = "乙町強靭化計画 令和６年度
第１章　推進方針
１　直接死を防ぐ
（住宅の耐震化）
○住宅の耐震化の促進が必要である。
・補助を行う。［建設課］
（公共施設の耐震化）
○避難所の耐震化が必要である。
・改修を行う。［財政課］
２　救助を行う
○備蓄が不足している。
・備蓄する。［総務課］
";
    let rows = read(japanese);
    assert_eq!(rows.iter().filter(|row| row.starts_with('・')).count(), 3, "{rows:?}");
    assert!(!rows.iter().any(|row| row.starts_with('○')), "{rows:?}");
    let english = "Transport Action Plan 2025
INTRODUCTION
The council adopted this plan.
THEME 1: WALKING
T1.1 Build cycle lanes
Lead: Highways    Partners: Parish councils    When: 2025
We will build 12 km of lanes.
T1.2 Repair pavements
Lead: Highways    Partners: Schools    When: 2025
We will repair 40 pavements.
THEME 2: BUSES
T2.1 Extend the evening service
Lead: Passenger Transport    Partners: Bus operators    When: 2026
Buses will run until 11 pm.
MONITORING
We will report each year.
";
    let rows = read(english);
    let headings: Vec<&str> = rows.iter().filter(|row| row.starts_with('#')).map(String::as_str).collect();
    assert_eq!(headings, ["#|INTRODUCTION", "#THEME 1:|WALKING", "#THEME 2:|BUSES", "#|MONITORING"]);
    assert!(rows[2].starts_with("T1.1|Build cycle lanes|") && rows[2].ends_with("|Highways+Parish councils"));
}

#[test]
fn records_alone_are_a_plan_and_their_numbers_stand_before_their_names() {
    let text = "令和６年度　丁県アクションプラン
施策番号：１－１
施策名：若者の定着促進
担当課：労働政策課
【取組内容】
　・魅力を発信する。
　・就業体験を進める。
施策番号：１－２
施策名：女性の活躍推進
担当課：女性活躍課
【取組内容】
　・専門家を派遣する。
施策番号：２－１
施策名：高齢者の就業支援
担当課：労働政策課
【取組内容】
　・センターを支援する。
";
    assert_eq!(
        read(text),
        [
            "#|丁県アクションプラン",
            "施策番号：１－１ 施策名：|若者の定着促進|【取組内容】/・魅力を発信する。/・就業体験を進める。|労働政策課",
            "施策番号：１－２ 施策名：|女性の活躍推進|【取組内容】/・専門家を派遣する。|女性活躍課",
            "施策番号：２－１ 施策名：|高齢者の就業支援|【取組内容】/・センターを支援する。|労働政策課",
        ]
    );
}

#[test]
fn items_of_markdown_that_name_owners_are_measures_with_titles() {
    let text = "# 令和６年度 戊市空家等対策計画

## 1 目的

対策を進める。

## 2 施策

### 2.1 発生の抑制

- **相談会の開催**（住宅課）
  - 年４回開催する。
- **啓発**（住宅課・広報課）

### 2.2 利活用

- **空家バンク**（定住課）
  - 登録を増やす。
";
    let rows = read(text);
    assert!(rows[3].starts_with("・|相談会の開催|") && rows[3].ends_with("|住宅課"), "{rows:?}");
    assert_eq!(rows[4], "・|啓発||住宅課+広報課");
}

#[test]
fn tables_set_in_columns_end_with_their_rows_in_both_languages() {
    let japanese = "己町発展計画 令和６年度
１　移住の促進
（１）現況
　転出が多い。
（２）計画
区分　　　　　　　　　事業名　　　　　　　　　事業主体
移住・定住　　　　　　体験住宅整備事業　　　　町
人材育成　　　　　　　協力隊事業　　　　　　　町

２　産業の振興
（１）現況
　担い手が不足している。
（２）計画
　ア　就農者を支援する。
";
    let rows = read(japanese);
    assert!(rows.contains(&"#２|産業の振興".to_string()), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("|移住・定住|体験住宅整備事業|町")), "{rows:?}");
    let english = "COUNTY ACTION PLAN 2024
Domain 1: Outdoor Spaces

Action                                Lead                     Timeline      Measure of success
1. Add 40 benches along trails        Public Works             2024-2025     Benches installed
2. Audit lighting in five parks       Parks Department;        2025          Audits completed
                                      Police Department

Domain 2: Transportation

Action                                Lead                     Timeline      Measure of success
1. Train 100 volunteer drivers        Council on Aging         2024-2026     Drivers trained
";
    let rows = read(english);
    assert_eq!(rows.len(), 5, "{rows:?}");
    assert!(rows[1].starts_with("1.|Add 40 benches along trails|") && rows[1].ends_with("|Public Works"));
    assert!(rows[2].ends_with("|Parks Department+Police Department"), "{rows:?}");
}

#[test]
fn targets_without_the_head_of_a_table_stay_text() {
    let text = "乙県雇用計画 令和６年度
Ⅰ 雇用の維持
１ 支援
乙県が取り組む施策
・相談に応じる。
Ⅱ 数値目標
Ⅰ 雇用の維持
就業率 ６１．７％
";
    let (imported, plan) = read_back(text);
    assert_eq!((imported.report.target_values, plan.targets.len()), (0, 0));
}
