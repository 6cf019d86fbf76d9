//! Other ways in which the handbook is printed: leaflets, large print, two pages on a sheet. Read back with poppler.

use std::process::Command;

use tebiki::lang::Lang;
use tebiki::plan::{AudienceId, MeasureId};
use tebiki::print::{self, Part, Variant, leaflet};

use crate::forms::{self, built};
use crate::print::{FONTS, Press, has_text, squeeze, unedited};
use tebiki::plan::Form;

/// The text of each page without white space, and what `pdfinfo` says.
fn read(pdf: &[u8]) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("print.pdf");
    std::fs::write(&path, pdf).expect("a file in it");
    let run = |tool: &str, options: &[&str], to: &[&str]| {
        let output = Command::new(tool).args(options).arg(&path).args(to).output();
        String::from_utf8(output.expect("install poppler-utils").stdout).expect("UTF-8")
    };
    let text = run("pdftotext", &["-raw"], &["-"]);
    (text.split_terminator('\u{c}').map(squeeze).collect(), run("pdfinfo", &[], &[]))
}

/// A text as it is printed, without white space.
fn printed(text: &str) -> String {
    squeeze(text).replace('\'', "’")
}

/// The heights of the words of a page.
fn heights(pdf: &[u8], page: usize) -> Vec<f64> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("print.pdf");
    std::fs::write(&path, pdf).expect("a file in it");
    let page = page.to_string();
    let output =
        Command::new("pdftotext").args(["-bbox", "-f", &page, "-l", &page]).arg(&path).arg("-").output();
    let text = String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8");
    let number = |line: &str, name: &str| -> f64 {
        line.split(&format!("{name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next()?.parse().ok())
            .unwrap()
    };
    let words = text.lines().filter(|line| line.contains("<word "));
    words.map(|line| number(line, "yMax") - number(line, "yMin")).collect()
}

fn women(press: &Press) -> AudienceId {
    let at = press.plan.audiences.iter().position(|audience| audience.id == "women").unwrap();
    AudienceId(at as u32)
}

#[test]
fn a_leaflet_lists_what_is_for_its_audience_with_number_owner_and_page() {
    let press = Press::new(unedited);
    let (plan, job) = (&press.plan, press.job(&FONTS));
    for lang in Lang::INTERFACE {
        let (_, paper) = print::render_paper(job, lang, &Part::Whole).unwrap();
        let file = leaflet::leaflet(job, lang, women(&press), Some(&paper), false).unwrap();
        assert_eq!(file.path, format!("leaflet-women-{lang}.pdf"));
        let (pages, info) = read(&file.bytes);
        assert!(info.contains("(A5)") || info.contains("419.528 x 595.276"), "{info}");
        let text = pages.concat();
        let mut listed = 0;
        for id in plan.measure_ids() {
            let measure = &plan[id];
            let line = printed(&format!("{}{}", measure.place.number, measure.title.get(lang).text));
            let concerned = plan.concerned(id).contains(&women(&press));
            assert_eq!(text.contains(&line), concerned, "{line}");
            if concerned {
                let owner = &plan[measure.place.owner().unwrap()].name.get(lang).text;
                let page = page_of(&paper, plan, id);
                let told = match lang {
                    Lang::JA => format!("手引き{page}ページ"),
                    _ => format!("Handbookp.{page}"),
                };
                let all = squeeze(&format!("{line}{owner}{told}"));
                assert!(text.contains(&all), "{all} is not in {text}");
                listed += 1;
            }
        }
        assert!(listed > 10, "{listed}");
    }
}

fn page_of(paper: &tebiki::paper::Paper, plan: &tebiki::plan::Plan, id: MeasureId) -> String {
    paper.pages[paper.page_of(&format!("m-{}", plan[id].slug)).unwrap()].number.clone()
}

#[test]
fn a_leaflet_has_whom_to_ask_and_the_address_as_a_code_with_its_text() {
    let press = Press::new(|path, text| match path.ends_with("plan.yaml") {
        true => format!(
            "{}\ncontacts:\n  - owner: bureau\n    telephone: 048-600-6208\n",
            text.replace("base_url: \"\"", "base_url: https://example.jp/plan/")
        ),
        false => text,
    });
    let file = leaflet::leaflet(press.job(&FONTS), Lang::JA, women(&press), None, false).unwrap();
    let text = read(&file.bytes).0.concat();
    let address = "https://example.jp/plan/ja/audiences/women.html";
    assert!(text.contains("埼玉労働局048-600-6208") && text.contains(address), "{text}");
    assert!(!text.contains("手引き"), "no handbook was laid out");
    assert!(has_text(&file.bytes, address), "the code says nothing to those who hear it");
}

#[test]
fn a_folded_leaflet_has_its_last_page_beside_the_first() {
    let press = Press::new(unedited);
    let make =
        |folded| leaflet::leaflet(press.job(&FONTS), Lang::EN, women(&press), None, folded).unwrap().bytes;
    let (flat, _) = read(&make(false));
    let (folded, info) = read(&make(true));
    assert!(info.contains("841.89 x 595.28"), "{info}");
    assert_eq!(folded.len(), flat.len().next_multiple_of(4) / 2);
    assert!(folded[0].contains(&flat[0]), "the first page is on the outside");
    assert!(folded[1].contains(&flat[1]), "the second inside");
    assert_eq!(folded.concat().len(), flat.concat().len());
}

#[test]
fn large_print_is_eighteen_points() {
    let press = Press::new(unedited);
    let variant = Variant { large: true, ..Variant::default() };
    for lang in Lang::INTERFACE {
        let file =
            print::render_variant(press.job(&FONTS), lang, &Part::Chapter("4".into()), variant).unwrap();
        assert_eq!(file.path, format!("handbook-large-{lang}-chapter-4.pdf"));
        let (pages, info) = read(&file.bytes);
        assert!(info.contains("(A4)"), "{info}");
        let is_here = |id: &MeasureId| press.plan[press.plan[*id].place.top].id == "4";
        let first = press.plan.measure_ids().find(is_here).unwrap();
        let text: String = printed(&press.plan[first].body.get(lang).text).chars().take(20).collect();
        assert!(pages.concat().contains(&text), "{lang}");
        // The line above the text and the thumb are smaller; all else has the size of the body or more.
        let heights = heights(&file.bytes, 8);
        let small = heights.iter().filter(|&&height| height < 17.5).count();
        assert!(
            heights.len() > 12 && small * 3 < heights.len(),
            "{lang}: {small} of {} are small",
            heights.len()
        );
    }
}

#[test]
fn two_pages_on_a_sheet_have_all_that_the_pages_have() {
    let press = Press::new(unedited);
    let part = Part::Chapter("4".into());
    let variant = Variant { two_up: true, ..Variant::default() };
    for lang in Lang::INTERFACE {
        let (single, _) = read(&press.pdf(lang, &part).unwrap());
        let file = print::render_variant(press.job(&FONTS), lang, &part, variant).unwrap();
        assert_eq!(file.path, format!("handbook-two-up-{lang}-chapter-4.pdf"));
        let (sheets, info) = read(&file.bytes);
        assert!(info.contains("841.89 x 595.28"), "{info}");
        assert_eq!(sheets.len(), single.len() / 2 + 1);
        assert_eq!(sheets.concat(), single.concat(), "{lang}: in the same order");
    }
}

#[test]
fn other_prints_are_made_and_listed_only_where_they_are_asked_for() {
    let (_, _, files) = built(&[Form::Pdf]);
    let others = ["leaflet-", "handbook-large-", "handbook-two-up-"];
    assert!(!files.keys().any(|path| others.iter().any(|other| path.starts_with(other))));
    let (_, plan, files) = built(&[Form::Leaflets, Form::Large, Form::TwoUp]);
    assert!(!files.contains_key("handbook-ja.pdf"), "it was not asked for");
    for lang in &plan.languages {
        let page = forms::text(&files, &format!("{lang}/data.html"));
        for name in ["leaflet-women", "leaflet-employers", "handbook-large", "handbook-two-up"] {
            let file = format!("{name}-{lang}.pdf");
            assert!(files[&file].starts_with(b"%PDF"), "{file}");
            let row = page.split("<tr>").find(|row| row.contains(&format!("href=\"../{file}\"")));
            let row = row.unwrap_or_else(|| panic!("{lang}: {file} is not on the page of downloads"));
            let size = files[&file].len().div_ceil(1000).to_string();
            let digits: String = row.chars().filter(|c| *c != ',').collect();
            assert!(digits.contains(&size), "{row}: no {size}");
            assert!(!row.contains('«'), "{row}");
        }
        assert!(
            lang.is_plain() || page.contains(plan.audiences[0].name.get(*lang).text.as_str()),
            "{lang}: {page}"
        );
    }
}
