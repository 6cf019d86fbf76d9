//! A small plan in memory, and changes to it: the content that tests of loading and writing start from.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use tebiki::handbook::{self, Options};
use tebiki::load;
use tebiki::output::{self, OutputFile};
use tebiki::plan::{Forms, Plan};
use tebiki::project::Project;
use tebiki::source::Sources;

/// A number that the environment may give, such as how many cases are tried.
pub fn told<T: FromStr>(name: &str, usual: T) -> T {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// Text of files by their path in the project.
pub type Files = BTreeMap<String, String>;

/// Every file of a project's handbook but the printed ones.
pub fn handbook(project: &Project, plan: &Plan) -> Vec<OutputFile> {
    let (files, problems) =
        output::collect(|sink| handbook::build(project, plan, Options { forms: Forms::NONE }, &|_| {}, sink));
    assert_eq!(problems, Ok(Vec::new()));
    files
}

/// Two sections, two owners; five measures, one of them a sub-measure; a repeat; one translation.
pub fn files() -> Files {
    let measure = |title: &str, facts: &str, text: &str| format!("---\ntitle: {title}\n{facts}---\n{text}\n");
    let files = [
        ("plan.yaml", PLAN.to_string()),
        ("targets.yaml", TARGETS.to_string()),
        ("_index.md", "---\n---\n両者は連携する。\n".to_string()),
        ("1-first/_index.md", "---\ntitle: 雇用の維持\n---\n雇用を維持する。\n".to_string()),
        ("1-first/1-work/_index.md", "---\ntitle: 就職\n---\n".to_string()),
        ("1-first/2-study/_index.md", "---\ntitle: 訓練\n---\n".to_string()),
        (
            "1-first/1-work/bureau-010-job-fair.md",
            measure(
                "面接会",
                "section: 1-1\nowner: bureau\ntarget: [rate]\naudience: [jobseekers]\nprogrammes: [合同面接会]\n",
                "合同面接会を開催する。",
            ),
        ),
        (
            "1-first/1-work/bureau-010-job-fair.en.md",
            measure("Job fair", "translates: 00000000\n", "Joint job fairs are held."),
        ),
        (
            "1-first/1-work/bureau-020-online.md",
            measure(
                "オンライン",
                "section: 1-1\nowner: bureau\nparent: job-fair\n",
                "オンラインでも開催する。",
            ),
        ),
        (
            "1-first/1-work/prefecture-010-counselling.md",
            measure("相談", "section: 1-1\nowner: prefecture\nstatus: new\n", "相談に応じる。"),
        ),
        (
            "1-first/2-study/bureau-010-courses.md",
            measure("職業訓練", "section: 1-2\nowner: bureau\n", "職業訓練を実施する。"),
        ),
        (
            "1-first/2-study/bureau-020-again.md",
            "---\nsection: 1-2\nowner: bureau\nrepeats: job-fair\n---\n".to_string(),
        ),
        (
            "1-first/2-study/prefecture-010-bursaries.md",
            measure("給付金", "section: 1-2\nowner: prefecture\n", "給付金を支給する。"),
        ),
    ];
    files.into_iter().map(|(path, text)| (format!("content/{path}"), text)).collect()
}

const PLAN: &str = "\
title: { ja: 事業計画, en: Work plan }
fiscal_year: 2024
fiscal_year_label: { ja: 令和６年度, en: FY2024 }
version: \"1.0\"
date: 2024-04-01
owners:
  - id: bureau
    name: { ja: 労働局, en: Labour Bureau }
    heading: { ja: 労働局の施策, en: The Labour Bureau }
  - id: prefecture
    name: { ja: 県, en: Prefecture }
    heading: { ja: 県の施策, en: The prefecture }
audiences:
  - id: jobseekers
    ja: 求職者
    en: Job seekers
programmes:
  - id: joint-fair
    ja: 合同面接会
    en: Joint job fair
";

const TARGETS: &str = "\
chapter: 2
title: { ja: 数値目標, en: Targets }
introduction: { ja: 次のとおり。, en: As follows. }
item_heading: { ja: 項目, en: Item }
goal_heading: { ja: 目標, en: Target }
groups:
  - title: { ja: 就業, en: Work }
    targets:
      - id: rate
        label: { ja: 就業率, en: Employment rate }
        values:
          - printed: { ja: ６１．７％, en: 61.7% }
            value: 61.7
            unit: percent
";

pub fn sources(files: &Files) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path, text);
    }
    sources
}

/// Writes a project to disk.
/// The plan of some files, which has no errors.
pub fn plan(files: &Files) -> Plan {
    let loaded = load::load(&sources(files), "content");
    loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

pub fn write(project: &Path, files: &Files) {
    for (path, text) in files {
        let path = project.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).unwrap();
        std::fs::write(path, text).unwrap();
    }
}
