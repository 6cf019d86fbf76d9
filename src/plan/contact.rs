//! 問合せ先: where readers ask about the measures of an owner.

use super::{Line, OwnerId};
use crate::lang::Localized;

/// The contact of an owner, or of the plan as a whole. What it does not say is not shown.
#[derive(Debug)]
pub struct Contact {
    /// None for the plan as a whole.
    pub owner: Option<OwnerId>,
    /// The section in charge: 雇用労働課.
    pub section: Option<Localized<Line>>,
    /// As it is to be read: `048-830-4515`.
    pub telephone: Option<String>,
    /// A form, or the official site.
    pub url: Option<String>,
    /// When the telephone is answered.
    pub hours: Option<Localized<Line>>,
}
