//! Plans' texts as content: the real one, the real one laid out otherwise, and made-up plans of other shapes.

use std::path::Path;

use proptest::prelude::*;
use tebiki::date::Date;
use tebiki::import::outline::ProblemKind;
use tebiki::import::{Furniture, Imported, Options, Structure, import, official, parse_structure};
use tebiki::plan::{Entry, Plan};
use tebiki::source::Sources;
use tebiki::verify::verify;
use tebiki::{disk, load};

use crate::plans_of_others as others;

const SEED: &str = include_str!("../../seeds/saitama-employment-plan-2023.txt");

fn options(structure: Option<Structure>) -> Options {
    Options {
        date: Date { year: 2023, month: 4, day: 1 },
        fiscal_year: None,
        structure,
        title_remark: "placeholder".to_string(),
        plan_remark: "facts".to_string(),
    }
}

fn imported(text: &str) -> Imported {
    import(text, &options(None))
}

fn loaded(imported: &Imported) -> (Sources, Plan) {
    let mut sources = Sources::default();
    for file in &imported.files {
        sources.add(format!("content/{}", file.path), String::from_utf8(file.bytes.clone()).expect("UTF-8"));
    }
    let loaded = load::load(&sources, "content");
    assert_eq!(loaded.diagnostics, []);
    (sources, loaded.plan.expect("no errors"))
}

fn real() -> Plan {
    let (sources, _) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
    load::load(&sources, "content").plan.expect("the real content has no errors")
}

/// Every line is placed, furniture, or lost; here none is lost.
fn nothing_is_lost(imported: &Imported) {
    let report = &imported.report;
    let unplaced: Vec<_> = report.unplaced().collect();
    assert!(unplaced.is_empty(), "{unplaced:?}");
    assert_eq!(report.placed_lines + report.furniture.len(), report.lines);
}

/// The outline as a reader sees it: headings by depth, measures with their marks and owners.
pub fn shown(plan: &Plan) -> Vec<String> {
    let mut rows = Vec::new();
    for node in plan.node_ids() {
        let node = &plan[node];
        rows.push(format!("{}{}|{}", "#".repeat(node.depth + 1), node.printed, node.title.official.text));
        for entry in plan.own_entries(node) {
            let owners = plan
                .place(entry)
                .owners
                .iter()
                .map(|carrier| plan[carrier.owner].name.official.text.as_str());
            let owners = owners.collect::<Vec<_>>().join("+");
            let text = &plan.official_text(entry).text;
            let title = match entry {
                Entry::Measure(id) if plan[id].official_title => plan[id].title.official.text.as_str(),
                Entry::Measure(_) => "",
                Entry::Repeat(_) => "again",
            };
            rows.push(format!("{}|{title}|{}|{owners}", plan.printed(entry), text.replace('\n', "/")));
        }
    }
    rows
}

#[test]
fn the_seed_becomes_content_that_is_the_official_text() {
    let imported = imported(SEED);
    let (sources, plan) = loaded(&imported);
    let report = verify(&plan, &sources, SEED);
    assert_eq!(report.differences, []);
    assert_eq!((report.measures, report.repeats, report.target_values), (187, 7, 9));
    assert_eq!((plan.tops().count(), plan.nodes.len(), plan.owners.len()), (8, 24, 3));
    nothing_is_lost(&imported);
    let kinds: Vec<_> = imported.report.warnings().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::RepeatDiffers]);
}

