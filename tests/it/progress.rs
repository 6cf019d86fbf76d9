//! What became of a plan: results of targets, reports of measures, and what is said of them.

use std::path::Path;

use serde_json::Value;
use tebiki::diagnostic::Diagnostic;
use tebiki::load;
use tebiki::plan::Plan;
use tebiki::project::Project;

use crate::sample;

const GRADES: &str = "\
grades:
  - {from: 100, ja: 達成, en: Achieved}
  - {from: 80, ja: 概ね達成, en: Nearly achieved}
  - {ja: 未達成, en: Not achieved}
";

/// The sample with a rule of grades, a report and a result.
pub fn files() -> sample::Files {
    let mut files = sample::files();
    files.get_mut("content/plan.yaml").expect("the sample has a plan").push_str(GRADES);
    let reports = [
        (
            "2024/job-fair.yaml",
            "status: 順調\ndone: {ja: 面接会を3回開いた。, en: Three fairs were held.}\nnext: 回数を増やす。\n\
             figures: [{label: {ja: 参加者, en: Participants}, value: 301, unit: people}]\nbudget: 1200000\nspent: 0\n\
             department: 職業安定課\ndate: 2025-04-30\n",
        ),
        ("2023/job-fair.yaml", "status: delayed\n"),
        (
            "2024/targets/rate.yaml",
            "value: 60.9\nprovisional: true\nsource: {ja: 労働力調査, en: Labour Force Survey}\ndate: 2025-05-31\n",
        ),
        ("2023/targets/rate.yaml", "value: 61\n"),
    ];
    files.extend(reports.map(|(path, text)| (format!("progress/{path}"), text.to_string())));
    files
}

/// What is wrong with the sample when one file more stands in it.
fn problems(path: &str, text: &str) -> Vec<Diagnostic> {
    let mut files = files();
    files.insert(path.to_string(), text.to_string());
    load::load(&sample::sources(&files), "content").diagnostics
}

struct Built(std::collections::BTreeMap<String, Vec<u8>>);

impl Built {
    fn of(plan: &Plan) -> Self {
        let (project, _) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
        Self(sample::handbook(&project, plan).into_iter().map(|file| (file.path, file.bytes)).collect())
    }

    fn text(&self, path: &str) -> String {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8_lossy(bytes).into_owned()
    }
}

#[test]
fn reports_stand_with_their_measures_and_results_with_their_targets() {
    let plan = sample::plan(&files());
    let fair = plan.measure_ids().find(|&id| plan[id].slug == "job-fair").expect("a measure");
    let reports = plan.reports_of(fair);
    let statuses: Vec<&str> =
        reports.iter().filter_map(|report| report.status).map(|id| plan[id].id.as_str()).collect();
    assert_eq!(statuses, ["delayed", "on-track"], "the oldest first");
    assert_eq!(reports[1].budget, Some(1_200_000.0));
    assert_eq!(reports[1].spent, Some(0.0), "nothing spent is not nothing said");
    let value = &plan.targets[0].values[0];
    let years: Vec<(u16, f64, bool)> =
        value.results.iter().map(|result| (result.fiscal_year, result.value, result.provisional)).collect();
    assert_eq!(years, [(2023, 61.0, false), (2024, 60.9, true)]);
}

#[test]
fn grades_follow_the_rule_that_the_plan_prints_and_nothing_else() {
    let plan = sample::plan(&files());
    let grade = |share: f64| plan.grade(share).map(|grade| grade.name.official.text.clone());
    for (share, expected) in [
        (100.0, "達成"),
        (99.999, "概ね達成"),
        (80.0, "概ね達成"),
        (79.999, "未達成"),
        (0.0, "未達成"),
        (250.0, "達成"),
    ] {
        assert_eq!(grade(share).as_deref(), Some(expected), "{share}");
    }
    let value = &plan.targets[0].values[0];
    // 60.9 of 61.7; the year before had no target of its own.
    let shares: Vec<Option<u32>> = value
        .results
        .iter()
        .map(|result| value.share(result, plan.fiscal_year).map(tebiki::plan::whole_percent))
        .collect();
    assert_eq!(shares, [None, Some(98)]);
    let without = sample::plan(&sample::files());
    assert!(without.grade(100.0).is_none());
}

