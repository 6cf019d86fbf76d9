//! Changes to files that people wrote: what is not changed stays as it is, byte for byte.
//!
//! - [`set_key`], [`remove_key`]: a value of the front matter of a Markdown file.
//! - [`set_in_table`], [`remove_from_table`]: a value at the top of a YAML file.
//! - [`set_body`]: the text below it.
//! - [`quoted`], [`block`]: texts as YAML that reads back as the same text.

/// Where the parts of a file with front matter stand, as byte offsets.
struct Parts {
    /// After the line `---`.
    start: usize,
    /// Where the closing `---` begins.
    end: usize,
    /// After the closing line.
    body: usize,
}

fn parts(text: &str) -> Option<Parts> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let content = if at == 0 { line.trim_start_matches('\u{feff}') } else { line };
        let marks = content.trim_end() == "---";
        match start {
            None if !marks => return None,
            None => start = Some(at + line.len()),
            Some(start) if marks => return Some(Parts { start, end: at, body: at + line.len() }),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// Sets a key of the front matter to a value that is written as YAML; a new key comes last.
/// None where the file has no front matter, or it does not end.
pub fn set_key(text: &str, key: &str, yaml: &str) -> Option<String> {
    let parts = parts(text)?;
    let (start, end) = lines_of(text, &parts, key).unwrap_or((parts.end, parts.end));
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // What begins on a line of its own needs no space before it.
    let space = if yaml.starts_with('\n') { "" } else { " " };
    let value = format!("{key}:{space}{}{line_end}", yaml.trim_end().replace('\n', line_end));
    Some([&text[..start], &value, &text[end..]].concat())
}

/// The value of a key of the front matter as it is written, without comments on lines of their own.
pub fn value_of<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let parts = parts(text)?;
    let (start, end) = lines_of(text, &parts, key)?;
    text[start..end]
        .strip_prefix(key)?
        .strip_prefix(':')
        .map(|value| value.trim_start_matches(' ').trim_end())
}

/// Takes a key and its value out of the front matter.
pub fn remove_key(text: &str, key: &str) -> Option<String> {
    let parts = parts(text)?;
    let (start, end) = lines_of(text, &parts, key).unwrap_or((parts.end, parts.end));
    Some([&text[..start], &text[end..]].concat())
}

/// Sets a key at the top of a YAML file to a value that is written as YAML; a new key comes last.
pub fn set_in_table(text: &str, key: &str, yaml: &str) -> String {
    let whole = Parts { start: 0, end: text.len(), body: text.len() };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // What begins on a line of its own needs no space before it.
    let space = if yaml.starts_with('\n') { "" } else { " " };
    let value = format!("{key}:{space}{}{line_end}", yaml.trim_end().replace('\n', line_end));
    match lines_of(text, &whole, key) {
        Some((start, end)) => [&text[..start], &value, &text[end..]].concat(),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{value}"),
        None => format!("{text}{line_end}{value}"),
    }
}

/// Takes a key at the top of a YAML file out, and its value.
pub fn remove_from_table(text: &str, key: &str) -> String {
    let whole = Parts { start: 0, end: text.len(), body: text.len() };
    match lines_of(text, &whole, key) {
        Some((start, end)) => [&text[..start], &text[end..]].concat(),
        None => text.to_string(),
    }
}

/// Replaces what stands below the front matter.
pub fn set_body(text: &str, body: &str) -> Option<String> {
    let parts = parts(text)?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let body = body.trim_end().replace("\r\n", "\n").replace('\n', line_end);
    Some(format!("{}{body}{line_end}", &text[..parts.body]))
}

/// Where the text below the front matter stands, as bytes of the file.
pub fn body_of(text: &str) -> Option<std::ops::Range<usize>> {
    parts(text).map(|parts| parts.body..text.len())
}

