//! Blocks → the plan's outline. Nothing is dropped: what has no other place is prose of the node it stands in.

mod rows;
mod titled;

use super::blocks::{Block, Bullet, Head, Kind};
use super::levels::{finish, unnumbered_level};
use super::measures::{self, Part, Rule};
use super::outline::{Carrier, Item, Level, Measure, Node, Outline, Owner};
use super::owners::{self, Named, OwnerHeading};
use super::prose::{Prose, append, part_repeat, prose_of};
use super::{escape, style, tables};
use titled::{Titled, TitledPart};

/// Puts the blocks into their places.
pub fn outline(blocks: &[Block], mut levels: Vec<Level>, japanese: bool) -> Outline {
    let headed = headed(blocks, &mut levels, japanese);
    let blocks = headed.as_deref().unwrap_or(blocks);
    let rule = Rule::of(blocks, levels.len());
    let outline = Outline { japanese, levels, ..Outline::default() };
    let mut builder =
        Builder { outline, path: Vec::new(), group: None, group_used: false, titled: None, unowned: 0 };
    for (at, block) in blocks.iter().enumerate() {
        if is_caption(block, blocks.get(at + 1)) {
            builder.close_titled();
        }
        builder.add(block, rule.of[at]);
        builder.keep_open(block, blocks.get(at + 1));
    }
    builder.close_titled();
    builder.close_group();
    let mut outline = builder.outline;
    outline.each_node_mut(&mut share_owners);
    style::settle(&mut outline);
    outline
}

/// Measures stand below headings: a list of measures without any has its title as the one heading.
fn headed(blocks: &[Block], levels: &mut Vec<Level>, japanese: bool) -> Option<Vec<Block>> {
    let (title, rest) = blocks.split_first().filter(|(first, _)| matches!(first.kind, Kind::Title))?;
    if !levels.is_empty() || !rest.iter().any(measures::is_owned_block) {
        return None;
    }
    levels.push(unnumbered_level(japanese));
    finish(levels);
    // 〇〇町福祉計画　実施事業一覧: its last words, or all of it, are the heading, so that nothing is said twice.
    let parted = title.text.rsplit_once(' ').filter(|_| japanese);
    let (before, last) = parted.unwrap_or(("", &title.text));
    let heading = Block { kind: Kind::Heading(Head::default()), text: last.to_string(), ..title.clone() };
    let title = Block { text: before.to_string(), ..title.clone() };
    // What was the first level is the second now.
    let below = rest.iter().cloned().map(|mut block| {
        if let Kind::Heading(head) = &mut block.kind {
            head.level += 1;
        }
        block
    });
    Some([title, heading].into_iter().chain(below).collect())
}

/// Whether a block stands over a table of indicators: these are of more than the measure above it.
fn is_caption(block: &Block, next: Option<&Block>) -> bool {
    let rows = next.and_then(|next| match &next.kind {
        Kind::Table(rows) => Some(rows),
        _ => None,
    });
    let indicators = rows.is_some_and(|rows| rows[0].len() > 2 && tables::is_indicator(&rows[0][0]));
    let short = block.is_text() || matches!(block.kind, Kind::Bullet(_));
    block.parted && short && indicators && block.text.chars().count() <= 40
}

struct Builder {
    outline: Outline,
    /// Indexes of the open nodes, from the outside in.
    path: Vec<usize>,
    /// The owner under whose heading measures stand.
    group: Option<usize>,
    titled: Option<Titled>,
    /// Whether anything stands under that heading yet.
    group_used: bool,
    /// Items of the open node up to this one have their owners.
    unowned: usize,
}

impl Builder {
    fn add(&mut self, block: &Block, part: Option<Part>) {
        match (&block.kind, part) {
            (Kind::Title, _) => self.outline.title.clone_from(&block.text),
            (Kind::Heading(head), _) if head.level >= self.outline.levels.len() => {
                self.open_titled(block, head)
            }
            (Kind::Heading(head), _) => self.open_node(block, head),
            (Kind::Owners(named), _) => self.owners(named),
            (Kind::OwnerHeading(heading), _) if !self.path.is_empty() => {
                self.close_titled();
                self.open_group(&heading.subject, &block.text, heading.joint);
            }
            (Kind::Bullet(bullet), Some(part)) if !self.path.is_empty() => self.bullet(block, bullet, part),
            (Kind::Table(rows), _) => self.table(block, rows),
            _ => self.prose(prose_of(block), block.parted),
        }
    }

    fn node(&mut self) -> Option<&mut Node> {
        let (first, rest) = self.path.split_first()?;
        let mut node = self.outline.nodes.get_mut(*first)?;
        for at in rest {
            node = node.nodes.get_mut(*at)?;
        }
        Some(node)
    }

