//! Templates of a project's own. A template is a program, and whoever writes one makes mistakes:
//!
//! 1. [`guarded`] puts a call into each loop and each component. Tera asks nobody whether to go on, so these calls count
//!    the work that a page takes, and stop it where it has no end.
//! 2. [`rendered`] begins the count for a page, and bounds what a page may hold.
//! 3. [`mistakes`] reads the places out of what Tera says, and [`Guarded::place`] leads them back to the template as its
//!    author wrote it.
//!
//! The embedded templates are not counted.

use std::cell::Cell;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// Turns of loops that one page may take: the page of a plan of 100,000 measures takes a tenth of this.
const MAX_STEPS: u64 = 5_000_000;
/// What one page may take on a slow machine.
const MAX_TIME: Duration = Duration::from_secs(20);
/// How often the clock is looked at.
const STEPS_A_LOOK: u64 = 1_000;
/// Bytes of a page: that of a plan of 100,000 measures has 84 MB.
const MAX_PAGE: usize = 400_000_000;

/// What [`mistakes`] knows an endless template by.
const ENDLESS: &str = "tebiki-endless";
/// What Tera says of a component that calls itself without an end.
const TOO_DEEP: &str = "recursion depth";

thread_local! {
    /// A page is rendered by one thread from its beginning to its end.
    static WORK: Cell<Work> = const { Cell::new(Work { steps: 0, begun: None }) };
}

/// What the page that a thread renders has taken so far.
#[derive(Clone, Copy)]
struct Work {
    steps: u64,
    begun: Option<Instant>,
}

/// A page by a template.
///
/// # Errors
/// What is wrong with the template, or that it has no end.
pub fn rendered(tera: &Tera, name: &str, context: &Context, room: usize) -> TeraResult<Vec<u8>> {
    WORK.set(Work { steps: 0, begun: Some(Instant::now()) });
    let mut page = Page(Vec::with_capacity(room));
    let endless = || tera::Error::message(format!("error: {ENDLESS}\n --> {name}:1:1\n"));
    match tera.render_to(name, context, &mut page) {
        Err(_) if page.0.len() > MAX_PAGE => Err(endless()),
        // Tera says this without a place.
        Err(error) if error.to_string().contains(TOO_DEEP) => Err(endless()),
        Err(error) => Err(error),
        Ok(()) => Ok(page.0),
    }
}

