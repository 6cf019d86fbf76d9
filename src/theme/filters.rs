//! Tera's filters that may make much of little, with a bound. What is no markup stays none.

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::own::bounded;

pub fn register(tera: &mut Tera) {
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
}

fn replace(text: StringInput, kwargs: Kwargs, state: &State) -> TeraResult<Value> {
    let (from, to) = (kwargs.must_get::<&str>("from")?, kwargs.must_get::<StringInput>("to")?);
    let is_markup = state.autoescaping_enabled() && (text.is_safe() || to.is_safe());
    let shown = |text: StringInput| match is_markup {
        true => state.escape_if_needed(&text.into_value()),
        false => Ok(text.as_str().to_string()),
    };
    let (text, to) = (shown(text)?, shown(to)?);
    bounded(text.len(), text.matches(from).count(), to.len())?;
    Ok(value(text.replace(from, &to), is_markup))
}

fn join(list: &[Value], kwargs: Kwargs, state: &State) -> TeraResult<Value> {
    let none = Value::from("");
    let between = kwargs.get::<&Value>("sep")?.unwrap_or(&none);
    let mut texts = list.iter().filter(|value| value.is_string()).chain([between]);
    let is_markup = state.autoescaping_enabled() && texts.any(Value::is_safe);
    let shown = |value: &Value| match is_markup && !value.is_undefined() {
        true => state.escape_if_needed(value),
        false => Ok(value.to_string()),
    };
    let between = shown(between)?;
    let mut out = String::new();
    for (at, value) in list.iter().enumerate() {
        let part = shown(value)?;
        bounded(out.len(), 1, part.len() + between.len())?;
        out.push_str(if at > 0 { &between } else { "" });
        out.push_str(&part);
    }
    Ok(value(out, is_markup))
}

fn indent(text: StringInput, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let width = kwargs.get::<usize>("width")?.unwrap_or(4).min(1_000);
    let sign = kwargs.get::<&str>("indentation")?.unwrap_or(" ");
    let first = kwargs.get::<bool>("first")?.unwrap_or_default();
    let blank = kwargs.get::<bool>("blank")?.unwrap_or_default();
    bounded(text.as_str().len(), text.as_str().lines().count(), width * sign.len())?;
    let indented = |(at, line): (usize, &str)| match at {
        0 if !first => line.to_string(),
        1.. if line.is_empty() && !blank => String::new(),
        _ => sign.repeat(width) + line,
    };
    let mut out = text.as_str().lines().enumerate().map(indented).collect::<Vec<_>>().join("\n");
    out.push_str(if text.as_str().ends_with('\n') { "\n" } else { "" });
    Ok(text.inherit_safety(out))
}

fn value(text: String, is_markup: bool) -> Value {
    if is_markup { Value::safe_string(&text) } else { Value::from(text) }
}
