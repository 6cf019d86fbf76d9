//! Two measures of one, and one of two: what goes where, what is refused, and that all of it happens or nothing.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use tebiki::lang::Lang;
use tebiki::places::{self, Parting, Refusal, Together};
use tebiki::plan::{MeasureId, Plan};
use tebiki::project::Project;

use crate::editor::{Table, prints};
use crate::sample::{self, Files};

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const FAIR_EN: &str = "content/1-first/1-work/bureau-010-job-fair.en.md";

/// The sample, with a text that can be parted.
fn files() -> Files {
    let mut files = sample::files();
    let text = files[FAIR]
        .replace("合同面接会を開催する。", "合同面接会を開催する。夜間にも開く。\n\n相談に応じる。");
    files.insert(
        FAIR.to_string(),
        text.replace("owner: bureau\n", "owner: bureau\naliases: [old-fair]\n# 注\n"),
    );
    let english = files[FAIR_EN].replace("are held.", "are held. Some are at night.\n\nAdvice is given.");
    files.insert(FAIR_EN.to_string(), english);
    files
}

fn applied(files: &Files, together: &Together) -> Files {
    let mut files = files.clone();
    let gone = together.changes.iter().filter_map(|change| change.from.as_ref()).chain(&together.gone);
    gone.for_each(|path| drop(files.remove(path)));
    files.extend(together.changes.iter().map(|change| (change.to.clone(), change.text.clone())));
    files
}

fn parting<'a>(slug: Option<&'a str>, parts: &[(Lang, &str, &[usize])]) -> Parting<'a> {
    let part = |(lang, title, taken): &(Lang, &str, &[usize])| (*lang, (title.to_string(), taken.to_vec()));
    Parting { slug, parts: parts.iter().map(part).collect() }
}

fn split(files: &Files, slug: &str, parting: &Parting<'_>) -> Result<(String, Files), Refusal> {
    let written = |path: &str| files.get(path).cloned();
    let (new, together) =
        places::split(&sample::plan(files), &sample::sources(files), &written, slug, parting)?;
    Ok((new, applied(files, &together)))
}

fn merge(files: &Files, from: &str, into: &str) -> Result<(Files, Together), Refusal> {
    let written = |path: &str| files.get(path).cloned();
    let together = places::merge(&sample::plan(files), &sample::sources(files), &written, (from, into))?;
    Ok((applied(files, &together), together))
}

fn of<'p>(plan: &'p Plan, slug: &str) -> &'p tebiki::plan::Measure {
    &plan[places::find(plan, slug).unwrap_or_else(|_| panic!("{slug}"))]
}

fn order(plan: &Plan) -> Vec<&str> {
    plan.measures.iter().map(|measure| measure.slug.as_str()).collect()
}

#[test]
fn pieces_go_to_a_new_measure_with_the_same_facts() {
    let files = files();
    let parts =
        parting(Some("night-fair"), &[(Lang::JA, "夜間: 面接会", &[1]), (Lang::EN, "Night fair", &[1])]);
    let (new, after) = split(&files, "job-fair", &parts).unwrap();
    assert_eq!(new, "night-fair");
    let (old, made) = (sample::plan(&files), sample::plan(&after));
    assert_eq!(order(&made), ["job-fair", "online", "night-fair", "counselling", "courses", "bursaries"]);
    let (fair, night) = (of(&made, "job-fair"), of(&made, "night-fair"));
    assert_eq!(fair.body.official.markdown, "合同面接会を開催する。\n\n相談に応じる。");
    assert_eq!(night.body.official.markdown, "夜間にも開く。");
    assert_eq!(fair.body.exact(Lang::EN).unwrap().markdown, "Joint job fairs are held.\n\nAdvice is given.");
    assert_eq!(night.body.exact(Lang::EN).unwrap().markdown, "Some are at night.");
    assert_eq!(
        (night.title.official.text.as_str(), night.title.get(Lang::EN).text.as_str()),
        ("夜間: 面接会", "Night fair")
    );
    assert_eq!((&night.audiences, &night.programmes), (&fair.audiences, &fair.programmes));
    assert_eq!(made.targets[0].measures, [MeasureId(0), MeasureId(2)], "a target names both");
    assert_eq!((fair.aliases.as_slice(), night.aliases.len()), (["old-fair".to_string()].as_slice(), 0));
    assert_eq!(night.was, ["job-fair"]);
    assert_eq!((fair.repeats.len(), night.repeats.len()), (1, 1));
    assert_eq!(made[night.repeats[0]].place.node, made[fair.repeats[0]].place.node);
    // Nothing else is another file, and of the old file only the text is.
    let kept = files.iter().filter(|(path, _)| ![FAIR, FAIR_EN].contains(&path.as_str()));
    kept.for_each(|(path, text)| assert_eq!(after.get(path), Some(text), "{path}"));
    assert_eq!(after[FAIR], files[FAIR].replace("夜間にも開く。", ""));
    assert_eq!(old.measures.len() + 1, made.measures.len());
    assert!(
        after.values().any(|text| text.contains("# 注\n") && text.contains("夜間: 面接会")),
        "a comment goes along"
    );
}

