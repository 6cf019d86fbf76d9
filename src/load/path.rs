//! What the path of a content file says: kind, order, slug and language.

use crate::i18n::Lang;

/// Longest slug, in characters: paths in the offline bundle stay below 100.
pub const MAX_SLUG: usize = 60;

/// Where a page stands, as its path says. Numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Preamble,
    Chapter { number: u16, slug: String },
    Section { chapter: u16, number: u16, slug: String },
}

/// `<chapter>-<slug>/<section>-<slug>/<owner>-<order>-<slug>[.en].md`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasurePath {
    pub chapter: u16,
    pub section: u16,
    pub owner: String,
    pub order: u32,
    pub slug: String,
    pub lang: Lang,
}

/// What a content file is.
pub enum Kind {
    Plan,
    Targets,
    Accessibility,
    Page(Level, Lang),
    Measure(MeasurePath),
}

/// What a path below the content folder says; none for a path that says nothing.
pub fn classify(path: &str) -> Option<Kind> {
    match path {
        "plan.yaml" => return Some(Kind::Plan),
        "targets.yaml" => return Some(Kind::Targets),
        "accessibility.yaml" => return Some(Kind::Accessibility),
        _ => {}
    }
    let parts: Vec<&str> = path.split('/').collect();
    let (name, lang) = language(parts.last()?.strip_suffix(".md")?);
    let folder = |part: &str| {
        let (number, slug) = part.split_once('-')?;
        Some((number.parse::<u16>().ok().filter(|&number| number > 0)?, slug.to_string()))
    };
    match (parts.as_slice(), name) {
        ([_], "_index") => Some(Kind::Page(Level::Preamble, lang)),
        ([chapter, _], "_index") => {
            let (number, slug) = folder(chapter)?;
            Some(Kind::Page(Level::Chapter { number, slug }, lang))
        }
        ([chapter, section, _], "_index") => {
            let (number, slug) = folder(section)?;
            Some(Kind::Page(Level::Section { chapter: folder(chapter)?.0, number, slug }, lang))
        }
        ([chapter, section, _], _) => {
            let (owner, rest) = name.split_once('-')?;
            let (order, slug) = rest.split_once('-')?;
            Some(Kind::Measure(MeasurePath {
                chapter: folder(chapter)?.0,
                section: folder(section)?.0,
                owner: owner.to_string(),
                order: order.parse().ok()?,
                slug: slug.to_string(),
                lang,
            }))
        }
        _ => None,
    }
}

fn language(name: &str) -> (&str, Lang) {
    match name.strip_suffix(".en") {
        Some(name) => (name, Lang::En),
        None => (name, Lang::Ja),
    }
}

/// Why a slug can't name a page: it must be ASCII lower case, digits and hyphens, short, and no name
/// that Windows reserves.
pub fn slug_problem(slug: &str) -> Option<&'static str> {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let device = |name: &str| {
        let name = slug.strip_prefix(name)?;
        (name.len() == 1 && name.as_bytes()[0].is_ascii_digit()).then_some(())
    };
    if slug.is_empty() || slug.starts_with('-') || slug.ends_with('-') {
        Some("slug-empty")
    } else if !slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        Some("slug-characters")
    } else if slug.len() > MAX_SLUG {
        Some("slug-too-long")
    } else if RESERVED.contains(&slug) || device("com").is_some() || device("lpt").is_some() {
        Some("slug-reserved")
    } else {
        None
    }
}
