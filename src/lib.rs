//! Tebiki turns a government plan into a bilingual handbook.
//!
//! ```text
//! files ─▶ source ─▶ load ─▶ plan ─▶ site · search · print · export ─▶ output ─▶ disk
//! ```

pub mod diagnostic;
pub mod furigana;
pub mod handbook;
pub mod i18n;
pub mod japanese;
pub mod load;
pub mod markdown;
pub mod output;
pub mod plan;
pub mod project;
pub mod related;
pub mod site;
pub mod source;
pub mod terms;
