//! The rows of a 新旧対照表, in one language: the same table whatever file it becomes.
//!
//! It goes through the new plan in the order of print, heading by heading: what is said under the heading, its
//! measures, its targets. What ended stands where it stood.

mod view;

use super::settings::{Layout, Side, Unchanged};
use super::{Change, Comparison, Kind, same_text};
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::plan::{Item, MeasureId, NodeId, Plan, TargetId};

#[derive(Debug)]
pub struct Table {
    pub lang: Lang,
    pub title: String,
    /// Over the left and the right column.
    pub heads: [String; 2],
    /// Over the column of remarks, if there is one.
    pub remarks: Option<String>,
    pub rows: Vec<Row>,
    /// Of each kind its name and how many there are; those that are.
    pub counts: Vec<(Kind, String, usize)>,
}

#[derive(Debug)]
pub struct Row {
    /// None for a heading.
    pub kind: Option<Kind>,
    pub left: Cell,
    pub right: Cell,
    pub remarks: Vec<String>,
}

/// What one plan says: measures, or parts of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell(pub Vec<Paragraph>);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Number and title, which are not compared.
    pub label: String,
    pub runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    pub changed: bool,
}

/// The two plans and how they are shown.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub old: &'a Plan,
    pub new: &'a Plan,
    pub comparison: &'a Comparison,
    pub layout: &'a Layout,
    pub i18n: &'a I18n,
    pub lang: Lang,
}

pub fn table(view: View<'_>) -> Table {
    let say = |id: &str| view.i18n.message(view.lang, id);
    let own = view.layout.own_heads(view.lang, view.new.official()).cloned();
    let (new, old) = own.unwrap_or_else(|| (say("compare-head-new"), say("compare-head-old")));
    let mut args = Args::new();
    args.set("new", view.new.title.get(view.lang).text.as_str());
    let counts = view.comparison.counts().into_iter().filter(|(_, count)| *count > 0);
    Table {
        lang: view.lang,
        title: view.i18n.text(view.lang, "compare-title", &args),
        heads: sides(view.layout, new, old),
        remarks: view.layout.remarks.then(|| say("compare-head-remarks")),
        rows: Rows { view, rows: Vec::new(), shown: vec![false; view.new.nodes.len()] }.all(),
        counts: counts.map(|(kind, count)| (kind, view.kind_name(kind), count)).collect(),
    }
}

/// Left and right.
fn sides<T>(layout: &Layout, new: T, old: T) -> [T; 2] {
    match layout.new_side {
        Side::Left => [new, old],
        Side::Right => [old, new],
    }
}

struct Rows<'a> {
    view: View<'a>,
    rows: Vec<Row>,
    /// Headings of the new plan that have a row.
    shown: Vec<bool>,
}

