//! A [`Report`] in words, and as JSON. (Messages are given by the caller.)
use super::Report;
pub fn human(_: &Report) -> String { String::new() }
pub fn json(_: &Report) -> String { String::new() }
