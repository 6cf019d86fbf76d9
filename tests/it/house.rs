//! The house as ARCHITECTURE.md draws it: data flows one way, and rooms stay small.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Longest file of the program, in lines, and longest function.
const FILE: usize = 400;
const FUNCTION: usize = 60;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the program: path below `src/`, and text without tests.
fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    let files = WalkDir::new(&src).sort_by_file_name().into_iter().filter_map(Result::ok);
    let rust = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_string();
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        (name, code)
    };
    rust.map(|entry| read(entry.path())).collect()
}

/// The rooms in the order in which data flows, from the table of ARCHITECTURE.md.
fn rooms() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().skip_while(|line| *line != "| Room | What it is |").skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let names = |row: &str| -> Vec<String> {
        let first = row.split('|').nth(1).unwrap_or_default();
        first.split('`').skip(1).step_by(2).map(str::to_string).collect()
    };
    rows.flat_map(names).collect()
}

/// What a text names as `crate::…`.
fn named(code: &str) -> Vec<String> {
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let name = |text: &str| -> String {
            text.trim()
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit())
                .collect()
        };
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list.split('}').next().unwrap_or_default().split(',').map(name)),
            None => found.push(name(rest)),
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn no_arrow_points_upward() {
    let rooms = rooms();
    let rank: BTreeMap<&str, usize> =
        rooms.iter().enumerate().map(|(at, room)| (room.as_str(), at)).collect();
    assert!(rooms.len() > 30, "{rooms:?}");
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for (path, code) in sources() {
        let room = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if matches!(room, "lib" | "main") {
            continue;
        }
        let Some(&own) = rank.get(room) else {
            wrong.push(format!("{room} is not in ARCHITECTURE.md"));
            continue;
        };
        for other in named(&code).iter().filter(|other| *other != room) {
            arrows += 1;
            match rank.get(other.as_str()) {
                Some(&of) if of < own => {}
                Some(_) => wrong.push(format!("{path} uses {other}, which stands after it")),
                None => wrong.push(format!("{path} uses {other}, which is no room")),
            }
        }
    }
    assert!(arrows > 200, "only {arrows} arrows were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        // Tables of data are as long as what they list.
        if path == "search/tables.rs" {
            continue;
        }
        let lines: Vec<&str> = code.lines().collect();
        if lines.len() > FILE {
            wrong.push(format!("{path}: {} lines", lines.len()));
        }
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
            let indent = &line[..line.len() - line.trim_start().len()];
            let closes = |line: &&str| **line == format!("{indent}}}");
            let length = lines[at..].iter().position(closes).map_or(1, |length| length + 1);
            if length > FUNCTION && !line.ends_with("{}") && !line.ends_with(';') {
                wrong.push(format!("{path}:{}: {length} lines: {}", at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_function(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(super) ")).unwrap_or(line);
    let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("const ")).unwrap_or(line);
    line.starts_with("fn ")
}
