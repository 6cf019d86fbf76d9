//! All integration tests, in one binary so that there is one link: one module an area.

#![expect(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod audiences;
mod bombs;
mod build;
mod check;
mod check_properties;
mod compare;
mod disk;
mod easy;
mod editions;
mod editor;
mod editor_tables;
mod editor_texts;
mod edits;
mod epub;
mod export;
mod faults;
mod findings;
mod forms;
mod fuzz;
mod house;
mod import;
mod import_more_shapes;
mod import_shapes;
#[cfg(unix)]
mod injected;
#[cfg(unix)]
mod killed;
mod koyobun;
mod languages;
mod load;
mod markup;
mod messages;
#[cfg(target_os = "linux")]
mod mounts;
#[path = "../../benches/mutate.rs"]
mod mutate;
mod officials;
mod output;
mod pack;
mod parting;
mod places;
mod plans;
mod plans_of_others;
#[cfg(feature = "pdf")]
mod print;
mod progress;
mod publish;
mod query;
#[path = "../../benches/random.rs"]
mod random;
mod reading;
mod readings;
mod sample;
mod schemas;
mod search;
mod serve;
mod site;
mod starter;
mod take;
mod texts;
#[cfg(feature = "pdf")]
mod variants;
mod verify;
mod weight;
