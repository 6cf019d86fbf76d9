//! The words by which plans name their parts.

use std::sync::LazyLock;

/// A word that stands before or around the number of a heading.
#[derive(Debug)]
pub struct Keyword {
    pub word: &'static str,
    /// Id of a level.
    pub id: &'static str,
    pub ja: &'static str,
    pub en: &'static str,
    /// Whether it names what is carried out, not a heading over it.
    pub measure: bool,
}

const fn heading(word: &'static str, id: &'static str, ja: &'static str, en: &'static str) -> Keyword {
    Keyword { word, id, ja, en, measure: false }
}

const fn measure(word: &'static str, id: &'static str, ja: &'static str, en: &'static str) -> Keyword {
    Keyword { word, id, ja, en, measure: true }
}

/// What stands after 第〇.
pub const COUNTERS: [Keyword; 6] = [
    heading("編", "part", "編", "Part"),
    heading("部", "part", "部", "Part"),
    heading("章", "chapter", "章", "Chapter"),
    heading("節", "section", "節", "Section"),
    heading("款", "subsection", "款", "Subsection"),
    heading("項", "item", "項", "Item"),
];

/// Longer words stand before those they begin with.
pub const JAPANESE: [Keyword; 54] = [
    heading("基本目標", "goal", "基本目標", "Basic goal"),
    heading("基本方針", "policy", "基本方針", "Basic policy"),
    heading("基本課題", "issue", "基本課題", "Basic issue"),
    heading("基本施策", "basic-measure", "基本施策", "Basic measure"),
    heading("基本的な方向", "direction", "基本的な方向", "Basic direction"),
    heading("基本的方向", "direction", "基本的方向", "Basic direction"),
    heading("基本方向", "direction", "基本方向", "Basic direction"),
    heading("基本政策", "basic-policy", "基本政策", "Basic policy"),
    heading("基本戦略", "strategy", "基本戦略", "Basic strategy"),
    heading("基本理念", "principle", "基本理念", "Basic principle"),
    heading("施策の方向性", "direction", "施策の方向性", "Direction of measures"),
    heading("施策の方向", "direction", "施策の方向", "Direction of measures"),
    heading("施策の柱", "pillar", "施策の柱", "Pillar"),
    heading("施策の展開", "development", "施策の展開", "Development of measures"),
    heading("施策方針", "measure-policy", "施策方針", "Policy of measures"),
    heading("施策目標", "measure-goal", "施策目標", "Goal of measures"),
    heading("施策分野", "field", "施策分野", "Field"),
    heading("施策項目", "measure-item", "施策項目", "Item of measures"),
    heading("重点目標", "priority-goal", "重点目標", "Priority goal"),
    heading("重点課題", "priority-issue", "重点課題", "Priority issue"),
    heading("重点項目", "priority-item", "重点項目", "Priority item"),
    heading("重点方針", "priority-policy", "重点方針", "Priority policy"),
    heading("重点分野", "priority-field", "重点分野", "Priority field"),
    heading("重点戦略", "priority-strategy", "重点戦略", "Priority strategy"),
    heading("重点プロジェクト", "priority-project", "重点プロジェクト", "Priority project"),
    measure("重点施策", "priority-measure", "重点施策", "Priority measure"),
    measure("重点事業", "priority-programme", "重点事業", "Priority programme"),
    measure("重点取組", "priority-action", "重点取組", "Priority action"),
    heading("主要課題", "main-issue", "主要課題", "Main issue"),
    measure("主要施策", "main-measure", "主要施策", "Main measure"),
    measure("主要事業", "main-programme", "主要事業", "Main programme"),
    measure("個別施策", "single-measure", "個別施策", "Single measure"),
    measure("個別事業", "single-programme", "個別事業", "Single programme"),
    measure("具体的施策", "concrete-measure", "具体的施策", "Concrete measure"),
    measure("具体的取組", "concrete-action", "具体的取組", "Concrete action"),
    heading("取組の方向性", "direction", "取組の方向性", "Direction of action"),
    heading("取組の方向", "direction", "取組の方向", "Direction of action"),
    heading("取組の柱", "pillar", "取組の柱", "Pillar of action"),
    heading("取組方針", "action-policy", "取組方針", "Policy of action"),
    measure("取組項目", "action-item", "取組項目", "Action item"),
    heading("政策目標", "policy-goal", "政策目標", "Policy goal"),
    heading("推進項目", "item", "推進項目", "Item"),
    heading("改革項目", "item", "改革項目", "Item"),
    heading("プロジェクト", "project", "プロジェクト", "Project"),
    measure("アクション", "action", "アクション", "Action"),
    measure("取り組み", "action", "取組", "Action"),
    measure("取組み", "action", "取組", "Action"),
    measure("取組", "action", "取組", "Action"),
    heading("政策", "policy", "政策", "Policy"),
    heading("戦略", "strategy", "戦略", "Strategy"),
    heading("方針", "policy", "方針", "Policy"),
    heading("目標", "goal", "目標", "Goal"),
    measure("施策", "measure", "施策", "Measure"),
    measure("事業", "programme", "事業", "Programme"),
];

