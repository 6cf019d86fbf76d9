//! Every text of the plan beside its translation into a language, and where both are written.

use crate::lang::{Lang, Localized};
use crate::plan::{Body, Item, Line, Measure, Plan};
use crate::source::{Sources, Span};

/// A text and its translation.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// What exceptions of the glossary name it by: the slug of a measure, node or passage, the id of a row of a
    /// table, or `plan`, `preamble`, `targets`.
    pub slug: &'a str,
    pub part: Part,
    /// In the official language.
    pub official: &'a str,
    pub translated: Option<&'a str>,
    pub official_span: Span,
    /// The whole of the translation; where there is none, the official text.
    pub translated_span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Body,
    /// A fact of a measure that is a line of text, or the label of a link.
    Fact,
    /// A value of plan.yaml or targets.yaml.
    Table,
}

/// All texts of the plan, each with its translation into `lang`; with that of the official language itself none has.
pub fn texts(plan: &Plan, lang: Lang) -> Vec<Text<'_>> {
    let mut out = Vec::new();
    let mut list = List { lang, official: plan.official(), out: &mut out };
    plan_table(plan, &mut list);
    list.body("preamble", &plan.preamble.body);
    for node in &plan.nodes {
        list.line(&node.slug, Part::Title, &node.title);
        list.body(&node.slug, &node.text.body);
        for item in &node.items {
            match item {
                Item::OwnerLine(line) => list.line(&node.slug, Part::Fact, line),
                Item::Passage(id) => list.body(&plan[*id].slug, &plan[*id].text.body),
                _ => {}
            }
        }
    }
    plan.measures.iter().for_each(|measure| measure_texts(measure, &mut list));
    targets_tables(plan, &mut list);
    out
}

/// Every body of the plan in every language it is in, with what [`Text::slug`] is for it.
pub fn bodies(plan: &Plan) -> Vec<(&str, &Body, Lang)> {
    let mut bodies: Vec<(&str, &Localized<Body>)> = vec![("preamble", &plan.preamble.body)];
    bodies.extend(plan.nodes.iter().map(|node| (node.slug.as_str(), &node.text.body)));
    bodies.extend(plan.passages.iter().map(|passage| (passage.slug.as_str(), &passage.text.body)));
    bodies.extend(plan.measures.iter().map(|measure| (measure.slug.as_str(), &measure.body)));
    let mut out = Vec::new();
    for (slug, body) in bodies {
        out.push((slug, &body.official, body.lang));
        out.extend(body.translations.iter().map(|(lang, body)| (slug, body, *lang)));
    }
    let repeats =
        plan.repeats.iter().filter_map(|repeat| Some((repeat.slug.as_str(), repeat.body.as_ref()?)));
    out.extend(repeats.map(|(slug, body)| (slug, body, plan.official())));
    out
}

struct List<'l, 'a> {
    lang: Lang,
    official: Lang,
    out: &'l mut Vec<Text<'a>>,
}

impl<'a> List<'_, 'a> {
    fn line(&mut self, slug: &'a str, part: Part, line: &'a Localized<Line>) {
        let translated = line.exact(self.lang).filter(|_| self.lang != self.official);
        self.out.push(Text {
            slug,
            part,
            official: &line.official,
            translated: translated.map(|line| line.text.as_str()),
            official_span: line.official.span,
            translated_span: translated.map_or(line.official.span, |line| line.span),
        });
    }

    /// Nothing where the official text is empty.
    fn body(&mut self, slug: &'a str, body: &'a Localized<Body>) {
        let translated = body.exact(self.lang).filter(|_| self.lang != self.official);
        if !body.official.text.is_empty() {
            self.out.push(Text {
                slug,
                part: Part::Body,
                official: &body.official.text,
                translated: translated.map(|body| body.text.as_str()),
                official_span: body.official.span,
                translated_span: translated.map_or(body.official.span, |body| body.span),
            });
        }
    }
}

fn measure_texts<'a>(measure: &'a Measure, list: &mut List<'_, 'a>) {
    // A title that is how the text begins is no text of its own.
    if measure.title.official.span != measure.body.official.span {
        list.line(&measure.slug, Part::Title, &measure.title);
    }
    list.body(&measure.slug, &measure.body);
    let lines = measure.lines.iter().map(|(_, line)| line);
    let labels = measure.links.iter().map(|link| &link.label);
    let owner_line = measure.owner_line.iter().map(|line| &line.text);
    lines.chain(labels).chain(owner_line).for_each(|line| list.line(&measure.slug, Part::Fact, line));
}

fn plan_table<'a>(plan: &'a Plan, list: &mut List<'_, 'a>) {
    let mut add = |slug, line| list.line(slug, Part::Table, line);
    add("plan", &plan.title);
    add("plan", &plan.fiscal_year_label);
    plan.parties.iter().for_each(|party| add("plan", party));
    for owner in &plan.owners {
        add(&owner.id, &owner.name);
        owner.heading.iter().for_each(|heading| add(&owner.id, heading));
    }
    plan.roles.iter().for_each(|role| add(&role.id, &role.name));
    plan.audiences.iter().for_each(|audience| add(&audience.id, &audience.name));
    plan.programmes.iter().for_each(|programme| add(&programme.id, &programme.name));
    let settings = &plan.settings;
    for line in [&settings.source, &settings.publisher, &settings.licence].into_iter().flatten() {
        add("plan", line);
    }
}

fn targets_tables<'a>(plan: &'a Plan, list: &mut List<'_, 'a>) {
    let mut add = |slug, line| list.line(slug, Part::Table, line);
    for table in &plan.tables {
        for line in [&table.title, &table.introduction].into_iter().flatten() {
            add("targets", line);
        }
        add("targets", &table.item_heading);
        add("targets", &table.goal_heading);
        table.groups.iter().filter_map(|group| group.title.as_ref()).for_each(|title| add("targets", title));
        table.notes.iter().for_each(|note| add("targets", note));
    }
    for target in &plan.targets {
        add(&target.id, &target.label);
        target.owner_mark.iter().for_each(|mark| add(&target.id, mark));
        for value in &target.values {
            value.part.iter().for_each(|part| add(&target.id, part));
            add(&target.id, &value.printed);
        }
    }
}

impl Text<'_> {
    /// Where `needle` stands in the translation, or else the whole of it.
    pub fn in_translation(&self, needle: &str, sources: &Sources) -> Span {
        within(self.translated_span, needle, sources)
    }

    /// Where `needle` stands in the official text, or else the whole of it.
    pub fn in_official(&self, needle: &str, sources: &Sources) -> Span {
        within(self.official_span, needle, sources)
    }
}

/// Where `needle` stands in the text of a span, or else the whole of it.
pub fn within(span: Span, needle: &str, sources: &Sources) -> Span {
    match sources.text(span).find(needle).filter(|_| !needle.is_empty()) {
        Some(at) => Span { start: span.start + at, end: span.start + at + needle.len(), ..span },
        None => span,
    }
}