    fn open_node(&mut self, block: &Block, head: &Head) {
        self.close_titled();
        self.close_group();
        self.unowned = 0;
        self.leave(head.level);
        let (title, named) = match owners::at_end(&block.text) {
            Some((title, named)) => (title.to_string(), Some(named)),
            None => (block.text.clone(), None),
        };
        let (printed, title) = if title.is_empty() {
            (String::new(), head.printed.clone())
        } else {
            (head.printed.clone(), title)
        };
        let owners = match (&named, owners::heading(&title)) {
            (Some(named), _) => self.carriers(named),
            // （１）労働局の取組
            (None, Some(OwnerHeading { subject, joint, .. })) => {
                vec![Carrier { owner: self.owner(&subject, "", joint), role: None }]
            }
            (None, None) => Vec::new(),
        };
        let node = Node {
            level: head.level,
            number: head.number,
            printed,
            title,
            appendix: head.appendix,
            prose: named.map(|named| escape::markdown(&named.printed)).unwrap_or_default(),
            owners,
            line: block.lines[0],
            ..Node::default()
        };
        let siblings = match self.node() {
            Some(parent) => &mut parent.nodes,
            None => &mut self.outline.nodes,
        };
        siblings.push(node);
        let at = siblings.len() - 1;
        self.path.push(at);
    }

    /// Closes the nodes of a level and below it; true where none is open any more.
    fn leave(&mut self, level: usize) -> bool {
        while self.node().is_some_and(|node| node.level >= level) {
            self.path.pop();
        }
        self.path.is_empty()
    }

    fn open_group(&mut self, name: &str, heading: &str, joint: bool) {
        let owner = Some(self.owner(name, heading, joint));
        if self.group == owner && self.group_used {
            // The same heading once more: a line within its own group.
            let text = escape::markdown(heading);
            return self.push(Item::Prose { text, group: owner });
        }
        self.close_group();
        self.group = owner;
        self.group_used = false;
    }

    /// An owner's heading with nothing below it is prose.
    fn close_group(&mut self) {
        let Some(owner) = self.group.take() else { return };
        if !self.group_used {
            let text = escape::markdown(&self.outline.owners[owner].heading);
            self.push(Item::Prose { text, group: None });
        }
    }

    fn push(&mut self, item: Item) {
        self.settle_owner_line();
        self.group_used = true;
        if let Some(node) = self.node() {
            node.items.push(item);
        }
    }

    fn bullet(&mut self, block: &Block, bullet: &Bullet, part: Part) {
        self.close_titled();
        let mut measure = Measure {
            line: block.lines[0],
            printed: Some(bullet.mark.clone()),
            number: bullet.number,
            group: self.group,
            ..Measure::default()
        };
        measure.style_of = bullet.style.clone();
        let mut text = block.text.clone();
        if let Some((title, named, below)) = bullet.list.as_ref().and_then(|_| owners::item(&text)) {
            measure.owners = self.carriers(&named);
            measure.owner_line = Some((named.printed, true));
            measure.title = Some(title);
            text = below;
        } else if bullet.list.is_none()
            && let Some((before, named)) = owners::at_end(&text)
        {
            measure.owners = self.carriers(&named);
            measure.owner_line = Some((named.printed, false));
            text = before.to_string();
        }
        (measure.body, measure.repeat) = part_repeat(&text);
        self.settle_owner_line();
        let last = self.node().and_then(|node| node.items.last_mut());
        match last {
            Some(Item::Measure(parent)) if part == Part::SubMeasure && parent.repeat.is_none() => {
                parent.children.push(measure);
            }
            _ => self.push(Item::Measure(Box::new(measure))),
        }
    }

    fn prose(&mut self, prose: Prose, parted: bool) {
        if parted && self.titled.as_ref().is_some_and(|titled| titled.ends_at_blank) {
            self.close_titled();
        }
        if let Some(titled) = &mut self.titled {
            titled.parts.push(TitledPart::Prose(prose));
            return;
        }
        self.settle_owner_line();
        let group = self.group;
        let opens = group.is_some() && !self.group_used;
        let Some(node) = self.node() else { return append(&mut self.outline.preamble, &prose, true) };
        match node.items.last_mut() {
            _ if opens => {
                node.items.push(Item::Prose { text: prose.text, group });
                self.group_used = true;
            }
            None => append(&mut node.prose, &prose, true),
            Some(Item::Prose { text, .. }) => append(text, &prose, true),
            // Below a measure its text goes on; what blank lines part from it is prose of its own.
            Some(Item::Measure(measure)) if group.is_some() || !parted && !prose.item => {
                let top = measure.children.is_empty();
                let last = if top { measure } else { last_child(measure) };
                if top && is_title(last) && group.is_none() {
                    // ■ 見守り活動（福祉課） with a text below it: the bullet was a title.
                    last.title = Some(super::prose::plain(&std::mem::replace(&mut last.body, prose.text)));
                    last.owner_line = last.owner_line.take().map(|(line, _)| (line, true));
                } else if last.owner_line.is_some() || last.repeat.is_some() {
                    node.items.push(Item::Prose { text: prose.text, group });
                } else {
                    append(&mut last.body, &prose, true);
                    if let (body, Some(repeat)) = part_repeat(&last.body) {
                        (last.body, last.repeat) = (body, Some(repeat));
                    }
                }
            }
            Some(Item::Measure(_)) => node.items.push(Item::Prose { text: prose.text, group }),
        }
    }

