//! Calls that count, put into templates: Tera asks nobody whether to go on. What they do is in [`super::own`].

/// A template with calls that count, and where they are.
pub struct Guarded {
    pub text: String,
    calls: Vec<Call>,
    /// Where the text ends: a line from 1, a column in characters from 1, and how much of the line was put in.
    line: usize,
    column: usize,
    put: usize,
    /// Loops that are open: where the length of their text is to stand, where that begins, and how much of it is counted
    /// by loops within.
    loops: Vec<(usize, usize, usize)>,
}

/// Something that was put into a template.
struct Call {
    line: usize,
    column: usize,
    length: usize,
    /// The column that it stands for, as the author wrote it.
    meant: usize,
}

/// Room for the length of a loop's text.
const LENGTH: &str = "          ";

impl Guarded {
    /// A line and column of the template as its author wrote it.
    pub fn place(&self, line: usize, column: usize) -> (usize, usize) {
        let first = self.calls.partition_point(|call| call.line < line);
        let mut before = 0;
        for call in self.calls[first..].iter().take_while(|call| call.line == line && call.column <= column) {
            if column < call.column + call.length {
                return (line, call.meant);
            }
            before += call.length;
        }
        (line, column - before)
    }

    /// Goes on as the author wrote it.
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        match text.rsplit_once('\n') {
            Some((_, last)) => {
                self.line += text.matches('\n').count();
                self.column = 1 + last.chars().count();
                self.put = 0;
            }
            None => self.column += text.chars().count(),
        }
    }

    /// The column of the end, as the author wrote it.
    fn here(&self) -> usize {
        self.column - self.put
    }

    fn put(&mut self, call: &str, meant: usize) {
        let length = call.chars().count();
        self.calls.push(Call { line: self.line, column: self.column, length, meant });
        self.text.push_str(call);
        self.column += length;
        self.put += length;
    }

    /// A tag's code with calls around what it makes.
    fn push_code(&mut self, code: &str, parts: &Parts) {
        let mut marks: Vec<(usize, &str)> = Vec::new();
        for &(start, end) in &parts.elements {
            marks.extend([(start, "tebiki_kept(of="), (end, ")")]);
        }
        if let Some((start, end)) = parts.whole {
            marks.push((start, if parts.makes { "tebiki_made(of=" } else { "tebiki_kept(of=" }));
            marks.push((end, ")"));
        }
        // Calls that begin together are closed the other way round.
        marks.sort_by_key(|&(at, mark)| (at, if mark == ")" { 0 } else { 1 }));
        let mut from = 0;
        for (at, mark) in marks {
            self.push(&code[from..at]);
            let here = self.here();
            self.put(mark, here);
            from = at;
        }
        self.push(&code[from..]);
    }

    /// A call at the beginning of a loop or a component. White space that its tag takes away is taken away by the call,
    /// so that the page is the same.
    fn put_turn(&mut self, names: &[&str], tag: &str, meant: usize, is_loop: bool) {
        let closing = if tag.ends_with("-%}") { "-}}" } else { "}}" };
        let names = names.join(", ");
        let text = if is_loop { format!(", text=0{LENGTH}") } else { String::new() };
        self.put(&format!("{{{{ tebiki_turn(of=[{names}]{text}) {closing}"), meant);
        if is_loop {
            let at = self.text.len() - format!("{LENGTH}) {closing}").len() - 1;
            self.loops.push((at, self.text.len(), 0));
        }
    }

    /// The end of a loop, whose length is known now.
    fn close_loop(&mut self) {
        let Some((at, start, within)) = self.loops.pop() else { return };
        let length = self.text.len() - start;
        let told = format!("{:<width$}", length - within, width = LENGTH.len() + 1);
        self.text.replace_range(at..at + told.len(), &told);
        if let Some((.., within)) = self.loops.last_mut() {
            *within += length;
        }
    }
}

