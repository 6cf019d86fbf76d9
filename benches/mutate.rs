//! Next year's plan, made of this year's: a project with measures reworded, renamed, renumbered, split, merged,
//! moved, deleted and added, none of which keeps its slug, and what truly became of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::random::Random;

pub type Files = BTreeMap<String, String>;

/// What became of the measures: new slug → the old ones it continues.
pub struct Mutated {
    pub files: Files,
    pub truth: BTreeMap<String, BTreeSet<String>>,
    /// New slugs whose text is as it was.
    pub same_text: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// `content/1-first/1-work/`
    folder: String,
    owner: String,
    order: u32,
    slug: String,
    front: String,
    body: String,
    /// Whether others name it, or it names another: such a measure is reworded only.
    bound: bool,
    from: BTreeSet<String>,
    same: bool,
}

/// The measures among the files of a project, and the rest.
fn parted(files: &Files) -> (Vec<Entry>, Files) {
    let (mut entries, mut rest) = (Vec::new(), Files::new());
    for (path, text) in files {
        match entry(path, text) {
            Some(entry) => entries.push(entry),
            None => drop(rest.insert(path.clone(), text.clone())),
        }
    }
    let named: BTreeSet<String> = files
        .values()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.strip_prefix("parent: ").or_else(|| line.strip_prefix("repeats: ")))
        .map(|slug| slug.trim().to_string())
        .collect();
    for entry in &mut entries {
        entry.bound |= named.contains(&entry.slug);
    }
    (entries, rest)
}

fn entry(path: &str, text: &str) -> Option<Entry> {
    let (folder, name) = path.rsplit_once('/')?;
    let stem = name.strip_suffix(".md")?;
    if stem.contains('.') || stem == "_index" {
        return None;
    }
    let (front, body) = text
        .strip_prefix("---\n")?
        .split_once("\n---\n")
        .or_else(|| text.strip_prefix("---\n---\n").map(|body| ("", body)))?;
    if front.lines().any(|line| line.starts_with("kind:") || line.starts_with("repeats:")) {
        return None;
    }
    let digits =
        stem.split('-').position(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))?;
    let parts: Vec<&str> = stem.split('-').collect();
    Some(Entry {
        folder: format!("{folder}/"),
        owner: parts[..digits].join("-"),
        order: parts[digits].parse().ok()?,
        slug: parts[digits + 1..].join("-"),
        front: front.to_string(),
        body: body.to_string(),
        bound: front.lines().any(|line| line.starts_with("parent:")),
        from: BTreeSet::new(),
        same: true,
    })
}

/// A plan of next year, and the truth about it.
pub fn mutate(files: &Files, strangers: &[String], random: &mut Random) -> Mutated {
    let (mut entries, mut rest) = parted(files);
    let is_translation = |path: &str| path.ends_with(".en.md") || path.ends_with(".easy.md");
    rest.retain(|path, _| !is_translation(path) || path.contains("/_index."));
    for entry in &mut entries {
        entry.from.insert(entry.slug.clone());
    }
    // A phrase that is a measure of its own would make two measures of one.
    let long = entries.iter().map(|entry| phrases(&entry.body)).filter(|phrases| phrases.len() > 3);
    let phrases: Vec<String> =
        long.flatten().chain(strangers.iter().flat_map(|text| phrases(text))).collect();
    let count = entries.len();
    let few = |random: &mut Random| 1 + random.below((count / 16).max(2));
    for _ in 0..few(random) * 3 {
        reword(&mut entries, &phrases, random);
    }
    for _ in 0..few(random) {
        move_one(&mut entries, random);
        split(&mut entries, random);
        merge(&mut entries, random);
        delete(&mut entries, random);
        add(&mut entries, strangers, &phrases, random);
        swap(&mut entries, random);
    }
    rename_headings(&mut rest, random);
    written(entries, rest)
}

fn free(entries: &[Entry]) -> Vec<usize> {
    (0..entries.len()).filter(|&at| !entries[at].bound && entries[at].from.len() == 1).collect()
}

fn phrases(text: &str) -> Vec<String> {
    let all = text.split_inclusive(['、', '。', ',', '.']);
    all.map(|phrase| phrase.trim().to_string()).filter(|phrase| phrase.chars().count() > 6).collect()
}