#[test]
fn the_seed_comes_in_as_its_editors_wrote_it() {
    let (real, (_, plan)) = (real(), loaded(&imported(SEED)));
    assert_eq!(plan.title.official.text, real.title.official.text);
    assert_eq!(plan.fiscal_year, real.fiscal_year);
    let entries = |plan: &Plan| {
        let entry = |entry: Entry| {
            let original = plan[plan.original(entry)].place.number.clone();
            (plan.place(entry).number.clone(), plan.official_text(entry).text.clone(), original)
        };
        plan.entries().map(entry).collect::<Vec<_>>()
    };
    for (found, expected) in entries(&plan).into_iter().zip(entries(&real)) {
        assert_eq!(found, expected);
    }
    let nodes = |plan: &Plan| {
        let node = |node: &tebiki::plan::Node| {
            (
                node.id.clone(),
                node.printed.clone(),
                node.title.official.text.clone(),
                node.text.body.official.text.clone(),
            )
        };
        plan.nodes.iter().map(node).collect::<Vec<_>>()
    };
    assert_eq!(nodes(&plan), nodes(&real));
    let owners = |plan: &Plan| {
        let owner = |owner: &tebiki::plan::Owner| {
            (
                owner.id.clone(),
                owner.heading.as_ref().map(|line| line.official.text.clone()),
                owner.members.len(),
            )
        };
        plan.owners.iter().map(owner).collect::<Vec<_>>()
    };
    assert_eq!(owners(&plan), owners(&real));
    let targets = |plan: &Plan| {
        let target = |target: &tebiki::plan::Target| {
            let value = |value: &tebiki::plan::TargetValue| {
                let part = value.part.as_ref().map(|part| part.official.text.clone());
                (part, value.printed.official.text.clone(), value.value, plan[value.unit].id.clone())
            };
            let mark = target.owner_mark.as_ref().map(|mark| mark.official.text.clone());
            (
                target.label.official.text.clone(),
                target.owner,
                mark,
                target.values.iter().map(value).collect::<Vec<_>>(),
            )
        };
        plan.targets.iter().map(target).collect::<Vec<_>>()
    };
    assert_eq!(targets(&plan), targets(&real));
}

/// How a text is set: characters a line, what stands between lines, spaces that mean nothing.
#[derive(Clone, Debug)]
struct Layout {
    width: usize,
    /// Blank lines between lines.
    leading: usize,
    /// Lines on a page; the page number stands at its foot.
    page: usize,
    form_feeds: bool,
    /// After the bullet: nothing, a space, or a wide one.
    after_bullet: &'static str,
    line_end: &'static str,
}

fn layout() -> impl Strategy<Value = Layout> {
    (
        28..64_usize,
        0..3_usize,
        20..45_usize,
        any::<bool>(),
        prop_oneof![Just(""), Just(" "), Just("　"), Just("  ")],
        prop_oneof![Just("\n"), Just(" \n")],
    )
        .prop_map(|(width, leading, page, form_feeds, after_bullet, line_end)| Layout {
            width,
            leading,
            page,
            form_feeds,
            after_bullet,
            line_end,
        })
}

/// A made-up plan, each heading, paragraph and bullet on one line.
fn set(layout: &Layout) -> String {
    let mut rows: Vec<String> = Vec::new();
    for line in others::OWNERS_HEADINGS.lines() {
        let line = line.replacen("・", &format!("・{}", layout.after_bullet), 1);
        let characters: Vec<char> = line.chars().collect();
        rows.extend(characters.chunks(layout.width).map(|row| row.iter().collect::<String>()));
    }
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        out.push_str(row);
        out.push_str(layout.line_end);
        (0..layout.leading).for_each(|_| out.push_str(layout.line_end));
        if (at + 1) % layout.page == 0 {
            out.push_str(&format!("－ {} －{}", (at + 1) / layout.page, layout.line_end));
            if layout.form_feeds {
                out.push('\u{c}');
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_comes_in_whole_however_it_is_set(layout in layout()) {
        let imported = imported(&set(&layout));
        nothing_is_lost(&imported);
        prop_assert_eq!((imported.report.headings, imported.report.measures, imported.report.owners), (4, 6, 3));
        loaded(&imported);
    }

    #[test]
    fn no_line_of_any_text_is_lost_and_what_is_written_loads(lines in proptest::collection::vec(any_line(), 0..60)) {
        let imported = imported(&lines.join("\n"));
        nothing_is_lost(&imported);
        loaded(&imported);
    }
}

/// Lines of plans in disorder, and lines of anything.
fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Ⅰ 雇用の維持".to_string()),
        Just("Ⅱ 若者の支援".to_string()),
        Just("１ 就業支援".to_string()),
        Just("２．訓練".to_string()),
        Just("（１）相談".to_string()),
        Just("第１章 総論".to_string()),
        Just("①相談 【福祉課】".to_string()),
        Just("担当課：企画課・福祉課".to_string()),
        Just("埼玉県が取り組む施策".to_string()),
        Just("埼玉労働局が取り組む施策".to_string()),
        Just("・ 支援を行う。".to_string()),
        Just("・ 支援を行う。（再掲）".to_string()),
        Just("➢ 相談に応じる".to_string()),
        Just("○ 訓練を行う。".to_string()),
        Just("Ⅲ 数値目標".to_string()),
        Just("項目 目標".to_string()),
        Just("就業率 ６１．７％".to_string()),
        Just("# 見出し".to_string()),
        Just("| 目標 | 推進者 |".to_string()),
        Just("|---|---|".to_string()),
        Just("Goal 1: Save energy".to_string()),
        Just("Responsible: City Hall".to_string()),
        Just("※ 注記".to_string()),
        Just("5".to_string()),
        "[ -~]{0,20}",
        "[・➢ⅠⅡ１２（）。、 0-9あ-ん雇用県局課#*_<>:\\-]{0,24}",
        "\\PC{0,20}",
    ]
}

