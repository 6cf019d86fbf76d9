//! Headings that name who carries out what is below them.

use crate::import::lines::compact;

use super::BRACKETS;
use super::names::is_common;

/// What a heading over measures says: 埼玉県と埼玉労働局が連携して取り組む施策.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerHeading {
    /// 埼玉県と埼玉労働局
    pub subject: String,
    /// Whether several carry the measures out together.
    pub joint: bool,
    /// Whether it is the clause 〇〇が取り組む施策, which nothing else looks like.
    pub certain: bool,
}

/// Reads 〇〇が取り組む施策, 〇〇の取組, 【〇〇】 and the like; none for what is no such heading.
pub fn heading(text: &str) -> Option<OwnerHeading> {
    let text = compact(text);
    let inner = BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let bracketed = inner.is_some() && !text.starts_with(['（', '(', '[']);
    let inner = inner.unwrap_or(&text);
    if text.chars().count() > 40 || inner.contains(['。', '、', '，', '「', '・']) {
        return None;
    }
    let clause = clause(inner);
    let (subject, together) = match clause {
        Some((subject, adverb)) => (subject, !adverb.is_empty()),
        None => {
            let before = strip_any(inner, &NOUNS);
            let together =
                before.and_then(|rest| strip_any(rest, &JOINED)).filter(|rest| JOINTLY.contains(rest));
            let named = together.or_else(|| before?.strip_suffix('の').filter(|subject| is_body(subject)));
            let is_subject = |subject: &&str| is_body(subject) || JOINTLY.contains(subject);
            let alone = || Some(inner).filter(|subject| bracketed && is_subject(subject));
            (named.or_else(alone)?, false)
        }
    };
    let several = subject.contains('と') || subject.contains("及び") || JOINTLY.contains(&subject);
    let (joint, certain) = (several || together, clause.is_some());
    (!subject.is_empty()).then(|| OwnerHeading { subject: subject.to_string(), joint, certain })
}

/// What stands over the measures of all: 【共同】.
pub(super) const JOINTLY: [&str; 4] = ["共同", "連携", "共通", "合同"];
/// 連携した取組, 共同による事業
const JOINED: [&str; 4] = ["した", "して行う", "による", "の"];
const NOUNS: [&str; 8] = ["施策", "取組み", "取り組み", "取組", "事業", "対策", "事項", "業務"];
const VERBS: [&str; 9] =
    ["取り組む", "取組む", "取りくむ", "実施する", "行う", "推進する", "講ずる", "講じる", "担う"];
const ADVERBS: [&str; 8] =
    ["連携して", "協力して", "共同して", "共同で", "一体となって", "連携・協力して", "連携し", "一体的に"];

/// `(subject, adverb)` of 〇〇が（連携して）取り組む施策.
fn clause(text: &str) -> Option<(&str, &str)> {
    let rest = strip_any(strip_any(text, &NOUNS)?, &VERBS)?;
    let before = strip_any(rest, &ADVERBS).unwrap_or(rest);
    let subject = before.strip_suffix('が').or_else(|| before.strip_suffix("において"))?;
    Some((subject, &rest[before.len()..]))
}

fn strip_any<'a>(text: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| text.strip_suffix(ending))
}

/// Whether a name is one of a public body.
fn is_body(name: &str) -> bool {
    const ENDINGS: &str = "局県都道府市町村区国所会団署構";
    !is_common(name)
        && (name.ends_with(|c| ENDINGS.contains(c)) || name.ends_with("センター") || name.ends_with("機関"))
}