/// Longer words stand before those they begin with.
pub const JAPANESE_MORE: [Keyword; 10] = [
    heading("方向性", "direction", "方向性", "Direction"),
    heading("課題", "issue", "課題", "Issue"),
    heading("視点", "viewpoint", "視点", "Viewpoint"),
    heading("分野", "field", "分野", "Field"),
    heading("柱", "pillar", "柱", "Pillar"),
    heading("別表", "annex", "別表", "Annex"),
    heading("別紙", "annex", "別紙", "Annex"),
    heading("参考資料", "appendix", "参考資料", "Appendix"),
    heading("付録", "appendix", "付録", "Appendix"),
    heading("資料", "appendix", "資料", "Appendix"),
];

impl Keyword {
    /// Whether it is one of [`NAMES`].
    pub fn is_name(&self) -> bool {
        NAMES.iter().any(|name| name.word == self.word)
    }
}

/// Labels before the name of a measure: 事業名：研修会.
pub const NAMES: [Keyword; 5] = [
    measure("事業名", "programme", "事業", "Programme"),
    measure("事業名称", "programme", "事業", "Programme"),
    measure("施策名", "measure", "施策", "Measure"),
    measure("取組名", "action", "取組", "Action"),
    measure("取組名称", "action", "取組", "Action"),
];

pub const ENGLISH: [Keyword; 36] = [
    heading("strategic goal", "strategic-goal", "戦略目標", "Strategic goal"),
    heading("strategic objective", "strategic-objective", "戦略目標", "Strategic objective"),
    heading("strategic priority", "strategic-priority", "重点戦略", "Strategic priority"),
    heading("focus area", "focus-area", "重点分野", "Focus area"),
    heading("priority area", "priority-area", "重点分野", "Priority area"),
    heading("chapter", "chapter", "章", "Chapter"),
    heading("part", "part", "編", "Part"),
    heading("section", "section", "節", "Section"),
    heading("phase", "phase", "段階", "Phase"),
    heading("domain", "domain", "分野", "Domain"),
    heading("workstream", "workstream", "部会", "Workstream"),
    heading("aim", "aim", "目標", "Aim"),
    heading("ambition", "ambition", "目標", "Ambition"),
    heading("mission", "mission", "使命", "Mission"),
    heading("goal", "goal", "目標", "Goal"),
    heading("objective", "objective", "目的", "Objective"),
    heading("target", "target", "達成目標", "Target"),
    heading("outcome", "outcome", "成果", "Outcome"),
    heading("pillar", "pillar", "柱", "Pillar"),
    heading("theme", "theme", "主題", "Theme"),
    heading("priority", "priority", "重点", "Priority"),
    heading("principle", "principle", "原則", "Principle"),
    heading("policy", "policy", "方針", "Policy"),
    heading("programme", "programme", "事業", "Programme"),
    heading("program", "program", "事業", "Program"),
    heading("appendix", "appendix", "付録", "Appendix"),
    heading("annex", "annex", "別表", "Annex"),
    measure("action item", "action-item", "取組項目", "Action item"),
    measure("key action", "key-action", "主要取組", "Key action"),
    measure("strategy", "strategy", "戦略", "Strategy"),
    measure("action", "action", "取組", "Action"),
    measure("commitment", "commitment", "約束", "Commitment"),
    measure("initiative", "initiative", "取組", "Initiative"),
    measure("recommendation", "recommendation", "提言", "Recommendation"),
    measure("measure", "measure", "施策", "Measure"),
    measure("project", "project", "事業", "Project"),
];