impl Rows<'_> {
    fn all(mut self) -> Vec<Row> {
        let View { new, comparison, .. } = self.view;
        let mut by_node: Vec<Vec<&Change>> = vec![Vec::new(); new.nodes.len()];
        let mut last = NodeId(0);
        for change in &comparison.changes {
            last = self.place(change).unwrap_or(last);
            by_node[last.at()].push(change);
        }
        let mut former: Vec<Option<NodeId>> = vec![None; new.nodes.len()];
        for id in self.view.old.node_ids() {
            if let Some(to) = comparison.nodes[id.at()] {
                former[to.at()].get_or_insert(id);
            }
        }
        for id in new.node_ids() {
            self.node(id, &former, &by_node[id.at()]);
        }
        for (id, _) in former_only(self.view) {
            self.ended_heading(id);
        }
        self.rows
    }

    /// The heading of the new plan that a change stands under.
    fn place(&self, change: &Change) -> Option<NodeId> {
        let View { old, new, comparison, .. } = self.view;
        match change.new.first() {
            Some(&id) => Some(new[id].place.node),
            None => comparison.nodes[old[*change.old.first()?].place.node.at()],
        }
    }

    fn node(&mut self, id: NodeId, former: &[Option<NodeId>], changes: &[&Change]) {
        let view = self.view;
        let title = |plan: &Plan, id: NodeId| plan[id].title.official.text.clone();
        let before = former[id.at()];
        let renamed = before.is_none_or(|of| !same_text(&title(view.old, of), &title(view.new, id)));
        if renamed {
            self.headings(id, former);
        }
        let prose = |plan: &Plan, id: NodeId, lang: Lang| prose(plan, id, lang);
        let official = view.new.official();
        let (was, is) = (
            before.map(|of| prose(view.old, of, official)).unwrap_or_default(),
            prose(view.new, id, official),
        );
        if !same_text(&was, &is) {
            self.headings(id, former);
            let was = before.map(|of| prose(view.old, of, view.lang)).unwrap_or_default();
            let (to, of) = view.runs(&was, &prose(view.new, id, view.lang));
            let cell = |runs| Cell(vec![Paragraph { label: String::new(), runs }]);
            self.push(Some(Kind::Changed), cell(to), cell(of), Vec::new());
        }
        for change in changes {
            self.change(change, id, former);
        }
        self.targets(id, former);
    }

    fn push(&mut self, kind: Option<Kind>, new: Cell, old: Cell, remarks: Vec<String>) {
        let [left, right] = sides(self.view.layout, new, old);
        self.rows.push(Row { kind, left, right, remarks });
    }

    /// A heading and those above it, each once.
    fn headings(&mut self, id: NodeId, former: &[Option<NodeId>]) {
        let view = self.view;
        for at in view.new.path_to(id) {
            if std::mem::replace(&mut self.shown[at.at()], true) {
                continue;
            }
            let cell = |numeral: String, runs: Vec<Run>| Cell(vec![Paragraph { label: numeral, runs }]);
            let title = &view.new[at].title.get(view.lang).text;
            let numeral = view.new.numeral(at, view.lang);
            let (new, old, remarks) = match former[at.at()] {
                Some(of) => {
                    let (to, was) = view.runs(&view.old[of].title.get(view.lang).text, title);
                    (cell(numeral, to), cell(view.old.numeral(of, view.lang), was), Vec::new())
                }
                None => {
                    let remark = view.remark("new").into_iter().collect();
                    (cell(numeral, view.whole(title, true)), Cell::default(), remark)
                }
            };
            self.push(None, new, old, remarks);
        }
    }

    fn ended_heading(&mut self, id: NodeId) {
        let view = self.view;
        let runs = view.whole(&view.old[id].title.get(view.lang).text, false);
        let old = Cell(vec![Paragraph { label: view.old.numeral(id, view.lang), runs }]);
        self.push(None, Cell::default(), old, view.remark("ended").into_iter().collect());
    }

    fn change(&mut self, change: &Change, id: NodeId, former: &[Option<NodeId>]) {
        let view = self.view;
        if change.kind == Kind::Unchanged && view.layout.unchanged == Unchanged::Drop {
            return;
        }
        self.headings(id, former);
        let (mut new, mut old) = (self.cells(change, true), self.cells(change, false));
        let official = |plan: &Plan, ids: &[MeasureId]| -> String {
            ids.iter().map(|&id| super::official_text(plan, id)).collect::<Vec<_>>().join("\n")
        };
        let same = same_text(&official(view.old, &change.old), &official(view.new, &change.new));
        if same && view.layout.unchanged != Unchanged::Keep {
            for cell in [&mut new, &mut old] {
                let label = cell.0.first().map(|first| first.label.clone()).unwrap_or_default();
                *cell = view.omitted();
                cell.0[0].label = label;
            }
        } else if same {
            for run in new.0.iter_mut().chain(&mut old.0).flat_map(|paragraph| &mut paragraph.runs) {
                run.changed = false;
            }
        } else if !change.old.is_empty() && !change.new.is_empty() {
            self.compared(change, &mut new, &mut old);
        }
        let remarks = self.remarks(change);
        self.push(Some(change.kind), new, old, remarks);
    }

    /// Each measure as a whole.
    fn cells(&self, change: &Change, is_new: bool) -> Cell {
        let view = self.view;
        let (plan, ids) = if is_new { (view.new, &change.new) } else { (view.old, &change.old) };
        let paragraph = |&id: &MeasureId| Paragraph {
            label: view.label(plan, id),
            runs: view.whole(&view.text(plan, id), is_new),
        };
        Cell(ids.iter().map(paragraph).collect())
    }

    /// Puts what changed of the texts into two cells. Several measures are compared as one text and parted again.
    fn compared(&self, change: &Change, new: &mut Cell, old: &mut Cell) {
        let view = self.view;
        let text = |plan: &Plan, ids: &[MeasureId]| -> Vec<String> {
            ids.iter().map(|&id| view.text(plan, id)).collect()
        };
        let (olds, news) = (text(view.old, &change.old), text(view.new, &change.new));
        let (to, of) = view.runs(&olds.concat(), &news.concat());
        part(new, to, &news);
        part(old, of, &olds);
    }

    fn remarks(&self, change: &Change) -> Vec<String> {
        let view = self.view;
        let mut names = vec![change.kind.name()];
        if change.moved && change.kind != Kind::Moved && !change.old.is_empty() && !change.new.is_empty() {
            names.push("moved");
        }
        let mut remarks: Vec<String> = names.into_iter().filter_map(|name| view.remark(name)).collect();
        let owner = |plan: &Plan, ids: &[MeasureId]| {
            let first = ids.first().and_then(|&id| plan[id].place.owner());
            first.map(|owner| plan[owner].name.official.text.clone())
        };
        let both = owner(view.old, &change.old).zip(owner(view.new, &change.new));
        if both.is_some_and(|(of, to)| of != to) {
            remarks.extend(view.remark("owner"));
        }
        remarks.extend(change.remark.clone());
        remarks
    }

    fn targets(&mut self, id: NodeId, former: &[Option<NodeId>]) {
        let view = self.view;
        let stands = |item: &Item| matches!(item, Item::Table(_));
        if !view.new[id].items.iter().any(stands) {
            return;
        }
        let first = view.new.tables.iter().position(|table| table.node == id) == Some(0);
        for &(of, to) in &view.comparison.targets {
            let here = to.map_or(first, |to| table_node(view.new, to) == Some(id));
            let text = |plan: &Plan, id: Option<TargetId>, lang: Lang| -> String {
                id.map(|id| target_text(plan, id, lang)).unwrap_or_default()
            };
            let official = view.new.official();
            if !here || same_text(&text(view.old, of, official), &text(view.new, to, official)) {
                continue;
            }
            self.headings(id, former);
            let (new, old) = view.runs(&text(view.old, of, view.lang), &text(view.new, to, view.lang));
            let cell = |runs: Vec<Run>| match runs.is_empty() {
                true => Cell::default(),
                false => Cell(vec![Paragraph { label: String::new(), runs }]),
            };
            let kind = match (of, to) {
                (None, _) => Kind::New,
                (_, None) => Kind::Ended,
                _ => Kind::Changed,
            };
            let remarks = view.remark(kind.name()).into_iter().collect();
            self.push(Some(kind), cell(new), cell(old), remarks);
        }
    }
}

