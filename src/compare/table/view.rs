//! What of the two plans a cell shows: labels, texts, what of them changed, remarks.

use super::{Cell, Paragraph, Run, View};
use crate::compare::Kind;
use crate::compare::settings::Underline;
use crate::compare::words::{self, Change as Word};
use crate::plan::{MeasureId, Plan};

impl View<'_> {
    pub fn kind_name(&self, kind: Kind) -> String {
        self.i18n.message(self.lang, &format!("compare-kind-{}", kind.name()))
    }

    /// What the column of remarks says of a kind; the office's own words first.
    pub(super) fn remark(&self, name: &str) -> Option<String> {
        let own = self.layout.words.get(name).filter(|_| self.lang == self.new.official()).cloned();
        let words = own.unwrap_or_else(|| self.i18n.message(self.lang, &format!("compare-remark-{name}")));
        Some(words).filter(|words| !words.is_empty())
    }

    pub(super) fn omitted(&self) -> Cell {
        let text = self.remark("omitted").unwrap_or_default();
        Cell(vec![Paragraph { label: String::new(), runs: vec![Run { text, changed: false }] }])
    }

    /// Two texts side by side: the new one's runs and the old one's.
    pub(super) fn runs(&self, old: &str, new: &str) -> (Vec<Run>, Vec<Run>) {
        let (mut of, mut to) = (Vec::new(), Vec::new());
        for piece in words::diff(old, new, self.lang.is_japanese()) {
            let changed = piece.change != Word::Same;
            let run = |shown: bool| Run { text: piece.text.clone(), changed: changed && shown };
            if piece.change != Word::Added {
                of.push(run(self.layout.underline == Underline::Both));
            }
            if piece.change != Word::Removed {
                to.push(run(self.layout.underline != Underline::None));
            }
        }
        (to, of)
    }

    pub(super) fn whole(&self, text: &str, is_new: bool) -> Vec<Run> {
        let changed = match self.layout.underline {
            Underline::Both => true,
            Underline::New => is_new,
            Underline::None => false,
        };
        vec![Run { text: text.to_string(), changed }]
    }

    /// Number and title of a measure; a title that is the plan's own is text.
    pub(super) fn label(&self, plan: &Plan, id: MeasureId) -> String {
        let measure = &plan[id];
        let number = if self.layout.numbers { measure.place.number.as_str() } else { "" };
        let title = match measure.official_title || measure.untitled {
            true => "",
            false => &measure.title.get(self.lang).text,
        };
        match (number, title) {
            (number, "") => number.to_string(),
            ("", title) => title.to_string(),
            (number, title) if self.lang.is_japanese() => format!("{number}　{title}"),
            (number, title) => format!("{number} {title}"),
        }
    }

    pub(super) fn text(&self, plan: &Plan, id: MeasureId) -> String {
        let measure = &plan[id];
        let body = &measure.body.get(self.lang).text;
        match measure.official_title {
            true => format!("{}\n{body}", measure.title.get(self.lang).text).trim_end().to_string(),
            false => body.clone(),
        }
    }
}
