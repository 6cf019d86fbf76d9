//! Who carries measures out, as plans print it.
//!
//! - [`line`] reads a line for owners alone: 担当課：企画課・福祉課, 【福祉課】, Responsible: Finance Office.
//! - [`at_end`] reads what stands after a title or text: ①相談 【福祉課】, 相談を行う。（福祉課）
//! - [`heading`] knows the headings over an owner's measures: 〇〇が取り組む施策.
//! - [`column`] knows the heads of a table's columns that name owners: 推進者, Lead Agency.

mod heading;
mod labels;
mod names;

use super::lines::compact;
use super::prose::plain;

pub use heading::{OwnerHeading, heading};
pub use labels::Role;
use labels::label_role;
use names::split;
pub use names::{is_office, is_time};

/// Owners as one line names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As printed, brackets and label included.
    pub printed: String,
    pub names: Vec<Name>,
}

/// An owner's name, and what it does in the measure, where a label says so.
pub type Name = (String, Option<&'static Role>);

/// A line that names owners and says nothing else.
pub fn line(text: &str) -> Option<Named> {
    let text = text.trim();
    let bare = text.trim_start_matches(['※', '・', '■', '□', '◆', '●', '○', '▶', '→']).trim_start();
    let mut named = labelled(bare).or_else(|| bracketed(bare))?;
    named.printed.insert_str(0, &text[..text.len() - bare.len()]);
    Some(named)
}

/// 担当課：企画課, 【担当】福祉課, Lead Agency: Parks
fn labelled(text: &str) -> Option<Named> {
    let bare = text.trim_matches('*');
    let (outer, inner) = unbracket(bare).map_or((false, bare), |inner| (true, inner));
    let (boxed, rest) = match box_label(bare) {
        Some((label, rest)) => (Some(label), rest),
        None => (None, inner),
    };
    let (role, names) = match boxed {
        Some(label) => (label_role(label)?, rest.trim_start_matches([':', '：', ' ', '　'])),
        None => {
            let (label, names) = rest.split_once(['：', ':']).or_else(|| spaced_label(rest))?;
            (label_role(label.trim_matches('*'))?, names.trim_matches('*'))
        }
    };
    let sentence = names.contains('。') || names.chars().count() > 200;
    let printed = if outer || boxed.is_some() { bare } else { text.trim_matches('*') };
    let names = labelled_names(names, role);
    (!sentence && !names.is_empty()).then(|| Named { printed: printed.trim().to_string(), names })
}

/// 担当課　健康課・福祉課: a label before a space, where nothing but offices follows.
fn spaced_label(text: &str) -> Option<(&str, &str)> {
    let (label, names) = text.split_once(['　', ' '])?;
    let is_label = super::lines::is_japanese(label) && label_role(label).is_some();
    (is_label && offices(names).is_some()).then_some((label, names))
}

/// Names behind a label, up to the next: Parks | Timeline: 2026, 福祉課　関係課：教育課.
fn labelled_names(text: &str, role: Option<&'static Role>) -> Vec<Name> {
    // None below a label that names nobody.
    let mut current = Some(role);
    let mut names = Vec::new();
    let text = before_labels(text);
    for part in text.split(['|', ';', '　']) {
        let label = part.split_once([':', '：']).filter(|(label, _)| !label.contains(['（', '(', '「']));
        let part = match label {
            Some((label, rest)) => {
                current = label_role(label.trim_matches(['*', ' ']));
                rest.trim_start_matches('*')
            }
            None => part,
        };
        if let Some(role) = current {
            names.extend(split(part).into_iter().map(|name| (name, role)));
        }
    }
    names
}

/// A text with a stroke before each label that only spaces part from what stands before it: Parks   Partners: Schools.
fn before_labels(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        words.push(word.to_string());
        if let Some(last) = word.strip_suffix(':') {
            let is_label = |from: &usize| {
                label_role(&format!("{} {last}", words[*from..words.len() - 1].join(" "))).is_some()
            };
            let from = (words.len().saturating_sub(3)..words.len()).find(is_label).unwrap_or(words.len() - 1);
            words[from].insert(0, '|');
        }
    }
    words.join(" ")
}

