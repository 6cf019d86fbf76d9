//! The integration tests, in one binary: one module an area.

mod check;
//! All integration tests, in one binary so that there is one link.

mod verify;
