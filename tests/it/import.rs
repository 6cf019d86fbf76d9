//! Plans' texts as content: the real one, the real one laid out otherwise, and other plans.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use tebiki::i18n::I18n;
use tebiki::import::{Imported, Options, ProblemKind, import};
use tebiki::plan::{Date, Entry, Plan};
use tebiki::source::Sources;
use tebiki::verify::verify;
use tebiki::{load, official, source};

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
    let (sources, _) = source::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
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