/// The lines of a key at the top: its own, and those below it that are indented, items of its list, or empty between
/// such lines.
fn lines_of(text: &str, parts: &Parts, key: &str) -> Option<(usize, usize)> {
    let mut at = parts.start;
    let mut found: Option<(usize, usize)> = None;
    for line in text[parts.start..parts.end].split_inclusive('\n') {
        let end = at + line.len();
        match &mut found {
            None => {
                let value = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':'));
                if value.is_some_and(|value| value.is_empty() || value.starts_with(char::is_whitespace)) {
                    found = Some((at, end));
                }
            }
            Some(lines) => {
                if line.starts_with([' ', '\t']) || line.starts_with("- ") || line.trim_end() == "-" {
                    lines.1 = end;
                } else if !line.trim().is_empty() {
                    return found;
                }
            }
        }
        at = end;
    }
    found
}

/// A line of text as a YAML value: plain where YAML reads it back as this text, else in quotes.
pub fn quoted(text: &str) -> String {
    let plain = serde_yaml::from_str::<serde_yaml::Value>(text);
    match plain {
        Ok(serde_yaml::Value::String(read)) if read == text && !text.contains(['#', '\n', ':']) => {
            text.to_string()
        }
        _ => serde_json::to_string(text).unwrap_or_default(),
    }
}

/// As [`quoted`], for a list in brackets: what would end it is in quotes.
pub fn quoted_in_list(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) {
        return serde_json::to_string(text).unwrap_or_default();
    }
    quoted(text)
}

/// A text of several lines as a YAML block, to stand below a key at the top.
pub fn block(text: &str) -> String {
    let text = text.trim_end();
    // A first line that is indented would be taken for the indent of all.
    let mut out = String::from(if text.starts_with([' ', '\t', '\n']) { "|2-" } else { "|-" });
    for line in text.lines() {
        out.push('\n');
        if !line.is_empty() {
            out.push_str("  ");
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}---\r\n# 注\r\ntitle: A\r\naudience:\r\n- women\r\n  # 内訳\r\n- youth\r\n\r\nstatus: new\r\n---\r\n title: b\r\n\r\n";

    #[test]
    fn only_the_key_changes() {
        let changed = set_key(FILE, "title", "B").expect("front matter");
        assert_eq!(changed, FILE.replace("title: A", "title: B"));
        assert_eq!(set_key(&changed, "title", "A").as_deref(), Some(FILE));
    }

    #[test]
    fn a_list_is_one_value_and_what_follows_stays() {
        let changed = remove_key(FILE, "audience").expect("front matter");
        assert_eq!(changed, "\u{feff}---\r\n# 注\r\ntitle: A\r\n\r\nstatus: new\r\n---\r\n title: b\r\n\r\n");
        assert_eq!(remove_key(FILE, "no-such-key").as_deref(), Some(FILE));
    }

    #[test]
    fn a_new_key_comes_last_and_the_body_is_no_front_matter() {
        let text = "---\ntitle: A\n---\nowner: b\n";
        assert_eq!(
            set_key(text, "owner", "bureau").as_deref(),
            Some("---\ntitle: A\nowner: bureau\n---\nowner: b\n")
        );
        assert_eq!(set_key("---\ntitle: A\n", "owner", "b"), None);
        assert_eq!(set_key("title: A\n", "owner", "b"), None);
        assert_eq!(set_body(text, "新しい本文").as_deref(), Some("---\ntitle: A\n---\n新しい本文\n"));
    }

    #[test]
    fn texts_read_back_as_they_were() {
        for text in [
            "平易な文",
            "1-1-2",
            "yes",
            "a: b",
            "# x",
            "「引用」",
            "",
            "2023",
            "'",
            "\"q\" \\n",
            "- 項目",
            "@",
            "注 #1",
        ] {
            let read: serde_yaml::Value =
                serde_yaml::from_str(&format!("key: {}\n", quoted(text))).expect(text);
            assert_eq!(read["key"].as_str(), Some(text));
        }
        for text in ["一行", "一行目\n二行目\n\n四行目", "  字下げ\n- 項目", "\n空行から"]
        {
            let file = format!("---\nkey: {}\nnext: 1\n---\n", block(text));
            let yaml = &file[4..file.len() - 4];
            let read: serde_yaml::Value = serde_yaml::from_str(yaml).expect(text);
            assert_eq!((read["key"].as_str(), read["next"].as_u64()), (Some(text), Some(1)));
            assert_eq!(
                set_key(&file, "key", &block("x")).as_deref(),
                Some("---\nkey: |-\n  x\nnext: 1\n---\n")
            );
        }
    }
}
