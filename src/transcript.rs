//! The handbook as plain text, for whoever has it read aloud, changes it into braille, or pastes it elsewhere.
//!
//! [`whole`] is all of the plan in one file; [`voice`] the text of the voice code of each printed page, in words that a
//! voice reads as they are meant ([`spoken`]).

pub mod spoken;
pub mod voice;
pub mod whole;
