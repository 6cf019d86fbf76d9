//! General word lists under a project's own: vocabulary of any Japanese government plan, in `defaults/`.
//!
//! | list | beneath a project's own file |
//! |---|---|
//! | glossary | not used: what a translation is held to is the project's alone |
//! | user dictionary | its words, but those that the project reads otherwise |
//! | furigana | its corrections; of two for one word the project's goes first |
//! | synonyms | its groups |
//! | wants | its words (`site::wants`) |

use std::collections::HashSet;

/// The rows of a project's table, then those of a general one for other words. The word is the first column.
pub fn beneath(own: &str, general: &str) -> String {
    let word = |row: &str| row.split(',').next().unwrap_or_default().trim().to_string();
    let known: HashSet<String> = own.lines().map(word).collect();
    let mut rows = own.trim_end().to_string();
    for row in general.lines().filter(|row| !known.contains(&word(row))) {
        if !rows.is_empty() {
            rows.push('\n');
        }
        rows.push_str(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furigana::DEFAULT_CORRECTIONS;
    use crate::glossary::Glossary;
    use crate::japanese::{Analyzer, DEFAULT_USER_DICTIONARY};
    use crate::search::synonyms::{self, DEFAULT_SYNONYMS};

    #[test]
    fn a_project_s_rows_keep_their_lines_and_go_before_the_general_ones() {
        assert_eq!(beneath("町,まち\n角,かど\n", "町,ちょう\n章,しょう\n"), "町,まち\n角,かど\n章,しょう");
        assert_eq!(beneath("", "章,しょう\n"), "章,しょう");
    }

    #[test]
    fn general_lists_can_be_read_and_name_no_place() {
        assert!(Analyzer::new(DEFAULT_USER_DICTIONARY).is_ok());
        assert!(synonyms::read(DEFAULT_SYNONYMS).is_ok_and(|entries| entries.len() > 100));
        let glossary = Glossary::embedded();
        assert!(glossary.entries.len() > 200);
        assert!(glossary.entries.iter().all(|entry| entry.exceptions.is_empty()));
        for list in [crate::glossary::DEFAULT, DEFAULT_USER_DICTIONARY, DEFAULT_SYNONYMS, DEFAULT_CORRECTIONS]
        {
            for name in ["埼玉", "さいたま", "川越", "大宮", "Saitama", "saitama"] {
                assert!(!list.contains(name), "{name}");
            }
        }
    }
}