/// Headings without a number that stand at the top of a plan; true for what is printed after it.
const TOPS: [(&str, bool); 41] = [
    ("はじめに", false),
    ("序章", false),
    ("序論", false),
    ("序文", false),
    ("まえがき", false),
    ("総論", false),
    ("各論", false),
    ("おわりに", false),
    ("終章", false),
    ("結び", false),
    ("あとがき", false),
    ("参考資料", true),
    ("資料編", true),
    ("参考", true),
    ("資料", true),
    ("付録", true),
    ("附属資料", true),
    ("巻末資料", true),
    ("用語解説", true),
    ("用語集", true),
    ("用語の解説", true),
    ("策定経過", true),
    ("策定の経過", true),
    ("計画策定の経過", true),
    ("委員名簿", true),
    ("別表", true),
    ("別紙", true),
    ("executive summary", false),
    ("foreword", false),
    ("introduction", false),
    ("preface", false),
    ("monitoring", false),
    ("monitoring and evaluation", false),
    ("next steps", false),
    ("conclusion", false),
    ("conclusions", false),
    ("acknowledgements", false),
    ("appendix", true),
    ("appendices", true),
    ("glossary", true),
    ("references", true),
];

/// Whether a title without a number names a part at the top of a plan, and whether one after it.
pub fn top_heading(title: &str) -> Option<bool> {
    let title = super::contents::key(title.trim_matches(['【', '】', '〈', '〉', '＜', '＞', '<', '>']));
    TOPS.iter().find(|(word, _)| super::contents::key(word) == title).map(|(_, after)| *after)
}

/// Whether a heading begins what is printed after the plan: 別表第１, 資料２, Appendix A.
pub fn is_appendix(printed: &str, title: &str) -> bool {
    const BEFORE: [&str; 8] = ["別表", "別紙", "参考資料", "資料", "付録", "附属資料", "appendix", "annex"];
    let whole = format!("{printed}{title}").to_lowercase();
    let named = BEFORE
        .iter()
        .any(|word| whole.strip_prefix(word).is_some_and(|rest| !rest.starts_with(['の', 'を', 'に', 'は'])));
    named && !whole.contains('。') || top_heading(title) == Some(true)
}

/// Labels over a list of measures.
const MEASURE_LABELS: [&str; 30] = [
    "主な事業",
    "主な取組",
    "主な取り組み",
    "主な取組み",
    "主な施策",
    "主要事業",
    "主要施策",
    "主要な事業",
    "主要な取組",
    "具体的な取組",
    "具体的な取り組み",
    "具体的取組",
    "具体的な事業",
    "具体的事業",
    "具体的施策",
    "具体的な施策",
    "取組内容",
    "取組の内容",
    "事業内容",
    "施策の内容",
    "実施事業",
    "関連事業",
    "取組",
    "対策",
    "施策",
    "実施内容",
    "actions",
    "key actions",
    "strategies",
    "action steps",
];

/// [`MEASURE_LABELS`] as they are compared.
static LABEL_KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| MEASURE_LABELS.iter().map(|label| super::contents::key(label)).collect());

/// Whether a line names the list of measures below it.
pub fn is_measure_label(text: &str) -> bool {
    let bare = text
        .trim_matches(|c: char| c.is_whitespace() || "*＊【】〔〕《》〈〉＜＞<>■□◆◇●○◎:：・_#".contains(c));
    let bare = super::contents::key(bare);
    LABEL_KEYS.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_hides_a_longer_one() {
        for words in [&JAPANESE[..], &JAPANESE_MORE[..], &ENGLISH[..]] {
            for (at, word) in words.iter().enumerate() {
                let hidden = words[at + 1..].iter().find(|later| later.word.starts_with(word.word));
                assert!(hidden.is_none_or(|later| later.word == word.word), "{} hides {hidden:?}", word.word);
            }
        }
    }

    #[test]
    fn labels_and_parts_are_known_by_their_words() {
        assert!(
            is_measure_label("**主な事業**")
                && is_measure_label("【主な取組】")
                && !is_measure_label("主な効果")
        );
        assert_eq!(top_heading("はじめに"), Some(false));
        assert_eq!(top_heading("Executive Summary"), Some(false));
        assert_eq!(top_heading("資料編"), Some(true));
        assert!(is_appendix("別表第１", "関係課") && is_appendix("", "Appendix – 2010 Inventory"));
        assert!(!is_appendix("第１章", "計画"));
    }
}
