//! Tebiki turns a government plan into a bilingual handbook.
//!
//! ```text
//! files ─▶ source ─▶ load ─▶ plan ─▶ site · search · print · export ─▶ output ─▶ disk
//! ```

pub mod address;
pub mod carry;
pub mod characters;
pub mod check;
pub mod cli;
pub mod compare;
pub mod date;
pub mod defaults;
pub mod diagnostic;
pub mod diff;
pub mod disk;
pub mod edit;
pub mod editions;
pub mod epub;
pub mod export;
pub mod facts;
pub mod findings;
pub mod furigana;
pub mod glossary;
pub mod handbook;
pub mod i18n;
pub mod import;
pub mod japanese;
pub mod lang;
pub mod links;
pub mod load;
pub mod manual;
pub mod markdown;
pub mod number;
pub mod office;
pub mod output;
pub mod pack;
pub mod paper;
pub mod places;
pub mod plan;
#[cfg(feature = "pdf")]
pub mod print;
pub mod project;
pub mod query;
pub mod related;
pub mod report;
pub mod search;
pub mod serve;
pub mod side_by_side;
pub mod site;
pub mod source;
pub mod terms;
pub mod theme;
pub mod transcript;
pub mod translate;
pub mod trial;
pub mod verify;
pub mod yaml;