/// The bytes of a page, up to a bound.
struct Page(Vec<u8>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        if self.0.len() > MAX_PAGE { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts work.
fn count(steps: u64) -> TeraResult<Value> {
    let mut work = WORK.get();
    let before = work.steps / STEPS_A_LOOK;
    work.steps += steps;
    WORK.set(work);
    let is_late =
        work.steps / STEPS_A_LOOK > before && work.begun.is_some_and(|begun| begun.elapsed() > MAX_TIME);
    if work.steps > MAX_STEPS || is_late {
        return Err(tera::Error::message(ENDLESS));
    }
    Ok(Value::safe_string(""))
}

/// What the calls of [`guarded`] call; and `range`, which counts what it gives.
pub fn register(tera: &mut Tera) {
    tera.register_function("tebiki_turn", |_: Kwargs, _: &State| count(1));
    tera.register_function("range", |kwargs: Kwargs, _: &State| -> TeraResult<Vec<i64>> {
        let start = kwargs.get::<i64>("start")?.unwrap_or_default();
        let end = kwargs.must_get::<i64>("end")?;
        let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
        let Some(step) = usize::try_from(step).ok().filter(|step| *step > 0) else {
            return Err(tera::Error::message("`range` needs a `step_by` above 0"));
        };
        let length = end.saturating_sub(start).max(0) as u64 / step as u64;
        count(length)?;
        Ok((start..end).step_by(step).collect())
    });
}

/// A template with calls that count, and where they are.
#[derive(Default)]
pub struct Guarded {
    pub text: String,
    calls: Vec<Call>,
}

/// Something that was put into a template.
struct Call {
    /// From 1, as the template is after it.
    line: usize,
    /// In characters, from 1.
    column: usize,
    length: usize,
    /// The column of the tag that it was put in for, as the author wrote it.
    tag: usize,
}

impl Guarded {
    /// A line and column of the template as its author wrote it.
    pub fn place(&self, line: usize, column: usize) -> (usize, usize) {
        let mut before = 0;
        for call in self.calls.iter().filter(|call| call.line == line && call.column <= column) {
            if column < call.column + call.length {
                return (line, call.tag);
            }
            before += call.length;
        }
        (line, column - before)
    }

    fn put(&mut self, call: &str, tag: usize) {
        let line_start = self.text.rfind('\n').map_or(0, |at| at + 1);
        let put = Call {
            line: self.text.matches('\n').count() + 1,
            column: self.text[line_start..].chars().count() + 1,
            length: call.chars().count(),
            tag,
        };
        self.calls.push(put);
        self.text.push_str(call);
    }
}

/// A template with a call in each loop and each component. White space that a tag takes away is taken away by
/// the call, so that the page is the same.
pub fn guarded(template: &str) -> Guarded {
    let mut out = Guarded::default();
    let mut at = 0;
    while let Some(found) = template[at..].find("{%").map(|found| at + found) {
        if let Some(start) = template[at..found].find("{#").map(|start| at + start) {
            let end = template[start..].find("#}").map_or(template.len(), |end| start + end + 2);
            out.text.push_str(&template[at..end]);
            at = end;
            continue;
        }
        let Some(end) = template[found..].find("%}").map(|end| found + end + 2) else { break };
        let tag = &template[found..end];
        let word = tag.trim_start_matches(['{', '%', '-']).split_whitespace().next().unwrap_or_default();
        let line_start = template[..found].rfind('\n').map_or(0, |at| at + 1);
        let column = template[line_start..found].chars().count() + 1;
        out.text.push_str(&template[at..found]);
        out.text.push_str(tag);
        if matches!(word, "for" | "component") {
            let closing = if tag.ends_with("-%}") { "-}}" } else { "}}" };
            out.put(&format!("{{{{ tebiki_turn() {closing}"), column);
        }
        at = if word == "raw" { raw_end(template, end) } else { end };
        out.text.push_str(&template[end..at]);
    }
    out.text.push_str(&template[at..]);
    out
}

/// The beginning of the tag that ends a raw part.
fn raw_end(template: &str, from: usize) -> usize {
    let mut tags = template[from..].match_indices("{%").map(|(at, _)| from + at);
    let ends = |&at: &usize| template[at..].trim_start_matches(['{', '%', '-', ' ']).starts_with("endraw");
    tags.find(ends).unwrap_or(template.len())
}

/// Something that Tera says is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// In Tera's words.
    pub cause: String,
    pub endless: bool,
    /// Whether the template can't be read at all.
    pub syntax: bool,
    /// Name of the template, line and column from 1.
    pub at: Option<(String, usize, usize)>,
}

/// What an error tells: mistakes with their places, or one without.
pub fn mistakes(error: &tera::Error) -> Vec<Mistake> {
    let text = error.to_string();
    let syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
    // These come with the name of a template alone.
    let whole = match error.kind() {
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some(tpl),
        ErrorKind::MissingParent { current, .. } => Some(current),
        _ => None,
    };
    let mistake = |part: &str| {
        let (cause, rest) = part.split_once('\n').unwrap_or((part, ""));
        let cause = cause.trim_start_matches("error: ").to_string();
        let place = rest.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
        let at = place.and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
            Some((name.to_string(), line.parse().ok()?, column.parse().ok()?))
        });
        let at = at.or_else(|| whole.map(|name| (name.clone(), 1, 1)));
        Mistake { endless: cause.contains(ENDLESS), syntax, cause, at }
    };
    text.split("\n\nerror: ").map(mistake).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_put_into_loops_and_components_and_nowhere_else() {
        let put = |template: &str| guarded(template).text.replace("tebiki_", "");
        assert_eq!(put("{% for a in b %}x{% endfor %}"), "{% for a in b %}{{ turn() }}x{% endfor %}");
        assert_eq!(put("{%- for a in b -%} x"), "{%- for a in b -%}{{ turn() -}} x");
        assert_eq!(
            put("{% component a(b) %}c{%- endcomponent a %}"),
            "{% component a(b) %}{{ turn() }}c{%- endcomponent a %}"
        );
        for same in [
            "{# {% for a in b %} #}x",
            "{% raw %}{% for a in b %}{% endraw %}",
            "{% if a %}b",
            "{%",
            "{#",
            "{% for",
        ] {
            assert_eq!(put(same), same);
        }
    }

    #[test]
    fn a_place_is_that_of_the_template_as_written() {
        let guarded = guarded("あ{% for a in b %}{{ c }}\n{{ d }}");
        let column = |of: &str| {
            let line = guarded.text.lines().next().unwrap();
            line[..line.find(of).unwrap()].chars().count() + 1
        };
        assert_eq!(guarded.place(1, column("{% for")), (1, 2));
        assert_eq!(guarded.place(1, column("tebiki_turn")), (1, 2));
        assert_eq!(guarded.place(1, column("{{ c")), (1, 18));
        assert_eq!(guarded.place(2, 4), (2, 4));
    }

    #[test]
    fn what_tera_says_of_several_mistakes_is_told_one_by_one() {
        let mut tera = Tera::new();
        let templates = [("a.html", "{{ b | none }}"), ("c.html", "\n{{ d | none }}")];
        let error = tera.add_raw_templates(templates).unwrap_err();
        let places: Vec<_> = mistakes(&error).into_iter().map(|mistake| mistake.at.unwrap()).collect();
        assert_eq!(places, [("a.html".to_string(), 1, 8), ("c.html".to_string(), 2, 8)]);
    }

    #[test]
    fn work_without_an_end_is_stopped_at_its_tag() {
        let range =
            "{% for a in range(end=100000) %}{% for b in range(end=100000) %}y{% endfor %}{% endfor %}";
        let data = "{% for a in c %}\n{% for b in c %}{% for d in c %}{% endfor %}{% endfor %}{% endfor %}";
        let component = "\n\n{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}";
        for (template, line) in
            [(format!("x\n {range}"), 2), (data.to_string(), 2), (component.to_string(), 1)]
        {
            let guarded = guarded(&template);
            let mut tera = Tera::new();
            register(&mut tera);
            tera.add_raw_template("t.html", &guarded.text).unwrap();
            let mut context = Context::new();
            context.insert("c", &vec![0; 3_000]);
            let begun = Instant::now();
            let error = rendered(&tera, "t.html", &context, 0).unwrap_err();
            assert!(begun.elapsed() < MAX_TIME * 2, "{template}");
            let mistake = mistakes(&error).remove(0);
            assert!(mistake.endless, "{template}: {mistake:?}");
            let (_, found, column) = mistake.at.unwrap();
            assert_eq!(guarded.place(found, column).0, line, "{template}");
        }
    }
}