#[test]
fn what_is_wrong_with_a_report_is_told_in_its_file() {
    for (path, text, expected) in [
        ("progress/2024/job-fare.yaml", "status: 順調\n", "unknown-reported"),
        ("progress/2024/courses.yaml", "status: 快調\n", "unknown-status"),
        ("progress/2024/courses.yaml", "spent: -1\n", "not-money"),
        ("progress/2024/courses.yaml", "date: 4月末\n", "invalid-date"),
        ("progress/2024/courses.yaml", "figures: [{label: 甲, value: 1, unit: 人日}]\n", "unknown-unit"),
        ("progress/令和6/courses.yaml", "status: 順調\n", "progress-path"),
        ("progress/2024/more/courses.yaml", "status: 順調\n", "progress-path"),
        ("progress/2022/targets/rates.yaml", "value: 1\n", "unknown-target"),
        ("progress/2022/targets/rate.inside.yaml", "value: 1\n", "unknown-target-part"),
        ("progress/2022/targets/rate.yaml", "value: 六割\n", "wrong-type"),
        ("progress/2022/targets/rate.yaml", "provisional: true\n", "missing-key"),
    ] {
        let found = problems(path, text);
        let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [expected], "{path}: {text}");
    }
    let mut twice = files();
    let targets = twice.get_mut("content/targets.yaml").expect("the sample has targets");
    *targets = targets.replace("unit: percent\n", "unit: percent\n            results: {2024: 60}\n");
    let found = load::load(&sample::sources(&twice), "content").diagnostics;
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["reported-twice"]);
    let mut order = sample::files();
    order
        .get_mut("content/plan.yaml")
        .expect("a plan")
        .push_str("grades: [{ja: 甲, en: A}, {from: 1, ja: 乙, en: B}]\n");
    let found = load::load(&sample::sources(&order), "content").diagnostics;
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["grade-order"]);
}

#[test]
fn pages_show_what_became_of_the_plan_in_both_languages() {
    let built = Built::of(&sample::plan(&files()));
    let ja = built.text("ja/progress.html");
    for part in [
        "5施策のうち1施策",
        "順調",
        "100％以上は「達成」",
        "98%",
        "概ね達成",
        "（速報値）",
        "1,200,000円",
        "301人",
    ] {
        assert!(ja.contains(part), "{part}: {ja}");
    }
    let en = built.text("en/progress.html");
    for part in
        ["1 of 5 measures have", "On track", "100% or more: \"Achieved\"", "Nearly achieved", "301 people"]
    {
        assert!(en.contains(&part.replace('"', "&quot;")), "{part}: {en}");
    }
    let measure = built.text("ja/measures/job-fair.html");
    assert!(
        measure.contains("面接会を3回開いた。") && measure.contains("2023年度")
            || measure.contains("令和５年度")
    );
    let targets = built.text("ja/targets.html");
    assert!(targets.contains("<svg class=\"series\"") && targets.contains("出典：労働力調査"), "{targets}");
    assert!(built.text("ja/data.html").contains("progress.csv"));
    let owner = built.text("en/owners/bureau.html");
    assert!(owner.contains("<span>On track</span> 1"), "{owner}");
}

#[test]
fn a_plan_without_reports_has_no_page_and_no_link_to_it() {
    let built = Built::of(&sample::plan(&sample::files()));
    assert!(!built.0.keys().any(|path| path.contains("progress")));
    assert!(!built.text("ja/index.html").contains("progress"));
}

#[test]
fn data_say_the_same_as_pages() {
    let built = Built::of(&sample::plan(&files()));
    let targets: Value = serde_json::from_str(&built.text("data/targets.json")).unwrap();
    let result = &targets["tables"][0]["groups"][0]["targets"][0]["values"][0]["results"][1];
    assert_eq!(result["achieved"], 98);
    assert_eq!(result["grade"]["en"], "Nearly achieved");
    assert_eq!(result["provisional"], true);
    assert_eq!(result["date"], "2025-05-31");
    let reports: Value = serde_json::from_str(&built.text("data/progress.json")).unwrap();
    assert_eq!(reports[1]["spent"], 0);
    assert_eq!(reports[1]["done"]["en"], "Three fairs were held.");
    let csv = built.text("data/progress.csv");
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.contains("2024,job-fair,1-1-1,on-track,順調,On track,") || csv.contains("1‐1‐1"), "{csv}");
}

#[cfg(feature = "pdf")]
#[test]
fn the_printed_handbook_ends_with_what_became_of_the_plan() {
    use tebiki::handbook::{self, Options};
    use tebiki::plan::Form;
    let (project, _) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let voices = |plan: &Plan| {
        let options = Options { forms: [Form::Voice].into_iter().collect() };
        let (files, problems) =
            tebiki::output::collect(|sink| handbook::build(&project, plan, options, &|_| {}, sink));
        assert_eq!(problems, Ok(Vec::new()));
        let pages =
            files.into_iter().filter(|file| file.path.starts_with("voice/") && file.path.ends_with(".txt"));
        pages.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect::<Vec<_>>().join("\n")
    };
    let said = voices(&sample::plan(&files()));
    for part in ["面接会を3回開いた", "Three fairs were held", "概ね達成", "Nearly achieved", "1,200,000"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!voices(&sample::plan(&sample::files())).contains("進捗状況"));
}
