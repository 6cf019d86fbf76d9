//! Moving a measure, making a new one.

use tebiki::load;
use tebiki::places::{self, Refusal};
use tebiki::plan::Plan;

use crate::sample::{self, Files};

fn plan(files: &Files) -> Plan {
    let loaded = load::load(&sample::sources(files), "content");
    loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

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

#[test]
fn a_measure_moves_with_its_translations_and_sub_measures() {
    let files = sample::files();
    let old = plan(&files);
    let changes = places::moved(&old, &sample::sources(&files), "job-fair", "1-2").unwrap();
    assert_eq!(changes.len(), 3, "{changes:?}");
    let new = plan(&applied(&files, &changes));
    let of = |slug: &str| new.measures.iter().find(|measure| measure.slug == slug).unwrap();
    assert_eq!(new[of("job-fair").place.node].id, "1-2");
    assert_eq!(new[of("online").place.node].id, "1-2");
    assert!(of("job-fair").body.exact(tebiki::lang::Lang::EN).is_some());
    assert_eq!(new.measures.len(), old.measures.len());
    let sources = sample::sources(&files);
    let refused = |slug: &str, section: &str| places::moved(&old, &sources, slug, section).unwrap_err();
    assert_eq!(refused("job-fare", "1-2"), Refusal::NoMeasure);
    assert_eq!(refused("job-fair", "9-9"), Refusal::NoSection);
    assert_eq!(refused("online", "1-2"), Refusal::SubMeasure);
    assert_eq!(refused("job-fair", "1-1"), Refusal::SameSection);
}

#[test]
fn a_new_measure_stands_last_of_its_owner() {
    let files = sample::files();
    let old = plan(&files);
    let sources = sample::sources(&files);
    let changes = places::new(&old, &sources, ("1-1", "労働局"), (Some("night"), "夜間相談: 第２")).unwrap();
    // The text is still to be written; without one there is no measure.
    let mut made = applied(&files, &changes);
    made.insert(changes[0].to.clone(), format!("{}夜間も相談に応じる。\n", changes[0].text));
    let new = plan(&made);
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
