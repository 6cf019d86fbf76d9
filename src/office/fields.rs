//! What somebody typed into a field, in the one form of [`super::form::held`], or why it can't be that.
//!
//! Read is what a person means without doubt: full-width digits, separators, the unit after a figure, dates by era. What
//! could mean two things is refused: 0.617 in a field of percent, 3万, 約300.

use unicode_normalization::UnicodeNormalization;

use crate::date::{Date, ERAS};
use crate::plan::*;

use super::form::{Field, Kind, Row};
use super::returned::Value;

/// Longest text of a field, in characters.
const LONGEST: usize = 5000;
/// What no count of anything reaches.
const MOST: f64 = 1e15;
/// Years of a report after the fiscal year that it is about.
const YEARS_AFTER: u16 = 10;
/// The days that spreadsheets count before 1 January 1970.
const DAYS_BEFORE_1970: f64 = 25_569.0;

/// Why a value is not taken: the code of the finding, and what would be taken, if that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub code: &'static str,
    pub found: String,
    pub allowed: Vec<String>,
}

fn wrong(code: &'static str, found: impl Into<String>) -> Wrong {
    Wrong { code, found: found.into(), allowed: Vec::new() }
}

/// A field's value in one form; empty where it says nothing.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(plan: &Plan, row: Row, field: Field, value: &Value, year: u16) -> Result<String, Wrong> {
    if let Value::Error(error) = value {
        return Err(wrong("take-error", error));
    }
    match field.kind() {
        Kind::Text => text(value),
        Kind::Flag => flag(value),
        Kind::Choice => choice(plan, value),
        Kind::Date => date(value, year),
        Kind::Money => {
            let yen = number(value, &["円", "yen"])?;
            match yen >= 0.0 && yen.fract() == 0.0 && yen <= MOST {
                true => Ok(yen.to_string()),
                false => Err(wrong("take-money", yen.to_string())),
            }
        }
        Kind::Number => match row {
            Row::Target(id, at) => figure(plan, &plan[id].values[at], value),
            Row::Measure(_) => number(value, &[]).map(|number| number.to_string()),
        },
    }
}

/// As [`read`], of what was typed into a field of text; nothing where it is empty.
///
/// # Errors
/// What is wrong with it.
pub fn read_text(plan: &Plan, row: Row, field: Field, text: &str, year: u16) -> Result<String, Wrong> {
    match text.trim().is_empty() {
        true => Ok(String::new()),
        false => read(plan, row, field, &Value::Text(text.to_string()), year),
    }
}

/// The result of a target, within what its unit can be.
fn figure(plan: &Plan, target: &TargetValue, value: &Value) -> Result<String, Wrong> {
    let unit = &plan[target.unit];
    let labels: Vec<&str> = unit.label.all().map(|(_, line)| line.text.as_str()).collect();
    let signed = ["％", "%"].map(|sign| !unit.percent && told(value).contains(sign));
    if signed.contains(&true) {
        return Err(wrong("take-number", told(value)));
    }
    let found = number(value, &labels)?;
    // Typed with its sign, a share of 61.7 % is kept as 0.617 by spreadsheets.
    let known = || target.value.into_iter().chain(target.results.iter().map(|result| result.value));
    let is_share = unit.percent && found > 0.0 && found <= 1.0 && matches!(value, Value::Number(_));
    if is_share && known().any(|known| known > 1.5) {
        return Err(wrong("take-share", found.to_string()));
    }
    let may_fall_below = unit.id == "points";
    let within = if unit.percent { found <= 1000.0 } else { found.abs() <= MOST };
    match within && (found >= 0.0 || may_fall_below) {
        true => Ok(found.to_string()),
        false => Err(wrong("take-limit", found.to_string())),
    }
}

/// A value as it was typed, in half width and without space around it.
fn told(value: &Value) -> String {
    match value {
        Value::Text(text) => text.nfkc().collect::<String>().trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Error(error) => error.clone(),
    }
}

/// A number, with one of some units after it or none.
fn number(value: &Value, units: &[&str]) -> Result<f64, Wrong> {
    if let Value::Number(number) = value {
        return if number.is_finite() { Ok(*number) } else { Err(wrong("take-number", number.to_string())) };
    }
    let found = told(value);
    let mut rest = found.as_str();
    for unit in units.iter().filter(|unit| !unit.is_empty()) {
        let unit: String = unit.nfkc().collect();
        rest = rest.strip_suffix(unit.as_str()).unwrap_or(rest).trim_end();
    }
    let digits = without_separators(rest).replace('−', "-");
    let plain = digits.strip_prefix('-').unwrap_or(&digits);
    let is_number = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit());
    match digits.parse::<f64>() {
        Ok(number) if is_number && matches!(value, Value::Text(_)) => Ok(number),
        _ => Err(wrong("take-number", found)),
    }
}

/// The digits of a number whose commas stand where thousands end; else as it is, which is no number then.
fn without_separators(text: &str) -> String {
    let whole = text.split('.').next().unwrap_or(text);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().trim_start_matches('-');
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if grouped { text.replace(',', "") } else { text.to_string() }
}

