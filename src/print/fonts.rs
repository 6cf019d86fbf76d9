//! The fonts of the printed handbook.
//!
//! 1. [`Fonts::find`] lists the faces in the project's `fonts/` folder and on the system by name alone
//!    (reading the coverage of every font of a PC takes longer than the printing).
//! 2. Of each role's families ([`MINCHO`] …) those that are there are kept, in the order of preference.
//! 3. [`Fonts::families`] tells the template which to use; [`Fonts::covers`] says whether a character
//!    can be printed at all.
//!
//! The English serif comes with the program. Font data is read only when a text needs it.

use std::path::Path;
use std::sync::Arc;

use fontdb::{Database, Source};
use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontPath, FontStore};

use crate::lang::Lang;

/// Japanese serif. The fixed-width faces go first: their lines keep to the grid of 40 characters.
const MINCHO: [&str; 8] = [
    "BIZ UDMincho",
    "BIZ UDPMincho",
    "Noto Serif CJK JP",
    "Noto Serif JP",
    "Yu Mincho",
    "YuMincho",
    "Hiragino Mincho ProN",
    "Hiragino Mincho Pro",
];
/// Japanese sans serif, for headings and small print.
const GOTHIC: [&str; 9] = [
    "BIZ UDPGothic",
    "BIZ UDGothic",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Yu Gothic",
    "YuGothic",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Meiryo",
];
/// Latin letters within Japanese text: proportional, and of the same design.
const LATIN_IN_MINCHO: [&str; 1] = ["BIZ UDPMincho"];
/// English text.
const SERIF: &str = "Libertinus Serif";

/// The fonts that were found.
pub struct Fonts {
    store: FontStore,
    /// For each character whether some font has a glyph for it.
    covered: Vec<bool>,
    mincho: Vec<&'static str>,
    gothic: Vec<&'static str>,
    latin_in_mincho: Option<&'static str>,
}

/// Names of families for the template, in the order of preference.
#[derive(Debug, Serialize)]
pub struct Families {
    body: Vec<Family>,
    heading: Vec<Family>,
    /// Japanese passages, in either edition.
    japanese: Vec<Family>,
}

/// A family, and the regular expression of the characters it is used for, if not for all.
#[derive(Clone, Debug, Serialize)]
pub struct Family {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<&'static str>,
}

impl Fonts {
    /// The fonts of the project's `fonts/` folder and of the system; of two faces alike the project's.
    pub fn find(project: &Path) -> Self {
        let mut own = Database::new();
        own.load_fonts_dir(project.join("fonts"));
        let mut system = Database::new();
        system.load_system_fonts();
        Self::from_databases(&[&own, &system])
    }

    /// Only the fonts in one folder, and those that come with the program.
    pub fn in_folder(folder: &Path) -> Self {
        let mut own = Database::new();
        own.load_fonts_dir(folder);
        Self::from_databases(&[&own])
    }

    fn from_databases(databases: &[&Database]) -> Self {
        let mut store = FontStore::new();
        for database in databases {
            add_wanted(&mut store, database);
        }
        add_embedded(&mut store);
        let found = |names: &[&'static str]| -> Vec<&'static str> {
            let has = |name: &&str| store.book().contains_family(&name.to_lowercase());
            names.iter().copied().filter(has).collect()
        };
        let (mut mincho, mut gothic) = (found(&MINCHO), found(&GOTHIC));
        if mincho.is_empty() {
            mincho.clone_from(&gothic);
        }
        if gothic.is_empty() {
            gothic.clone_from(&mincho);
        }
        let latin_in_mincho = found(&LATIN_IN_MINCHO).first().copied();
        let mut covered = vec![false; char::MAX as usize + 1];
        for info in (0..).map_while(|index| store.book().info(index)) {
            for c in info.coverage.iter() {
                if let Some(covered) = covered.get_mut(c as usize) {
                    *covered = true;
                }
            }
        }
        Self { store, covered, mincho, gothic, latin_in_mincho }
    }

    /// Whether there is a Japanese font, without which neither edition can be printed.
    pub fn is_usable(&self) -> bool {
        !self.mincho.is_empty()
    }

    /// The families to look for, the preferred ones first, for the message that none was found.
    pub fn wanted() -> String {
        format!("{}, {}; {}, {}", MINCHO[0], GOTHIC[0], MINCHO[2], GOTHIC[2])
    }

    /// Whether some font that is used has a glyph for the character.
    pub fn covers(&self, c: char) -> bool {
        self.covered[c as usize]
    }

    pub fn families(&self, lang: Lang) -> Families {
        let all = |names: &[&'static str]| -> Vec<Family> {
            names.iter().map(|&name| Family { name, covers: None }).collect()
        };
        let mut japanese = all(&self.mincho);
        // A pair of faces: the fixed one has all but the Latin letters. It goes first, since text is
        // shaped with one family after the other until all of it is covered.
        if let (Some(name), Some(&"BIZ UDMincho")) = (self.latin_in_mincho, self.mincho.first()) {
            japanese[0].covers = Some("[^ -~\u{a0}-\u{24f}]");
            japanese.retain(|family| family.name != name);
            japanese.insert(1, Family { name, covers: None });
        }
        let serif = Family { name: SERIF, covers: None };
        if lang.is_japanese() {
            return Families { body: japanese.clone(), heading: all(&self.gothic), japanese };
        }
        let with = |rest: &[Family]| std::iter::once(&serif).chain(rest).cloned().collect();
        let (body, heading) = (with(&japanese), with(&all(&self.gothic)));
        Families { body, heading, japanese }
    }

    /// The families that the indexes of an edition are set in, in the order of preference.
    pub(super) fn index_families(&self, lang: Lang) -> Vec<&'static str> {
        match lang.is_japanese() {
            true => self.gothic.clone(),
            false => [SERIF].into_iter().chain(self.mincho.iter().copied()).collect(),
        }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }
}

/// Adds the faces whose family is one of ours: upright, in an order that doesn't depend on the disk.
fn add_wanted(store: &mut FontStore, database: &Database) {
    let wanted = || MINCHO.iter().chain(&GOTHIC);
    let mut found = Vec::new();
    for face in database.faces().filter(|face| face.style == fontdb::Style::Normal) {
        let is_wanted = face.families.iter().any(|(name, _)| wanted().any(|wanted| wanted == name));
        if !is_wanted || store_has(store, face) {
            continue;
        }
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { continue };
        let path = FontPath { path: path.clone(), index: face.index };
        if let Some(info) = database.with_face_data(face.id, FontInfo::new).flatten() {
            found.push((path, info));
        }
    }
    found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    store.extend(found);
}

/// Whether the store has a face of the same family and weight, from a folder that goes before.
fn store_has(store: &FontStore, face: &fontdb::FaceInfo) -> bool {
    let book = store.book();
    (0..).map_while(|index| book.info(index)).any(|info| {
        let same_family = face.families.iter().any(|(name, _)| *name == info.family);
        same_family && info.variant.weight.to_number() == face.weight.0
    })
}

/// The faces of the English serif among the fonts that come with Typst.
fn add_embedded(store: &mut FontStore) {
    for data in typst_assets::fonts() {
        // The names alone tell which to parse in full.
        let mut names = Database::new();
        names.load_font_source(Source::Binary(Arc::new(data)));
        if names.faces().any(|face| face.families.iter().any(|(name, _)| name == SERIF))
            && let Some(font) = Font::new(Bytes::new(data), 0)
        {
            let info = font.info().clone();
            store.push((font, info));
        }
    }
}