    /// A line of owners belongs to the measures above it that have none yet.
    fn owners(&mut self, named: &Named) {
        if let Some(titled) = &mut self.titled {
            titled.parts.push(TitledPart::Owners(named.clone()));
            return;
        }
        self.settle_owner_line();
        self.close_group();
        let carriers = self.carriers(named);
        let text = Prose { text: escape::markdown(&named.printed), item: false };
        let unowned = self.unowned;
        let Some(node) = self.node() else { return append(&mut self.outline.preamble, &text, true) };
        let open = node.items[unowned.min(node.items.len())..]
            .iter()
            .filter(|item| matches!(item, Item::Measure(_)))
            .count();
        if open == 0 {
            if node.items.is_empty() {
                node.owners = carriers;
                append(&mut node.prose, &text, true);
            } else {
                node.items.push(Item::Prose { text: text.text, group: None });
            }
        } else if unowned == 0 && node.owners.is_empty() && node.owner_line.is_none() {
            node.owners = carriers;
            node.owner_line = Some(named.printed.clone());
        } else {
            let from = unowned.min(node.items.len());
            own(&mut node.items[from..], &carriers);
            node.items.push(Item::Prose { text: text.text, group: None });
        }
        let count = node.items.len();
        self.unowned = count;
    }

    /// What follows the line of a node's owners: the line stands before it, and owns what is above.
    fn settle_owner_line(&mut self) {
        let Some(node) = self.node() else { return };
        let Some(line) = node.owner_line.take() else { return };
        let owners = std::mem::take(&mut node.owners);
        own(&mut node.items, &owners);
        node.items.push(Item::Prose { text: escape::markdown(&line), group: None });
        let count = node.items.len();
        self.unowned = count;
    }

    fn carriers(&mut self, named: &Named) -> Vec<Carrier> {
        let owner = |(name, role): &(String, _)| Carrier { owner: self.owner(name, "", false), role: *role };
        named.names.iter().map(owner).collect()
    }

    /// The owner of a heading, or of a name.
    fn owner(&mut self, name: &str, heading: &str, joint: bool) -> usize {
        let known = |owner: &Owner| {
            if heading.is_empty() { owner.name.eq_ignore_ascii_case(name) } else { owner.heading == heading }
        };
        if let Some(at) = self.outline.owners.iter().position(known) {
            return at;
        }
        let id = super::ids::owner_id(name, joint, &self.outline.owners);
        self.outline.owners.push(Owner { id, name: name.to_string(), heading: heading.to_string(), joint });
        self.outline.owners.len() - 1
    }
}

/// A line of owners after the last of several headings is of all that these have above them, where nothing else in them
/// names owners.
fn share_owners(node: &mut Node) {
    let Some((last, others)) = node.nodes.split_last() else { return };
    let owned = |item: &Item| matches!(item, Item::Measure(measure) if !measure.owners.is_empty());
    let unowned =
        |node: &Node| node.owners.is_empty() && node.nodes.is_empty() && !node.items.iter().any(owned);
    if node.owners.is_empty() && last.owner_line.is_some() && !others.is_empty() && others.iter().all(unowned)
    {
        node.owners.clone_from(&last.owners);
    }
}

/// Whether a bullet with owners at its end reads like a title.
fn is_title(measure: &Measure) -> bool {
    let short = measure.body.chars().count() <= 40 && !measure.body.contains(['。', '.']);
    measure.title.is_none() && measure.owner_line.is_some() && measure.repeat.is_none() && short
}

/// The last sub-measure of a measure that has some.
fn last_child(measure: &mut Measure) -> &mut Measure {
    let last = measure.children.len() - 1;
    &mut measure.children[last]
}

fn own(items: &mut [Item], carriers: &[Carrier]) {
    for item in items {
        if let Item::Measure(measure) = item
            && measure.owners.is_empty()
        {
            measure.owners = carriers.to_vec();
        }
    }
}
