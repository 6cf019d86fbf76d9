//! Two measures in one: the one that goes becomes a former name of the other, which gets its texts and facts.

use std::collections::BTreeSet;

use super::shelf::{At, Shelf};
use super::{Change, Refusal, Together, find, parts, span, with_translations};
use crate::edit;
use crate::facts;
use crate::lang::Localized;
use crate::load::front_matter::{self, Document, RawEntry};
use crate::plan::{Entry, Line, Measure, MeasureId, Plan};
use crate::source::Sources;

/// The lists of names that both have of.
const LISTS: [&str; 4] = ["audience", "also_for", "programmes", "target"];

struct Merging<'a> {
    plan: &'a Plan,
    sources: &'a Sources,
    written: &'a dyn Fn(&str) -> Option<String>,
    /// What goes.
    from: &'a Measure,
    into: &'a Measure,
}

/// Puts a measure into another. Texts are joined, lists united; its addresses lead to the other from then on.
///
/// # Errors
/// Why it can't be: both have reported of one year, one belongs to the other, sub-measures would be below one.
pub fn merge(
    plan: &Plan,
    sources: &Sources,
    written: &dyn Fn(&str) -> Option<String>,
    (from, into): (&str, &str),
) -> Result<Together, Refusal> {
    let (from, into) = (find(plan, from)?, find(plan, into)?);
    if from == into || plan[into].place.parent == Some(from) {
        return Err(Refusal::Itself);
    }
    if plan[into].place.parent.is_some() && !plan[from].children.is_empty() {
        return Err(Refusal::Levels);
    }
    let years = |of: MeasureId| -> BTreeSet<u16> {
        plan.reports.iter().filter(|report| report.measure == of).map(|report| report.fiscal_year).collect()
    };
    let both: Vec<u16> = years(from).intersection(&years(into)).copied().collect();
    if !both.is_empty() {
        return Err(Refusal::Reported(both));
    }
    let merging = Merging { plan, sources, written, from: &plan[from], into: &plan[into] };
    let mut together = Together::default();
    merging.texts(&mut together)?;
    merging.children(&mut together)?;
    merging.repeats(&mut together)?;
    merging.reports(from, &mut together);
    Ok(together)
}

