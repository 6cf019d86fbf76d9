//! The names in a line of owners: parted from each other, and known from what is none.

use crate::import::lines::{compact, is_japanese, spaced};
use crate::number::digit;

/// Names parted as each language does; what stands in brackets stays with its name.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches(['。', '.']);
    let japanese = !text.is_ascii() && is_japanese(text);
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
        let name = spaced(name);
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

/// When something is done, which stands beside who does it: by 2026, Q1 2025, ongoing, 令和６年度～.
pub fn is_time(name: &str) -> bool {
    const JAPANESE: &str = "令和平成年度月元初末前後半期上下中旬毎通随時継続実施から以降まで～〜・、（）()";
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
    let japanese = |c: char| JAPANESE.contains(c) || digit(c).is_some() || c.is_whitespace();
    let mut words = name.split([' ', '-', '–', '/', '~', '～']).filter(|word| !word.is_empty());
    name.chars().all(japanese) || words.all(|word| is_figure(word) || WORDS.contains(&word))
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
pub(super) fn is_common(name: &str) -> bool {
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
