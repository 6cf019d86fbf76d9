//! The year of a plan, as its title or its first lines write it.

use crate::date::ERAS;
use crate::number::digit;

use super::lines::compact;

/// How many lines of the text are looked at.
const LINES: usize = 40;

/// The Western year and how it is written: of the title, else of the first lines.
pub fn find(title: &str, text: &str) -> Option<(u16, String)> {
    let fiscal = |line: &str| fiscal_year(line, "年度");
    let first = || text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    fiscal(title)
        .or_else(|| first().find_map(fiscal))
        .or_else(|| std::iter::once(title).chain(first()).find_map(|line| fiscal_year(line, "年")))
        .or_else(|| western(title))
        .or_else(|| first().filter(|line| line.len() < 60).find_map(western))
}

/// 令和５年度, 2024年度; with `年`, 令和６年.
fn fiscal_year(title: &str, unit: &str) -> Option<(u16, String)> {
    /// Of 大正 no plan is.
    const LIKELY: usize = 3;
    let end = title.find(unit)?;
    let before = title[..end].trim_end();
    let digits: Vec<char> = before.chars().rev().take_while(|c| digit(*c).is_some() || *c == '元').collect();
    let number = match digits.as_slice() {
        ['元'] => 1,
        digits => digits
            .iter()
            .rev()
            .map(|c| digit(*c))
            .try_fold(0_u32, |sum, d| sum.checked_mul(10)?.checked_add(d?))?,
    };
    let start = before.len() - digits.iter().map(|c| c.len_utf8()).sum::<usize>();
    let era = ERAS[..LIKELY].iter().find(|era| before[..start].trim_end().ends_with(era.name));
    let year = match era {
        Some(era) => era.before.checked_add(u16::try_from(number).ok()?)?,
        None => u16::try_from(number).ok()?,
    };
    let printed = compact(&before[start..]);
    let likely = (1900..2200).contains(&year) && number > 0;
    likely.then(|| (year, format!("{}{printed}年度", era.map_or("", |era| era.name))))
}

/// The first number of four digits that is a year: 2019-2020.
fn western(line: &str) -> Option<(u16, String)> {
    let digits = line.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?;
    let year: u16 = digits.parse().ok().filter(|year| (1950..2100).contains(year))?;
    Some((year, digits.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_from_titles_and_first_lines() {
        let year = |title: &str, text: &str| find(title, text);
        assert_eq!(year("令和５年度 事業計画", ""), Some((2023, "令和５年度".into())));
        assert_eq!(year("計画（令和 10 年度）", ""), Some((2028, "令和10年度".into())));
        assert_eq!(year("平成元年度計画", ""), Some((1989, "平成元年度".into())));
        assert_eq!(year("2024年度計画", ""), Some((2024, "2024年度".into())));
        assert_eq!(year("行動計画", "行動計画\n令和6年3月\n"), Some((2024, "令和6年度".into())));
        assert_eq!(year("DRAFT 2019-2020 Action Plan", ""), Some((2019, "2019".into())));
        assert_eq!(year("Climate Plan", "Climate Plan\nMay 2019"), Some((2019, "2019".into())));
        assert_eq!(year("事業計画", ""), None);
        assert_eq!(year("今年度の計画", ""), None);
    }
}
