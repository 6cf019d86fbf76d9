//! The handbook as plain text, for whoever has it read aloud, changes it into braille, or pastes it elsewhere.
//!
//! [`whole`] is all of the plan in one file.

pub mod whole;