#[test]
fn a_split_keeps_ends_of_lines_and_what_a_measure_was() {
    let mut files = files();
    let text = files[FAIR].replace("# 注", "was: [fair-2022]").replace('\n', "\r\n");
    // As it is read; the bytes on disk have more.
    let disk = BTreeMap::from([(FAIR, format!("\u{feff}{text}"))]);
    files.insert(FAIR.to_string(), text.replace('\r', ""));
    let written = |path: &str| disk.get(path).or_else(|| files.get(path)).cloned();
    let parts = parting(None, &[(Lang::JA, "相談", &[2])]);
    let (new, together) =
        places::split(&sample::plan(&files), &sample::sources(&files), &written, "job-fair", &parts).unwrap();
    assert_eq!(new, "job-fair-2");
    let change = |ends: &str| together.changes.iter().find(|change| change.to.ends_with(ends)).unwrap();
    let made = change("-job-fair-2.md");
    assert!(
        made.text.starts_with("\u{feff}---\r\n") && made.text.ends_with("---\r\n相談に応じる。\r\n"),
        "{:?}",
        made.text
    );
    assert!(made.text.contains("was: [fair-2022]\r\n"));
    assert_eq!(change("-job-fair.md").text, disk[FAIR].replace("\r\n\r\n相談に応じる。", ""));
    assert!(
        together.changes.iter().all(|change| !change.to.ends_with(".en.md")),
        "nothing of the translation was chosen"
    );
}

#[test]
fn what_cannot_be_parted_is_refused() {
    let files = files();
    let refused = |slug: &str, parting: &Parting<'_>| split(&files, slug, parting).unwrap_err();
    let two = |taken: &[usize]| parting(None, &[(Lang::JA, "甲", taken)]);
    assert_eq!(refused("job-fare", &two(&[0])), Refusal::NoMeasure);
    assert_eq!(refused("job-fair", &two(&[])), Refusal::NothingGoes);
    assert_eq!(refused("job-fair", &two(&[0, 1, 2])), Refusal::NothingStays);
    assert_eq!(refused("job-fair", &two(&[3])), Refusal::NoPiece);
    assert_eq!(refused("counselling", &two(&[0])), Refusal::NothingStays);
    for slug in ["online", "old-fair", "../x", "again"] {
        assert_eq!(
            refused("job-fair", &parting(Some(slug), &[(Lang::JA, "甲", &[0])])),
            Refusal::Slug,
            "{slug}"
        );
    }
}

#[test]
fn what_follows_moves_up_where_there_is_no_room() {
    let mut files = files();
    let next = files.remove("content/1-first/1-work/bureau-020-online.md").unwrap();
    files.insert("content/1-first/1-work/bureau-011-online.md".into(), next);
    let night = "---\ntitle: 夜\nsection: 1-1\nowner: bureau\n---\n夜。\n".to_string();
    files.insert("content/1-first/1-work/bureau-012-night.md".into(), night.clone());
    files.insert(
        "content/1-first/1-work/bureau-012-night.en.md".into(),
        "---\ntitle: Night\n---\nNight.\n".into(),
    );
    files.insert("content/1-first/1-work/bureau-020-day.md".into(), night);
    let (_, after) = split(&files, "job-fair", &parting(None, &[(Lang::JA, "甲", &[0])])).unwrap();
    let made = sample::plan(&after);
    assert_eq!(order(&made)[..5], ["job-fair", "online", "job-fair-2", "night", "day"]);
    for path in
        ["bureau-012-job-fair-2.md", "bureau-013-night.md", "bureau-013-night.en.md", "bureau-020-day.md"]
    {
        assert!(after.contains_key(&format!("content/1-first/1-work/{path}")), "{path}: {:?}", after.keys());
    }
    let english = of(&made, "night").body.exact(Lang::EN).map(|body| body.text.clone());
    assert_eq!(english.as_deref(), Some("Night."), "a translation moves with its measure");
}

