//! The page of one measure.

use serde::Serialize;
use tera::Value;

use super::{Maker, description_limit, serialized, shorten};
use crate::address::{self, Page};
use crate::diff::Piece;
use crate::facts::{self, FACTS, Fact};
use crate::i18n::Args;
use crate::markdown;
use crate::plan::*;
use crate::site::view::{Text, colour};
use crate::site::{Crumb, PageDraft, contacts, qr};
use crate::translate;

#[derive(Serialize)]
struct RelatedView<'a> {
    entry: Value,
    /// Why it is shown, in the page's language; none where that has no words for it.
    words: Vec<&'a str>,
}

/// A fact in the list beside the text.
#[derive(Serialize)]
struct FactView {
    /// Its name.
    label: String,
    values: Vec<FactValue>,
}

#[derive(Serialize)]
struct FactValue {
    #[serde(flatten)]
    text: Text,
    /// Where it leads, relative to the language's folder; or an address of the web.
    href: Option<String>,
    external: bool,
    /// The role of an owner.
    role: Option<Text>,
    /// Which of the stylesheet's colours an owner has.
    colour: u32,
    /// Of a target: what it aims at and what was reached, part by part.
    notes: Vec<String>,
}

/// A piece of a changed text: `same`, `removed` or `added`.
#[derive(Serialize)]
struct PieceView {
    kind: &'static str,
    text: String,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn measure(&self, id: MeasureId) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let measure = &plan[id];
        let neighbour = |at: Option<u32>| {
            let at = at.filter(|&at| (at as usize) < plan.measures.len())?;
            Some(views.entry_link(Entry::Measure(MeasureId(at))))
        };
        let values = vec![
            ("entry", views.entry(Entry::Measure(id))),
            ("text", views.text_on_its_page(id)),
            ("changes", serialized(&self.changes(id))),
            ("filters", Value::none()),
            ("facts", serialized(&self.facts(id))),
            (
                "history",
                serialized(&self.inputs.edition.map(|of| of.history(id, self.inputs.i18n, views.lang))),
            ),
            ("reports", serialized(&self.reports(id))),
            ("today", serialized(&self.inputs.edition.map(|of| of.today(id, views.lang)))),
            ("contacts", serialized(&self.contacts(measure))),
            ("qr", self.code(measure).map_or(Value::none(), |svg| Value::safe_string(&svg))),
            ("related", serialized(&self.related(id))),
            ("previous", serialized(&neighbour(id.0.checked_sub(1)))),
            ("next", serialized(&neighbour(id.0.checked_add(1)))),
        ];
        let mut draft = self.draft(Page::Measure(&measure.slug), views.text(&measure.title), values);
        let text = measure.body.get(views.lang).text.replace('\n', " ");
        draft.description = shorten(&text, description_limit(views.lang));
        draft.measure = Some(id);
        draft.chapter = Some(measure.place.top);
        let path = plan.path_to(measure.place.node).into_iter().map(|id| views.heading_link(id));
        draft.breadcrumbs.extend(path.map(|link| Crumb { href: link.href, label: link.label }));
        // The last step of the path leads to where the measure stands among the others.
        if let Some(last) = draft.breadcrumbs.last_mut() {
            last.href = address::in_chapter(plan, Entry::Measure(id));
        }
        if let Some(parent) = measure.place.parent {
            let href = address::entry(plan, Entry::Measure(parent));
            draft.breadcrumbs.push(Crumb { href, label: views.text(&plan[parent].title) });
        }
        draft
    }

    /// Whom readers ask about a measure that names no contact of its own.
    fn contacts(&self, measure: &Measure) -> Vec<contacts::ContactView> {
        let owners: Vec<OwnerId> = measure.place.owners.iter().map(|carrier| carrier.owner).collect();
        contacts::of_owners(self.views.plan, &owners, self.views.lang)
    }

    /// The address of the measure as a code for paper, where the site has one.
    fn code(&self, measure: &Measure) -> Option<String> {
        let base = self.views.plan.settings.base_url.as_deref()?;
        let address = format!("{base}{}/{}", self.views.lang, Page::Measure(&measure.slug).path());
        qr::svg(&address, &self.message("qr-label"))
    }

    /// What has changed in the official text since its translation was made, where that is known.
    fn changes(&self, id: MeasureId) -> Option<Vec<PieceView>> {
        let changes = translate::measure_page(&self.views.plan[id]).changes(self.views.lang)?;
        let view = |piece| match piece {
            Piece::Same(text) => PieceView { kind: "same", text },
            Piece::Removed(text) => PieceView { kind: "removed", text },
            Piece::Added(text) => PieceView { kind: "added", text },
        };
        Some(changes.into_iter().map(view).collect())
    }

    /// The facts that the measure has.
    fn facts(&self, id: MeasureId) -> Vec<FactView> {
        let view = |fact: &Fact| {
            let values = fact.values(self.views.plan, id);
            let values: Vec<FactValue> =
                values.iter().filter_map(|value| self.fact_value(id, value)).collect();
            (!values.is_empty()).then(|| FactView { label: self.message(fact.label), values })
        };
        FACTS.iter().filter_map(view).collect()
    }

    /// None for a link that is no address of the web: it never becomes one.
    fn fact_value(&self, id: MeasureId, value: &facts::Value) -> Option<FactValue> {
        let views = self.views;
        let plan = views.plan;
        let (mut role, mut of_owner, mut external) = (None, 0, false);
        let href = match value {
            facts::Value::Line(_) | facts::Value::Status(_) => None,
            facts::Value::Owner(carrier) => {
                role = carrier.role.map(|role| views.text(&plan[role].name));
                of_owner = colour(Some(carrier.owner));
                Some(views.owner_link(carrier.owner).href)
            }
            facts::Value::Audience(id) => Some(views.audience_link(*id).href),
            facts::Value::Programme(id) => Some(views.programme_link(*id).href),
            facts::Value::Target(id) => Some(views.target_link(*id).href),
            facts::Value::Link(at) => {
                external = true;
                Some(plan[id].links[*at].url.clone()).filter(|url| markdown::is_web_address(url))
            }
        };
        if external && href.is_none() {
            return None;
        }
        let text = match (value.label(plan, id), value) {
            (Some(label), _) => views.text(label),
            (None, facts::Value::Status(status)) => {
                self.own(self.message(&format!("status-{}", status.name())))
            }
            (None, _) => return None,
        };
        let notes = match value {
            facts::Value::Target(id) => self.target_notes(*id),
            _ => Vec::new(),
        };
        Some(FactValue { text, href, external, role, colour: of_owner, notes })
    }

    /// Of each value of a target: part, target, newest result.
    fn target_notes(&self, id: TargetId) -> Vec<String> {
        let (views, plan) = (self.views, self.views.plan);
        let note = |value: &TargetValue| {
            let part = value.part.as_ref().map(|part| views.text(part).text);
            let goal = views.text(&value.printed).text;
            let reached = value.results.last().map(|result| {
                let mut args = Args::new();
                args.set("result", self.year_value("result-short", &result.figure(), value));
                self.text("fact-target-result", &args)
            });
            [part, Some(goal), reached].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        plan[id].values.iter().map(note).collect()
    }

    fn related(&self, id: MeasureId) -> Vec<RelatedView<'_>> {
        let (views, terms) = (self.views, self.inputs.terms);
        let (lang, official) = (views.lang, views.plan.official());
        let is_worded = lang == official || lang.is_japanese() && official.is_japanese();
        let related = self.inputs.related[id.at()].iter();
        related
            .map(|related| RelatedView {
                entry: views.entry(Entry::Measure(related.measure)),
                words: match is_worded {
                    true => related.words.iter().map(String::as_str).collect(),
                    false => related.reasons(terms, lang),
                },
            })
            .collect()
    }
}
