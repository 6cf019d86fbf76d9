//! Whom a measure is for, and whom it concerns too.

use tebiki::check;
use tebiki::glossary::Glossary;
use tebiki::load;
use tebiki::plan::{MeasureId, Plan};

use crate::sample;

/// The sample with two more audiences, one implied by another, and a heading that is for one of them.
fn files() -> sample::Files {
    let mut files = sample::files();
    let edit = |files: &mut sample::Files, path: &str, from: &str, to: &str| {
        let text = files.get_mut(&format!("content/{path}")).expect("a file of the sample");
        assert!(text.contains(from), "{path} lacks {from}");
        *text = text.replace(from, to);
    };
    edit(
        &mut files,
        "plan.yaml",
        "programmes:\n",
        "  - {id: parents, ja: 親, en: Parents}\n  - {id: single-parents, ja: ひとり親, en: Single parents, implies: [parents]}\nprogrammes:\n",
    );
    edit(&mut files, "1-first/2-study/_index.md", "title: 訓練\n", "title: 訓練\naudience: parents\n");
    edit(
        &mut files,
        "1-first/2-study/prefecture-010-bursaries.md",
        "owner: prefecture\n",
        "owner: prefecture\naudience: [single-parents]\nalso_for: jobseekers\n",
    );
    files
}

fn measure(plan: &Plan, slug: &str) -> MeasureId {
    plan.measure_ids().find(|&id| plan[id].slug == slug).expect("a measure of the sample")
}

#[test]
fn a_measure_concerns_whom_it_names_and_whom_they_imply() {
    let plan = sample::plan(&files());
    let names = |slug: &str| -> Vec<&str> {
        let concerned = plan.concerned(measure(&plan, slug));
        concerned.into_iter().map(|id| plan[id].id.as_str()).collect()
    };
    assert_eq!(names("bursaries"), ["single-parents", "jobseekers", "parents"]);
    assert_eq!(names("job-fair"), ["jobseekers"]);
    assert_eq!(names("courses"), [""; 0]);
}

#[test]
fn check_names_the_measures_that_would_be_missing_from_a_page() {
    let files = files();
    let sources = sample::sources(&files);
    let found = check::check(&sample::plan(&files), &sources, &Glossary::embedded());
    let missing: Vec<&str> = found
        .iter()
        .filter(|problem| problem.code == "audience-missing")
        .map(|problem| sources.file(problem.span.expect("a place").file).path.as_str())
        .collect();
    assert_eq!(missing, ["content/1-first/2-study/bureau-010-courses.md"]);
}

#[test]
fn an_audience_that_implies_an_unknown_one_is_an_error_with_its_place() {
    let mut files = files();
    let text = files.get_mut("content/plan.yaml").expect("in tests");
    *text = text.replace("implies: [parents]", "implies: [parent]");
    let loaded = load::load(&sample::sources(&files), "content");
    let codes: Vec<&str> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
    assert!(loaded.plan.is_none() && codes == ["unknown-audience"], "{codes:?}");
}

#[test]
fn a_page_has_those_for_an_audience_and_those_that_concern_it_too() {
    let project = tempfile::tempdir().expect("in tests");
    sample::write(project.path(), &files());
    let read = tebiki::project::Project::read(project.path()).0;
    let made = sample::handbook(&read, &read.load().plan.expect("in tests"));
    let page = |path: &str| {
        let file = made.iter().find(|file| file.path == path).expect("a page");
        String::from_utf8(file.bytes.clone()).expect("in tests")
    };
    let ja = page("ja/audiences/jobseekers.html");
    let (own, also) = ja.split_once("id=\"also\"").expect("two parts");
    assert!(own.contains("合同面接会を開催する。") && !own.contains("給付金を支給する。"));
    assert!(also.contains("給付金を支給する。"));
    assert!(
        page("en/audiences/parents.html").contains("1 more concerns")
            || page("en/audiences/parents.html").contains("One more concerns")
    );
    // From who one is to what there is and who does it.
    let concerns = page("ja/concerns.html");
    let (_, offers) = concerns.split_once("id=\"who-jobseekers\"").expect("the audience is told of");
    assert!(
        offers.contains("href=\"measures/job-fair.html\"")
            && offers.contains("href=\"audiences/jobseekers.html\"")
    );
    let home = page("ja/index.html");
    assert!(home.contains("href=\"concerns.html\""));
    // Both count what the audience's page lists: its own and what concerns it too.
    let counted = |page: &str, link: &str| -> String {
        let (_, rest) = page.split_once(&format!("href=\"{link}\">")).expect("the audience is linked");
        let (_, count) = rest.split_once("class=\"count\">").expect("with a count");
        count.split('<').next().unwrap_or_default().to_string()
    };
    assert_eq!(counted(&home, "audiences/jobseekers.html"), "2件");
    assert_eq!(counted(&concerns, "#who-jobseekers"), "2件");
}
