//! All integration tests, in one binary so that there is one link.

mod import;
mod verify;
