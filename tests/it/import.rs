//! Plans' texts as content: the real one, the real one laid out otherwise, and other plans.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use tebiki::i18n::I18n;
use tebiki::import::{Imported, Options, ProblemKind, import};
use tebiki::plan::{Date, Entry, Plan};
use tebiki::source::Sources;
use tebiki::verify::verify;
use tebiki::{disk, load, official};

const SEED: &str = include_str!("../../seeds/saitama-employment-plan-2023.txt");

static I18N: LazyLock<I18n> = LazyLock::new(I18n::embedded);

const OPTIONS: Options = Options { date: Date { year: 2023, month: 4, day: 1 }, fiscal_year: None };

fn imported(text: &str) -> Imported {
    import(text, &OPTIONS, &I18N)
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

fn every_line_is_accounted_for(text: &str, imported: &Imported) {
    let report = &imported.report;
    let accounted = report.placed_lines + report.unplaced().count() + report.furniture.len();
    assert_eq!(accounted, official::lines(text).len());
}

#[test]
fn the_seed_becomes_content_that_is_the_official_text() {
    let imported = imported(SEED);
    let (sources, plan) = loaded(&imported);
    let report = verify(&plan, &sources, SEED);
    assert_eq!(report.differences, []);
    assert_eq!((report.measures, report.repeats, report.target_values), (187, 7, 9));
    assert_eq!((plan.chapters.len(), plan.sections.len(), plan.owners.len()), (7, 16, 3));
    every_line_is_accounted_for(SEED, &imported);
    assert_eq!(imported.report.unplaced().count(), 0);
    let kinds: Vec<_> = imported.report.warnings().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::RepeatDiffers]);
}

