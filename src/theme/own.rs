//! Templates of a project's own. A template is a program, and whoever writes one makes mistakes:
//!
//! 1. [`super::guard::guarded`] puts a call into each loop, each component and each value that is kept or written. Tera
//!    asks nobody whether to go on, so these calls count the work and the bytes that a page takes, and stop it where it
//!    has no end.
//! 2. [`rendered`] begins the count for a page, and bounds what a page may hold.
//! 3. [`mistakes`] reads the places out of what Tera says.
//!
//! Where a project has no template of its own, nothing is counted.

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
/// Bytes of a page, and of what is put together for it: that of a plan of 100,000 measures has 84 MB.
const MAX_PAGE: usize = 200_000_000;
/// Bytes of a text that is kept. Tera takes 256 operations in an expression, each of which may hold two such texts more.
const MAX_TEXT: usize = 1_000_000;
/// Bytes of a list that a template makes.
const MAX_LIST: usize = 64_000_000;
/// Bytes of a list that are not worth counting: what stands in it is shared with others.
const SMALL_LIST: usize = 100_000;
/// Lists in lists.
const MAX_DEPTH: usize = 100;
/// Bytes that a value takes beside its text.
const VALUE: usize = 24;

/// What [`mistakes`] knows an endless template by.
const ENDLESS: &str = "tebiki-endless";
/// What Tera says of a component that calls itself without an end.
const TOO_DEEP: &str = "recursion depth";

thread_local! {
    /// A page is rendered by one thread from its beginning to its end.
    static WORK: Cell<Work> = const { Cell::new(Work { steps: 0, bytes: 0, begun: None }) };
}

/// What the page that a thread renders has taken so far.
#[derive(Clone, Copy)]
struct Work {
    steps: u64,
    bytes: usize,
    begun: Option<Instant>,
}

/// A page by a template.
///
/// # Errors
/// What is wrong with the template, or that it has no end.
pub fn rendered(tera: &Tera, name: &str, context: &Context, room: usize) -> TeraResult<Vec<u8>> {
    WORK.set(Work { steps: 0, bytes: 0, begun: Some(Instant::now()) });
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

fn endless() -> tera::Error {
    tera::Error::message(ENDLESS)
}

/// Counts work, and bytes that are written or kept.
fn count(steps: u64, bytes: usize) -> TeraResult<()> {
    let mut work = WORK.get();
    let before = work.steps / STEPS_A_LOOK;
    work.steps += steps;
    work.bytes = work.bytes.saturating_add(bytes);
    WORK.set(work);
    let is_late =
        work.steps / STEPS_A_LOOK > before && work.begun.is_some_and(|begun| begun.elapsed() > MAX_TIME);
    if work.steps > MAX_STEPS || work.bytes > MAX_PAGE || is_late { Err(endless()) } else { Ok(()) }
}

/// Bytes of a value, with what stands in its lists; what stands in its tables too, if `tables`. A list that holds another
/// twice counts twice, as where it is written: so the sum has a bound, beyond which nothing is looked at.
fn weight(value: &Value, tables: bool, depth: usize, sum: &mut usize) -> TeraResult<()> {
    let text = value.as_str().map_or(0, str::len);
    *sum += text + VALUE;
    if text > MAX_TEXT || *sum > MAX_LIST || depth > MAX_DEPTH {
        return Err(endless());
    }
    let mut within = |value| weight(value, tables, depth + 1, sum);
    if let Some(list) = value.as_array() {
        list.iter().try_for_each(&mut within)?;
    } else if let Some(table) = value.as_map().filter(|_| tables) {
        table.values().try_for_each(&mut within)?;
    }
    Ok(())
}

/// A value that is written, or kept under a name.
fn kept(value: &Value) -> TeraResult<()> {
    let text = value.as_str().map_or(0, str::len);
    if text > MAX_TEXT { Err(endless()) } else { count(1, text) }
}

/// A value that a template put together.
fn made(value: &Value, tables: bool) -> TeraResult<()> {
    let mut sum = 0;
    weight(value, tables, 0, &mut sum)?;
    count(1 + (sum / VALUE / 100) as u64, if sum > SMALL_LIST { sum } else { 0 })
}

/// What the calls of [`super::guard::guarded`] call; and what may make much of little.
pub fn register(tera: &mut Tera) {
    // A turn of a loop or a component: its names, and the bytes of its text.
    tera.register_function("tebiki_turn", |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        count(1, kwargs.get::<usize>("text")?.unwrap_or_default())?;
        let names = kwargs.must_get::<&Value>("of")?;
        names.as_array().unwrap_or_default().iter().try_for_each(|value| made(value, false))?;
        Ok(Value::safe_string(""))
    });
    tera.register_function("tebiki_kept", |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let value = kwargs.must_get::<&Value>("of")?;
        kept(value)?;
        Ok(value.clone())
    });
    tera.register_function("tebiki_made", |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let value = kwargs.must_get::<&Value>("of")?;
        made(value, true)?;
        Ok(value.clone())
    });
    tera.register_filter("tebiki_kept", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        kept(&value)?;
        Ok(value)
    });
    tera.register_function("range", |kwargs: Kwargs, _: &State| -> TeraResult<Vec<i64>> {
        let start = kwargs.get::<i64>("start")?.unwrap_or_default();
        let end = kwargs.must_get::<i64>("end")?;
        let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
        let Some(step) = usize::try_from(step).ok().filter(|step| *step > 0) else {
            return Err(tera::Error::message("`range` needs a `step_by` above 0"));
        };
        let length = end.saturating_sub(start).max(0) as u64 / step as u64;
        count(length, 0)?;
        Ok((start..end).step_by(step).collect())
    });
}

