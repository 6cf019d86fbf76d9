//! Files for people who work with Excel: tables that a spreadsheet opens as they are meant.
//!
//! A CSV file that is opened by a double click is read by a spreadsheet's own rules, which take `1-1-2` for a date and
//! `＝` for a formula. In a workbook each cell says what it is.

pub mod answers;
pub mod archive;
pub mod ask;
pub mod fields;
pub mod form;
mod returned;
pub mod standing;
pub mod tables;
pub mod take;
