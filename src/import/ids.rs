//! Short ASCII names for owners: they begin the names of files and stand in addresses.

use super::outline::Owner;

/// What offices are called, for names that their people can read. Longer words first.
const WORDS: [(&str, &str); 66] = [
    ("学校教育", "school-education"),
    ("生涯学習", "lifelong-learning"),
    ("社会教育", "social-education"),
    ("危機管理", "crisis-management"),
    ("男女共同参画", "gender-equality"),
    ("農業委員会", "farm-committee"),
    ("教育委員会", "board-of-education"),
    ("教育総務", "education-affairs"),
    ("図書館", "library"),
    ("公民館", "community-centre"),
    ("保育所", "nursery"),
    ("保育", "childcare"),
    ("社会福祉", "social-welfare"),
    ("障がい", "disability"),
    ("障害", "disability"),
    ("子ども", "children"),
    ("こども", "children"),
    ("児童", "children"),
    ("子育て", "child-rearing"),
    ("青少年", "youth"),
    ("高齢", "seniors"),
    ("長寿", "seniors"),
    ("介護", "care"),
    ("健康", "health"),
    ("保健", "health"),
    ("福祉", "welfare"),
    ("医療", "medical"),
    ("病院", "hospital"),
    ("総務", "general-affairs"),
    ("企画", "planning"),
    ("政策", "policy"),
    ("財政", "finance"),
    ("会計", "accounts"),
    ("税務", "tax"),
    ("人事", "personnel"),
    ("職員", "staff"),
    ("広報", "public-relations"),
    ("情報", "information"),
    ("人権", "human-rights"),
    ("国際", "international"),
    ("市民", "citizens"),
    ("町民", "residents"),
    ("村民", "residents"),
    ("住民", "residents"),
    ("県民", "residents"),
    ("戸籍", "registry"),
    ("地域", "community"),
    ("防災", "disaster"),
    ("消防", "fire"),
    ("警察", "police"),
    ("交通", "traffic"),
    ("環境", "environment"),
    ("上下水道", "water"),
    ("水道", "water"),
    ("建設", "construction"),
    ("土木", "public-works"),
    ("都市", "city-planning"),
    ("農林", "agriculture"),
    ("農業", "agriculture"),
    ("商工", "commerce"),
    ("産業", "industry"),
    ("観光", "tourism"),
    ("雇用", "employment"),
    ("労働", "labour"),
    ("文化", "culture"),
    ("スポーツ", "sports"),
];

/// A short name that no other owner has.
pub fn owner_id(name: &str, joint: bool, taken: &[Owner]) -> String {
    let base = match name {
        _ if joint => "joint".to_string(),
        _ if name.ends_with("労働局") => "bureau".to_string(),
        _ if name.ends_with(['県', '都', '道', '府']) => "prefecture".to_string(),
        _ if name.ends_with(['市', '町', '村', '区']) => "city".to_string(),
        _ if name.ends_with('国') => "state".to_string(),
        "" => "unnamed".to_string(),
        _ => words(name),
    };
    let free = |id: &String| taken.iter().all(|owner| owner.id != *id);
    let numbered = (2..).map(|number| format!("{base}{number}"));
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or_default()
}

fn words(name: &str) -> String {
    if let Some(id) = ascii(name) {
        return id;
    }
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut rest = name.split(['（', '(']).next().unwrap_or(name).to_string();
    for (word, id) in WORDS {
        if let Some(at) = rest.find(word) {
            found.push((at, id));
            rest = rest.replacen(word, &"＿".repeat(word.chars().count()), 1);
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(_, id)| *id);
    let id = found.iter().take(3).map(|(_, id)| *id).collect::<Vec<_>>().join("-");
    if id.is_empty() { "owner".to_string() } else { id }
}

/// `Virginia Department of Education` → `virginia-department-of-education`.
fn ascii(name: &str) -> Option<String> {
    let folded: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let letter = |word: &&str| word.bytes().any(|byte| byte.is_ascii_lowercase());
    let wide = name.chars().filter(|c| crate::japanese::is_wide(*c) && c.is_alphabetic()).count();
    let mut id = String::new();
    for word in folded.split_whitespace().filter(letter) {
        if id.len() + word.len() > 40 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    (wide == 0 && id.len() > 1).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_say_what_kind_of_office_it_is_and_differ() {
        let mut owners: Vec<Owner> = Vec::new();
        for (name, expected) in [
            ("埼玉労働局", "bureau"),
            ("埼玉県", "prefecture"),
            ("企画振興課", "planning"),
            ("福祉保健課", "welfare-health"),
            ("福祉保健課（保健）", "welfare-health2"),
            ("所属長", "owner"),
            ("課長", "owner2"),
            ("CAP Goal 8 Executive Steering Committee", "cap-goal-executive-steering-committee"),
            ("GSA", "gsa"),
        ] {
            let id = owner_id(name, false, &owners);
            assert_eq!(id, expected, "{name}");
            owners.push(Owner { id, name: name.into(), heading: String::new(), joint: false });
        }
    }
}
