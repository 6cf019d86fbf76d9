//! `plan.yaml` and `accessibility.yaml` → the plan around its outline: languages, levels, owners, audiences …

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::number::Style;
use crate::plan::*;
use crate::source::FileId;

use super::ids::Ids;
use super::spots::{Spot, Table};
use super::tables::{
    AccessibilityTable, AudienceRow, LevelRow, MeasuresTable, NameRow, OwnerRow, PlanTable, SiteTable,
};
use super::{contacts, progress, units};

/// The languages of a plan. What is no language is a problem.
pub fn languages(table: &PlanTable, file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> Vec<Lang> {
    let Some(codes) = &table.languages else { return vec![Lang::JA, Lang::EN] };
    let fallback = [Lang::JA];
    let reader = Table::new(file, text, &fallback);
    let spot = reader.root().key("languages");
    let mut languages = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        let spot = spot.item(at);
        match Lang::of(code) {
            None => spot.problem(
                Diagnostic::error("unknown-language").at(spot.span(code)).suggest(code, ["ja", "en", "zh"]),
            ),
            Some(lang) if languages.contains(&lang) => {
                spot.problem(Diagnostic::error("duplicate-id").at(spot.span(code)).arg("found", code));
            }
            Some(lang) => languages.push(lang),
        }
    }
    if codes.is_empty() {
        spot.problem(Diagnostic::error("no-language").at(spot.span("languages")));
    }
    problems.extend(reader.into_problems());
    if languages.is_empty() { vec![Lang::JA] } else { languages }
}

/// The title; a plan whose text has none is imported without one, and headed by its year.
fn title(spot: &Spot<'_, '_>, title: &super::tables::Text, label: &Localized<Line>) -> Localized<Line> {
    spot.optional(&Some(title.clone())).unwrap_or_else(|| {
        let mut title = label.clone();
        title.official.span = spot.key_span();
        title
    })
}

fn check_year(root: &Spot<'_, '_>, year: u16) {
    if !(1900..=2200).contains(&year) {
        let year = year.to_string();
        root.problem(
            Diagnostic::error("fiscal-year").at(root.key("fiscal_year").span(&year)).arg("found", year),
        );
    }
}

/// What `plan.yaml` says; the outline is still to come.
pub fn frame(
    table: PlanTable,
    file: FileId,
    text: &str,
    languages: Vec<Lang>,
    problems: &mut Vec<Diagnostic>,
) -> Plan {
    let declared = languages.clone();
    let reader = Table::new(file, text, &declared);
    let root = reader.root();
    let fallback = Date { year: table.fiscal_year, month: 4, day: 1 };
    let fiscal_year_label = match &table.fiscal_year_label {
        Some(label) => root.key("fiscal_year_label").text(label),
        None => year_label(table.fiscal_year, &declared),
    };
    check_year(&root, table.fiscal_year);
    let owner_ids = Ids::of_owners(&table.owners, declared[0]);
    let audience_ids = Ids::of_audiences(&table.audiences, declared[0]);
    let plan = Plan {
        untitled: table.title.is_blank(),
        title: title(&root.key("title"), &table.title, &fiscal_year_label),
        levels: levels(&root.key("levels"), table.levels, &declared),
        style: style(&root.key("measures"), &table.measures, &declared),
        fiscal_year: table.fiscal_year,
        fiscal_year_label,
        version: table.version,
        date: root.key("date").date(&table.date).unwrap_or(fallback),
        parties: root.key("parties").texts(&table.parties),
        preamble: empty_text(file, &declared),
        settings: Settings {
            editions_made: forms(&root.key("editions_made"), table.editions_made.as_deref()),
            ..settings(&root.key("site"), table.site)
        },
        accessibility: None,
        contacts: contacts::contacts(&root.key("contacts"), &table.contacts, &owner_ids),
        revisions: Vec::new(),
        statuses: progress::statuses(&root.key("statuses"), table.statuses.as_deref(), &declared),
        grades: progress::grades(&root.key("grades"), &table.grades),
        reports: Vec::new(),
        owners: owners(&root.key("owners"), &table.owners, &owner_ids),
        roles: named(&root.key("roles"), &table.roles, |id, name| Role { id, name }),
        audiences: audiences(&root.key("audiences"), &table.audiences, &audience_ids),
        programmes: named(&root.key("programmes"), &table.programmes, |id, name| Programme { id, name }),
        units: units::units(&root.key("units"), &table.units, &declared),
        languages,
        nodes: Vec::new(),
        measures: Vec::new(),
        repeats: Vec::new(),
        passages: Vec::new(),
        tables: Vec::new(),
        targets: Vec::new(),
        exceptions: Vec::new(),
    };
    problems.extend(reader.into_problems());
    plan
}