#[test]
fn measures_under_owners_headings_stand_in_groups() {
    let imported = imported(others::OWNERS_HEADINGS);
    nothing_is_lost(&imported);
    let paths: Vec<&str> = imported.files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.contains(&"1-chapter-1/1-section-1/prefecture-010-measure-001.md"), "{paths:?}");
    let (_, plan) = loaded(&imported);
    let owners: Vec<_> = plan.owners.iter().map(|owner| (owner.id.as_str(), owner.members.len())).collect();
    assert_eq!(owners, [("prefecture", 0), ("bureau", 0), ("joint", 2)]);
}

#[test]
fn a_line_of_offices_owns_the_measures_above_it() {
    let imported = imported(others::OFFICES_BELOW);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(
        shown(&plan),
        [
            "#第1章|計画の趣旨",
            "#第2章|施策の内容",
            "##基本目標Ⅰ|学ぶ",
            "###基本課題1|意識の改革",
            "####施策の方向①|広報の充実",
            "・||広報紙により、周知を図ります。|企画課+福祉課（保健）",
            "・||講座を開きます。|企画課+福祉課（保健）",
            "####施策の方向②|調査",
            "・||調査を行います。|総務課",
            "##|推進体制",
            "###|庁内の体制",
            "####施策の方向①|会議",
            "・||会議を開きます。|総務課",
        ]
    );
}

#[test]
fn titles_with_offices_are_titled_measures() {
    let imported = imported(others::TITLED);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(
        shown(&plan),
        [
            "#第4節|子育ての支援",
            "##(1)|保健の充実",
            "①|妊産婦相談|相談に応じます。/アンケートを行います。|福祉保健課（保健）",
            "②|発達相談|相談を行います。|福祉保健課（保健）+子ども支援課",
            "##(2)|医療の充実",
            "①|救急法の普及|講習を行います。|学校教育課",
        ]
    );
    assert_eq!(plan[plan.nodes[1].level].number.format(3), "(3)");
}

#[test]
fn tables_of_goals_and_offices_are_measures_in_markdown() {
    let imported = imported(others::MARKDOWN_TABLES);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    let rows = shown(&plan);
    assert_eq!(
        rows,
        [
            "#第1章|総論",
            "##1|はじめに",
            "##2|体制",
            "###◎|点検",
            "#第2章|内容",
            "##1|勤務環境",
            "###(1)|妊娠中の配慮",
            "①||休暇制度を周知します。|総務課長+所属長",
            "②||業務を見直します。|所属長",
            "###(2)|休暇の取得",
            "||休暇を周知します。|総務課長",
        ]
    );
}

#[test]
fn bullets_below_a_label_are_measures_and_other_bullets_are_prose() {
    let imported = imported(others::STRATEGY);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    let measures: Vec<String> = shown(&plan).into_iter().filter(|row| !row.starts_with('#')).collect();
    assert_eq!(
        measures,
        ["・||学校振興事業(中学校訪問)|", "・||環境充実事業|", "・【再掲】|again|学校振興事業|"]
    );
    assert_eq!(imported.report.furniture.iter().filter(|line| line.kind == Furniture::Contents).count(), 4);
    let text =
        &plan.nodes.iter().find(|node| node.title.official.text == "仕組みの強化").expect("a node").text;
    assert!(
        text.body.official.markdown.contains("| 指標 | 現状値 | 目標値 |"),
        "{}",
        text.body.official.markdown
    );
}