/// `【担当課】企画課` as label and rest.
fn box_label(text: &str) -> Option<(&str, &str)> {
    BRACKETS.iter().find_map(|(open, close)| {
        let (label, rest) = text.strip_prefix(*open)?.split_once(*close)?;
        label_role(label)?;
        (!rest.trim().is_empty()).then_some((label, rest))
    })
}

const BRACKETS: [(char, char); 9] = [
    ('【', '】'),
    ('〈', '〉'),
    ('〔', '〕'),
    ('（', '）'),
    ('(', ')'),
    ('［', '］'),
    ('[', ']'),
    ('《', '》'),
    ('＜', '＞'),
];

/// 【福祉課】, （学校教育課・福祉課） as a whole line.
fn bracketed(text: &str) -> Option<Named> {
    let inner = unbracket(text)?;
    let names = offices(inner)?;
    Some(Named { printed: text.to_string(), names })
}

fn unbracket(text: &str) -> Option<&str> {
    let inner = BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    let open = inner.chars().filter(|c| BRACKETS.iter().any(|(open, _)| open == c)).count();
    let close = inner.chars().filter(|c| BRACKETS.iter().any(|(_, close)| close == c)).count();
    (open == close).then_some(inner)
}

/// The names of offices, where a text is nothing but these.
fn offices(text: &str) -> Option<Vec<Name>> {
    let (text, named) = match text.split_once(['：', ':']) {
        Some((label, rest)) if label_role(label).is_some() => (rest, true),
        _ => (text, false),
    };
    let names = split(text);
    let all = !names.is_empty() && names.iter().all(|name| named || is_office(name));
    (all && !text.contains('。')).then(|| names.into_iter().map(|name| (name, None)).collect())
}

/// Owners after a title or a text, and what stands before them: `①相談 【福祉課】`, `木材の利用（農林課）【重点】`.
pub fn at_end(text: &str) -> Option<(&str, Named)> {
    let text = text.trim_end();
    let (before, inner) = last_bracket(text)?;
    let (before, inner) = if is_remark(inner) { last_bracket(before.trim_end())? } else { (before, inner) };
    let names = offices(inner).or_else(|| joint(&text[before.len()..], inner))?;
    let printed = text[before.len()..].to_string();
    let before = before.trim_end();
    (!before.is_empty()).then_some((before, Named { printed, names }))
}

/// 【共同】; （共同） may be a remark.
fn joint(bracket: &str, inner: &str) -> Option<Vec<Name>> {
    let is_joint = heading::JOINTLY.contains(&inner) && !bracket.starts_with(['（', '(']);
    is_joint.then(|| vec![(inner.to_string(), None)])
}

/// What stands before the bracket that ends a text, and in it.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let (open, close) = BRACKETS.iter().find(|(_, close)| text.ends_with(*close))?;
    let before_close = text.strip_suffix(*close)?;
    let mut depth = 1;
    let start = before_close.char_indices().rev().find_map(|(at, c)| {
        depth = depth + usize::from(c == *close) - usize::from(c == *open);
        (depth == 0).then_some(at)
    })?;
    Some((&text[..start], &before_close[start + open.len_utf8()..]))
}

/// What plans remark of a measure behind its owners.
fn is_remark(text: &str) -> bool {
    const REMARKS: [&str; 14] = [
        "再掲",
        "新規",
        "継続",
        "拡充",
        "充実",
        "重点",
        "新",
        "継",
        "拡",
        "再",
        "重点事業",
        "重点施策",
        "重点取組",
        "一部新規",
    ];
    REMARKS.contains(&compact(text).as_str())
}

/// The title of an item of a Markdown list, its owners, and what stands below it: **相談会の開催**（住宅課）.
pub fn item(text: &str) -> Option<(String, Named, String)> {
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let first = plain(first);
    let (title, named) = at_end(&first)?;
    let title = title.to_string();
    (!title.contains('。')).then(|| (title, named, below.trim().to_string()))
}

/// Whether a paragraph is a sentence, or more, and its owners: `訓練を行う。（危機管理課）`.
pub fn ends_sentence(text: &str) -> bool {
    at_end(text).is_some_and(|(before, _)| before.ends_with('。'))
}