fn text(value: &Value) -> Result<String, Wrong> {
    let found = match value {
        Value::Text(text) => text.replace("\r\n", "\n").replace('\r', "\n").trim().to_string(),
        _ => told(value),
    };
    let shown = || found.chars().filter(|c| !c.is_control()).take(40).collect::<String>();
    match found.chars().count() > LONGEST
        || found.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        true => Err(wrong("take-text", shown())),
        false => Ok(found),
    }
}

fn flag(value: &Value) -> Result<String, Wrong> {
    const YES: [&str; 7] = ["はい", "yes", "true", "1", "○", "〇", "◯"];
    const NO: [&str; 6] = ["いいえ", "no", "false", "0", "×", "-"];
    let found = told(value).to_lowercase();
    if YES.contains(&found.as_str()) {
        return Ok("true".to_string());
    }
    match NO.contains(&found.as_str()) {
        true => Ok(String::new()),
        false => Err(Wrong { allowed: vec!["はい / Yes".to_string()], ..wrong("take-choice", found) }),
    }
}

fn choice(plan: &Plan, value: &Value) -> Result<String, Wrong> {
    let found = told(value);
    let is = |status: &&ProgressStatus| {
        let same = |name: &str| name.nfkc().collect::<String>().trim().eq_ignore_ascii_case(&found);
        same(&status.id) || status.name.all().any(|(_, line)| same(&line.text))
    };
    match plan.statuses.iter().find(is) {
        Some(status) => Ok(status.id.clone()),
        None => {
            let allowed = plan.statuses.iter().map(|status| status.name.official.text.clone()).collect();
            Err(Wrong { allowed, ..wrong("take-choice", found) })
        }
    }
}

/// A day of the fiscal year or of the years after it.
fn date(value: &Value, year: u16) -> Result<String, Wrong> {
    let found = match value {
        Value::Date(date) => Some(*date),
        // A date whose cell has lost its form is the count of days.
        Value::Number(days) if days.fract() == 0.0 && *days > DAYS_BEFORE_1970 && *days < 100_000.0 => {
            Some(Date::from_days((*days - DAYS_BEFORE_1970) as u64))
        }
        _ => day(&told(value)),
    };
    match found.filter(|date| (year..=year + YEARS_AFTER).contains(&date.year)) {
        Some(date) => Ok(date.to_string()),
        None => Err(wrong("take-date", told(value))),
    }
}

/// `2024-04-30`, `2024/4/30`, `2024年4月30日`, `令和6年4月30日`, `R6.4.30`.
fn day(text: &str) -> Option<Date> {
    let lower = text.to_lowercase().replace("元年", "1年");
    let mut era = None;
    let mut rest = lower.as_str();
    for known in &ERAS {
        let initial = known.latin.get(..1)?;
        let after = rest.strip_prefix(known.name).or_else(|| rest.strip_prefix(initial));
        if let Some(after) = after {
            (era, rest) = (Some(known.before), after);
            break;
        }
    }
    let parts: Vec<&str> =
        rest.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let year: u16 = year.parse().ok().filter(|year| era.is_none() || *year < 100)?;
    Date::parse(&format!("{}-{month}-{day}", era.unwrap_or(0) + year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_string())
    }

    #[test]
    fn numbers_are_read_as_people_write_them_and_doubtful_ones_refused() {
        for (found, expected) in [
            ("301", 301.0),
            ("３０１", 301.0),
            ("1,234", 1234.0),
            ("１，２３４人", 1234.0),
            ("301 people", 301.0),
            ("-5", -5.0),
            ("61.7", 61.7),
        ] {
            assert_eq!(number(&text(found), &["人", "people"]), Ok(expected), "{found}");
        }
        for found in [
            "約300",
            "300人程度",
            "3万",
            "1,23",
            "12.",
            ".5",
            "1.2.3",
            "300件",
            "三百",
            "1e5",
            "=1+1",
            "0x10",
            "inf",
        ] {
            assert_eq!(
                number(&text(found), &["人", "people"]).map_err(|wrong| wrong.code),
                Err("take-number"),
                "{found}"
            );
        }
        let date = Value::Date(Date { year: 2024, month: 3, day: 1 });
        assert_eq!(number(&date, &[]).map_err(|wrong| wrong.code), Err("take-number"));
    }

    #[test]
    fn dates_are_read_by_era_and_by_count() {
        for found in
            ["2024-4-30", "2024/04/30", "2024年4月30日", "令和6年4月30日", "R6.4.30", "Ｒ６．４．３０"]
        {
            assert_eq!(date(&text(found), 2023).as_deref(), Ok("2024-04-30"), "{found}");
        }
        assert_eq!(date(&Value::Number(45_412.0), 2023).as_deref(), Ok("2024-04-30"));
        for found in ["4月末", "2024-2-30", "R60.4.30", "1924-04-30", "20240430"] {
            assert_eq!(date(&text(found), 2023).map_err(|wrong| wrong.code), Err("take-date"), "{found}");
        }
    }
}