/// 令和５年度, FY2023: where a plan does not say how it writes its year.
fn year_label(year: u16, languages: &[Lang]) -> Localized<Line> {
    let label = |lang: Lang| match year.checked_sub(2018) {
        Some(of_era) if lang.is_japanese() && of_era > 0 => match of_era {
            1 => "令和元年度".to_string(),
            _ => format!("令和{}年度", crate::number::full_width(of_era)),
        },
        _ if lang.is_japanese() => format!("{year}年度"),
        _ => format!("FY{year}"),
    };
    Localized {
        lang: languages[0],
        official: Line::made(label(languages[0])),
        translations: languages[1..].iter().map(|&lang| (lang, Line::made(label(lang)))).collect(),
    }
}

pub fn empty_text(file: FileId, languages: &[Lang]) -> Text {
    let body =
        Body { markdown: String::new(), text: String::new(), span: crate::source::Span::start_of(file) };
    Text { body: Localized::only(languages[0], body), translations: Translations::default() }
}

/// The levels as declared, or those of a plan of chapters and sections.
fn levels(spot: &Spot<'_, '_>, rows: Option<Vec<LevelRow>>, languages: &[Lang]) -> Vec<Level> {
    let made = |id: &str, ja: &str, en: &str, number: Style, begins_page: bool| Level {
        id: id.to_string(),
        name: by_default(ja, en, languages),
        number,
        begins_page,
    };
    let Some(rows) = rows.filter(|rows| !rows.is_empty()) else {
        return vec![
            made("chapter", "章", "Chapter", Style::Roman, true),
            made("section", "節", "Section", Style::FullWidth, false),
        ];
    };
    if rows.len() > super::path::MAX_DEPTH {
        let allowed = super::path::MAX_DEPTH.to_string();
        let span = spot.item(super::path::MAX_DEPTH).span(&rows[super::path::MAX_DEPTH].id);
        spot.problem(Diagnostic::error("too-many-levels").at(span).arg("allowed", allowed));
    }
    check_ids(spot, rows.iter().map(|row| row.id.as_str()));
    let level = |(at, row): (usize, &LevelRow)| {
        let spot = spot.item(at);
        Level {
            id: row.id.clone(),
            name: match &row.name {
                Some(name) => spot.key("name").text(name),
                None => Localized::only(languages[0], Line::made(row.id.clone())),
            },
            number: spot.key("number").style(&row.number, Style::None),
            begins_page: row.begins_page,
        }
    };
    rows.iter().enumerate().map(level).collect()
}

/// A text of the program in the languages of a plan; English where it has no other.
pub fn by_default(ja: &str, en: &str, languages: &[Lang]) -> Localized<Line> {
    let text = |lang: Lang| Line::made(if lang.is_japanese() { ja } else { en });
    Localized {
        lang: languages[0],
        official: text(languages[0]),
        translations: languages[1..].iter().map(|&lang| (lang, text(lang))).collect(),
    }
}

fn style(spot: &Spot<'_, '_>, table: &MeasuresTable, languages: &[Lang]) -> MeasureStyle {
    let titles =
        [("official", TitleKind::Official), ("editorial", TitleKind::Editorial), ("none", TitleKind::None)];
    let places = [("title", OwnerLineAt::Title), ("end", OwnerLineAt::End)];
    let japanese = languages[0].is_japanese();
    let mark = |mark: &Option<String>, ja: &str, other: &str| {
        mark.clone().unwrap_or_else(|| if japanese { ja } else { other }.to_string())
    };
    MeasureStyle {
        title: spot.key("title").choice(&table.title, &titles, TitleKind::Editorial),
        number: spot.key("number").style(&table.number, Style::None),
        mark: mark(&table.mark, "・", "•"),
        sub_mark: mark(&table.sub_mark, "➢", "–"),
        repeat_mark: mark(&table.repeat_mark, "（再掲）", "(repeated)"),
        owner: spot.key("owner").choice(&table.owner, &places, OwnerLineAt::End),
    }
}

/// What a build makes besides the pages; a name of nothing is a problem.
fn forms(spot: &Spot<'_, '_>, names: Option<&[String]>) -> Forms {
    let Some(names) = names else { return Forms::default() };
    let form = |(at, name): (usize, &String)| {
        let found = Form::of(name);
        if found.is_none() {
            let problem = Diagnostic::error("unknown-choice").at(spot.item(at).span(name));
            spot.problem(problem.suggest(name, Form::ALL.map(Form::name)));
        }
        found
    };
    names.iter().enumerate().filter_map(form).collect()
}

fn settings(spot: &Spot<'_, '_>, site: SiteTable) -> Settings {
    let base_url = site.base_url.filter(|url| !url.is_empty()).map(|url| match url.ends_with('/') {
        true => url,
        false => url + "/",
    });
    // Addresses of pages are made by adding to it: a query or a mark of a place would swallow them.
    let wrong = |url: &&str| {
        !url.starts_with("https://") && !url.starts_with("http://") || url.contains(['?', '#', ' ', '　'])
    };
    if let Some(url) = base_url.as_deref().filter(wrong) {
        let span = spot.key("base_url").span(url.trim_end_matches('/'));
        spot.problem(Diagnostic::error("invalid-url").at(span).arg("found", url));
    }
    Settings {
        base_url,
        source: spot.key("source").optional(&site.source),
        publisher: spot.key("publisher").optional(&site.publisher),
        licence: spot.key("licence").optional(&site.licence),
        search_examples: spot.key("search_examples").texts(&site.search_examples),
        ..Settings::default()
    }
}