fn reword(entries: &mut [Entry], phrases: &[String], random: &mut Random) {
    if entries.is_empty() || phrases.is_empty() {
        return;
    }
    let at = random.below(entries.len());
    let entry = &mut entries[at];
    let before = entry.body.clone();
    let chars: Vec<char> = entry.body.trim_end().chars().collect();
    let third = (chars.len() / 3).max(1);
    let start = random.below(chars.len());
    let end = (start + 1 + random.below(third.min(30))).min(chars.len());
    let (head, tail): (String, String) = (chars[..start].iter().collect(), chars[end..].iter().collect());
    let new = match random.below(4) {
        0 => format!("{head}{tail}"),
        1 => format!("{}{}", entry.body.trim_end(), random.pick(phrases)),
        2 => format!("{head}{}{tail}", random.pick(phrases).chars().take(third).collect::<String>()),
        _ => entry.body.replace('の', "に関する").replace("図る", "推進する").replace("行う", "実施する"),
    };
    if new.trim().chars().count() >= 6 {
        entry.body = format!("{}\n", new.trim());
    }
    entry.same &= entry.body.trim() == before.trim();
}

/// To another heading that measures of the same owner stand under.
fn move_one(entries: &mut [Entry], random: &mut Random) {
    let free = free(entries);
    if free.is_empty() {
        return;
    }
    let at = *random.pick(&free);
    let places: Vec<&Entry> = entries
        .iter()
        .filter(|entry| {
            entry.owner == entries[at].owner && entry.folder != entries[at].folder && !entry.bound
        })
        .collect();
    if places.is_empty() {
        return;
    }
    let to: Entry = (*random.pick(&places)).clone();
    let section = to.front.lines().find(|line| line.starts_with("section:")).map(str::to_string);
    let entry = &mut entries[at];
    entry.folder = to.folder;
    entry.order = to.order + 1;
    let lines = entry.front.lines().map(|line| match (&section, line.starts_with("section:")) {
        (Some(section), true) => section.clone(),
        _ => line.to_string(),
    });
    entry.front = lines.collect::<Vec<_>>().join("\n");
}

fn split(entries: &mut Vec<Entry>, random: &mut Random) {
    let free = free(entries);
    let long: Vec<usize> = free
        .into_iter()
        .filter(|&at| entries[at].body.chars().count() > 60 && !entries[at].body.contains("\n\n"))
        .collect();
    if long.is_empty() {
        return;
    }
    let at = *random.pick(&long);
    let text = entries[at].body.trim().to_string();
    let marks: Vec<usize> = text.match_indices(['。', '、']).map(|(at, mark)| at + mark.len()).collect();
    let letters = |text: &str| text.chars().count();
    let Some(&cut) = marks.iter().find(|&&cut| letters(&text[..cut]) >= 22 && letters(&text[cut..]) >= 22)
    else {
        return;
    };
    let ended = |text: &str| format!("{}。\n", text.trim().trim_end_matches(['、', '。']));
    let mut second = entries[at].clone();
    second.body = ended(&text[cut..]);
    second.slug.push_str("-second");
    second.same = false;
    entries[at].body = ended(&text[..cut]);
    entries[at].same = false;
    // What has been split is left as it is.
    second.bound = true;
    entries[at].bound = true;
    entries.insert(at + 1, second);
}

/// Two that follow each other become one.
fn merge(entries: &mut Vec<Entry>, random: &mut Random) {
    let free = free(entries);
    let pairs: Vec<usize> = free
        .iter()
        .copied()
        .filter(|at| free.contains(&(at + 1)))
        .filter(|&at| {
            let (one, two) = (&entries[at], &entries[at + 1]);
            let long = |entry: &Entry| entry.body.chars().count() > 20;
            one.folder == two.folder && one.owner == two.owner && long(one) && long(two)
        })
        .collect();
    if pairs.is_empty() {
        return;
    }
    let at = *random.pick(&pairs);
    let two = entries.remove(at + 1);
    entries[at].body = format!("{}{}", entries[at].body.trim_end(), two.body);
    entries[at].from.extend(two.from);
    entries[at].same = false;
}

fn delete(entries: &mut Vec<Entry>, random: &mut Random) {
    let free = free(entries);
    if free.len() > 1 {
        entries.remove(*random.pick(&free));
    }
}

/// A measure of another plan, or one of phrases of this one.
fn add(entries: &mut Vec<Entry>, strangers: &[String], phrases: &[String], random: &mut Random) {
    if entries.is_empty() {
        return;
    }
    let at = random.below(entries.len());
    let mut new = entries[at].clone();
    if new.bound {
        return;
    }
    new.body = match random.below(2) {
        0 if !strangers.is_empty() => format!("{}\n", random.pick(strangers).trim()),
        _ if phrases.len() > 30 => (0..4).map(|_| random.pick(phrases).as_str()).collect::<String>() + "\n",
        _ => return,
    };
    new.slug = format!("added-{}", random.below(usize::MAX));
    new.from = BTreeSet::new();
    new.same = false;
    entries.insert(at + 1, new);
}

