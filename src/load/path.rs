//! What the path of a content file says: kind, place in the outline, order, slug and language.

use crate::lang::Lang;

/// Longest slug, in characters: paths in the offline bundle stay below 100.
pub const MAX_SLUG: usize = 60;

/// Most levels that an outline may have.
pub const MAX_DEPTH: usize = 6;

/// One folder of the outline: `4-women`, `appendix-1-members`. Sorts as the plan prints: the appendices last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    pub appendix: bool,
    /// 0 for a foreword.
    pub number: u16,
    pub slug: String,
}

/// Where a file stands in the outline, from the outside in; empty for the content folder itself.
pub type Folder = Vec<Part>;

/// `…/[<owner>-]<order>-<slug>[.<lang>].md`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryPath {
    pub folder: Folder,
    /// The owner under whose heading it stands.
    pub owner: Option<String>,
    pub order: u32,
    pub slug: String,
}

/// What a content file is. `None` for the language of the official text.
#[derive(Debug)]
pub enum Kind {
    Plan,
    Accessibility,
    Targets(Folder),
    Page(Folder, Option<Lang>),
    Entry(EntryPath, Option<Lang>),
}

/// What a path below the content folder says; none for a path that says nothing.
pub fn classify(path: &str) -> Option<Kind> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop()?;
    let folder: Folder = parts.iter().map(|part| outline_part(part)).collect::<Option<_>>()?;
    if folder.len() > MAX_DEPTH {
        return None;
    }
    match name {
        "plan.yaml" if folder.is_empty() => return Some(Kind::Plan),
        "accessibility.yaml" if folder.is_empty() => return Some(Kind::Accessibility),
        _ if is_targets(name) => return Some(Kind::Targets(folder)),
        _ => {}
    }
    let (name, lang) = language(name.strip_suffix(".md")?);
    if name == "_index" {
        return Some(Kind::Page(folder, lang));
    }
    let (owner, order, slug) = entry(name)?;
    let path = EntryPath { folder, owner, order, slug };
    (!path.folder.is_empty()).then_some(Kind::Entry(path, lang))
}

/// Whether a file is a table of targets, by its path.
pub fn is_table(path: &str) -> bool {
    is_targets(path.rsplit('/').next().unwrap_or(path))
}

/// `targets.yaml`, or `targets-<name>.yaml` where a node has several tables.
fn is_targets(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".yaml") else { return false };
    stem == "targets" || stem.strip_prefix("targets-").is_some_and(|rest| !rest.is_empty())
}

fn outline_part(part: &str) -> Option<Part> {
    let (appendix, rest) = match part.strip_prefix("appendix-") {
        Some(rest) => (true, rest),
        None => (false, part),
    };
    let (number, slug) = rest.split_once('-')?;
    let number = number.parse().ok().filter(|&number: &u16| number > 0 || !appendix)?;
    (!slug.is_empty()).then(|| Part { appendix, number, slug: slug.to_string() })
}

/// The first part that is all digits is the order; the owner's id stands before it, the slug after.
fn entry(name: &str) -> Option<(Option<String>, u32, String)> {
    let mut start = 0;
    for part in name.split('-') {
        let end = start + part.len();
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            let owner = name[..start].strip_suffix('-').map(str::to_string);
            let slug = name[end..].strip_prefix('-')?;
            return Some((owner, part.parse().ok()?, slug.to_string()));
        }
        start = end + 1;
    }
    None
}

fn language(name: &str) -> (&str, Option<Lang>) {
    match name.rsplit_once('.').map(|(stem, code)| (stem, Lang::of_ending(code))) {
        Some((stem, Some(lang))) => (stem, Some(lang)),
        _ => (name, None),
    }
}

/// The number of a place in the outline: `4-1`, `a1`, `a1-2`.
pub fn folder_id(folder: &[Part]) -> String {
    let parts = folder.iter().map(|part| format!("{}{}", if part.appendix { "a" } else { "" }, part.number));
    parts.collect::<Vec<_>>().join("-")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> String {
        match classify(path) {
            None => "nothing".into(),
            Some(Kind::Entry(path, lang)) => format!(
                "{} {:?} {} {} {}",
                folder_id(&path.folder),
                path.owner,
                path.order,
                path.slug,
                lang.map_or("-", Lang::code)
            ),
            Some(Kind::Page(folder, lang)) => {
                format!("page {} {}", folder_id(&folder), lang.map_or("-", Lang::code))
            }
            Some(Kind::Targets(folder)) => format!("targets {}", folder_id(&folder)),
            Some(kind) => format!("{kind:?}"),
        }
    }

    #[test]
    fn paths_say_place_owner_order_slug_and_language() {
        assert_eq!(read("4-women/1-jobs/bureau-010-mothers.en.md"), "4-1 Some(\"bureau\") 10 mothers en");
        assert_eq!(
            read("4-women/labour-bureau-020-top-100-firms.md"),
            "4 Some(\"labour-bureau\") 20 top-100-firms -"
        );
        assert_eq!(read("1-a/2-b/3-c/4-d/010-x.zh.md"), "1-2-3-4 None 10 x zh");
        assert_eq!(read("0-foreword/_index.md"), "page 0 -");
        assert_eq!(read("appendix-1-members/_index.md"), "page a1 -");
        assert_eq!(read("_index.en.md"), "page  en");
        assert_eq!(read("targets.yaml"), "targets ");
        assert_eq!(read("2-b/targets-finance.yaml"), "targets 2");
        for path in
            ["010-x.md", "a/010-x.md", "1-a/x.md", "1-a/plan.yaml", "1-a/1-b/1-c/1-d/1-e/1-f/1-g/_index.md"]
        {
            assert_eq!(read(path), "nothing", "{path}");
        }
    }
}
