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
        let own = self.fiscal_year_label.get(lang);
        if !lang.is_japanese() {
            return in_latin(year, &own.text.to_lowercase());
        }
        match ERAS.iter().find(|era| year > era.before) {
            Some(era) if ERAS.iter().any(|era| own.contains(era.name)) => {
                format!("{}{}年度", era.name, of_era(year - era.before))
            }
            _ => format!("{year}年度"),
        }
    }
}

/// FY2019 (Reiwa 1) where the plan writes its own year with its era, or else FY2019.
fn in_latin(year: u16, own: &str) -> String {
    let with_era = ERAS.iter().any(|era| own.contains(&format!("({} ", era.latin)));
    match ERAS.iter().find(|era| with_era && year > era.before) {
        Some(era) => {
            let (first, rest) = era.latin.split_at(1);
            format!("FY{year} ({}{rest} {})", first.to_uppercase(), year - era.before)
        }
        None => format!("FY{year}"),
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

#[cfg(test)]
mod tests {
    use super::in_latin;

    #[test]
    fn years_in_latin_letters_are_written_as_the_plan_writes_its_own() {
        assert_eq!(in_latin(2019, "fy2023 (reiwa 5)"), "FY2019 (Reiwa 1)");
        assert_eq!(in_latin(2018, "fy2023 (reiwa 5)"), "FY2018 (Heisei 30)");
        assert_eq!(in_latin(2018, "fy2023"), "FY2018");
    }
}