/// Two neighbours change places.
fn swap(entries: &mut [Entry], random: &mut Random) {
    if entries.len() < 2 {
        return;
    }
    let at = random.below(entries.len() - 1);
    let (one, two) = (&entries[at], &entries[at + 1]);
    if one.folder == two.folder && one.owner == two.owner && !one.bound && !two.bound {
        entries.swap(at, at + 1);
    }
}

fn rename_headings(rest: &mut Files, random: &mut Random) {
    let paths: Vec<String> = rest.keys().filter(|path| path.ends_with("/_index.md")).cloned().collect();
    for path in paths.iter().filter(|path| path.matches('/').count() > 1) {
        if random.below(6) == 0 {
            let text = rest[path].replacen("title: ", "title: 新たな", 1);
            rest.insert(path.clone(), text);
        }
    }
}

fn written(entries: Vec<Entry>, rest: Files) -> Mutated {
    let names: BTreeMap<String, String> =
        entries.iter().enumerate().map(|(at, entry)| (entry.slug.clone(), format!("next-{at}"))).collect();
    let mut files: Files = rest
        .into_iter()
        .map(|(path, text)| {
            let renamed = |line: &str| {
                let key = ["repeats: ", "parent: "].into_iter().find(|key| line.starts_with(key));
                let name = key.and_then(|key| names.get(line[key.len()..].trim()));
                key.zip(name).map_or(line.to_string(), |(key, name)| format!("{key}{name}"))
            };
            let lines: Vec<String> = text.lines().map(renamed).collect();
            (path, lines.join("\n") + "\n")
        })
        .collect();
    let (mut truth, mut same_text) = (BTreeMap::new(), BTreeSet::new());
    let mut orders: BTreeMap<(String, String), u32> = BTreeMap::new();
    for entry in entries {
        let order = orders.entry((entry.folder.clone(), entry.owner.clone())).or_insert(0);
        *order = (*order + 2).min(999);
        // A repeat has its number already; entries keep theirs apart from it.
        let number = (*order * 3 + 1).min(999);
        let slug = names[&entry.slug].clone();
        let owner = if entry.owner.is_empty() { String::new() } else { format!("{}-", entry.owner) };
        let front: Vec<String> = entry
            .front
            .lines()
            .filter(|line| !line.starts_with("aliases:"))
            .map(|line| match line.strip_prefix("parent: ") {
                Some(parent) => {
                    format!("parent: {}", names.get(parent.trim()).map_or(parent, String::as_str))
                }
                None => line.to_string(),
            })
            .collect();
        let path = format!("{}{owner}{number:03}-{slug}.md", entry.folder);
        files.insert(path, format!("---\n{}\n---\n{}", front.join("\n"), entry.body));
        if entry.same && entry.from.len() == 1 {
            same_text.insert(slug.clone());
        }
        truth.insert(slug, entry.from);
    }
    Mutated { files, truth, same_text }
}

/// How many of the measures of both plans were matched rightly, of how many; and how many whose text is as it was
/// are said to be changed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub right: usize,
    pub all: usize,
    pub false_changes: usize,
}

pub fn score(
    old: &tebiki::plan::Plan,
    new: &tebiki::plan::Plan,
    mutated: &Mutated,
    mut told: impl FnMut(&str, &BTreeSet<String>, &BTreeSet<String>),
) -> Score {
    use tebiki::compare::{Kind, compare};
    let comparison = compare(old, new, &[]);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut score = Score::default();
    for change in &comparison.changes {
        for &id in &change.new {
            let olds = change.old.iter().map(|&of| old[of].slug.clone());
            found.entry(new[id].slug.clone()).or_default().extend(olds);
            let changed = matches!(change.kind, Kind::Changed | Kind::Expanded);
            if mutated.same_text.contains(&new[id].slug) && changed && change.old.len() == 1 {
                score.false_changes += 1;
            }
        }
    }
    for (slug, truth) in &mutated.truth {
        score.all += 1;
        let empty = BTreeSet::new();
        let linked = found.get(slug).unwrap_or(&empty);
        if linked == truth {
            score.right += 1;
        } else {
            told(slug, truth, linked);
        }
    }
    let inverted = |map: &BTreeMap<String, BTreeSet<String>>| {
        let mut inverse: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (new, olds) in map {
            for old in olds {
                inverse.entry(old.clone()).or_default().insert(new.clone());
            }
        }
        inverse
    };
    let (truth, found) = (inverted(&mutated.truth), inverted(&found));
    for measure in &old.measures {
        score.all += 1;
        score.right += usize::from(truth.get(&measure.slug) == found.get(&measure.slug));
    }
    score
}
