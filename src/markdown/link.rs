//! What the target of a link is, by the way it is written.

/// The target of a link in a text. What it leads to within the plan is for the plan to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The web, mail or a telephone, as it is written.
    Web(String),
    /// A place of the page itself: `#…`, without the `#`.
    Fragment(String),
    /// A measure by its slug or file, or a page of the site.
    Within {
        /// What may be a slug, the most exact first: `counselling`; `bureau-010-counselling`, `counselling`.
        names: Vec<String>,
        /// The path below the language's folder, without `../`: `targets.html`, `owners/bureau.html`.
        path: String,
        fragment: Option<String>,
    },
    /// A scheme that could run a script or read a file, or an address without one: `//example.jp`.
    Refused,
}

impl Address {
    pub fn of(target: &str) -> Self {
        let target = target.trim();
        if is_web_address(target) {
            return Address::Web(target.to_string());
        }
        if let Some(fragment) = target.strip_prefix('#') {
            return Address::Fragment(fragment.to_string());
        }
        let scheme = target.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
        if scheme || target.starts_with(['/', '\\']) || target.is_empty() {
            return Address::Refused;
        }
        let (path, fragment) = match target.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_string())),
            None => (target, None),
        };
        let mut path = path.split('?').next().unwrap_or_default();
        while let Some(rest) = path.strip_prefix("./").or_else(|| path.strip_prefix("../")) {
            path = rest;
        }
        Address::Within { names: names(path), path: path.to_string(), fragment }
    }
}

/// Whether an address is a whole one, of the web, of mail or of a telephone.
pub fn is_web_address(url: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && url.len() > scheme.len()
    })
}

/// The slugs that a path may mean: `x`, `x.md`, `x.en.md`, `x.html`, `bureau-010-x.md`, `010-x.md`.
fn names(path: &str) -> Vec<String> {
    let file = path.rsplit('/').next().unwrap_or_default();
    let name = file.strip_suffix(".html").or_else(|| file.strip_suffix(".md")).unwrap_or(file);
    // The language of a translation.
    let name = name.split('.').next().unwrap_or_default();
    let mut names = vec![name.to_string()];
    let parts: Vec<&str> = name.split('-').collect();
    let order =
        parts.iter().position(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(order) = order.filter(|&order| order + 1 < parts.len() && !file.ends_with(".html")) {
        names.push(parts[order + 1..].join("-"));
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(target: &str) -> (Vec<String>, String, Option<String>) {
        match Address::of(target) {
            Address::Within { names, path, fragment } => (names, path, fragment),
            other => panic!("{target}: {other:?}"),
        }
    }

    #[test]
    fn a_measure_is_named_by_slug_or_by_file() {
        for target in [
            "counselling",
            "counselling.md",
            "bureau-010-counselling.md",
            "../2-b/labour-bureau-010-counselling.md",
            "./010-counselling.en.md",
            "../measures/counselling.html",
            "measures/counselling.html#x",
        ] {
            assert_eq!(within(target).0.last().unwrap(), "counselling", "{target}");
        }
        assert_eq!(within("plan-2024-review").0, ["plan-2024-review", "review"]);
    }

    #[test]
    fn a_page_is_named_from_the_folder_of_its_language() {
        assert_eq!(within("../targets.html#rate").1, "targets.html");
        assert_eq!(within("../targets.html#rate").2.as_deref(), Some("rate"));
        assert_eq!(within("../owners/bureau.html").1, "owners/bureau.html");
    }

    #[test]
    fn whole_addresses_are_of_few_schemes() {
        for target in
            ["https://example.jp/a:b", "HTTPS://example.jp", "mailto:a@example.jp", "tel:048-000-0000"]
        {
            assert_eq!(Address::of(target), Address::Web(target.to_string()));
        }
        for target in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//evil.example/",
            "/a",
            "\\\\a",
            "https://",
            "",
        ] {
            assert_eq!(Address::of(target), Address::Refused, "{target}");
        }
        assert_eq!(Address::of("#a:b"), Address::Fragment("a:b".into()));
    }
}
