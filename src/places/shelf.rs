//! Room for a new file right after another: what follows moves up only where its order is needed.

use super::{name_of, parts, with_translations};
use crate::source::Sources;

/// The entries of a plan by the orders in their names.
pub struct Shelf<'s> {
    sources: &'s Sources,
    rows: Vec<Row>,
}

/// A file on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At(usize);

struct Row {
    /// None for a new one.
    path: Option<String>,
    folder: String,
    owner: String,
    rest: String,
    /// As it is, and as it is to be.
    was: u32,
    order: u32,
    gone: bool,
}

impl Row {
    fn name(&self, ending: &str) -> String {
        let name = name_of(&self.owner, self.order, self.rest.trim_end_matches(".md"), ending);
        format!("{}/{name}", self.folder)
    }
}

impl<'s> Shelf<'s> {
    pub fn of(sources: &'s Sources) -> Self {
        let official = sources.files.iter().filter(|file| {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.'))
        });
        let rows = official.filter_map(|file| row(&file.path)).collect();
        Self { sources, rows }
    }

    pub fn find(&self, path: &str) -> Option<At> {
        self.rows.iter().position(|row| row.path.as_deref() == Some(path)).map(At)
    }

    /// Takes a file off.
    pub fn remove(&mut self, at: At) {
        self.rows[at.0].gone = true;
    }

    /// A new file after another, and after those `below` that one.
    pub fn after(&mut self, at: At, below: &[At], stem: &str) -> At {
        let own = &self.rows[at.0];
        let (folder, owner, own) = (own.folder.clone(), own.owner.clone(), own.order);
        let list = |row: &Row| !row.gone && row.folder == folder && row.owner == owner && row.order > own;
        let orders = |wanted: bool| {
            let rows = self.rows.iter().enumerate().filter(|(_, row)| list(row));
            rows.filter(move |(at, _)| below.contains(&At(*at)) == wanted).map(|(_, row)| row.order)
        };
        let next = orders(false).min();
        let last = orders(true).filter(|&order| next.is_none_or(|next| order < next)).max().unwrap_or(own);
        let order = match next {
            None => (last / 10 + 1) * 10,
            Some(next) if next - last > 1 => last + ((next - last) / 2).min(10),
            Some(_) => last + 1,
        };
        self.make_room(&folder, &owner, order);
        self.rows.push(Row {
            path: None,
            folder,
            owner,
            rest: stem.to_string(),
            was: order,
            order,
            gone: false,
        });
        At(self.rows.len() - 1)
    }

    /// Lets what stands at an order or after it move up, as far as it must.
    fn make_room(&mut self, folder: &str, owner: &str, order: u32) {
        let mut following: Vec<&mut Row> = self
            .rows
            .iter_mut()
            .filter(|row| !row.gone && row.folder == folder && row.owner == owner && row.order >= order)
            .collect();
        following.sort_by_key(|row| row.order);
        for (row, free) in following.into_iter().zip(order + 1..) {
            if row.order >= free {
                break;
            }
            row.order = free;
        }
    }

    /// The path of a file, its own or that of a translation (`en.md`), when all others have found their places.
    pub fn path(&self, at: At, ending: &str) -> String {
        self.rows[at.0].name(ending)
    }

    /// What moved: the old path and the new one, of each file.
    pub fn moved(&self) -> Vec<(String, String)> {
        let mut moved = Vec::new();
        for row in self.rows.iter().filter(|row| !row.gone && row.order != row.was) {
            let Some(path) = &row.path else { continue };
            for (from, ending) in with_translations(self.sources, path) {
                moved.push((from, row.name(&ending)));
            }
        }
        moved
    }
}

fn row(path: &str) -> Option<Row> {
    let (folder, name) = path.rsplit_once('/')?;
    let (owner, order, rest) = parts(name)?;
    let text = |text: &str| text.to_string();
    let (folder, owner, rest) = (text(folder), text(owner), text(rest));
    Some(Row { path: Some(text(path)), folder, owner, rest, was: order, order, gone: false })
}
