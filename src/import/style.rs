//! How a plan's measures are printed: what most of them have is the plan's style, and each says only what differs.

use crate::number::Style;

use super::escape;
use super::outline::{Measure, MeasureStyle, Outline};

/// Settles the plan's style of measures.
pub fn settle(outline: &mut Outline) {
    let entries: Vec<&Measure> = outline.entries();
    let tops = || outline_tops(outline);
    let titled = tops().filter(|measure| measure.title.is_some()).count();
    let count = tops().count();
    let numbered = tops().filter(|measure| measure.number > 0).count();
    let mut style =
        MeasureStyle { official_titles: count > 0 && titled * 2 >= count, ..MeasureStyle::default() };
    if numbered * 2 > count {
        let styles = tops().filter(|measure| measure.number > 0).map(|measure| measure.style_of.clone());
        let common = super::most(styles.flatten());
        style.number =
            common.map_or("none".to_string(), |pattern| super::levels::named_style(&pattern).to_string());
        style.mark.clear();
    } else if let Some(mark) =
        super::most(tops().filter(|measure| measure.number == 0).filter_map(|m| m.printed.clone()))
    {
        style.mark = mark;
    }
    let subs = entries.iter().filter(|entry| entry.number == 0).filter_map(|entry| entry.printed.clone());
    let subs: Vec<String> = subs.collect();
    let of_children: Vec<String> = children(outline);
    if let Some(mark) = super::most(of_children.into_iter()) {
        style.sub_mark = mark;
    } else if subs.is_empty() && count == 0 {
        style = MeasureStyle::default();
    }
    let repeats = entries.iter().filter_map(|entry| entry.repeat.as_ref());
    let after =
        super::most(repeats.clone().filter(|repeat| !repeat.before).map(|repeat| repeat.mark.clone()));
    style.repeat_mark = match after {
        Some(mark) => mark,
        None if repeats.clone().next().is_some() => String::new(),
        None => style.repeat_mark,
    };
    let at_title =
        tops().filter_map(|measure| measure.owner_line.as_ref()).filter(|(_, at_title)| *at_title).count();
    let lines = tops().filter(|measure| measure.owner_line.is_some()).count();
    style.owner_at_title = at_title * 2 > lines;
    outline.style = style;
    tell_apart(outline);
    place_owner_lines(outline);
}

fn outline_tops(outline: &Outline) -> impl Iterator<Item = &Measure> {
    let mut tops = Vec::new();
    outline.each_node(&mut |node| tops.extend(node.measures()));
    tops.into_iter()
}

fn children(outline: &Outline) -> Vec<String> {
    outline_tops(outline)
        .flat_map(|measure| &measure.children)
        .filter_map(|child| child.printed.clone())
        .collect()
}

/// Leaves `printed` only where the plan's style would print something else.
fn tell_apart(outline: &mut Outline) {
    let style = outline.style.clone();
    let number = Style::of(&style.number).unwrap_or(Style::None);
    outline.each_node_mut(&mut |node| {
        let mut position = 0;
        for item in &mut node.items {
            let super::outline::Item::Measure(measure) = item else { continue };
            position += 1;
            let usual = match number.format(position) {
                number if !number.is_empty() => number,
                _ if measure.title.is_some() && style.official_titles => String::new(),
                _ => style.mark.clone(),
            };
            measure.printed = measure.printed.take().filter(|printed| *printed != usual);
            for child in &mut measure.children {
                child.printed = child.printed.take().filter(|printed| *printed != style.sub_mark);
            }
        }
    });
}

/// Where a line of owners stands elsewhere than with most measures, it is part of the text.
fn place_owner_lines(outline: &mut Outline) {
    let usual = outline.style.owner_at_title;
    outline.each_node_mut(&mut |node| {
        for item in &mut node.items {
            let super::outline::Item::Measure(measure) = item else { continue };
            let elsewhere = |(_, at_title): &mut (String, bool)| *at_title != usual;
            if measure.body.is_empty() || measure.repeat.is_some() || !measure.children.is_empty() {
                continue;
            }
            if let Some((line, at_title)) = measure.owner_line.take_if(elsewhere) {
                let line = escape::markdown(&line);
                let (first, second) = if at_title { (&line, &measure.body) } else { (&measure.body, &line) };
                measure.body = format!("{first}\n\n{second}");
            }
        }
    });
}
