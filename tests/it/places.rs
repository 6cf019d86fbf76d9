//! Moving a measure, making a new one.

use tebiki::places::{self, Goal, Refusal};
use tebiki::plan::Plan;

use crate::sample::{self, Files};

fn applied(files: &Files, changes: &[places::Change]) -> Files {
    let mut files = files.clone();
    for change in changes {
        if let Some(from) = &change.from {
            files.remove(from);
        }
    }
    files.extend(changes.iter().map(|change| (change.to.clone(), change.text.clone())));
    files
}

fn under(section: &str) -> Goal<'_> {
    Goal { section: Some(section), ..Goal::default() }
}

#[test]
fn a_measure_moves_with_its_translations_and_sub_measures() {
    let files = sample::files();
    let old = sample::plan(&files);
    let written = |path: &str| files.get(path).cloned();
    let changes = places::moved(&old, &sample::sources(&files), &written, "job-fair", under("1-2")).unwrap();
    assert_eq!(changes.len(), 3, "{changes:?}");
    let new = sample::plan(&applied(&files, &changes));
    let of = |slug: &str| new.measures.iter().find(|measure| measure.slug == slug).unwrap();
    assert_eq!(new[of("job-fair").place.node].id, "1-2");
    assert_eq!(new[of("online").place.node].id, "1-2");
    assert!(of("job-fair").body.exact(tebiki::lang::Lang::EN).is_some());
    assert_eq!(new.measures.len(), old.measures.len());
    let sources = sample::sources(&files);
    let refused = |slug: &str, section: &str| {
        places::moved(&old, &sources, &written, slug, under(section)).unwrap_err()
    };
    assert_eq!(refused("job-fare", "1-2"), Refusal::NoMeasure);
    assert_eq!(refused("job-fair", "9-9"), Refusal::NoSection);
    assert_eq!(refused("online", "1-2"), Refusal::SubMeasure);
    assert_eq!(refused("job-fair", "1-1"), Refusal::SameSection);
}

#[test]
fn a_new_measure_stands_last_of_its_owner() {
    let files = sample::files();
    let old = sample::plan(&files);
    let sources = sample::sources(&files);
    let changes = places::new(&old, &sources, ("1-1", "労働局"), (Some("night"), "夜間相談: 第２")).unwrap();
    // The text is still to be written; without one there is no measure.
    let mut made = applied(&files, &changes);
    made.insert(changes[0].to.clone(), format!("{}夜間も相談に応じる。\n", changes[0].text));
    let new = sample::plan(&made);
    let night = new.measures.iter().find(|measure| measure.slug == "night").unwrap();
    assert_eq!(night.title.official.text, "夜間相談: 第２");
    assert_eq!(new[night.place.node].id, "1-1");
    assert_eq!(new[night.place.owner().unwrap()].id, "bureau");
    let taken = places::new(&old, &sources, ("1-1", "bureau"), (Some("job-fair"), "面接会"));
    assert_eq!(taken.unwrap_err(), Refusal::Slug);
    assert_eq!(
        places::new(&old, &sources, ("1-1", "burau"), (None, "面接会")).unwrap_err(),
        Refusal::NoOwner
    );
}

#[test]
fn a_measure_goes_under_the_heading_of_another_owner() {
    let mut files = sample::files();
    let fair = "content/1-first/1-work/bureau-010-job-fair.md";
    let text = files[fair].replace('\n', "\r\n").replace("owner: bureau", "owner: bureau\r\n# 注");
    files.insert(fair.to_string(), format!("\u{feff}{text}"));
    let read: Files =
        files.iter().map(|(path, text)| (path.clone(), text.replace(['\u{feff}', '\r'], ""))).collect();
    let old = sample::plan(&read);
    let goal = Goal { owner: Some("prefecture"), ..Goal::default() };
    let written = |path: &str| files.get(path).cloned();
    let changes = places::moved(&old, &sample::sources(&read), &written, "job-fair", goal).unwrap();
    let moved = changes.iter().find(|change| change.from.as_deref() == Some(fair)).unwrap();
    assert_eq!(moved.to, "content/1-first/1-work/prefecture-020-job-fair.md");
    assert_eq!(
        moved.text,
        files[fair].replace("owner: bureau", "owner: prefecture"),
        "all else byte for byte"
    );
    let new = sample::plan(
        &applied(&read, &changes)
            .into_iter()
            .map(|(path, text)| (path, text.replace(['\u{feff}', '\r'], "")))
            .collect(),
    );
    let fair = new.measures.iter().find(|measure| measure.slug == "job-fair").unwrap();
    assert_eq!(fair.place.owner().map(|owner| new[owner].id.as_str()), Some("prefecture"));
    assert_eq!(new.measures.len(), old.measures.len());
}

#[test]
fn a_repeat_stands_once_under_a_heading_and_goes_with_its_measure() {
    let files = sample::files();
    let old = sample::plan(&files);
    let sources = sample::sources(&files);
    let change = places::repeated(&old, &sources, "counselling", "1-2").unwrap();
    let new = sample::plan(&applied(&files, &[change]));
    let repeats =
        |plan: &Plan| plan.measures.iter().find(|of| of.slug == "counselling").unwrap().repeats.len();
    assert_eq!((repeats(&old), repeats(&new)), (0, 1));
    assert_eq!(places::repeated(&old, &sources, "counselling", "1-1").unwrap_err(), Refusal::SameSection);
    assert_eq!(places::repeated(&old, &sources, "job-fair", "1-2").unwrap_err(), Refusal::SameSection);
    assert_eq!(places::repeated(&old, &sources, "online", "1-2").unwrap_err(), Refusal::SubMeasure);
    let names = |slug: &str| places::files_of(&old, &sources, slug).map(|files| files.len());
    assert_eq!((names("job-fair"), names("courses"), names("x")), (Ok(3), Ok(1), Err(Refusal::NoMeasure)));
}