/// A template with calls in each loop and each component, and around each value that is written or kept.
pub fn guarded(template: &str) -> Guarded {
    let text = String::with_capacity(template.len() * 2);
    let mut out = Guarded { text, calls: Vec::new(), line: 1, column: 1, put: 0, loops: Vec::new() };
    let mut at = 0;
    while let Some((found, kind)) = next_tag(template, at) {
        out.push(&template[at..found]);
        let rest = &template[found..];
        let length = match kind {
            b'#' => rest.find("#}").map(|end| end + 2),
            b'{' => code_length(rest, "}}"),
            _ => code_length(rest, "%}"),
        };
        let Some(length) = length else {
            at = found;
            break;
        };
        let tag = &rest[..length];
        at = found + length;
        match kind {
            b'#' => out.push(tag),
            b'{' => value_tag(&mut out, tag),
            _ => at = block_tag(&mut out, template, tag, at),
        }
    }
    out.push(&template[at..]);
    out
}

/// Where the next tag begins, and the second character of what opens it.
fn next_tag(template: &str, from: usize) -> Option<(usize, u8)> {
    let pairs = template.as_bytes()[from..].windows(2);
    let found = pairs.enumerate().find(|(_, pair)| pair[0] == b'{' && matches!(pair[1], b'#' | b'{' | b'%'));
    found.map(|(at, pair)| (from + at, pair[1]))
}

/// `{{ value }}`
fn value_tag(out: &mut Guarded, tag: &str) {
    let (start, end) = code_of(tag);
    let is_component = tag[start..end].starts_with('<');
    let mut parts = parts(tag, start, end);
    parts.whole = (start < end && !is_component).then_some((start, end));
    parts.makes = false;
    out.push_code(tag, &parts);
}

/// `{% … %}`; gives where the template goes on.
fn block_tag(out: &mut Guarded, template: &str, tag: &str, end_of_tag: usize) -> usize {
    let (start, end) = code_of(tag);
    let code = &tag[start..end];
    let word = code.split(|sign: char| !is_name(sign)).next().unwrap_or_default();
    let meant = out.here();
    let mut parts = parts(tag, start, end);
    match word {
        "set" | "set_global" => {
            let name = code[word.len()..].trim_start();
            let after = name.trim_start_matches(is_name).trim_start();
            match after.strip_prefix('=') {
                Some(value) => parts.whole = Some((end - value.trim_start().len(), end)),
                // What stands up to `endset` is kept.
                None => {
                    out.push(&tag[..end]);
                    out.put(" | tebiki_kept", meant);
                    out.push(&tag[end..]);
                    return end_of_tag;
                }
            }
        }
        "endfor" => out.close_loop(),
        _ => {}
    }
    out.push_code(tag, &parts);
    match word {
        "for" => {
            let names = code[word.len()..].split_whitespace().take_while(|word| *word != "in");
            let names: Vec<&str> =
                names.flat_map(|name| name.split(',')).filter(|name| is_word(name)).collect();
            out.put_turn(&names, tag, meant, true);
        }
        "component" => out.put_turn(&parameters(code), tag, meant, false),
        "raw" => {
            let raw = raw_end(template, end_of_tag);
            out.push(&template[end_of_tag..raw]);
            return raw;
        }
        _ => {}
    }
    end_of_tag
}

/// The code of a tag, without what opens and closes it.
fn code_of(tag: &str) -> (usize, usize) {
    let inner = tag[2..tag.len() - 2].strip_prefix('-').unwrap_or(&tag[2..tag.len() - 2]);
    let inner = inner.strip_suffix('-').unwrap_or(inner);
    let start = if tag[2..].starts_with('-') && tag.len() > 4 { 3 } else { 2 };
    let code = inner.trim();
    let start = start + (inner.len() - inner.trim_start().len());
    (start, start + code.len())
}

