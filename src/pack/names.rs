//! Which names every office PC can unpack: short, ASCII, lower case, and none that Windows keeps for
//! its devices.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;

use super::MAX_PATH;

/// Everything that is wrong with the names below `folder`.
pub fn check<'a>(folder: &str, paths: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let paths: Vec<&str> = paths.collect();
    let folders: BTreeSet<String> = paths.iter().flat_map(|path| parents(path)).collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        let lower = path.to_ascii_lowercase();
        if folders.contains(&lower) || !seen.insert(lower) {
            problems.push(Diagnostic::error("offline-path-twice").arg("path", path));
        }
        let length = folder.len() + 1 + path.chars().count();
        if length > MAX_PATH {
            let problem = Diagnostic::error("offline-path-too-long").arg("path", path);
            problems.push(problem.arg("found", length.to_string()).arg("allowed", MAX_PATH.to_string()));
        }
        for name in path.split('/') {
            problems.extend(
                problem_of(name).map(|code| Diagnostic::error(code).arg("path", path).arg("found", name)),
            );
        }
    }
    problems
}

/// The folders a path leads through, in lower case.
fn parents(path: &str) -> Vec<String> {
    path.match_indices('/').map(|(at, _)| path[..at].to_ascii_lowercase()).collect()
}

fn problem_of(name: &str) -> Option<&'static str> {
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.');
    if name.is_empty() || name.starts_with('.') || name.ends_with('.') {
        Some("offline-path-dots")
    } else if !name.bytes().all(plain) {
        Some("offline-path-characters")
    } else if is_device(name.split('.').next().unwrap_or(name)) {
        Some("offline-path-reserved")
    } else {
        None
    }
}

/// Names of Windows devices, which no file can have, whatever its ending.
fn is_device(stem: &str) -> bool {
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(paths: &[&str]) -> Vec<&'static str> {
        check("handbook-2023", paths.iter().copied()).into_iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn names_that_some_pc_cannot_unpack_are_found() {
        assert_eq!(codes(&["index.html", "ja/measures/a-b_c.1.html"]), Vec::<&str>::new());
        assert_eq!(codes(&["ja/Index.html"]), ["offline-path-characters"]);
        assert_eq!(codes(&["ja/施策.html"]), ["offline-path-characters"]);
        assert_eq!(codes(&["ja/a b.html"]), ["offline-path-characters"]);
        assert_eq!(codes(&["ja/con.html", "aux/x", "com1.txt"]), ["offline-path-reserved"; 3]);
        assert_eq!(codes(&["console.html", "com10.txt"]), Vec::<&str>::new());
        assert_eq!(codes(&["ja//x", "../x", "x."]), ["offline-path-dots"; 3]);
        assert_eq!(codes(&["a.html", "A.html"]), ["offline-path-twice", "offline-path-characters"]);
        assert_eq!(codes(&["a", "a/b"]), ["offline-path-twice"]);
    }

    #[test]
    fn the_longest_path_has_a_hundred_characters_with_its_folder() {
        let just = format!("{}.html", "a".repeat(100 - "handbook-2023/.html".len()));
        assert_eq!(codes(&[&just]), Vec::<&str>::new());
        assert_eq!(codes(&[&format!("a{just}")]), ["offline-path-too-long"]);
    }
}
