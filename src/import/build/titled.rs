//! Measures whose text is all that stands below them: with a title, or with a word before their number.

use crate::import::blocks::{Block, Head, Kind};
use crate::import::escape;
use crate::import::measures;
use crate::import::outline::{Item, Measure};
use crate::import::owners::{self, Named};
use crate::import::prose::{Prose, append};

use super::Builder;

/// A measure with a title, until all below it has been read.
pub struct Titled {
    pub measure: Box<Measure>,
    pub parts: Vec<TitledPart>,
    /// Whether blank lines end it, and not the next heading alone.
    pub ends_at_blank: bool,
}

pub enum TitledPart {
    Prose(Prose),
    Owners(Named),
}

impl Builder {
    /// A measure with a word before its number, Action 1.1:, and its owners on the next line is one with all the lines
    /// that follow.
    pub fn keep_open(&mut self, block: &Block, next: Option<&Block>) {
        let worded = matches!(&block.kind, Kind::Bullet(bullet) if measures::is_word(bullet));
        let owned = next.is_some_and(|next| matches!(next.kind, Kind::Owners(_)) && !next.parted);
        if !worded || !owned {
            return;
        }
        if let Some(items) = self.node().map(|node| &mut node.items)
            && let Some(Item::Measure(measure)) = items.pop_if(|item| matches!(item, Item::Measure(_)))
        {
            self.titled = Some(Titled { measure, parts: Vec::new(), ends_at_blank: true });
        }
    }

    /// A measure beside the outermost headings is a heading with all that stands below it as its one measure.
    pub fn open_node_of_one(&mut self, block: &Block, head: &Head, level: usize) {
        self.open_node(block, &Head { level, ..head.clone() });
        let topic = self.node().map(|node| node.title.clone());
        let measure =
            Measure { line: block.lines[0], topic, printed: Some(String::new()), ..Measure::default() };
        self.titled = Some(Titled { measure: Box::new(measure), parts: Vec::new(), ends_at_blank: false });
    }

    pub fn open_titled(&mut self, block: &Block, head: &Head) {
        self.close_titled();
        if let Some(level) = head.beside.filter(|level| self.leave(*level)) {
            return self.open_node_of_one(block, head, level);
        }
        if self.path.is_empty() {
            // A plan of measures alone has one node, which prints nothing of its own: its first line.
            let text = format!("{} {}", head.printed, block.text);
            return self.prose(Prose { text: escape::markdown(text.trim()), item: false }, true);
        }
        let (title, named) = match owners::at_end(&block.text) {
            Some((title, named)) => (title.to_string(), Some(named)),
            None => (block.text.clone(), None),
        };
        let mut measure = Measure {
            line: block.lines[0],
            title: Some(title),
            printed: Some(head.printed.clone()),
            number: head.number,
            group: self.group,
            ..Measure::default()
        };
        if let Some(named) = named {
            measure.owners = self.carriers(&named);
            measure.owner_line = Some((named.printed, true));
        }
        measure.style_of = head.style.clone();
        self.titled = Some(Titled { measure: Box::new(measure), parts: Vec::new(), ends_at_blank: false });
    }

    /// Gives a titled measure its body. A line of owners right below the title stands there, one at the end after
    /// the text; one in the middle is text.
    pub fn close_titled(&mut self) {
        let Some(Titled { mut measure, mut parts, .. }) = self.titled.take() else { return };
        part_owners(&mut parts);
        for (part, at_title) in [(0, true), (usize::MAX, false)] {
            let place = if at_title { part } else { parts.len().saturating_sub(1) };
            let title = measure.title.is_some();
            let free = measure.owner_line.is_none() && (!at_title || title && parts.len() > 1);
            if free
                && let Some(TitledPart::Owners(_)) = parts.get(place)
                && let TitledPart::Owners(named) = parts.remove(place)
            {
                measure.owners.extend(self.carriers(&named));
                measure.owner_line = Some((named.printed, at_title));
            }
        }
        let mut body = Vec::new();
        for part in parts {
            body.push(match part {
                TitledPart::Prose(prose) => prose,
                TitledPart::Owners(named) => {
                    let owners = self.carriers(&named);
                    measure.owners.extend(owners);
                    Prose { text: escape::markdown(&named.printed), item: false }
                }
            });
        }
        for prose in body {
            append(&mut measure.body, &prose, true);
        }
        self.push(Item::Measure(measure));
    }
}

/// Parts the owners at the end of the last text from it: 相談を行う。（福祉課）
fn part_owners(parts: &mut Vec<TitledPart>) {
    if parts.iter().any(|part| matches!(part, TitledPart::Owners(_))) {
        return;
    }
    if let Some(TitledPart::Prose(prose)) = parts.last_mut()
        && owners::ends_sentence(&prose.text)
        && let Some((text, named)) = owners::at_end(&prose.text)
    {
        prose.text = text.to_string();
        parts.push(TitledPart::Owners(named));
    }
}
