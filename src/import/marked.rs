//! Markdown → blocks. Its headings are the levels; a paragraph that is nothing but a bold number and title is a
//! heading below them.
//!
//! 1. [`clean`](super::clean) has made it plain Markdown; [`pieces`] cuts it into headings, paragraphs, items, tables.
//! 2. [`contents`] leaves out the table of contents.
//! 3. [`Levels`] sees what the depths are, and which of them are measures.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Bullet, Head, Kind};
use super::clean::Cleaned;
use super::levels::{self, MAX_LEVELS, named_style};
use super::lines::{Setting, spaced};
use super::number;
use super::outline::{Level, Match};
use super::pieces::{Piece, PieceKind, pieces};
use super::structure::Structure;
use super::{contents, owners, plain, tables, words};

/// A Markdown text as blocks.
pub struct Marked {
    pub blocks: Vec<Block>,
    pub levels: Vec<Level>,
    /// Numbers of lines of the table of contents.
    pub contents: BTreeSet<usize>,
    /// The family of the measures' numbers.
    pub measures: Option<String>,
}

/// Reads cleaned Markdown.
pub fn read(cleaned: &Cleaned, setting: Setting, structure: Option<&Structure>) -> Marked {
    let mut pieces = pieces(cleaned);
    let contents = contents(&mut pieces);
    let title = title(&pieces);
    let mut levels = Levels::of(&pieces, title, structure);
    levels.mark = if setting.japanese { "・" } else { "-" };
    let breaks = !setting.broken;
    let blocks =
        pieces.iter().enumerate().map(|(at, piece)| levels.block(piece, title == Some(at), breaks)).collect();
    let measures = levels.measure.as_ref().map(|(_, key)| key.clone());
    Marked { blocks, levels: levels.declared, contents, measures }
}

/// Takes out the table of contents: from its heading to the next of its depth.
fn contents(pieces: &mut Vec<Piece>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut depth = None;
    pieces.retain(|piece| {
        if let PieceKind::Heading(hashes) = piece.kind {
            if depth.is_some_and(|depth| hashes <= depth) {
                depth = None;
            }
            if contents::is_contents_heading(&piece.text) {
                depth = Some(hashes);
            }
        }
        if depth.is_some() {
            found.extend(piece.lines.iter().copied());
        }
        depth.is_none()
    });
    found
}

/// The plan's title: what stands first, if it is a heading of the first depth without a number, the only one of that
/// depth, or a short line.
fn title(pieces: &[Piece]) -> Option<usize> {
    let first = pieces.first()?;
    let tops = pieces.iter().filter(|piece| piece.kind == PieceKind::Heading(1)).count();
    let title = match first.kind {
        PieceKind::Heading(1) => tops == 1 || number::read(&first.text).is_none(),
        PieceKind::Heading(_) => tops == 0 && number::read(&first.text).is_none(),
        PieceKind::Text => {
            first.lines.len() == 1 && first.text.chars().count() <= 80 && bold_heading(first).is_none()
        }
        _ => false,
    };
    title.then_some(0)
}

/// What the depths of headings are.
struct Levels {
    declared: Vec<Level>,
    /// Level of each depth.
    depths: BTreeMap<usize, usize>,
    /// Level of bold numbers, by family.
    bold: BTreeMap<String, usize>,
    /// Depth and family of headings that are measures.
    measure: Option<(usize, String)>,
    /// What stands before the items of lists.
    mark: &'static str,
}

