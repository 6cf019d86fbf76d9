//! All integration tests, in one binary so that there is one link: one module an area.

mod check;
mod check_properties;
mod import;
mod messages;
#[cfg(feature = "pdf")]
mod print;
mod verify;