impl Merging<'_> {
    fn path(&self, measure: &Measure) -> String {
        self.sources.file(measure.span.file).path.clone()
    }

    fn raw(&self, path: &str) -> Option<RawEntry> {
        let file = self.sources.ids().find(|&id| self.sources.file(id).path == path)?;
        let (content, _) = path.split_once('/')?;
        match front_matter::parse(self.sources, file, content).0? {
            Document::Entry(raw) => Some(*raw),
            _ => None,
        }
    }

    /// The files of both in each language become one.
    fn texts(&self, together: &mut Together) -> Result<(), Refusal> {
        let (from, into) = (self.path(self.from), self.path(self.into));
        let own = with_translations(self.sources, &into);
        let mut others = with_translations(self.sources, &from);
        // What is told begins with the official text.
        others.sort_by_key(|(_, ending)| ending != "md");
        for (file, ending) in others {
            together.gone.push(file.clone());
            let (raw, text) =
                (self.raw(&file).ok_or(Refusal::Unreadable)?, (self.written)(&file).unwrap_or_default());
            let Some((path, _)) = own.iter().find(|(_, of)| *of == ending) else {
                self.alone(&into, (&ending, &text), together)?;
                continue;
            };
            let old = (self.written)(path).unwrap_or_default();
            let own = self.raw(path).ok_or(Refusal::Unreadable)?;
            let mut new = joined(&old, &text).ok_or(Refusal::Unreadable)?;
            if ending == "md" {
                new = self.lists(new, &own, &raw).ok_or(Refusal::Unreadable)?;
            }
            new = lines(new, (&own, &raw), &text, &mut together.left).ok_or(Refusal::Unreadable)?;
            together.changes.push(Change { from: Some(path.clone()), to: path.clone(), text: new });
        }
        Ok(())
    }

    /// A translation that only the one that goes has: its text stays, under a title that is still to be written.
    fn alone(
        &self,
        into: &str,
        (ending, text): (&str, &str),
        together: &mut Together,
    ) -> Result<(), Refusal> {
        let text = edit::set_key(text, "title", "\"\"").ok_or(Refusal::Unreadable)?;
        let to = format!("{}.{ending}", into.trim_end_matches(".md"));
        together.changes.push(Change { from: None, to, text });
        Ok(())
    }

    /// The facts that are lists, the names that it had, and the links and exceptions of both.
    fn lists(&self, mut text: String, own: &RawEntry, other: &RawEntry) -> Option<String> {
        for key in LISTS {
            let same = |a: &str, b: &str| self.id(key, a) == self.id(key, b);
            text = united(&text, key, listed(own, key), listed(other, key), &same)?;
        }
        let names = |list: &[front_matter::RawOwner]| -> Vec<String> { list.iter().map(owner).collect() };
        let own_owners = match own.owners.is_empty() {
            false => names(&own.owners),
            true => self.into.place.owners.iter().map(|of| self.plan[of.owner].id.clone()).collect(),
        };
        let other_owners = match other.owners.is_empty() {
            false => names(&other.owners),
            true => self.from.place.owners.iter().map(|of| self.plan[of.owner].id.clone()).collect(),
        };
        text = united(&text, "owner", own_owners, other_owners, &|a, b| self.owner(a) == self.owner(b))?;
        let former: Vec<String> =
            std::iter::once(&self.from.slug).chain(&self.from.aliases).cloned().collect();
        let same = |a: &str, b: &str| a == b;
        text = united(&text, "aliases", self.into.aliases.clone(), former, &same)?;
        united(&text, "was", self.into.was.clone(), self.from.was.clone(), &same)
    }

    /// The id that a name of a list stands for.
    fn id(&self, key: &str, name: &str) -> String {
        let plan = self.plan;
        let is_named = |id: &String, of: &Localized<Line>| id == name || of.official.text == name;
        let found = match key {
            "programmes" => plan.programmes.iter().find(|of| is_named(&of.id, &of.name)).map(|of| &of.id),
            "target" => plan.targets.iter().find(|of| is_named(&of.id, &of.label)).map(|of| &of.id),
            _ => plan.audiences.iter().find(|of| is_named(&of.id, &of.name)).map(|of| &of.id),
        };
        found.cloned().unwrap_or_else(|| name.to_string())
    }

    /// The id of an owner as a list of owners has it: by id or name, alone or with a role.
    fn owner(&self, written: &str) -> String {
        let name =
            written.strip_prefix("{id: ").and_then(|rest| rest.split(", role: ").next()).unwrap_or(written);
        let owners = &mut self.plan.owners.iter();
        let found = owners.find(|of| of.id == name || of.name.official.text == name);
        found.map_or_else(|| name.to_string(), |of| of.id.clone())
    }

    /// Its sub-measures go below the other, after those that stand there.
    fn children(&self, together: &mut Together) -> Result<(), Refusal> {
        let into = self.path(self.into);
        let mut shelf = Shelf::of(self.sources);
        let at = shelf.find(&into).ok_or(Refusal::NoMeasure)?;
        let mut below: Vec<At> = Vec::new();
        let paths = |of: &Measure| -> Vec<String> {
            of.children.iter().map(|&child| self.sources.file(span(self.plan, child)).path.clone()).collect()
        };
        below.extend(paths(self.into).iter().filter_map(|path| shelf.find(path)));
        if let Some(from) = shelf.find(&self.path(self.from)) {
            shelf.remove(from);
        }
        let mut placed = Vec::new();
        for path in paths(self.from) {
            let own = shelf.find(&path).ok_or(Refusal::NoMeasure)?;
            shelf.remove(own);
            let stem = path
                .rsplit('/')
                .next()
                .and_then(parts)
                .map_or("", |(_, _, rest)| rest.trim_end_matches(".md"));
            let place = shelf.after(at, &below, stem);
            below.push(place);
            placed.push((path, place));
        }
        for (path, place) in placed {
            for (file, ending) in with_translations(self.sources, &path) {
                let mut text = (self.written)(&file).unwrap_or_default();
                if ending == "md" {
                    text = self.below(text, &path).ok_or(Refusal::Unreadable)?;
                }
                let to = shelf.path(place, &ending);
                together.changes.push(Change { from: Some(file), to, text });
            }
        }
        together.moving(&shelf, self.written);
        Ok(())
    }

    /// The file of a sub-measure as it stands below the other.
    fn below(&self, text: String, path: &str) -> Option<String> {
        let (plan, into) = (self.plan, self.into);
        let mut text = edit::set_key(&text, "parent", &into.slug)?;
        if edit::value_of(&text, "section").is_some() {
            text = edit::set_key(&text, "section", &plan[into.place.node].id)?;
        }
        // Under the heading of another owner that one carries it out too.
        let group = into.place.group.map(|group| plan[group].id.clone());
        let raw = self.raw(path)?;
        let own: Vec<String> = raw.owners.iter().map(owner).collect();
        match group {
            Some(group) if !own.is_empty() => {
                united(&text, "owner", own, vec![group], &|a, b| self.owner(a) == self.owner(b))
            }
            _ => Some(text),
        }
    }

    /// What repeated it repeats the other, unless that would stand there twice.
    fn repeats(&self, together: &mut Together) -> Result<(), Refusal> {
        let plan = self.plan;
        let place = |entry: Entry| (plan.place(entry).node, plan.place(entry).parent);
        let into = (self.into.place.node, self.into.place.parent);
        let mut taken: Vec<_> =
            self.into.repeats.iter().map(|&id| place(Entry::Repeat(id))).chain([into]).collect();
        for &id in &self.from.repeats {
            let entry = Entry::Repeat(id);
            let path = &self.sources.file(span(plan, entry)).path;
            let files = with_translations(self.sources, path);
            if plan[id].body.is_none() && taken.contains(&place(entry)) {
                together.gone.extend(files.into_iter().map(|(file, _)| file));
                continue;
            }
            taken.push(place(entry));
            let text = (self.written)(path).unwrap_or_default();
            let text = edit::set_key(&text, "repeats", &self.into.slug).ok_or(Refusal::Unreadable)?;
            // It may have made room for a sub-measure.
            match together.changes.iter_mut().find(|change| change.from.as_ref() == Some(path)) {
                Some(change) => change.text = text,
                None => together.changes.push(Change { from: Some(path.clone()), to: path.clone(), text }),
            }
        }
        Ok(())
    }

    /// What it reported is told of the other.
    fn reports(&self, from: MeasureId, together: &mut Together) {
        for report in self.plan.reports.iter().filter(|report| report.measure == from) {
            let path = &self.sources.file(report.span.file).path;
            let Some((folder, _)) = path.rsplit_once('/') else { continue };
            let to = format!("{folder}/{}.yaml", self.into.slug);
            let text = (self.written)(path).unwrap_or_default();
            together.changes.push(Change { from: Some(path.clone()), to, text });
        }
    }
}