#[test]
fn english_actions_are_measures_with_titles_and_owners() {
    let imported = imported(others::ACTIONS);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(plan.languages.iter().map(|lang| lang.code()).collect::<Vec<_>>(), ["en"]);
    let rows = shown(&plan);
    assert_eq!(rows[0], "#|Shared Actions: Data Services");
    assert!(rows[1].starts_with("Action 1:|Create a Data Council|By May 2030, the office will"), "{rows:?}");
    assert!(rows[1].ends_with("|Office of Data+City Library"), "{rows:?}");
    assert_eq!(rows[3], "#|Community Actions: Working Together");
    assert!(rows[4].starts_with("Action 3:|Improve Maps|"), "{rows:?}");
    assert_eq!(imported.report.furniture.len(), 6);
}

#[test]
fn goals_strategies_and_actions_are_levels() {
    let imported = imported(others::GOALS);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    let rows = shown(&plan);
    let heads: Vec<&str> = rows.iter().map(|row| row.split('|').next().unwrap_or_default()).collect();
    assert_eq!(
        heads,
        [
            "#Goal 1:",
            "##Strategy 1.1",
            "Action 1.1.1",
            "Action 1.1.2",
            "##Strategy 1.2",
            "Action 1.2.1",
            "#Goal 2:",
            "##Strategy 2.1",
            "Action 2.1.1"
        ]
    );
    assert!(rows[2].ends_with("|Parks Department"), "{rows:?}");
}

#[test]
fn parts_appendices_and_forewords_have_their_places() {
    let imported = imported(others::PARTS);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    let tops: Vec<String> = plan
        .tops()
        .map(|id| format!("{}|{}|{}", plan[id].printed, plan[id].title.official.text, plan[id].appendix))
        .collect();
    assert_eq!(
        tops,
        [
            "|はじめに|false",
            "第１編|総論|false",
            "第２編|各論|false",
            "別表第１|関係課|true",
            "|用語解説|true"
        ]
    );
}

#[test]
fn two_headings_of_one_number_do_not_share_a_file() {
    let imported = imported(
        "計画\n第１章 甲\n第１節 乙\n文である。\n第１節 丙\n文がある。\n第２節 丁\n文だ。\n第２章 戊\n終わる。\n",
    );
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(shown(&plan), ["#第１章|甲", "##第１節|乙", "##第１節|丙", "##第２節|丁", "#第２章|戊"]);
}

#[test]
fn a_plan_without_a_title_is_told() {
    let told =
        |text: &str| imported(text).report.warnings().any(|problem| problem.kind == ProblemKind::NoTitle);
    assert!(told("Ⅰ 雇用の維持\n１ 支援\n・雇用の維持を支援する。\n"));
    assert!(!told("令和６年度 雇用計画\nⅠ 雇用の維持\n１ 支援\n・雇用の維持を支援する。\n"));
}

#[test]
fn look_alikes_become_ordinary_and_are_told_once() {
    let imported =
        imported("\u{F9A8}和６年度 計画\n第１章 ⾼齢者\n・⾼齢者を支援する。\n第２章 ⻑期\n・⽀援する。\n");
    nothing_is_lost(&imported);
    let told: Vec<_> = imported.report.problems.iter().filter(|p| p.kind == ProblemKind::LookAlike).collect();
    assert_eq!(told.len(), 4);
    assert!(told.iter().any(|problem| problem.text == "⾼ (U+2FBC) → 高 × 2"), "{told:?}");
    let (_, plan) = loaded(&imported);
    assert_eq!((plan.fiscal_year, plan.nodes[0].title.official.text.as_str()), (2024, "高齢者"));
}

#[test]
fn text_that_would_be_markup_is_text() {
    let text =
        "計画\n第１章 a*b_c\n# 注 <b>太字</b> | 表 | [x](y)\n・*強調* 1. 項目\n第２章 乙\n1. 一\n- 二\n";
    let imported = imported(text);
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(plan.nodes[0].title.official.text, "a*b_c");
    assert!(plan.nodes[0].text.body.official.text.contains("# 注 <b>太字</b> | 表 | [x](y)"));
}