#[test]
fn one_measure_goes_into_another_and_its_names_lead_there() {
    let mut files = files();
    let plan_yaml = files["content/plan.yaml"].clone()
        + "revisions:\n  - date: 2024-10-01\n    reason: { ja: 追加, en: Added }\n    measures: [job-fair, courses]\n";
    files.insert("content/plan.yaml".into(), plan_yaml);
    let courses = "content/1-first/2-study/bureau-010-courses.md";
    let text = "---\ntitle: 職業訓練\nsection: 1-2\nowner: bureau\naudience: [jobseekers]\nlinks:\n  - label: 国\n    url: https://example.jp/\nallow:\n  wording-mixed: 正文\n---\n職業訓練を実施する。\n";
    files.insert(courses.into(), text.into());
    files.insert("progress/2024/courses.yaml".into(), "done: { ja: 実施した }\n".into());
    files.insert(
        "content/1-first/_index.md".into(),
        "---\ntitle: 雇用の維持\n---\n[面接会](job-fair)と[訓練](courses)を行う。\n".into(),
    );
    let (after, together) = merge(&files, "courses", "job-fair").unwrap();
    let made = sample::plan(&after);
    assert_eq!(order(&made), ["job-fair", "online", "counselling", "bursaries"]);
    let fair = of(&made, "job-fair");
    assert_eq!(
        fair.body.official.markdown,
        "合同面接会を開催する。夜間にも開く。\n\n相談に応じる。\n\n職業訓練を実施する。"
    );
    assert_eq!(fair.aliases, ["old-fair", "courses"]);
    assert_eq!((fair.audiences.len(), fair.links.len(), made.exceptions.len()), (1, 1, 1));
    assert_eq!(together.left, [("title".to_string(), "職業訓練".to_string())]);
    assert_eq!(made.reports[0].measure, MeasureId(0));
    assert!(
        after.contains_key("progress/2024/job-fair.yaml")
            && !after.contains_key("progress/2024/courses.yaml")
    );
    assert_eq!(made.revisions[0].measures, [MeasureId(0)], "named once");
    assert_eq!(of(&made, "courses").slug, "job-fair");
    // And the other way: what repeats it and stands below it goes along.
    let (after, _) = merge(&files, "job-fair", "courses").unwrap();
    let made = sample::plan(&after);
    let courses = of(&made, "courses");
    assert_eq!(courses.aliases, ["job-fair", "old-fair"]);
    assert_eq!(courses.repeats.len(), 0, "it stands in that section itself");
    assert_eq!(of(&made, "online").place.parent, Some(MeasureId(1)));
    assert_eq!(made[of(&made, "online").place.node].id, "1-2");
    assert_eq!((courses.targets.len(), courses.programmes.len(), made.targets[0].measures.len()), (1, 1, 1));
    let english = courses.body.exact(Lang::EN).unwrap();
    assert!(english.markdown.contains("Some are at night."), "no text is lost: {}", english.markdown);
}

#[test]
fn owners_of_both_carry_it_out_and_sub_measures_go_to_the_other_list() {
    let files = files();
    let (after, _) = merge(&files, "job-fair", "bursaries").unwrap();
    let made = sample::plan(&after);
    let bursaries = of(&made, "bursaries");
    let owners: Vec<&str> = bursaries.place.owners.iter().map(|of| made[of.owner].id.as_str()).collect();
    assert_eq!(owners, ["prefecture", "bureau"]);
    let online = of(&made, "online");
    assert_eq!(online.place.parent.map(|id| made[id].slug.as_str()), Some("bursaries"));
    assert_eq!(online.place.owners.len(), 2, "those who carried it out still do");
    let (after, _) = merge(&files, "online", "job-fair").unwrap();
    assert_eq!(of(&sample::plan(&after), "online").slug, "job-fair", "a part goes into its whole");
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let mut files = files();
    for slug in ["courses", "job-fair"] {
        for year in [2023, 2024] {
            files.insert(format!("progress/{year}/{slug}.yaml"), "done: { ja: 実施した }\n".into());
        }
    }
    files.insert("progress/2022/courses.yaml".into(), "done: { ja: 実施した }\n".into());
    let refused = |from: &str, into: &str| merge(&files, from, into).unwrap_err();
    assert_eq!(refused("courses", "job-fair"), Refusal::Reported(vec![2023, 2024]));
    assert_eq!(refused("job-fair", "job-fair"), Refusal::Itself);
    assert_eq!(refused("job-fair", "old-fair"), Refusal::Itself);
    assert_eq!(refused("job-fair", "online"), Refusal::Itself);
    assert_eq!(refused("nothing", "online"), Refusal::NoMeasure);
    files.retain(|path, _| !path.starts_with("progress/"));
    let below = "---\ntitle: 下\nsection: 1-1\nowner: prefecture\nparent: counselling\n---\n下。\n";
    files.insert("content/1-first/1-work/prefecture-020-below.md".into(), below.into());
    assert_eq!(merge(&files, "job-fair", "below").unwrap_err(), Refusal::Levels);
}