#[test]
fn the_seed_comes_in_as_its_editors_wrote_it() {
    let (real, (_, plan)) = (real(), loaded(&imported(SEED)));
    assert_eq!(plan.title.ja, real.title.ja);
    assert_eq!(
        (plan.fiscal_year, &plan.fiscal_year_label.ja),
        (real.fiscal_year, &real.fiscal_year_label.ja)
    );
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
    for (found, expected) in plan.chapters.iter().zip(&real.chapters) {
        assert_eq!(
            (&found.title.ja, &found.introduction.ja.text),
            (&expected.title.ja, &expected.introduction.ja.text)
        );
    }
    for (found, expected) in plan.sections.iter().zip(&real.sections) {
        assert_eq!((&found.title.ja, &found.printed_number), (&expected.title.ja, &expected.printed_number));
    }
    let owners = |plan: &Plan| {
        let owner =
            |owner: &tebiki::plan::Owner| (owner.id.clone(), owner.heading.ja.clone(), owner.members.len());
        plan.owners.iter().map(owner).collect::<Vec<_>>()
    };
    assert_eq!(owners(&plan), owners(&real));
    let targets = |plan: &Plan| {
        let target = |target: &tebiki::plan::Target| {
            let values: Vec<_> = target
                .values
                .iter()
                .map(|value| {
                    (
                        value.part.clone().map(|part| part.ja),
                        value.printed.ja.clone(),
                        value.value,
                        value.unit,
                    )
                })
                .collect();
            (target.label.ja.clone(), target.owner, target.owner_mark.clone().map(|mark| mark.ja), values)
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
    before_heading: &'static str,
    /// One in so many gaps between characters gets a space; 0 for none.
    stray: usize,
    line_end: &'static str,
}

fn layout() -> impl Strategy<Value = Layout> {
    (
        24..64_usize,
        0..3_usize,
        20..45_usize,
        any::<bool>(),
        prop_oneof![Just(""), Just(" "), Just("　"), Just("  ")],
        prop_oneof![Just(""), Just(" "), Just("　")],
        prop_oneof![Just(0), 5..60_usize],
        prop_oneof![Just("\n"), Just(" \n"), Just("\r\n")],
    )
        .prop_map(|(width, leading, page, form_feeds, after_bullet, before_heading, stray, line_end)| {
            Layout { width, leading, page, form_feeds, after_bullet, before_heading, stray, line_end }
        })
}

/// The real plan up to its targets, each heading, paragraph and bullet on one line.
static LOGICAL_LINES: LazyLock<Vec<(bool, String)>> = LazyLock::new(|| {
    let plan = real();
    let mut lines = vec![(true, plan.title.ja.clone()), (false, plan.preamble.ja.text.clone())];
    let text = |lines: &mut Vec<(bool, String)>, text: &str| {
        lines.extend(text.lines().map(|line| (false, line.to_string())))
    };
    for chapter in &plan.chapters {
        let numeral = tebiki::number::roman(chapter.number);
        lines.push((true, format!("{numeral} {}", chapter.title.ja)));
        text(&mut lines, &chapter.introduction.ja.text);
        for &section in &chapter.sections {
            let section = &plan[section];
            let number = tebiki::number::full_width(section.number);
            lines.push((
                true,
                format!("{} {}", section.printed_number.clone().unwrap_or(number), section.title.ja),
            ));
            for group in &section.groups {
                lines.push((true, plan[group.owner].heading.ja.clone()));
                for &entry in &group.entries {
                    bullet(&plan, entry, "・", &mut lines);
                    plan.children(entry).iter().for_each(|&child| bullet(&plan, child, "➢", &mut lines));
                }
            }
        }
    }
    lines
});

fn bullet(plan: &Plan, entry: Entry, mark: &str, lines: &mut Vec<(bool, String)>) {
    let repeat = if matches!(entry, Entry::Repeat(_)) { "（再掲）" } else { "" };
    let text = &plan.official_text(entry).text;
    let mut paragraphs = text.lines();
    lines.push((false, format!("{mark}\u{0}{}", paragraphs.next().unwrap_or_default())));
    lines.extend(paragraphs.map(|line| (false, line.to_string())));
    lines.last_mut().expect("a line").1.push_str(repeat);
}

/// The plan set anew; the table of targets, whose columns are nothing but layout, as it is.
fn set(layout: &Layout) -> String {
    let mut rows: Vec<String> = Vec::new();
    let mut count = 0;
    for (heading, line) in LOGICAL_LINES.iter() {
        let line = line.replace('\u{0}', layout.after_bullet);
        let characters: Vec<char> = line.chars().collect();
        let width = if *heading { layout.width.max(30) } else { layout.width };
        for row in rows_of(&characters, width) {
            let mut text = String::from(if *heading { layout.before_heading } else { "" });
            for (at, c) in row.iter().enumerate() {
                count += 1;
                let wide = tebiki::japanese::is_wide(*c) && at > 0 && tebiki::japanese::is_wide(row[at - 1]);
                if layout.stray > 0 && count % layout.stray == 0 && wide && !heading {
                    text.push(' ');
                }
                text.push(*c);
            }
            rows.push(text);
        }
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
    out + &SEED[SEED.find("Ⅷ").expect("the targets")..]
}

/// No row but a bullet's first begins with ・, as no typesetter lets it.
fn rows_of(mut rest: &[char], width: usize) -> Vec<&[char]> {
    let mut rows = Vec::new();
    while rest.len() > width {
        let mut cut = width;
        while rest[cut] == '・' {
            cut -= 1;
        }
        rows.push(&rest[..cut]);
        rest = &rest[cut..];
    }
    rows.push(rest);
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_comes_in_whole_however_it_is_set(layout in layout()) {
        let text = set(&layout);
        let imported = imported(&text);
        let report = &imported.report;
        let unplaced: Vec<_> = report.unplaced().collect();
        prop_assert!(unplaced.is_empty(), "{:?}", unplaced);
        let proof = report.proof.as_ref().expect("content without errors");
        prop_assert!(proof.is_exact(), "{:?}", proof.differences.first());
        prop_assert_eq!((report.chapters, report.sections, report.measures, report.repeats, report.target_values), (7, 16, 187, 7, 9));
        every_line_is_accounted_for(&text, &imported);
    }

    #[test]
    fn no_line_of_any_text_is_lost_and_what_is_written_loads(lines in proptest::collection::vec(any_line(), 0..60)) {
        let text = lines.join("\n");
        let imported = imported(&text);
        every_line_is_accounted_for(&text, &imported);
        prop_assert!(imported.report.proof.is_some(), "{}", text);
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
        Just("埼玉県が取り組む施策".to_string()),
        Just("埼玉労働局が取り組む施策".to_string()),
        Just("埼玉県と埼玉労働局が連携して取り組む施策".to_string()),
        Just("・ 支援を行う。".to_string()),
        Just("・ 支援を行う。（再掲）".to_string()),
        Just("➢ 相談に応じる".to_string()),
        Just("○ 訓練を行う。".to_string()),
        Just("Ⅲ 数値目標".to_string()),
        Just("項目 目標".to_string()),
        Just("就業率 ６１．７％".to_string()),
        Just("※ 注記".to_string()),
        Just("5".to_string()),
        "[ -~]{0,20}",
        "[・➢ⅠⅡ１２（）。、 0-9あ-ん雇用県局#*_<>:\\-]{0,24}",
        "\\PC{0,20}",
    ]
}

/// Another prefecture's plan: other numbers, bullets, marks, owners, furniture.
const OTHER: &str = "令和６年度　甲県雇用施策実施方針\n\n目 次\n第１章 雇用の安定 1\n第２章 人材の育成 2\n\
    第１章　雇用の安定\n県内の雇用情勢は、持ち直している。\n第１節　雇用の維持\n【甲労働局が実施する施策】\n○　助成金により、雇用を維持する。\n\
    ○　窓口を設け、次の支援を行う。\n・　職業相談\n・　職業紹介\n【甲県が実施する施策】\n○　面接会を開く。\n\
    - 1 -\n\u{c}甲県雇用施策実施方針\n【甲県と甲労働局が一体となって実施する施策】\n○　情報を共有する。\n\
    第２節　就職の支援\n【甲県が実施する施策】\n○　相談を行う。\n- 2 -\n\u{c}甲県雇用施策実施方針\n第２章　人材の育成\n人を育てる。\n\
    第１節　訓練\n【甲労働局が実施する施策】\n○　訓練を行う。\n【乙市が実施する施策】\n○　講座を開く。\n\
    ○　助成金により、雇用を維持する。(再掲)\n- 3 -\n\u{c}甲県雇用施策実施方針\n第３章　数値目標\n目標は次のとおり。\n指標 目標値\n\
    就業率 60.5％以上\n訪問した企業 300社\n訓練の就職率\n施設内 80%\n委託 75%\n※ 年度末の値\n- 4 -\n";

#[test]
fn another_prefectures_plan_comes_in_as_well() {
    let imported = imported(OTHER);
    let (_, plan) = loaded(&imported);
    let report = &imported.report;
    every_line_is_accounted_for(OTHER, &imported);
    assert_eq!(report.unplaced().collect::<Vec<_>>(), Vec::<&tebiki::import::Problem>::new());
    assert_eq!(report.furniture.len(), 10);
    assert_eq!((report.chapters, report.sections, report.measures, report.repeats), (2, 3, 9, 1));
    let owners: Vec<_> =
        plan.owners.iter().map(|owner| (owner.id.as_str(), owner.name.ja.as_str())).collect();
    assert_eq!(
        owners,
        [("bureau", "甲労働局"), ("city", "乙市"), ("prefecture", "甲県"), ("joint", "甲県と甲労働局")]
    );
    assert_eq!((plan.fiscal_year, plan.title.ja.as_str()), (2024, "令和６年度 甲県雇用施策実施方針"));
    let printed: Vec<_> = plan.chapters.iter().map(|chapter| chapter.printed_number.as_deref()).collect();
    assert_eq!(printed, [Some("第１章"), Some("第２章")]);
    assert_eq!(plan.sections[0].printed_number.as_deref(), Some("第１節"));
    let parents = plan.measures.iter().filter(|measure| measure.place.parent.is_some()).count();
    assert_eq!((parents, report.target_values), (2, 4));
    let proof = report.proof.as_ref().expect("no errors");
    assert_eq!(proof.differences, []);
}

#[test]
fn what_has_no_place_is_reported_with_its_line() {
    let text = "計画\nⅠ 章\n１ 節\n節の前書きである。\n甲県が取り組む施策\n見出しの下の文である。\n➢ 親のない内訳\n・ 施策（再掲）\n";
    let imported = imported(text);
    every_line_is_accounted_for(text, &imported);
    let problems: Vec<_> =
        imported.report.problems.iter().map(|problem| (problem.line, problem.kind)).collect();
    use ProblemKind::*;
    assert_eq!(
        problems,
        [
            (1, NoFiscalYear),
            (1, NoTargets),
            (4, SectionText),
            (6, TextBeforeMeasure),
            (7, SubMeasureAlone),
            (8, NoOriginal)
        ]
    );
    let shown = tebiki::import::human(&imported.report, "plan.txt", &I18N, tebiki::lang::Lang::EN);
    assert!(shown.contains("plan.txt:4: error: not placed: text of a section"), "{shown}");
}
