//! The printed handbook, read back with poppler's `pdftotext`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use tebiki::diagnostic::Diagnostic;
use tebiki::disk;
use tebiki::furigana::Reader;
use tebiki::i18n::I18n;
use tebiki::japanese::{Analyzer, is_kanji};
use tebiki::lang::Lang;
use tebiki::load;
use tebiki::plan::{Entry, MeasureId, Plan};
use tebiki::print::{self, Fonts, Job, Part, Variant};
use tebiki::project::Project;
use tebiki::source::Sources;
use tebiki::terms::{self, Candidate, Term};
use tebiki::theme::Theme;

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::find(Path::new(env!("CARGO_MANIFEST_DIR"))));
static PROJECT: LazyLock<Project> = LazyLock::new(|| Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).0);
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| PROJECT.analyzer().expect("the shipped dictionary"));

static READER: LazyLock<Reader<'static>> =
    LazyLock::new(|| Reader::new(&ANALYZER, PROJECT.furigana_corrections()));

/// A plan with what else is needed to print it.
pub struct Press {
    sources: Sources,
    pub plan: Plan,
    terms: Vec<Term>,
    templates: BTreeMap<String, String>,
    i18n: I18n,
}

impl Press {
    /// The real content, with `edit` applied to each file: (path, text) → text.
    pub fn new(edit: impl Fn(&str, String) -> String) -> Self {
        let (read, problems) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
        assert_eq!(problems, []);
        let mut sources = Sources::default();
        for file in read.files {
            let text = edit(&file.path, file.text);
            sources.add(file.path, text);
        }
        let loaded = load::load(&sources, "content");
        let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let candidates: Vec<_> = PROJECT
            .glossary
            .entries
            .iter()
            .map(|entry| Candidate {
                ja: &entry.ja,
                en: entry.renderings.first().map(String::as_str),
                reading: Some(entry.reading.as_str()).filter(|reading| !reading.is_empty()),
            })
            .collect();
        let terms = terms::index(&plan, &ANALYZER, &candidates);
        let templates = print::templates(&Theme::new(BTreeMap::new())).expect("the default templates");
        Self { sources, plan, terms, templates, i18n: I18n::embedded() }
    }

    pub fn job<'a>(&'a self, fonts: &'a Fonts) -> Job<'a> {
        Job {
            plan: &self.plan,
            terms: &self.terms,
            analyzer: &ANALYZER,
            reader: &READER,
            templates: &self.templates,
            fonts,
            i18n: &self.i18n,
        }
    }

    pub fn pdf(&self, lang: Lang, part: &Part) -> Result<Vec<u8>, Vec<Diagnostic>> {
        print::render(self.job(&FONTS), lang, part).map(|file| file.bytes)
    }

    fn pages(&self, lang: Lang, part: &Part) -> Pages {
        Pages::of(&self.pdf(lang, part).unwrap_or_else(|problems| panic!("{problems:?}")))
    }
}

pub fn unedited(_: &str, text: String) -> String {
    text
}

/// The text of each page between header and footer, without white space.
struct Pages {
    pages: Vec<String>,
    /// With white space.
    raw: String,
}

/// Pages before the one that is numbered 1.
const FRONT: usize = 4;

impl Pages {
    fn of(pdf: &[u8]) -> Self {
        // The header ends at 75, the footer begins at 785.
        Self::within(pdf, 75, 705)
    }

    /// The text of a strip of each page: from `top`, of this height, in points.
    fn within(pdf: &[u8], top: u32, height: u32) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("handbook.pdf");
        std::fs::write(&path, pdf).expect("a file in it");
        // A4 is 595 × 842 points.
        let (top, height) = (top.to_string(), height.to_string());
        // What stands in the outer margin is left out.
        let area = ["-raw", "-r", "72", "-x", "50", "-y", &top, "-W", "500", "-H", &height];
        let output = Command::new("pdftotext")
            .args(area)
            .args(["-enc", "UTF-8"])
            .arg(&path)
            .arg("-")
            .output()
            .expect("pdftotext is needed: install poppler-utils");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let raw = String::from_utf8(output.stdout).expect("UTF-8");
        let pages = raw.split_terminator('\u{c}').map(squeeze).collect();
        Self { pages, raw }
    }

    fn text(&self) -> String {
        self.pages.concat()
    }

    /// The printed number of the page on which a text stands first after the front matter.
    fn number_of(&self, text: &str) -> usize {
        let text = squeeze(text);
        let page = self.pages[FRONT..].iter().position(|page| page.contains(&text));
        page.unwrap_or_else(|| panic!("`{text}` is not printed")) + 1
    }

    /// The text of an index, from its title and the note below it to where `next` begins.
    fn index(&self, title: &str, next: &str) -> String {
        let text = self.pages[FRONT..].concat();
        let start = text.find(title).unwrap_or_else(|| panic!("no {title}"));
        let end = text[start..].find(next).unwrap_or_else(|| panic!("no {next} after {title}"));
        text[start..start + end].to_string()
    }
}

