//! Scripts without comments and spaces, for those who load them.
//!
//! Nothing is renamed or reordered: 1. [`tokens`] parts a script, 2. [`compact`] joins its tokens with only
//! the spaces and line ends that JavaScript needs. A script that cannot be parted safely stays as it is.

/// Words after which `/` begins a pattern.
const BEFORE_PATTERN: &[&str] =
    &["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Names, keywords and numbers.
    Word,
    /// Strings, templates and patterns.
    Literal,
    /// One character of anything else.
    Mark,
}

struct Token<'a> {
    kind: Kind,
    text: &'a str,
    /// What stands before it.
    space: bool,
    line_end: bool,
}

/// The script without comments, indentation and needless spaces.
pub fn compact(script: &str) -> String {
    let Some(tokens) = tokens(script) else { return script.to_string() };
    let mut out = String::with_capacity(script.len());
    for (at, token) in tokens.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) {
            if token.line_end && !goes_on(before, token) {
                out.push('\n');
            } else if (token.line_end || token.space) && needs_space(before, token) {
                out.push(' ');
            }
        }
        out.push_str(token.text);
    }
    out.push('\n');
    out
}

/// Whether a statement cannot end between two tokens, so that the line end between them says nothing.
fn goes_on(before: &Token<'_>, after: &Token<'_>) -> bool {
    let opens = before.kind == Kind::Mark && "{;,([=:?&|".contains(before.text);
    let closes = after.kind == Kind::Mark && ")};,]?:".contains(after.text);
    opens || closes
}

/// Whether two tokens would become others without a space.
fn needs_space(before: &Token<'_>, after: &Token<'_>) -> bool {
    let (Some(last), Some(first)) = (before.text.chars().last(), after.text.chars().next()) else {
        return false;
    };
    match (before.kind, after.kind) {
        (Kind::Word, Kind::Word) => true,
        (Kind::Literal, Kind::Word) => last != '\'' && last != '"' && last != '`',
        (Kind::Word, Kind::Mark) => last.is_ascii_digit() && first == '.',
        // + +, - -, / /, < !-- and -- > among them.
        (Kind::Mark, Kind::Mark | Kind::Literal) => "+-/<*".contains(last) && "+-/!>*".contains(first),
        _ => false,
    }
}

/// The tokens of a script; none where a string, a comment or a pattern has no end.
fn tokens(script: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut space, mut line_end) = (false, false);
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if c.is_whitespace() => {
                line_end |= c == '\n';
                0
            }
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                space = true;
                continue;
            }
            '/' if rest.starts_with("/*") => {
                let end = rest.find("*/")? + 2;
                line_end |= rest[..end].contains('\n');
                rest = &rest[end..];
                space = true;
                continue;
            }
            '\'' | '"' => quoted(rest, c)?,
            '`' => template(rest)?,
            '/' => match tokens.last() {
                // A division or, after `if (…)`, a pattern: the line stays as it is.
                Some(before) if ")}".contains(before.text) => {
                    let line = rest.split('\n').next()?.trim_end();
                    (!line.contains(['`', '*']) && !line.contains("//")).then_some(line.len())?
                }
                Some(before) if ends_value(before) => 1,
                _ => pattern(rest)?,
            },
            _ if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        if length == 0 {
            space = true;
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let kind = match c {
            '\'' | '"' | '`' => Kind::Literal,
            '/' if length > 1 => Kind::Literal,
            _ if is_word(c) => Kind::Word,
            _ => Kind::Mark,
        };
        tokens.push(Token { kind, text: &rest[..length], space, line_end });
        (space, line_end) = (false, false);
        rest = &rest[length..];
    }
    Some(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '@' | '\\')
}

/// Whether a value may end with the token, so that `/` after it divides.
fn ends_value(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Word => !BEFORE_PATTERN.contains(&token.text),
        Kind::Literal => true,
        Kind::Mark => ")]}".contains(token.text),
    }
}

/// Bytes of a string with its quotes.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if quote != '`' => return None,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Bytes of a template; none where a value in it has strings or templates of its own.
fn template(text: &str) -> Option<usize> {
    let length = quoted(text, '`')?;
    let values = text[..length].split("${").skip(1).map(|part| part.split('}').next().unwrap_or(part));
    values.into_iter().all(|value| !value.contains(['\'', '"', '{'])).then_some(length)
}

/// Bytes of a pattern with its flags.
fn pattern(text: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\n' => return None,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let flags = &text[at + 1..];
                return Some(at + 1 + flags.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(flags.len()));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_spaces_go_and_line_ends_that_end_statements_stay() {
        let script =
            "/* a\n * b */\n  // c\n  const a = b + +c, d = [1, 2]\n  const e = {\n    f: 1 // g\n  };\n";
        assert_eq!(compact(script), "const a=b+ +c,d=[1,2]\nconst e={f:1};\n");
        assert_eq!(compact("a = b\n(c)\nreturn\n{}\n"), "a=b\n(c)\nreturn\n{}\n");
        assert_eq!(compact("x = {}\ny++\nz"), "x={}\ny++\nz\n");
    }

    #[test]
    fn strings_templates_and_patterns_stay_as_they_are() {
        for script in [
            "a='x = y  // z';\n",
            "a=`x  ${ y }  /* z */`;\n",
            "a=b.replace(/[/'\"]  \\/ *\\//g,'')\n",
            "return/  '/.test(a)\n",
            "a=b/c/d\n",
            "if(a)/ ' /.test(b)\n",
            "(a)/ 2\nb\n",
        ] {
            assert_eq!(compact(script), script);
        }
    }

    #[test]
    fn tokens_do_not_run_together() {
        for script in ["a / /b/", "1 .toFixed()", "a < !--b", "a - --b", "/a/g in b", "a-- > b", "typeof a"] {
            let short = compact(script);
            for token in ["//", "1.to", "<!--", "---", "gin", "-->", "typeofa"] {
                assert!(!short.contains(token), "{script}: {short}");
            }
        }
    }

    #[test]
    fn what_cannot_be_parted_stays_whole() {
        for script in ["a  = 'b\n'", "(a)  / b // c\n}", "a  = `b", "a  = `${ '`' }`", "/*  a"] {
            assert_eq!(compact(script), script);
        }
    }
}