/// Whether a text with something put in so often may be made.
pub fn bounded(text: usize, times: usize, each: usize) -> TeraResult<()> {
    if times.saturating_mul(each).saturating_add(text) > MAX_TEXT { Err(endless()) } else { Ok(()) }
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
    use crate::theme::guard::guarded;

    #[test]
    fn what_tera_says_of_several_mistakes_is_told_one_by_one() {
        let mut tera = Tera::new();
        let templates = [("a.html", "{{ b | none }}"), ("c.html", "\n{{ d | none }}")];
        let error = tera.add_raw_templates(templates).unwrap_err();
        let places: Vec<_> = mistakes(&error).into_iter().map(|mistake| mistake.at.unwrap()).collect();
        assert_eq!(places, [("a.html".to_string(), 1, 8), ("c.html".to_string(), 2, 8)]);
    }

    /// Values that grow without an end, and the line at which each is stopped.
    fn growing() -> Vec<(String, usize)> {
        let doubled = |what: &str| format!("{{% set a = \"xxxxxxxx\" %}}{}", what.repeat(60));
        let turns = "{% for a in range(end=1000000) %}";
        [
            doubled("\n{% set a = a ~ a %}"),
            doubled("\n{% set_global a = a ~ a %}"),
            doubled("\n{% set b = [a, a] %}{% set a = b %}"),
            doubled("\n{% set a = {\"b\": a, \"c\": a} %}"),
            doubled("\n{% set a %}{{ a }}{{ a }}{% endset %}"),
            doubled("\n{% set a | upper %}{{ a }}{{ a }}{% endset %}"),
            doubled("\n{% set a = [a, a] | join(sep=\"\") %}"),
            doubled("\n{% set a = a | replace(from=\"x\", to=\"xx\") %}"),
            doubled("\n{% set a = (a ~ \"\n\" ~ a) | indent(width=1000) %}"),
            doubled("\n{% set a = [...[a], ...[a]] %}"),
            format!("\n{{% set a %}}{turns}{}{{% endfor %}}{{% endset %}}", "x".repeat(1_000)),
            format!("\n{{% filter upper %}}{turns}{{{{ c | join }}}}{{% endfor %}}{{% endfilter %}}"),
            "\n{{ [[d for d in c] for e in c] | length }}{{ [[d for d in c] for e in c] | length }}".to_string(),
            "\n{% set a = \"x\" %}{% for b in range(end=100) %}{% set_global a = a ~ a %}{% endfor %}".to_string(),
            "\n{% set_global a = [] %}{% for b in c %}{% for d in c %}{% set_global a = [a] %}{% endfor %}{% endfor %}"
                .to_string(),
        ]
        .map(|template| (template, 2))
        .to_vec()
    }

    #[test]
    fn work_without_an_end_is_stopped_at_its_tag() {
        let range =
            "{% for a in range(end=100000) %}{% for b in range(end=100000) %}y{% endfor %}{% endfor %}";
        let data = "{% for a in c %}\n{% for b in c %}{% for d in c %}{% endfor %}{% endfor %}{% endfor %}";
        let component = "\n\n{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}";
        let cases = [(format!("x\n {range}"), 2), (data.to_string(), 2), (component.to_string(), 1)];
        for (template, line) in cases.into_iter().chain(growing()) {
            let guarded = guarded(&template);
            let mut tera = Tera::new();
            register(&mut tera);
            crate::theme::filters::register(&mut tera);
            tera.add_raw_template("t.html", &guarded.text).unwrap();
            let mut context = Context::new();
            context.insert("c", &vec![0; 3_000]);
            let begun = Instant::now();
            let error = rendered(&tera, "t.html", &context, 0).unwrap_err();
            assert!(begun.elapsed() < MAX_TIME * 2, "{template}");
            let mistake = mistakes(&error).remove(0);
            assert!(mistake.endless, "{template}: {mistake:?}");
            let (_, found, column) = mistake.at.unwrap();
            assert!(guarded.place(found, column).0 >= line, "{template}");
        }
    }
}