#[test]
fn readings_stand_above_easy_japanese_and_are_no_part_of_its_text() {
    let press = Press::new(unedited);
    let job = press.job(&FONTS);
    let (file, paper) = print::render_paper(job, Lang::EASY, &Part::Whole).unwrap();
    let text: String = paper.pages.iter().map(|page| squeeze(&page.text)).collect();
    let said = squeeze(&press.plan.measures[0].body.get(Lang::EASY).text);
    let said = said.trim_start_matches('・').split('。').next().unwrap().to_string();
    assert!(text.contains(&said) && said.chars().any(is_kanji), "{said}");
    // As drawn there are readings, which no other edition has unless it is asked for.
    let drawn = |pdf: &[u8]| Pages::of(pdf).pages.concat();
    assert!(drawn(&file.bytes).contains("しごと"));
    let chapter = Part::Chapter("1".into());
    assert!(!drawn(&press.pdf(Lang::JA, &chapter).unwrap()).contains("こよう"));
    let furigana = Variant { furigana: true, ..Variant::default() };
    let file = print::render_variant(job, Lang::JA, &chapter, furigana).unwrap();
    assert!(drawn(&file.bytes).contains("こよう") && file.path == "handbook-furigana-ja-chapter-1.pdf");
}

/// The pages that are told after a number in lists of numbers: `1-1-1、1-1-2 p. 1`.
fn pages_after(text: &str, number: &str) -> Vec<usize> {
    let is_number = |c: char| c.is_ascii_digit() || c == '-';
    let alone = |&(at, _): &(usize, &str)| {
        !text[..at].ends_with(is_number) && !text[at + number.len()..].starts_with(is_number)
    };
    let page = |(at, _): (usize, &str)| {
        let after = text[at..].split("p.").nth(1)?;
        after[..after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len())].parse().ok()
    };
    text.match_indices(number).filter(alone).filter_map(page).collect()
}

pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The heading of an entry as it is printed.
fn heading(plan: &Plan, entry: Entry) -> String {
    format!("{}〔{}〕", plan.place(entry).number, plan[plan.original(entry)].title.official.text)
}

#[test]
fn every_official_text_is_printed_exactly_and_in_order() {
    let press = Press::new(unedited);
    let text = press.pages(Lang::JA, &Part::Whole).text();
    let mut at = 0;
    let plan = &press.plan;
    let mut passages = vec![plan.preamble.body.official.text.clone()];
    for top in plan.tops() {
        passages.push(plan[top].text.body.official.text.clone());
        passages.extend(plan.entries_below(top).map(|entry| plan.official_text(entry).text.clone()));
    }
    for passage in &passages {
        let passage = squeeze(passage);
        let found = text[at..].find(&passage).unwrap_or_else(|| panic!("not printed here: {passage}"));
        at += found + passage.len();
    }
    for target in &press.plan.targets {
        for printed in target.values.iter().map(|value| squeeze(&value.printed.official)) {
            assert!(text[at..].contains(&printed), "{printed}");
        }
    }
}

