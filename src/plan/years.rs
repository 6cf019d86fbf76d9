//! Fiscal years in words: by era where the plan writes its own year so, one system throughout.

use super::Plan;
use crate::lang::Lang;
use crate::number::full_width;

/// Name, and the Western year before the era's first.
const ERAS: [(&str, u16); 4] = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911)];

impl Plan {
    /// The fiscal year that begins in April of `year`: 令和元年度, 2019年度, FY2019.
    pub fn year_label(&self, year: u16, lang: Lang) -> String {
        if year == self.fiscal_year {
            return self.fiscal_year_label.get(lang).text.clone();
        }
        if !lang.is_japanese() {
            return format!("FY{year}");
        }
        let own = self.fiscal_year_label.get(lang);
        match ERAS.iter().find(|(_, before)| year > *before) {
            Some((era, before)) if ERAS.iter().any(|(era, _)| own.contains(era)) => {
                format!("{era}{}年度", of_era(year - before))
            }
            _ => format!("{year}年度"),
        }
    }
}

/// 元, ５, 30: one digit is full-width, as official documents write it.
fn of_era(year: u16) -> String {
    match year {
        1 => "元".to_string(),
        2..=9 => full_width(year),
        _ => year.to_string(),
    }
}
