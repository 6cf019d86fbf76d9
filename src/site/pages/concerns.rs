//! What concerns me: from a situation to what one wants, the measures and who carries them out.
//!
//! 1. Who am I: the audiences of the plan.
//! 2. What do I want: [`WANTS`], read off each measure's title or else its text.
//! 3. Who does it: the measures with their owners.
//!
//! All of it is links. A long list ends after [`SHOWN`] and leads to the audience's page, so that the page stays small
//! whatever the plan.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::{Maker, serialized};
use crate::address::Page;
use crate::lang::Lang;
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, Text};

/// What people want of a plan: the message that says so, and the words by which a measure offers it.
const WANTS: &[(&str, &[&str], &[&str])] = &[
    (
        "concerns-consult",
        &["相談", "窓口", "カウンセリング", "助言", "アドバイザー", "コーナー", "訪問"],
        &["consult", "counsel", "advice", "advis", "visit"],
    ),
    (
        "concerns-money",
        &["助成", "補助", "給付", "貸付", "支給", "奨学金", "手当", "減免"],
        &["subsid", "grant", "benefit", "loan", "allowance", "rebate", "scholarship"],
    ),
    (
        "concerns-learn",
        &["訓練", "研修", "講座", "講習", "セミナー", "教室", "習得", "学習"],
        &["training", "course", "seminar", "workshop", "class", "lesson", "skills"],
    ),
    (
        "concerns-meet",
        &["面接会", "説明会", "交流会", "フェア", "フェス", "イベント", "体験", "見学"],
        &["fair", "event", "session", "exhibition", "experience"],
    ),
    (
        "concerns-work",
        &["就職", "就労", "就業", "求人", "職業紹介", "マッチング", "採用", "人材確保", "雇入れ"],
        &["vacanc", "placement", "job", "hiring", "recruit", "re-employment"],
    ),
    (
        "concerns-rules",
        &["法の", "法令", "履行確保", "ハラスメント", "差別", "虐待", "均等", "権利", "指針", "ガイドライン"],
        &["compliance", "harass", "discriminat", "abuse", "rights", "guideline", " act "],
    ),
    (
        "concerns-recognition",
        &["認定", "認証", "宣言", "表彰", "登録制度"],
        &["certif", "award", "accredit", "declar", "recognition"],
    ),
    (
        "concerns-know",
        &["情報", "周知", "サイト", "発信", "啓発", "紹介", "普及"],
        &["information", "publici", "website", "awareness", "guide"],
    ),
];
/// The message for what offers none of these in so many words.
const OTHER: &str = "concerns-other";
/// Measures that are listed of a want; the audience's page has all.
const SHOWN: usize = 8;

#[derive(Serialize)]
struct WhoView {
    id: String,
    link: LinkView,
    icon: String,
    about: Option<Text>,
    count: usize,
    wants: Vec<WantView>,
}

#[derive(Serialize)]
struct WantView {
    name: String,
    measures: Vec<OfferView>,
    /// How many more there are.
    more: usize,
}

#[derive(Serialize)]
struct OfferView {
    measure: Value,
    owners: Vec<Text>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn concerns(&self) -> PageDraft<'a> {
        let plan = self.views.plan;
        let wants: Vec<usize> = plan.measures.par_iter().map(want_of).collect();
        let audiences = (0..plan.audiences.len() as u32).map(AudienceId);
        let whos: Vec<WhoView> =
            audiences.map(|id| self.who(id, &wants)).filter(|who| who.count > 0).collect();
        self.titled(Page::Concerns, "concerns", vec![("whos", serialized(&whos))])
    }

    /// An audience with what it may want; first what is for it, then what concerns it too.
    fn who(&self, id: AudienceId, wants: &[usize]) -> WhoView {
        let audience = &self.views.plan[id];
        let lists = &self.lists;
        let measures: Vec<MeasureId> =
            lists.audiences[id.at()].iter().chain(&lists.concerned[id.at()]).copied().collect();
        let want = |at: usize| {
            let fitting: Vec<MeasureId> =
                measures.iter().copied().filter(|id| wants[id.0 as usize] == at).collect();
            let key = WANTS.get(at).map_or(OTHER, |(key, ..)| key);
            (!fitting.is_empty()).then(|| WantView {
                name: self.message(key),
                more: fitting.len().saturating_sub(SHOWN),
                measures: fitting.into_iter().take(SHOWN).map(|id| self.offer(id)).collect(),
            })
        };
        WhoView {
            id: audience.id.clone(),
            link: self.views.audience_link(id),
            icon: audience.icon.clone().unwrap_or_default(),
            about: audience.about.as_ref().map(|about| self.views.text(about)),
            count: measures.len(),
            wants: (0..=WANTS.len()).filter_map(want).collect(),
        }
    }

    fn offer(&self, id: MeasureId) -> OfferView {
        let owners = &self.views.plan[id].place.owners;
        OfferView {
            measure: self.views.entry_link(Entry::Measure(id)),
            owners: owners
                .iter()
                .map(|carrier| self.views.text(&self.views.plan[carrier.owner].name))
                .collect(),
        }
    }
}

/// Which of [`WANTS`] a measure offers: what its title is about, or else what its text names first; their count for none.
/// A Japanese title says last what it is about, an English one first.
fn want_of(measure: &Measure) -> usize {
    let lang = measure.title.lang;
    let title = measure.title.official.text.to_lowercase();
    let named = wants_in(&title, lang);
    let by_title = if lang.is_japanese() { named.max() } else { named.min() };
    let by_text = || wants_in(&measure.body.official.text.to_lowercase(), lang).min();
    by_title.or_else(by_text).map_or(WANTS.len(), |(_, want)| want)
}

/// Where a text names what people want, and which.
fn wants_in(text: &str, lang: Lang) -> impl Iterator<Item = (usize, usize)> {
    let is_japanese = lang.is_japanese();
    WANTS.iter().enumerate().flat_map(move |(want, (_, japanese, latin))| {
        let words = if is_japanese { japanese } else { latin };
        words
            .iter()
            .filter_map(move |word| {
                let place = if is_japanese { text.rfind(word) } else { text.find(word) };
                place.map(|place| (place, want))
            })
            .collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str, lang: Lang) -> Option<&'static str> {
        let found = wants_in(text, lang);
        let place = if lang.is_japanese() { found.max() } else { found.min() };
        place.map(|(_, want)| WANTS[want].0)
    }

    #[test]
    fn a_title_says_what_is_offered() {
        let japanese = |text| wanted(text, Lang::JA);
        assert_eq!(japanese("助成金を活用した職業相談"), Some("concerns-consult"));
        assert_eq!(japanese("相談員の養成研修"), Some("concerns-learn"));
        assert_eq!(japanese("橋の架け替え"), None);
        assert_eq!(wanted("subsidies for training", Lang::EN), Some("concerns-money"));
    }
}
