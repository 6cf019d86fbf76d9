//! Fiscal years in words: by era where the plan writes its own year so, one system throughout.

use super::Plan;
use crate::date::ERAS;
use crate::lang::Lang;
use crate::number::full_width;

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
        match ERAS.iter().find(|era| year > era.before) {
            Some(era) if ERAS.iter().any(|era| own.contains(era.name)) => {
                format!("{}{}年度", era.name, of_era(year - era.before))
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
