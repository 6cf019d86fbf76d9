//! All integration tests, in one binary so that there is one link: one module an area.

mod check;
mod import;
mod search;
mod verify;