#[test]
fn every_page_number_is_that_of_the_page_where_the_text_stands() {
    let press = Press::new(unedited);
    let plan = &press.plan;
    let pages = press.pages(Lang::JA, &Part::Whole);
    let contents = pages.pages[2].replace('.', "");
    for top in plan.tops() {
        let title = squeeze(&plan.heading(top, Lang::JA).0);
        let number = pages.number_of(&title);
        assert!(contents.contains(&format!("{title}{number}")), "{title} {number}");
    }
    let owners = pages.index("実施主体別索引数字は", "対象者別索引数字は");
    let audiences = pages.index("対象者別索引数字は", "事業・制度・用語索引五十音順");
    let body = pages.pages[FRONT..].concat();
    for entry in plan.entries() {
        let number = pages.number_of(&heading(plan, entry));
        if let Entry::Repeat(id) = entry {
            let original = pages.number_of(&heading(plan, Entry::Measure(plan[id].original)));
            let text = squeeze(&plan.official_text(entry).text);
            assert!(body.contains(&format!("{text}（再掲）→{original}ページ")), "{text}");
            assert!(body.contains(&format!("（再掲：{number}ページ）")));
            continue;
        }
        let measure = &plan[plan.original(entry)];
        let line = squeeze(&format!("{}{}{number}", measure.place.number, measure.title.official.text));
        assert!(pages_after(&owners, &measure.place.number).contains(&number), "owners: {line}");
        let told =
            audiences.contains(&line) || pages_after(&audiences, &measure.place.number).contains(&number);
        assert!(measure.audiences.is_empty() || told, "audiences: {line}");
    }
    let index = pages.index("事業・制度・用語索引五十音順", "奥付計画");
    let page_of = |id: &MeasureId| pages.number_of(&heading(plan, Entry::Measure(*id)));
    let listed = |ids: &[MeasureId]| {
        let mut at: Vec<usize> = ids.iter().map(page_of).collect();
        at.dedup();
        let ranges = at.chunk_by(|&a, &b| b == a + 1).flat_map(|range| match range {
            [first, .., last] if range.len() > 2 => vec![format!("{first}～{last}")],
            _ => range.iter().map(usize::to_string).collect(),
        });
        (at.len(), ranges.collect::<Vec<_>>().join("、"))
    };
    let mut parted = 0;
    for term in press.terms.iter().filter(|term| !term.measures.is_empty()) {
        let name = squeeze(&term.name.official.text);
        let (count, line) = listed(&term.measures);
        if count <= 6 {
            assert!(index.contains(&format!("{name}{line}")), "terms: {name}{line}");
            continue;
        }
        parted += 1;
        let chapters = term.measures.chunk_by(|&a, &b| plan[a].place.top == plan[b].place.top);
        let parts = chapters.map(|ids| {
            let title = squeeze(&plan[plan[ids[0]].place.top].title.official.text);
            title + &listed(ids).1
        });
        let all: String = std::iter::once(name).chain(parts).collect();
        assert!(index.contains(&all), "terms: {all}");
    }
    assert!(parted > 3, "no term stands in more than six places");
}

#[test]
fn where_a_page_goes_on_with_an_owner_its_head_says_whose_it_is() {
    let press = Press::new(unedited);
    let plan = &press.plan;
    let pdf = press.pdf(Lang::JA, &Part::Whole).unwrap();
    let whole = Pages::of(&pdf);
    let heads = Pages::within(&pdf, 40, 28);
    let mut continued = 0;
    for entry in plan.entries() {
        let heading = heading(plan, entry);
        let begins = |page: &String| page.starts_with(&heading);
        let Some(at) = whole.pages.iter().position(begins) else { continue };
        let owner = &plan[plan.place(entry).owner().expect("an owner")].name.official.text;
        assert!(heads.pages[at].contains(&format!("{owner}（続き）")), "{heading}: {}", heads.pages[at]);
        continued += 1;
    }
    assert!(continued > 3, "no page begins with an entry");
}

#[test]
fn columns_of_an_index_go_on_under_the_name_of_their_list() {
    let press = Press::new(unedited);
    let pdf = press.pdf(Lang::EN, &Part::Whole).unwrap();
    let heads = Pages::within(&pdf, 40, 40);
    let text = heads.pages.concat();
    for name in ["SaitamaLabourBureau(continued)", "Women(continued)", "S(continued)"] {
        assert!(text.contains(name), "{name}: {text}");
    }
}

#[test]
fn the_indexes_are_about_a_sixth_of_the_book_and_no_page_is_nearly_empty() {
    let press = Press::new(unedited);
    for (lang, [owners, imprint]) in [
        (Lang::JA, ["実施主体別索引数字は", "奥付計画"]),
        (Lang::EN, ["IndexofimplementingbodiesEach", "ColophonPlan"]),
    ] {
        let pages = press.pages(lang, &Part::Whole).pages;
        let at = |start: &str| pages.iter().position(|page| page.contains(start)).expect(start);
        let indexes = at(imprint) - at(owners);
        assert!(indexes * 9 < pages.len() * 2, "{lang}: {indexes} of {}", pages.len());
        // But for the last one of the body. Half of a page is some 500 characters, 700 letters.
        let least = if lang == Lang::JA { 250 } else { 500 };
        for (at, page) in pages.iter().enumerate().take(at(owners) - 1).skip(FRONT) {
            assert!(page.chars().count() > least, "{lang}, sheet {}: {page}", at + 1);
        }
    }
}