fn owners(spot: &Spot<'_, '_>, rows: &[OwnerRow], ids: &Ids<'_>) -> Vec<Owner> {
    check_ids(spot, ids.ids());
    let owner = |(at, row): (usize, &OwnerRow)| {
        let spot = spot.item(at);
        if row.id.split('-').any(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
            spot.problem(
                Diagnostic::error("owner-id-number").at(spot.key("id").span(&row.id)).arg("found", &row.id),
            );
        }
        let members = spot.key("members");
        let member = |(at, name): (usize, &String)| ids.find(&members.item(at), name).map(OwnerId);
        Owner {
            id: row.id.clone(),
            name: spot.key("name").text(&row.name),
            heading: spot.key("heading").optional(&row.heading),
            members: row.members.iter().enumerate().filter_map(member).collect(),
        }
    };
    rows.iter().enumerate().map(owner).collect()
}

pub fn named<T>(spot: &Spot<'_, '_>, rows: &[NameRow], make: fn(String, Localized<Line>) -> T) -> Vec<T> {
    check_ids(spot, rows.iter().map(|row| row.id.as_str()));
    let rows = rows.iter().enumerate();
    rows.map(|(at, row)| make(row.id.clone(), name(&spot.item(at), row))).collect()
}

pub fn name(spot: &Spot<'_, '_>, row: &NameRow) -> Localized<Line> {
    match &row.name {
        Some(name) => spot.key("name").text(name),
        None => spot.by_language(row.by.iter().map(|(code, text)| (code.as_str(), text.as_deref()))),
    }
}

fn audiences(spot: &Spot<'_, '_>, rows: &[AudienceRow], ids: &Ids<'_>) -> Vec<Audience> {
    check_ids(spot, ids.ids());
    let icons = ICONS.map(|icon| (icon, icon));
    let audience = |(at, row): (usize, &AudienceRow)| {
        let spot = spot.item(at);
        let icon =
            row.icon.as_ref().map(|_| spot.key("icon").choice(&row.icon, &icons, ICONS[0]).to_string());
        Audience {
            id: row.name.id.clone(),
            name: name(&spot, &row.name),
            about: spot.key("about").optional(&row.about),
            icon,
            implies: implied(&spot.key("implies"), &row.implies, ids),
        }
    };
    rows.iter().enumerate().map(audience).collect()
}

/// The audiences of some names, each another row of the list.
fn implied(spot: &Spot<'_, '_>, names: &[String], ids: &Ids<'_>) -> Vec<AudienceId> {
    let found = |(at, name): (usize, &String)| ids.find(&spot.item(at), name).map(AudienceId);
    names.iter().enumerate().filter_map(found).collect()
}

/// Ids become parts of URLs, so they obey the rules of slugs, and each stands for one thing.
pub fn check_ids<'i>(spot: &Spot<'_, '_>, ids: impl Iterator<Item = &'i str>) {
    let mut seen = HashMap::new();
    for (at, id) in ids.enumerate() {
        let span = || spot.item(at).key("id").span(id);
        if let Some(reason) = super::slug_problem(id) {
            spot.problem(Diagnostic::error(reason).at(span()).arg("found", id));
        }
        if let Some(first) = seen.insert(id, at) {
            let problem = Diagnostic::error("duplicate-id").at(span()).arg("found", id);
            spot.problem(problem.related(spot.item(first).key("id").span(id), "first"));
        }
    }
}

/// The accessibility statement. A date that can't be read is a problem; that of the content stands in.
pub fn statement(
    table: AccessibilityTable,
    file: FileId,
    text: &str,
    plan: &Plan,
    problems: &mut Vec<Diagnostic>,
) -> Accessibility {
    let reader = Table::new(file, text, &plan.languages);
    let root = reader.root();
    let date = root.key("date").date(&table.date).unwrap_or(plan.date);
    let one = |key: &'static str, text| (key, vec![root.key(key).text(text)]);
    let list = |key: &'static str, texts: &[_]| (key, root.key(key).texts(texts));
    let facts = [
        one("standard", &table.standard),
        one("level", &table.level),
        one("status", &table.status),
        one("scope", &table.scope),
        list("technologies", &table.technologies),
        list("method", &table.method),
        list("tools", &table.tools),
        list("pages", &table.pages),
        ("not-tested", root.key("not_tested").texts(&table.not_tested)),
        list("problems", &table.problems),
    ];
    let facts = facts.into_iter().filter(|(_, list)| !list.is_empty()).collect();
    problems.extend(reader.into_problems());
    Accessibility { date, facts }
}