/// A column of a table that names owners, and their role.
pub fn column(head: &str) -> Option<Option<&'static Role>> {
    label_role(head.trim_matches('*'))
}

/// The owners of a cell. What says that there is none is none.
pub fn cell(text: &str) -> Vec<String> {
    split(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        line(text).map(|named| named.names.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn lines_of_owners_are_known_in_every_usual_form() {
        for (text, expected) in [
            ("担当課：企画振興課・生涯学習課", &["企画振興課", "生涯学習課"][..]),
            ("【担当課】 福祉保健課（保健）、子ども支援課", &["福祉保健課（保健）", "子ども支援課"]),
            ("【担当課：企画課】", &["企画課"]),
            ("（総務課）", &["総務課"]),
            ("〔学校教育課・福祉課〕", &["学校教育課", "福祉課"]),
            ("Responsible: Office of Management and Budget", &["Office of Management and Budget"]),
            ("Lead Agency: GSA and OMB, Parks", &["GSA", "OMB", "Parks"]),
            ("Responsible Departments: Planning; Library", &["Planning", "Library"]),
        ] {
            assert_eq!(names(text).expect(text), expected, "{text}");
        }
        for text in
            ["担当課は次のとおり。", "（平成28年5月）", "（全国）", "Note: see below", "担当課：", "（抜粋）"]
        {
            assert_eq!(names(text), None, "{text}");
        }
        let roles = |text: &str| -> Vec<(String, Option<&str>)> {
            let names = line(text).map(|named| named.names).unwrap_or_default();
            names.into_iter().map(|(name, role)| (name, role.map(|role| role.id))).collect()
        };
        assert_eq!(roles("関係課：教育課"), [("教育課".to_string(), Some("partner"))]);
        assert_eq!(
            roles("主管課：福祉課（窓口：本庁）　関係課：教育課"),
            [("福祉課（窓口：本庁）".to_string(), Some("lead")), ("教育課".to_string(), Some("partner"))]
        );
        assert_eq!(
            roles("**Lead:** Care; **Partners:** Carers Centre | Timeline: 2026"),
            [("Care".to_string(), Some("lead")), ("Carers Centre".to_string(), Some("partner"))]
        );
        assert_eq!(
            roles("Lead: High Ways   Partner Agencies: Schools   When: 2026"),
            [("High Ways".to_string(), Some("lead")), ("Schools".to_string(), Some("partner"))]
        );
    }

    #[test]
    fn owners_after_a_title_are_parted_from_it() {
        let read = |text| at_end(text).map(|(before, named)| (before, named.printed));
        assert_eq!(
            read("妊産婦相談 【福祉保健課（保健）】"),
            Some(("妊産婦相談", "【福祉保健課（保健）】".into()))
        );
        assert_eq!(
            read("相談を行う。（福祉課・住民課）"),
            Some(("相談を行う。", "（福祉課・住民課）".into()))
        );
        assert_eq!(
            read("木材の利用（農林課・教育委員会） 【重点】"),
            Some(("木材の利用", "（農林課・教育委員会） 【重点】".into()))
        );
        for text in ["支援する（再掲）", "計画（抜粋）", "【福祉課】", "子ども（18歳未満）"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn owner_headings_are_known_by_their_pattern() {
        let read = |text: &str| heading(text).map(|heading| (heading.subject, heading.joint));
        let some = |subject: &str, joint| Some((subject.to_string(), joint));
        assert_eq!(read("埼玉労働局が取り組む施策"), some("埼玉労働局", false));
        assert_eq!(read("埼玉県と埼玉労働局が連携して取り組む施策"), some("埼玉県と埼玉労働局", true));
        assert_eq!(read("【 大阪府 が実施する事業 】"), some("大阪府", false));
        assert_eq!(read("長野県の取組"), some("長野県", false));
        assert_eq!(read("〔北海道労働局〕"), some("北海道労働局", false));
        for text in ["企業の取組", "支援を行う。", "シニアの活躍推進", "改善や能力開発に取り組む。", "埼玉県"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