impl Levels {
    fn of(pieces: &[Piece], title: Option<usize>, structure: Option<&Structure>) -> Self {
        if let Some(structure) = structure {
            return Self::declared(structure);
        }
        let headings = |depth: usize| {
            let of = move |(at, piece): &(usize, &Piece)| {
                piece.kind == PieceKind::Heading(depth) && Some(*at) != title
            };
            pieces.iter().enumerate().filter(of)
        };
        let used: Vec<usize> = (1..=6).filter(|&depth| headings(depth).next().is_some()).collect();
        let measure = used.iter().copied().find_map(|depth| {
            let texts: Vec<usize> = headings(depth).map(|(at, _)| at).collect();
            Some((depth, measure_family(pieces, &texts)?))
        });
        let mut levels =
            Self { declared: Vec::new(), depths: BTreeMap::new(), bold: BTreeMap::new(), measure, mark: "" };
        for depth in used {
            let all: Vec<&Piece> = headings(depth).map(|(_, piece)| piece).collect();
            let measure = levels.measure.as_ref().filter(|(of, _)| *of == depth).map(|(_, key)| key.clone());
            let of_measure = |piece: &&Piece| {
                number::read(&piece.text).is_some_and(|numbered| Some(&numbered.key) == measure.as_ref())
            };
            let nodes: Vec<&Piece> = all.into_iter().filter(|piece| !of_measure(piece)).collect();
            if measure.is_some() && nodes.is_empty()
                || levels.measure.as_ref().is_some_and(|(of, _)| depth > *of)
            {
                continue;
            }
            levels.add(depth, &nodes);
        }
        levels.add_bold(pieces);
        levels::finish(&mut levels.declared);
        levels
    }

    fn declared(structure: &Structure) -> Self {
        let mut levels = Self {
            declared: structure.levels().0,
            depths: BTreeMap::new(),
            bold: BTreeMap::new(),
            measure: structure.measures.clone().map(|key| (6, key)),
            mark: "",
        };
        for (at, level) in levels.declared.iter().enumerate() {
            match &level.matching {
                Match::Hashes(depth) => drop(levels.depths.insert(*depth, at)),
                Match::Family(key) => drop(levels.bold.insert(key.clone(), at)),
                Match::Unnumbered => {}
            }
        }
        levels
    }

    fn add(&mut self, depth: usize, pieces: &[&Piece]) {
        let styles = pieces.iter().map(|piece| number::read(&piece.text).and_then(|numbered| numbered.style));
        let style = super::most(styles.flatten());
        let keys = pieces.iter().filter_map(|piece| number::read(&piece.text)).map(|numbered| numbered.key);
        let key = super::most(keys).unwrap_or_default();
        let keyword =
            pieces.iter().filter_map(|piece| number::read(&piece.text)).find(|numbered| numbered.key == key);
        let name =
            keyword.and_then(|numbered| numbered.keyword).map(|keyword| (keyword.id, keyword.ja, keyword.en));
        let (id, ja, en) = name.unwrap_or(match self.declared.len() {
            0 => ("chapter", "章", "Chapter"),
            1 => ("section", "節", "Section"),
            2 => ("item", "項", "Item"),
            _ => ("subitem", "小項目", "Subitem"),
        });
        let at = self.declared.len().min(MAX_LEVELS - 1);
        self.depths.insert(depth, at);
        if self.declared.len() < MAX_LEVELS {
            self.declared.push(Level {
                id: id.into(),
                ja: ja.into(),
                en: en.into(),
                number: style.map_or("none".to_string(), |style| named_style(&style).to_string()),
                matching: Match::Hashes(depth),
                count: pieces.len(),
                example: pieces.first().map(|piece| piece.text.clone()).unwrap_or_default(),
                ..Level::default()
            });
        }
    }