#[test]
fn the_colophon_takes_the_room_that_the_last_page_of_the_indexes_leaves() {
    let mut press = Press::new(unedited);
    // Without terms the index of audiences comes last, and ends in the first of three columns.
    press.terms.clear();
    let pages = press.pages(Lang::JA, &Part::Whole).pages;
    let last = pages.last().expect("a page");
    let (indexes, _) = last.split_once("奥付計画").unwrap_or_else(|| panic!("{last}"));
    assert!(indexes.contains("6-3-10"), "{last}");
}

#[test]
fn figures_of_the_plan_at_a_glance_are_told_in_words_too() {
    let press = Press::new(unedited);
    let pdf = press.pdf(Lang::JA, &Part::Whole).unwrap();
    let pages = Pages::of(&pdf);
    let glance = &pages.pages[FRONT - 1];
    let plan = &press.plan;
    assert!(glance.starts_with(&format!("計画を一目で{}", plan.measures.len())), "{glance}");
    for id in plan.node_ids().filter(|&id| plan[id].depth < 2) {
        assert!(glance.contains(&squeeze(&plan[id].title.official.text)), "{glance}");
    }
    let of = plan.measures.iter().filter(|measure| plan[measure.place.top].id == "4");
    for told in [format!("活躍推進：{}件", of.count()), "施設内訓練 ８０％".into()] {
        assert!(has_text(&pdf, &told), "no figure says {told}");
    }
}

/// Whether a PDF has a text among its objects, as alternative texts are: the hexadecimal figures of UTF-16.
pub fn has_text(pdf: &[u8], text: &str) -> bool {
    let text: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let has = |bytes: &[u8]| bytes.windows(text.len()).any(|found| found == text.as_bytes());
    let start = b"stream\n";
    let mut streams = (0..pdf.len()).filter(|&at| pdf[at..].starts_with(start));
    has(pdf)
        || streams.any(|at| {
            let mut object = Vec::new();
            // What is no compressed stream gives nothing.
            let _ = flate2::read::ZlibDecoder::new(&pdf[at + start.len()..]).read_to_end(&mut object);
            has(&object)
        })
}

#[test]
fn the_first_page_of_the_body_is_on_the_front_of_a_sheet() {
    let press = Press::new(unedited);
    for lang in Lang::INTERFACE {
        let pages = press.pages(lang, &Part::Whole).pages;
        let preamble = squeeze(&press.plan.preamble.body.get(lang).text);
        let at = pages.iter().position(|page| page.contains(&preamble[..60])).expect("the preamble");
        assert_eq!((at + 1) % 2, 1, "{lang}: physical page {}", at + 1);
    }
}

#[test]
fn an_edition_in_a_variant_of_a_language_is_printed() {
    for (code, lang) in [("ja-easy", Lang::EASY), ("pt-br", Lang::of("pt-br").unwrap())] {
        let press = Press::new(|path, text| match path.ends_with("plan.yaml") {
            true => format!("{}\nlanguages: [ja, en, {code}]\n", without_languages(&text)),
            false => text,
        });
        let text = press.pages(lang, &Part::Chapter("1".into())).text();
        assert!(text.contains("雇用調整助成金"), "{code}: {text}");
    }
}