/// The length of a tag, up to what closes it outside of texts and brackets.
fn code_length(tag: &str, closing: &str) -> Option<usize> {
    let bytes = tag.as_bytes();
    let (mut at, mut depth) = (2, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            _ if depth == 0 && bytes[at..].starts_with(closing.as_bytes()) => return Some(at + 2),
            quote @ (b'"' | b'\'' | b'`') => at += text_length(&bytes[at..], quote)?,
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// From a quotation mark to the one that closes it.
fn text_length(text: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    while *text.get(at)? != quote {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    Some(at)
}

/// What of a tag's code makes values.
#[derive(Default)]
struct Parts {
    /// What is written or kept.
    whole: Option<(usize, usize)>,
    /// The elements of lists that are made by `for`.
    elements: Vec<(usize, usize)>,
    /// Whether a list or a table is put together.
    makes: bool,
}

/// Words after which a bracket begins a list.
const BEFORE_A_LIST: [&str; 8] = ["in", "and", "or", "not", "if", "else", "for", "is"];

fn parts(tag: &str, start: usize, end: usize) -> Parts {
    let bytes = &tag.as_bytes()[..end];
    let mut parts = Parts::default();
    // The brackets that are open: where, and whether they begin a list.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut at = start;
    // Whether a value ends here, so that a bracket picks out of it.
    let mut after_value = false;
    while at < end {
        let sign = bytes[at];
        match sign {
            b'"' | b'\'' | b'`' => {
                at += text_length(&bytes[at..], sign).unwrap_or(end - at);
                after_value = true;
            }
            b'[' | b'(' | b'{' => {
                let is_list = sign == b'[' && !after_value;
                parts.makes |= is_list || sign == b'{';
                open.push((at, is_list));
                after_value = false;
            }
            b']' | b')' | b'}' => {
                open.pop();
                after_value = true;
            }
            _ if is_name(char::from(sign)) => {
                let length = bytes[at..].iter().take_while(|sign| is_name(char::from(**sign))).count();
                let word = &tag[at..at + length];
                if let (Some(&(list, true)), "for") = (open.last(), word) {
                    let element = tag[list + 1..at].trim();
                    let from = list + 1 + (tag[list + 1..at].len() - tag[list + 1..at].trim_start().len());
                    parts.elements.push((from, from + element.len()));
                }
                after_value = !BEFORE_A_LIST.contains(&word);
                at += length - 1;
            }
            b'?' => {}
            sign if sign.is_ascii_whitespace() => {}
            _ => after_value = false,
        }
        at += 1;
    }
    parts
}

/// The names between the brackets of a component.
fn parameters(code: &str) -> Vec<&str> {
    let Some(start) = code.find('(') else { return Vec::new() };
    let (mut names, mut depth, mut at, mut from) = (Vec::new(), 0, start, start + 1);
    let bytes = code.as_bytes();
    while at < bytes.len() {
        let closes = depth == 1 && matches!(bytes[at], b',' | b')');
        if closes {
            let name = code[from..at].trim().trim_start_matches("...");
            names.push(&name[..name.find(|sign| !is_name(sign)).unwrap_or(name.len())]);
            from = at + 1;
        }
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => at += text_length(&bytes[at..], quote).unwrap_or(bytes.len()),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| is_word(name));
    names
}

fn is_name(sign: char) -> bool {
    sign == '_' || sign.is_ascii_alphanumeric()
}

fn is_word(name: &str) -> bool {
    name.chars().all(is_name) && name.starts_with(|first: char| !first.is_ascii_digit())
}

/// The beginning of the tag that ends a raw part.
fn raw_end(template: &str, from: usize) -> usize {
    let mut tags = template[from..].match_indices("{%").map(|(at, _)| from + at);
    let ends = |&at: &usize| template[at..].trim_start_matches(['{', '%', '-', ' ']).starts_with("endraw");
    tags.find(ends).unwrap_or(template.len())
}

#[cfg(test)]
mod tests;
