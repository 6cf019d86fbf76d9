//! The integration tests, in one binary: one module an area.

mod check;