fn without_languages(plan: &str) -> String {
    plan.lines().filter(|line| !line.starts_with("languages:")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let press = Press::new(unedited);
    let first = print::render_editions(press.job(&FONTS), &Part::Whole);
    print::forget();
    let second = print::render_editions(press.job(&FONTS), &Part::Whole);
    assert!(first.iter().all(Result::is_ok));
    assert_eq!(first, second);
}

/// What would be code, markup, a reference, a comment or an escape in Typst.
const ADVERSARIAL: &str = r#"#read("plan.json") $x^2$ @m-job-cafe \#panic() // comment /\* comment \*/ ~ -- --- ... = = \= "quoted" 'single' `#raw` {content} #{1+1} \u{41} <label> &lt;label&gt; [#text] \]\] \\ \\\\ \$ #import "/etc/passwd": x #image("x.png") %&+ #"#;

#[test]
fn no_text_of_the_plan_is_evaluated() {
    let press = Press::new(|path, text| match path {
        _ if path.ends_with("bureau-010-employment-adjustment-subsidy.md") => {
            text.replace("雇用調整助成金等により、", &format!("{ADVERSARIAL}\n\n雇用調整助成金等により、"))
        }
        _ if path.ends_with("1-job-retention/_index.md") => text.replace("等に向けた支援", "#panic()$_$@x"),
        _ => text,
    });
    let text = press.pages(Lang::JA, &Part::Chapter("1".into())).text();
    let body = &press.plan[press.plan.measure_ids().next().expect("a measure")].body.official.text;
    assert!(body.contains("#read(\"plan.json\") $x^2$ @m-job-cafe") && body.contains("<label>"), "{body}");
    assert!(text.contains(&squeeze(body)), "{text}");
    assert!(text.contains("#panic()$_$@x"));
}

#[test]
fn a_booklet_refers_out_of_itself_by_number() {
    let press = Press::new(unedited);
    let pages = press.pages(Lang::JA, &Part::Chapter("6".into()));
    let text = pages.text();
    assert!(text.contains("（再掲）→4-2-1"), "a repeat of a measure in chapter 4");
    assert!(!text.contains("Ⅳ女性の活躍推進"));
    let whole = press.pages(Lang::JA, &Part::Owner("bureau".into())).text();
    assert!(
        whole.contains("埼玉県と埼玉労働局が連携して取り組む施策"),
        "joint measures are the bureau's too"
    );
    assert!(!whole.contains("埼玉県が取り組む施策"));
}

#[test]
fn every_part_of_the_plan_can_be_printed_in_both_languages() {
    let press = Press::new(unedited);
    let parts = [
        Part::Owner("joint".into()),
        Part::Chapter("8".into()),
        Part::Audience("people-leaving-prison".into()),
    ];
    for part in parts {
        for edition in print::render_editions(press.job(&FONTS), &part) {
            assert!(edition.is_ok(), "{part:?}: {edition:?}");
        }
    }
    let unknown = press.pdf(Lang::JA, &Part::Owner("buraeu".into())).unwrap_err();
    assert_eq!(unknown[0].code, "print-unknown-owner");
    assert!(unknown[0].args.contains(&("suggestion", "bureau".into())));
}

#[test]
fn a_passage_without_a_current_translation_shows_the_japanese_and_says_so() {
    let press = Press::new(|path, text| match path {
        _ if path.ends_with("bureau-010-employment-adjustment-subsidy.en.md") => {
            text.replace("1fbf2ee1", "00000000")
        }
        _ => text,
    });
    let text = press.pages(Lang::EN, &Part::Chapter("1".into())).text();
    assert!(text.contains("TheJapanesetexthaschangedsincethistranslation"));
    assert!(text.contains("furlough"), "the translation there is");
    assert!(text.contains("雇用調整助成金等により、引き続き休業のほか"), "the text in force");
}

#[test]
fn results_are_columns_of_their_fiscal_years() {
    let press = Press::new(|path, text| match path.ends_with("targets.yaml") {
        true => text.replacen("results: {}", "results: { 2022: 61.2, 2023: 61.5 }", 1),
        false => text,
    });
    let text = press.pages(Lang::JA, &Part::Chapter("8".into())).text();
    assert!(text.contains("令和４年度実績") && text.contains("令和５年度実績"), "{text}");
    assert!(text.contains("６１．７％61.2％61.5％"));
}

#[test]
fn a_missing_font_is_one_error() {
    let press = Press::new(unedited);
    let folder = tempfile::tempdir().unwrap();
    let problems =
        print::render(press.job(&Fonts::in_folder(folder.path())), Lang::JA, &Part::Whole).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["print-no-font"]);
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_file() {
    let press = Press::new(|path, text| match path {
        _ if path.ends_with("bureau-010-employment-adjustment-subsidy.md") => {
            text.replace("休業", "休\u{13000}業")
        }
        _ => text,
    });
    let problems = press.pdf(Lang::JA, &Part::Whole).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].args.contains(&("code", "U+13000".into())), "{problems:?}");
    let path = &press.sources.file(problems[0].span.unwrap().file).path;
    assert!(path.ends_with("bureau-010-employment-adjustment-subsidy.md"), "{path}");
}