fn listed(raw: &RawEntry, key: &str) -> Vec<String> {
    let list = match key {
        "audience" => &raw.audience,
        "also_for" => &raw.also_for,
        "programmes" => &raw.programmes,
        _ => &raw.target,
    };
    list.iter().map(|named| named.name.clone()).collect()
}

/// An owner as a list has it.
fn owner(raw: &front_matter::RawOwner) -> String {
    match &raw.role {
        Some(role) => format!("{{id: {}, role: {}}}", raw.owner.name, role.name),
        None => raw.owner.name.clone(),
    }
}

/// A list with what the other has and it has not; untouched where that is nothing.
fn united(
    text: &str,
    key: &str,
    own: Vec<String>,
    other: Vec<String>,
    same: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    let mut all = own.clone();
    for name in other {
        if !all.iter().any(|known| same(known, &name)) {
            all.push(name);
        }
    }
    if all.len() == own.len() {
        return Some(text.to_string());
    }
    let written = |name: &String| match name.starts_with("{id: ") {
        true => name.clone(),
        false => edit::quoted_in_list(name),
    };
    let names: Vec<String> = all.iter().map(written).collect();
    edit::set_key(text, key, &format!("[{}]", names.join(", ")))
}

/// A file with the text of another after its own.
fn joined(own: &str, other: &str) -> Option<String> {
    let body = edit::body_of(other)?;
    let text = other[body].trim_matches(['\r', '\n']).replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Some(own.to_string());
    }
    let line_end = if own.contains("\r\n") { "\r\n" } else { "\n" };
    let text = text.replace('\n', line_end);
    let body = edit::body_of(own)?;
    let kept = own[body.start..].trim_end_matches(['\r', '\n', ' ']);
    let end = body.start + kept.len();
    let gap = if kept.trim().is_empty() { String::new() } else { line_end.repeat(2) };
    let tail = if own[end..].contains('\n') { &own[end..] } else { line_end };
    let open = if own[..end].ends_with('\n') || !gap.is_empty() { "" } else { line_end };
    Some([&own[..end], open, &gap, &text, tail].concat())
}