/// Every fourth measure of the real plan that can be parted: in two, and back.
#[test]
fn what_is_parted_and_put_together_again_says_the_same() {
    let (project, _) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let files: Files = project
        .sources
        .files
        .iter()
        .filter(|file| file.path.starts_with("content/"))
        .map(|file| (file.path.clone(), file.text.clone()))
        .collect();
    let old = sample::plan(&files);
    let can =
        |measure: &&tebiki::plan::Measure| places::pieces::pieces(&measure.body.official.markdown).len() > 1;
    let mut tried = 0;
    for measure in old.measures.iter().filter(can).step_by(4) {
        let slug = &measure.slug;
        let taken = [places::pieces::pieces(&measure.body.official.markdown).len() - 1];
        let (new, parted) = split(&files, slug, &parting(None, &[(Lang::JA, "分けた施策", &taken)])).unwrap();
        let made = sample::plan(&parted);
        assert_eq!(made.measures.len(), old.measures.len() + 1, "{slug}");
        let (back, _) = merge(&parted, &new, slug).unwrap();
        let back = sample::plan(&back);
        let again = of(&back, slug);
        let bare = |text: &str| text.replace(['\n', ' '], "");
        assert_eq!(bare(&again.body.official.markdown), bare(&measure.body.official.markdown), "{slug}");
        assert_eq!(order(&back), order(&old), "{slug}");
        assert_eq!(
            (&again.targets, &again.audiences, &again.programmes),
            (&measure.targets, &measure.audiences, &measure.programmes),
            "{slug}"
        );
        assert_eq!(again.repeats.len(), measure.repeats.len(), "{slug}");
        assert_eq!(of(&back, &new).slug, *slug);
        tried += 1;
    }
    assert!(tried > 4, "{tried}");
}

#[test]
fn the_editor_shows_what_would_change_and_changes_it_when_asked() {
    let table = Table::with(&files());
    let state = table.state("job-fair");
    let (code, value) = table.get("/desk~/edit/pieces?lang=ja&slug=job-fair");
    assert_eq!(
        (code, &value["files"][0]["pieces"]),
        (200, &json!(["合同面接会を開催する。", "夜間にも開く。", "相談に応じる。"]))
    );
    let asked = |sure: bool, taken: &[usize]| {
        json!({"slug": "job-fair", "prints": prints(&state), "new": "night-fair", "sure": sure, "parts": {
            "ja": {"title": "夜間面接会", "taken": taken, "current": false},
            "en": {"title": "Night fair", "taken": [1], "current": true},
        }})
    };
    let before = table.files();
    let (code, shown) = table.tell("split", &asked(false, &[1]));
    assert_eq!((code, shown["measures"].as_array().unwrap().len()), (200, 2), "{shown}");
    assert_eq!(shown["measures"][1]["text"], "夜間にも開く。");
    assert_eq!(shown["measures"][1]["stale"], json!([]), "the person said that the translation is right");
    let steps = shown["files"].as_array().unwrap();
    assert_eq!(steps.iter().filter(|file| file["step"] == "new").count(), 3, "{shown}");
    assert!(table.files() == before, "nothing is written before it was seen");
    assert_eq!(table.tell("split", &asked(true, &[])).0, 422);
    let (code, value) = table.tell("split", &asked(true, &[1]));
    assert_eq!((code, &value["state"]["slug"]), (200, &json!("night-fair")), "{value}");
    assert_eq!(table.tell("split", &asked(true, &[1])).0, 409, "the files are others by now");
    let (_, page) = (table.state("night-fair"), table.state("job-fair"));
    assert_eq!(
        (&page["files"][1]["state"], &page["files"][0]["text"]),
        (&json!("current"), &json!("合同面接会を開催する。\n\n相談に応じる。"))
    );
    // And back.
    let night = table.state("night-fair");
    let asked = |sure: bool| json!({"slug": "night-fair", "into": "job-fair", "prints": prints(&night), "sure": sure});
    let before = table.files();
    let (code, shown) = table.tell("merge", &asked(false));
    assert_eq!((code, shown["left"][0]["text"].as_str()), (200, Some("夜間面接会")), "{shown}");
    assert!(table.files() == before);
    assert_eq!(table.tell("merge", &asked(true)).0, 200);
    assert_eq!(table.state("night-fair")["slug"], "job-fair", "its name leads there");
    assert!(!table.files().keys().any(|path| path.contains("night-fair")));
}
