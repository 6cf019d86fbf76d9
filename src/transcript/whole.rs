//! `handbook-ja.txt`: all of the plan in one file, in the order of print. UTF-8 with BOM and CRLF, for the editors
//! and the voice readers of office PCs.

use crate::facts::{FACTS, Kind};
use crate::i18n::{Args, I18n, format_date};
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::*;

/// The plan in a language of its own.
pub fn file(plan: &Plan, lang: Lang, i18n: &I18n) -> OutputFile {
    let mut writer = Writer { plan, lang, i18n, out: String::new() };
    writer.opening();
    plan.tops().for_each(|id| writer.node(id));
    writer.closing();
    let text = format!("\u{feff}{}\n", writer.out.trim_end());
    OutputFile::new(format!("handbook-{lang}.txt"), text.replace('\n', "\r\n"))
}

struct Writer<'a> {
    plan: &'a Plan,
    lang: Lang,
    i18n: &'a I18n,
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn say(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let mut args = Args::new();
        for (name, value) in values {
            args.set(*name, value.to_string());
        }
        self.i18n.text(self.lang, id, &args)
    }

    fn opening(&mut self) {
        let (plan, lang) = (self.plan, self.lang);
        self.line(&plan.title.get(lang).text);
        let parties: Vec<&str> = plan.parties.iter().map(|party| party.get(lang).text.as_str()).collect();
        self.line(&parties.join(&self.say("print-party-separator", &[])));
        let date = format_date(plan.date, lang);
        self.line(&self.say("print-cover-version", &[("number", &plan.version), ("name", &date)]));
        let edition = self.say(
            "print-edition",
            &[
                ("translated", if lang == plan.official() { "no" } else { "yes" }),
                ("official", plan.official().code()),
                ("language", lang.autonym()),
            ],
        );
        self.line(&edition);
        self.text(&plan.preamble);
    }

    fn closing(&mut self) {
        self.gap();
        let titles = if self.plan.has_editorial_titles() { "editorial" } else { "none" };
        self.line(&self.say("print-imprint-official", &[("titles", titles)]));
        let settings = &self.plan.settings;
        let facts = [
            ("print-imprint-source", &settings.source),
            ("print-imprint-publisher", &settings.publisher),
            ("print-imprint-licence", &settings.licence),
        ];
        for (label, fact) in facts {
            if let Some(fact) = fact {
                let name = self.say(label, &[]);
                let label = self.say("print-fact", &[("name", &name)]);
                self.line(&format!("{label}{}", fact.get(self.lang).text));
            }
        }
    }

    /// A text of the outline, and how its translation stands.
    fn text(&mut self, text: &Text) {
        if !text.body.official.text.is_empty() {
            self.gap();
            self.body(text.body.in_lang(self.lang), text.translations.of(self.lang), &text.body.official);
        }
    }

    fn body(&mut self, (body, found): (&Body, Lang), translation: Translation, official: &Body) {
        if found != self.lang {
            self.line(&self.say("print-translation-missing", &[]));
        } else if translation == Translation::Stale {
            self.line(&self.say("print-translation-stale", &[]));
        }
        body.text.lines().for_each(|line| self.line(line));
        if found == self.lang && translation == Translation::Stale {
            official.text.lines().for_each(|line| self.line(line));
        }
    }

    fn node(&mut self, id: NodeId) {
        let node = &self.plan[id];
        self.gap();
        if node.depth == 0 {
            self.out.push('\n');
        }
        self.line(&self.plan.heading(id, self.lang).0);
        self.text(&node.text);
        for item in &node.items {
            match item {
                Item::Node(id) => self.node(*id),
                Item::Heading(heading) => {
                    self.gap();
                    let name = &heading.text.get(self.lang).text;
                    self.line(&self.say("text-owner-heading", &[("name", name)]));
                }
                Item::Entry(entry) => self.entry(*entry),
                Item::Passage(id) => self.text(&self.plan[*id].text),
                Item::OwnerLine(line) => self.line(&line.get(self.lang).text),
                Item::Table(id) => self.table(*id),
            }
        }
    }

    fn entry(&mut self, entry: Entry) {
        let (plan, lang) = (self.plan, self.lang);
        let measure = &plan[plan.original(entry)];
        self.gap();
        self.line(&self.entry_heading(entry));
        let is_repeat = matches!(entry, Entry::Repeat(_));
        let body = match is_repeat && lang == plan.official() {
            true => (plan.official_text(entry), lang),
            false => measure.body.in_lang(lang),
        };
        self.body(body, measure.translations.of(lang), &measure.body.official);
        if let Some(owners) = measure.owner_line.as_ref().filter(|owners| owners.at == OwnerLineAt::End) {
            self.line(&owners.text.get(lang).text);
        }
        if is_repeat {
            let number = &measure.place.number;
            let see = self.say("print-see-number", &[("number", number)]);
            let repeat = match lang == plan.official() {
                true => plan.style.repeat_mark.clone(),
                false => self.say("print-repeat", &[]),
            };
            self.line(format!("{repeat} {see}").trim_start());
        } else {
            self.facts(plan.original(entry));
        }
        plan.children(entry).iter().for_each(|&child| self.entry(child));
    }

    /// The number, and a title where there is one: as the plan prints it, or marked as the editors'.
    fn entry_heading(&self, entry: Entry) -> String {
        let (plan, lang) = (self.plan, self.lang);
        let measure = &plan[plan.original(entry)];
        let number = &plan.place(entry).number;
        let title = &measure.title.get(lang).text;
        if measure.untitled {
            return number.clone();
        }
        if !measure.official_title {
            return self.say("text-editorial-title", &[("number", number), ("title", title)]);
        }
        let printed = plan.printed(entry);
        let owners = measure.owner_line.as_ref().filter(|owners| owners.at == OwnerLineAt::Title);
        let owners = owners.map(|owners| format!(" {}", owners.text.get(lang).text)).unwrap_or_default();
        let title = format!("{printed}{title}{owners}");
        self.say("text-official-title", &[("number", number), ("title", &title)])
    }

    fn facts(&mut self, id: MeasureId) {
        let (plan, lang) = (self.plan, self.lang);
        let measure = &plan[id];
        for &target in &measure.targets {
            let name = &plan[target].label.get(lang).text;
            self.line(&format!("{}{name}", self.say("print-target", &[])));
        }
        for fact in FACTS.iter().filter(|fact| fact.print && fact.kind == Kind::Line) {
            for value in fact.values(plan, id) {
                let Some(text) = value.label(plan, id).map(|line| line.get(lang).text.clone()) else {
                    continue;
                };
                let name = self.say(fact.label, &[]);
                self.line(&format!("{}{text}", self.say("print-fact", &[("name", &name)])));
            }
        }
        for link in &measure.links {
            self.line(&format!("{} {}", link.label.get(lang).text, link.url));
        }
        let again: Vec<String> = measure.repeats.iter().map(|&id| plan[id].place.number.clone()).collect();
        for number in again {
            self.line(&self.say("print-repeated-number", &[("number", &number)]));
        }
    }

    fn table(&mut self, id: TableId) {
        let (plan, lang) = (self.plan, self.lang);
        let table = &plan[id];
        let own = |line: &crate::lang::Localized<Line>| line.get(lang).text.clone();
        self.gap();
        [&table.title, &table.introduction].into_iter().flatten().for_each(|line| self.line(&own(line)));
        let space = if lang.is_japanese() { "　" } else { " / " };
        self.line(&format!("{}{space}{}", own(&table.item_heading), own(&table.goal_heading)));
        for group in &table.groups {
            self.gap();
            if let Some(title) = &group.title {
                self.line(format!("{} {}", group.numeral(lang == plan.official()), own(title)).trim_start());
            }
            group.rows.iter().for_each(|&id| self.target(&plan[id]));
        }
        self.gap();
        table.notes.iter().for_each(|note| self.line(&own(note)));
    }

    fn target(&mut self, target: &Target) {
        let (plan, lang) = (self.plan, self.lang);
        let space = if lang.is_japanese() { "" } else { " " };
        let owner = target.owner_mark.as_ref().map(|mark| format!("{space}{}", mark.get(lang).text));
        let owner = owner.unwrap_or_default();
        for value in &target.values {
            let part = value.part.as_ref().map(|part| format!(" {}", part.get(lang).text));
            let name = format!("{}{owner}{}", target.label.get(lang).text, part.unwrap_or_default());
            let label = self.say("print-fact", &[("name", &name)]);
            self.line(&format!("{label}{}", value.printed.get(lang).text));
            for result in &value.results {
                let year = plan.year_label(result.fiscal_year, lang);
                let name = self.say("print-result-of", &[("name", &year)]);
                let label = self.say("print-fact", &[("name", &name)]);
                let amount = plan[value.unit].amount(result.value, value.places(), lang);
                self.line(&format!("{label}{amount}"));
            }
        }
        let numbers: Vec<&str> = target.measures.iter().map(|&id| plan[id].place.number.as_str()).collect();
        if !numbers.is_empty() {
            let list = numbers.join(&self.say("print-list-separator", &[]));
            self.line(&self.say("print-target-measures", &[("pages", &list)]));
        }
    }
}
