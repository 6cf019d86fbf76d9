//! How rightly `compare` matches the measures of two plans: 300 pairs, of the plan in `content/` and of the made-up
//! plans. `cargo bench --bench compare [-- --tell]`

mod mutate;
mod random;

use std::path::Path;

use mutate::{Files, Score, mutate, score};
use random::Random;
use tebiki::load;
use tebiki::plan::Plan;
use tebiki::source::Sources;

const PAIRS: usize = 300;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut projects = vec![("content".to_string(), read(root))];
    let mut folders: Vec<_> = std::fs::read_dir(root.join("tests/plans"))
        .expect("the plans of the tests")
        .filter_map(Result::ok)
        .collect();
    folders.sort_by_key(|folder| folder.file_name());
    for folder in folders {
        projects.push((folder.file_name().to_string_lossy().into_owned(), read(&folder.path())));
    }
    projects.retain(|(_, files)| plan(files).is_some_and(|plan| plan.measures.len() > 4));
    let strangers: Vec<String> = [
        "空き家を活用した移住者向け住宅の改修費を補助する。",
        "河川の水質を毎月測定し、結果をホームページで公表する。",
        "保育士の処遇を改善するため、給与に上乗せする補助を行う。",
        "The library lends tablets to pupils who have none at home.",
        "農業用ため池の耐震診断を実施し、危険なものから改修する。",
    ]
    .map(str::to_string)
    .to_vec();
    let tell = std::env::args().any(|argument| argument == "--tell");
    let mut random = Random(0x5eed_2023);
    let mut whole = Score::default();
    for (at, (name, files)) in projects.iter().enumerate() {
        let pairs = if at == 0 { PAIRS / 2 } else { PAIRS / 2 / (projects.len() - 1) };
        let old = plan(files).expect("the plan has no errors");
        let mut total = Score::default();
        for _ in 0..pairs {
            let mutated = mutate(files, &strangers, &mut random);
            let Some(new) = plan(&mutated.files) else {
                println!("{name}: a plan with errors was made");
                continue;
            };
            let found = score(&old, &new, &mutated, |slug, truth, found| {
                if tell {
                    let text = new.measures.iter().find(|measure| measure.slug == slug);
                    println!(
                        "{name} {slug}: {truth:?} taken for {found:?}: {:?}",
                        text.map(|m| &m.body.official.text)
                    );
                }
            });
            total.right += found.right;
            total.all += found.all;
            total.false_changes += found.false_changes;
        }
        println!("{name}: {pairs} pairs, {}", told(total));
        whole.right += total.right;
        whole.all += total.all;
        whole.false_changes += total.false_changes;
    }
    println!("all: {}", told(whole));
}

fn told(score: Score) -> String {
    let share = 100.0 * score.right as f64 / score.all.max(1) as f64;
    format!("{:.2} % of {} measures right, {} false changes of text", share, score.all, score.false_changes)
}

fn read(root: &Path) -> Files {
    let mut files = Files::new();
    for entry in
        walkdir::WalkDir::new(root.join("content")).sort_by_file_name().into_iter().filter_map(Result::ok)
    {
        if entry.file_type().is_file()
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            let path = entry
                .path()
                .strip_prefix(root)
                .expect("a path below the root")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(path, text);
        }
    }
    files
}

fn plan(files: &Files) -> Option<Plan> {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path, text);
    }
    let loaded = load::load(&sources, "content");
    if loaded.plan.is_none() && std::env::args().any(|argument| argument == "--tell") {
        let first =
            loaded.diagnostics.iter().find(|found| found.severity == tebiki::diagnostic::Severity::Error);
        let path = first.and_then(|found| found.span).map(|span| &sources.file(span.file).path);
        println!("{path:?}: {first:?}");
    }
    loaded.plan
}
