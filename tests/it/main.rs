//! All integration tests, in one binary so that there is one link: one module an area.

mod check;
mod fuzz;
mod import;
mod load;
mod output;
mod sample;
mod check_properties;
mod import;
mod messages;
mod verify;