/// Facts that are lines, links and exceptions: those that it has not come from the other, and what both say in two ways is
/// `left`.
fn lines(
    mut text: String,
    (own, other): (&RawEntry, &RawEntry),
    from: &str,
    left: &mut Vec<(String, String)>,
) -> Option<String> {
    let said = |raw: &RawEntry, key: &str| match key {
        "status" => raw.status.as_ref().map(|status| status.name.clone()),
        "title" => raw.title.as_ref().map(|title| title.text.clone()),
        key => raw.lines.iter().find(|(of, _)| *of == key).map(|(_, line)| line.text.clone()),
    };
    for key in ["title", "status"].into_iter().chain(facts::line_keys()) {
        match (said(own, key), said(other, key)) {
            (_, None) => {}
            (None, Some(_)) if key != "title" => {
                text = edit::set_key(&text, key, edit::value_of(from, key)?)?
            }
            (Some(own), Some(other)) if own == other => {}
            (_, Some(other)) => left.push((key.to_string(), other)),
        }
    }
    text = with_links(text, own, other)?;
    with_exceptions(text, own, other)
}

/// The links of both, each once.
fn with_links(text: String, own: &RawEntry, other: &RawEntry) -> Option<String> {
    let links = |raw: &RawEntry| -> Vec<(String, String)> {
        raw.links.iter().map(|link| (link.label.text.clone(), link.url.clone())).collect()
    };
    let mut all = links(own);
    all.extend(links(other).into_iter().filter(|link| !links(own).contains(link)));
    if all.len() == own.links.len() {
        return Some(text);
    }
    let row = |(label, url): &(String, String)| {
        format!("\n  - label: {}\n    url: {}", edit::quoted(label), edit::quoted(url))
    };
    edit::set_key(&text, "links", &all.iter().map(row).collect::<String>())
}

/// The findings that either lets stand.
fn with_exceptions(text: String, own: &RawEntry, other: &RawEntry) -> Option<String> {
    let allowed = |raw: &RawEntry| -> Vec<(String, String)> {
        raw.allow.iter().map(|(code, reason)| (code.name.clone(), reason.text.clone())).collect()
    };
    let mut all = allowed(own);
    all.extend(
        allowed(other).into_iter().filter(|(code, _)| allowed(own).iter().all(|(known, _)| known != code)),
    );
    if all.len() == own.allow.len() {
        return Some(text);
    }
    let row = |(code, reason): &(String, String)| format!("\n  {code}: {}", edit::quoted(reason));
    edit::set_key(&text, "allow", &all.iter().map(row).collect::<String>())
}