#[test]
fn a_template_that_is_refused_is_named_with_its_line() {
    let mut press = Press::new(unedited);
    press.templates.insert("imprint.typ".into(), "#let imprint = [a]\n#let x = missing\n".into());
    let problems = press.pdf(Lang::JA, &Part::Whole).unwrap_err();
    let args = &problems[0].args;
    assert!(
        args.contains(&("path", "imprint.typ".into())) && args.contains(&("line", "2".into())),
        "{args:?}"
    );
    press.templates.insert("imprint.typ".into(), "#let imprint = read(\"/etc/passwd\")".into());
    assert_eq!(press.pdf(Lang::JA, &Part::Whole).unwrap_err()[0].code, "print-template");
}

#[test]
fn extracted_text_has_no_compatibility_forms() {
    let press = Press::new(unedited);
    for lang in Lang::INTERFACE {
        let raw = press.pages(lang, &Part::Whole).raw;
        let odd: String = raw
            .chars()
            .filter(|c| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{E000}'..='\u{F8FF}' | '\u{2060}' | '\u{FFFD}'))
            .collect();
        assert_eq!(odd, "");
    }
}

/// Every block and every inline that a text can have, and what was found to break layout.
fn every_node() -> String {
    let deep = (0..30).map(|level| format!("{}- 段{level}\n", "  ".repeat(level))).collect::<String>();
    let quotes = format!("{}深い引用", "> ".repeat(40));
    format!(
        "**太字**、*斜体*、<u>下線</u>、<s>取消</s>、<sup>上</sup>、<sub>下</sub>、`符号`、<br>改行、[県](https://example.jp)、\
         [別の施策](kurumin-plus)、[目標](../targets.html)、[無い](nowhere)、![図の説明](fig.png)、注[^a]と注[^a]。\n\n\
         # 見出し\n\n続き\n①一\n②二\n\n- 甲\n  1. 一\n  2. 二\n\n     二段落目\n- 乙\n\n5. 五\n6. 六\n\n\
         > 引用\n>\n> - 項目\n>\n> ```\n> 符号\n> ```\n\n```\nfn main() {{}}\n```\n\n\
         | 左 | 中 | 右 |\n|---|:-:|--:|\n| **一** | 二<br>三[^b] | 4 |\n| 五 |\n\n| | |\n|-|-|\n| 六 | 七 |\n\n\
         ---\n\n<div>\n塊\n</div>\n\n<!-- 内部 -->\n\n- \n- > 引用の項目\n\n{deep}\n\n{quotes}\n\n\
         [参考]: 県のページ\n\n[^a]: 注の本文\n[^b]: - 注の項目\n[^c]: 使わない注\n"
    )
}

#[test]
fn every_node_of_a_text_is_printed_in_both_editions() {
    let file = "bureau-010-employment-adjustment-subsidy";
    let press = Press::new(|path, text| match path.contains(file) {
        true => {
            let front = text.match_indices("---\n").nth(1).unwrap().0 + 4;
            format!("{}{}", &text[..front], every_node())
        }
        false => text,
    });
    for lang in Lang::INTERFACE {
        let text = press.pages(lang, &Part::Whole).text();
        for said in [
            "太字",
            "取消",
            "符号",
            "図の説明",
            "見出し",
            "①一",
            "二段落目",
            "引用の項目",
            "塊",
            "段29",
            "深い引用",
            "県のページ",
            "注の本文",
            "注の項目",
            "使わない注",
        ] {
            assert!(text.contains(said), "{lang}: {said}");
        }
        assert!(!text.contains("内部"), "{lang}");
        let see = text.split("別の施策").nth(1).unwrap().chars().take(8).collect::<String>();
        let pages = if lang.is_japanese() { see.contains("ページ") } else { see.starts_with("→p.") };
        assert!(see.starts_with('→') && pages, "{lang}: {see}");
    }
}

#[test]
fn a_text_of_one_block_that_is_no_paragraph_is_printed() {
    for body in [
        "<!-- 内部 -->\n\n<div>",
        "[a]: b",
        "```\n符号\n```",
        "|甲|\n|-|",
        "甲\n\n---",
        "> 引用",
        "- 項目",
        "&#x1;字",
        "<?x?>",
        "<![CDATA[x]]>",
        "[^1]: 注",
    ] {
        let press =
            Press::new(|path, text| match path.ends_with("bureau-010-employment-adjustment-subsidy.md") {
                true => {
                    let front = text.match_indices("---\n").nth(1).unwrap().0 + 4;
                    format!("{}{body}\n", &text[..front])
                }
                false => text,
            });
        assert!(press.pdf(Lang::JA, &Part::Chapter("1".into())).is_ok(), "{body}");
    }
}
