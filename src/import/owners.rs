//! Who carries measures out, as plans print it.
//!
//! - [`line`] reads a line for owners alone: 担当課：企画課・福祉課, 【福祉課】, Responsible: Finance Office.
//! - [`at_end`] reads what stands after a title or text: ①相談 【福祉課】, 相談を行う。（福祉課）
//! - [`heading`] knows the headings over an owner's measures: 〇〇が取り組む施策.
//! - [`column`] knows the heads of a table's columns that name owners: 推進者, Lead Agency.

mod labels;

use crate::number::digit;

use super::lines::compact;
use super::prose::plain;

pub use labels::Role;
use labels::label_role;

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
    let text = text.trim().trim_start_matches(['※', '・', '■', '□', '◆', '●', '○', '▶', '→']).trim_start();
    labelled(text).or_else(|| bracketed(text))
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
            let (label, names) = rest.split_once(['：', ':'])?;
            (label_role(label.trim_matches('*'))?, names.trim_matches('*'))
        }
    };
    let sentence = names.contains('。') || names.chars().count() > 200;
    let printed = if outer || boxed.is_some() { bare } else { text.trim_matches('*') };
    let names = labelled_names(names, role);
    (!sentence && !names.is_empty()).then(|| Named { printed: printed.trim().to_string(), names })
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
    let names = offices(inner)?;
    let printed = text[before.len()..].to_string();
    let before = before.trim_end();
    (!before.is_empty()).then_some((before, Named { printed, names }))
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

/// Names parted as each language does; what stands in brackets stays with its name.
fn split(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches(['。', '.']);
    let japanese = !text.is_ascii() && super::lines::is_japanese(text);
    let joined = if japanese { text.to_string() } else { english_parts(text) };
    let parts =
        |c: char| if japanese { "・、，,／/･　;；\n".contains(c) } else { ",;/\n".contains(c) };
    let mut names = vec![String::new()];
    let mut depth = 0_usize;
    for c in joined.chars() {
        match c {
            '（' | '(' | '【' | '「' => depth += 1,
            '）' | ')' | '】' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && parts(c) {
            names.push(String::new());
        } else if let Some(name) = names.last_mut() {
            name.push(c);
        }
    }
    let tidy = |name: &String| {
        let name = super::lines::spaced(name);
        let name = without_words(&name).to_string();
        if japanese { compact(&name) } else { name.trim_end_matches(['*']).to_string() }
    };
    let both = |name: String| match name.split_once(" and ") {
        Some((one, other)) if is_acronym(one) && is_acronym(other) => {
            vec![one.to_string(), other.to_string()]
        }
        _ => vec![name],
    };
    names.iter().map(tidy).flat_map(both).filter(|name| !is_nobody(name)).collect()
}

/// Names joined by words instead of commas, and without the marks of notes.
fn english_parts(text: &str) -> String {
    let mut text = text.replace(" under the direction of ", "; ").replace(" with direction from ", "; ");
    text = text.replace(" in collaboration with ", "; ").replace(" with ", "; ");
    while let Some((start, end)) = text.find('[').zip(text.find(']')).filter(|(start, end)| start < end) {
        text.replace_range(start..=end, "");
    }
    text
}

/// A name without what joins it to the one before.
fn without_words(name: &str) -> &str {
    const WORDS: [&str; 6] =
        ["and ", "with direction from ", "under the direction of ", "with ", "the ", "The "];
    WORDS.iter().fold(name, |name, word| name.strip_prefix(word).unwrap_or(name))
}

fn is_acronym(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 9] = ["", "-", "－", "―", "n/a", "not applicable", "none", "未定", "なし"];
    NOBODY.contains(&name.to_lowercase().as_str()) || is_time(name)
}

/// When something is done, which stands beside who does it: by 2026, Q1 2025, ongoing, 令和６年度.
fn is_time(name: &str) -> bool {
    const WORDS: [&str; 36] = [
        "by",
        "in",
        "from",
        "to",
        "until",
        "end",
        "of",
        "early",
        "mid",
        "late",
        "fy",
        "spring",
        "summer",
        "autumn",
        "winter",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "ongoing",
        "annually",
        "quarterly",
        "short",
        "medium",
        "long",
        "term",
        "year",
        "onwards",
    ];
    let name = name.to_lowercase();
    let is_figure = |word: &str| {
        let word = word.trim_start_matches(['q', 'f', 'y', 'r']);
        !word.is_empty() && word.chars().all(|c| digit(c).is_some())
    };
    let japanese = ["令和", "平成", "毎年", "通年", "随時"].iter().any(|word| name.starts_with(word));
    let mut words = name.split([' ', '-', '–', '/', '~', '～']).filter(|word| !word.is_empty());
    japanese || words.all(|word| is_figure(word) || WORDS.contains(&word))
}

/// Whether a name is one of an office, a place or an organisation.
pub fn is_office(name: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "課",
        "局",
        "室",
        "部",
        "係",
        "署",
        "団",
        "県",
        "都",
        "道",
        "府",
        "市",
        "町",
        "村",
        "区",
        "国",
        "センター",
        "機関",
        "委員会",
        "協議会",
        "社協",
        "事務所",
        "保育所",
        "図書館",
        "公民館",
        "病院",
        "機構",
        "支所",
        "学校",
        "課等",
    ];
    let bare = name.split(['（', '(']).next().unwrap_or(name);
    // （以下「道」という。）
    let body = matches!(name, "国" | "都" | "道" | "府" | "県" | "市" | "町" | "村" | "区");
    let short = (2..=24).contains(&name.chars().count());
    body || short
        && !name.contains(['「', '、'])
        && ENDINGS.iter().any(|ending| bare.ends_with(ending))
        && !is_common(bare)
}

/// Words that end like an office and are none.
fn is_common(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "本町",
        "本市",
        "本県",
        "本村",
        "全国",
        "外国",
        "一部",
        "全部",
        "内部",
        "外部",
        "地区",
        "中国",
        "韓国",
        "上記課",
        "両国",
        "各国",
        "帰国",
        "入国",
        "国県市町村",
        "日課",
        "教育機関",
        "市町村",
    ];
    WORDS.contains(&name)
}

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
const JOINTLY: [&str; 4] = ["共同", "連携", "共通", "合同"];
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