    /// Families of bold numbers that no heading with # has.
    fn add_bold(&mut self, pieces: &[Piece]) {
        let hashed: BTreeSet<String> = pieces
            .iter()
            .filter(|piece| matches!(piece.kind, PieceKind::Heading(_)))
            .filter_map(|piece| Some(number::read(&piece.text)?.key))
            .collect();
        let bold: Vec<(&str, number::Numbered<'_>)> = pieces
            .iter()
            .filter_map(|piece| Some((bold_heading(piece)?, number::read(bold_heading(piece)?)?)))
            .collect();
        let keys: BTreeSet<String> = bold.iter().map(|(_, numbered)| numbered.key.clone()).collect();
        for key in keys.difference(&hashed) {
            let of: Vec<_> = bold.iter().filter(|(_, numbered)| numbered.key == *key).collect();
            if of.len() < 2 || self.declared.len() >= MAX_LEVELS {
                continue;
            }
            let style = super::most(of.iter().filter_map(|(_, numbered)| numbered.style.clone()));
            self.bold.insert(key.clone(), self.declared.len());
            self.declared.push(Level {
                id: "measure-item".into(),
                ja: "施策項目".into(),
                en: "Item".into(),
                number: style.map_or("none".to_string(), |style| named_style(&style).to_string()),
                matching: Match::Family(key.clone()),
                count: of.len(),
                example: of[0].0.to_string(),
                ..Level::default()
            });
        }
    }

    fn block(&self, piece: &Piece, title: bool, breaks: bool) -> Block {
        let block =
            |kind, text: String| Block { kind, text, lines: piece.lines.clone(), parted: piece.parted };
        if title {
            return block(Kind::Title, words_of(&piece.text));
        }
        match &piece.kind {
            PieceKind::Heading(depth) => match self.heading(*depth, &piece.text) {
                Some(head) => block(Kind::Heading(head.0), head.1),
                None => block(Kind::Text, format!("**{}**", piece.text.trim_matches('*'))),
            },
            PieceKind::Table => {
                let rows: Vec<&str> = piece.text.lines().collect();
                match tables::markdown_rows(&rows) {
                    Some(rows) => block(Kind::Table(rows), String::new()),
                    None => block(Kind::Text, piece.text.clone()),
                }
            }
            PieceKind::Item(mark) => {
                let text = dedented(&piece.text, mark.len() + 1);
                if let Some((numbered, rest)) = numbered_item(&text) {
                    let (number, style) = (numbered.number, numbered.style);
                    let list = Some(mark.clone());
                    let bullet = Bullet { mark: numbered.printed, number, style, list, spaced: true };
                    return block(Kind::Bullet(bullet), rest.to_string());
                }
                let printed =
                    if mark.ends_with(['.', ')']) { mark.replace(')', ".") } else { self.mark.to_string() };
                block(
                    Kind::Bullet(Bullet { mark: printed, list: Some(mark.clone()), ..Bullet::default() }),
                    text,
                )
            }
            PieceKind::Text => self.text(piece, breaks),
        }
    }

    fn heading(&self, depth: usize, text: &str) -> Option<(Head, String)> {
        let text = words_of(text);
        let numbered = number::read(&text).filter(|numbered| !numbered.title.is_empty());
        let measure = self
            .measure
            .as_ref()
            .is_some_and(|(_, key)| numbered.as_ref().is_some_and(|numbered| numbered.key == *key));
        let level = if measure { self.declared.len() } else { self.depths.get(&depth).copied()? };
        let (mut head, title) = head(level, &text, numbered);
        head.beside = self.depths.get(&depth).copied().filter(|_| measure);
        Some((head, title))
    }

    fn text(&self, piece: &Piece, breaks: bool) -> Block {
        let block =
            |kind, text: String| Block { kind, text, lines: piece.lines.clone(), parted: piece.parted };
        if let Some(bold) = bold_heading(piece)
            && let Some(numbered) = number::read(bold)
            && let Some(&level) = self.bold.get(&numbered.key)
        {
            let (head, title) = head(level, bold, Some(numbered.clone()));
            return block(Kind::Heading(head), title);
        }
        let bare = spaced(&piece.text.replace("**", ""));
        if piece.lines.len() == 1
            && let Some(named) = owners::line(&bare)
        {
            return block(Kind::Owners(named), bare);
        }
        if piece.lines.len() == 1
            && let Some(heading) = owners::heading(&bare).filter(|heading| heading.certain)
        {
            return block(Kind::OwnerHeading(heading), bare);
        }
        // A paragraph that names its owners is an item where it begins with a number: ア 点検を行う。（建築課）
        if let Some((bullet, rest)) = plain::numbered_item(&piece.text)
            && owners::at_end(&bare).is_some()
        {
            return block(Kind::Bullet(bullet), rest.to_string());
        }
        if owners::ends_sentence(&bare) {
            return block(Kind::Bullet(Bullet::default()), piece.text.clone());
        }
        let quoted = piece.text.starts_with('>') || piece.text.starts_with("```");
        let lines: Vec<&str> = piece.text.lines().map(str::trim_end).collect();
        let text = if breaks && !quoted { lines.join("\\\n") } else { lines.join("\n") };
        block(Kind::Text, text)
    }
}

fn head(level: usize, text: &str, numbered: Option<number::Numbered<'_>>) -> (Head, String) {
    let appendix = words::is_appendix("", text);
    match numbered {
        Some(numbered) => {
            let (printed, style) = (numbered.printed.clone(), numbered.style.clone());
            (
                Head { level, number: numbered.number, printed, style, appendix, beside: None },
                numbered.title.to_string(),
            )
        }
        None => {
            let mark = text.chars().next().filter(|c| plain::BULLETS.contains(*c));
            let printed = mark.map(String::from).unwrap_or_default();
            let title = text[printed.len()..].trim().to_string();
            (Head { level, printed, appendix, ..Head::default() }, title)
        }
    }
}

/// An item that a word and its number stand before: **Action 1.1** Lend tablets.
fn numbered_item(text: &str) -> Option<(number::Numbered<'_>, &str)> {
    let (numbered, rest) = match text.strip_prefix("**").and_then(|inner| inner.split_once("**")) {
        Some((number, rest)) => (number::read(number).filter(|numbered| numbered.title.is_empty())?, rest),
        None => {
            let line = text.lines().next()?;
            let numbered = number::read(line)?;
            let at = line.len() - numbered.title.len();
            (numbered, &text[at..])
        }
    };
    let rest = rest.trim_start_matches([' ', ':', '：', '　']);
    let named = numbered.keyword.is_some() && numbered.number > 0;
    (named && !rest.is_empty()).then_some((numbered, rest))
}

/// Headings are lines of plain text: their markup goes, their words stay.
fn words_of(text: &str) -> String {
    // As a heading: "1. Title" alone would be a list.
    spaced(&crate::markdown::to_text(&format!("# {text}"), crate::lang::Lang::JA))
}

/// `**(1) 高校の仕組みの強化**`
fn bold_heading(piece: &Piece) -> Option<&str> {
    let text = piece.text.trim();
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    let alone = piece.kind == PieceKind::Text && piece.lines.len() == 1 && !inner.contains("**");
    (alone && !inner.contains('。') && number::read(inner).is_some()).then_some(inner)
}

/// The rest of an item without the indent of its list.
fn dedented(text: &str, indent: usize) -> String {
    let strip = |line: &str| {
        let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
        let cut = if line.starts_with('\t') { 1 } else { spaces.min(indent.max(2)) };
        line[cut..].trim_end().to_string()
    };
    text.lines().map(strip).collect::<Vec<_>>().join("\n")
}

/// The family of headings that are measures with titles: their word says so, or they name owners.
fn measure_family(pieces: &[Piece], headings: &[usize]) -> Option<String> {
    let keys = headings
        .iter()
        .filter_map(|&at| number::read(&pieces[at].text))
        .filter(|numbered| numbered.number > 0);
    let key = super::most(keys.map(|numbered| numbered.key))?;
    let members: Vec<usize> = headings
        .iter()
        .copied()
        .filter(|&at| number::read(&pieces[at].text).is_some_and(|numbered| numbered.key == key))
        .collect();
    let keyword = number::read(&pieces[members[0]].text).and_then(|numbered| numbered.keyword);
    let named = keyword.is_some_and(|keyword| keyword.measure);
    let (mut owned, mut parts) = (0, 0);
    for &at in &members {
        let below = pieces[at + 1..].iter().take_while(|piece| !matches!(piece.kind, PieceKind::Heading(_)));
        let depth = |piece: &Piece| match piece.kind {
            PieceKind::Heading(depth) => Some(depth),
            _ => None,
        };
        let next = pieces[at + 1..].iter().find_map(depth);
        parts += usize::from(next > depth(&pieces[at]) && !named);
        let names = |piece: &Piece| owners::line(&piece.text.replace("**", "")).is_some();
        owned += usize::from(owners::at_end(&pieces[at].text).is_some() || below.clone().any(names));
    }
    let measures = named || owned * 2 >= members.len() && owned > 0;
    (measures && parts * 2 < members.len() && members.len() >= 2).then_some(key)
}