/// Headings of the old plan that none of the new one continues.
fn former_only(view: View<'_>) -> impl Iterator<Item = (NodeId, ())> + '_ {
    view.old.node_ids().filter(move |id| view.comparison.nodes[id.at()].is_none()).map(|id| (id, ()))
}

/// Deals runs out to the paragraphs whose texts they are together.
fn part(cell: &mut Cell, runs: Vec<Run>, texts: &[String]) {
    let mut runs = runs.into_iter();
    let mut next = runs.next();
    for (paragraph, text) in cell.0.iter_mut().zip(texts) {
        paragraph.runs.clear();
        let mut room = text.len();
        while let Some(mut run) = next.take() {
            if room == 0 {
                next = Some(run);
                break;
            }
            if run.text.len() > room {
                let rest = run.text.split_off(room);
                next = Some(Run { text: rest, changed: run.changed });
            } else {
                next = runs.next();
            }
            room -= run.text.len();
            paragraph.runs.push(run);
        }
    }
}

/// What is said under a heading that is no measure.
fn prose(plan: &Plan, id: NodeId, lang: Lang) -> String {
    let node = &plan[id];
    let passages = node.items.iter().filter_map(|item| match item {
        Item::Passage(id) => Some(plan[*id].text.body.get(lang).text.as_str()),
        _ => None,
    });
    let all: Vec<&str> = std::iter::once(node.text.body.get(lang).text.as_str()).chain(passages).collect();
    all.join("\n").trim().to_string()
}

fn target_text(plan: &Plan, id: TargetId, lang: Lang) -> String {
    let target = &plan[id];
    let value = |value: &crate::plan::TargetValue| match &value.part {
        Some(part) => format!("{} {}", part.get(lang).text, value.printed.get(lang).text),
        None => value.printed.get(lang).text.clone(),
    };
    let values: Vec<String> = target.values.iter().map(value).collect();
    format!("{}\n{}", target.label.get(lang).text, values.join("\n"))
}

fn table_node(plan: &Plan, id: TargetId) -> Option<NodeId> {
    let has = |table: &&crate::plan::TargetTable| table.groups.iter().any(|group| group.rows.contains(&id));
    plan.tables.iter().find(has).map(|table| table.node)
}