#[test]
fn what_was_found_can_be_declared_and_gives_the_same() {
    let found = imported(others::OFFICES_BELOW);
    let declared = parse_structure(&found.structure).expect("a declaration");
    let again = import(others::OFFICES_BELOW, &options(Some(declared)));
    nothing_is_lost(&again);
    assert_eq!(shown(&loaded(&again).1), shown(&loaded(&found).1));
}

#[test]
fn a_corrected_declaration_is_followed() {
    let structure =
        parse_structure("levels:\n  - {id: chapter, name: {ja: 章}, number: \"第{n}章\", match: 第1章}\n")
            .expect("right");
    let imported = import(others::OFFICES_BELOW, &options(Some(structure)));
    nothing_is_lost(&imported);
    let (_, plan) = loaded(&imported);
    assert_eq!(plan.nodes.len(), 2);
    assert!(plan.nodes[1].text.body.official.text.contains("基本課題1 意識の改革"));
}

#[test]
fn what_content_is_compared_with_is_read_as_import_reads() {
    let (official, _, furniture) =
        official("計画\n目次\n第１章 甲 … 1\n第１章 甲 …… 2\n第１章 甲\n⾼い。\n－ 3 －\n");
    assert_eq!(official.characters.iter().collect::<String>(), "計画第１章甲高い。");
    assert_eq!(official.places[0], (1, 1));
    assert_eq!(furniture.len(), 4);
}

/// What is imported says what the text says, and is placed whole.
pub fn read_back(text: &str) -> (Imported, Plan) {
    let imported = imported(text);
    nothing_is_lost(&imported);
    let (sources, plan) = loaded(&imported);
    assert_eq!(verify(&plan, &sources, text).differences, []);
    (imported, plan)
}

#[test]
fn rows_of_tables_set_in_columns_are_measures() {
    let (_, plan) = read_back(others::COLUMNS);
    assert!(plan.untitled);
    assert_eq!(
        shown(&plan),
        [
            "#第１章|支援の充実",
            "##基本目標１|安心して子どもを育てられるまち",
            "１|妊婦健康診査|妊婦の健康管理の充実と経済的負担の軽減を図るため、14回分の健診費用を助成します。\
             また、多胎妊婦には追加の助成を行います。|健康課",
            "２|ファミリー・サポート・センター事業|育児の援助を受けたい人と行いたい人が会員となり、\
             相互援助活動を行います。|こども課+福祉課",
            "##基本目標２|学び育つまち",
            // Its office stands before the text, and not behind it as elsewhere.
            "|学びの教室|教育課/放課後に勉強を見ます。|教育課",
        ]
    );
}

#[test]
fn paragraphs_and_items_that_name_their_owners_are_measures() {
    let (_, plan) = read_back(others::OWNERS_AT_ENDS);
    assert_eq!(
        shown(&plan),
        [
            "#第１章|予防",
            "##第１節|建築物",
            "ア||市は、公共建築物の耐震化を計画的に進める。|建築課+財産管理課",
            "イ||市は、学校の天井を点検する。|教育課",
            "##第２節|備蓄",
            "||市民は、３日分の食料を備蓄する。|危機管理課",
            "##第３節|用語",
        ]
    );
}

#[test]
fn a_list_set_in_below_a_measure_is_no_heading() {
    let (_, plan) = read_back(others::LISTS_BELOW);
    let rows = shown(&plan);
    assert_eq!(rows.iter().filter(|row| row.starts_with('#')).count(), 5, "{rows:?}");
    let (_, below) = plan.measures.iter().partition::<Vec<_>, _>(|measure| measure.place.parent.is_none());
    let below: Vec<&str> = below.iter().map(|measure| measure.body.official.text.as_str()).collect();
    assert_eq!(below, ["町のホームページ", "防災無線"]);
}

#[test]
fn a_line_of_owners_between_title_and_text_keeps_its_place() {
    let (_, plan) = read_back(others::RESPONSIBLE_BETWEEN);
    let rows = shown(&plan);
    let last = rows.last().expect("measures");
    assert!(last.contains("Responsible: Office of Inclusion/a) Train"), "{last}");
    assert!(last.ends_with("|Office of Inclusion"), "{last}");
}
