//! Generates the artifacts of a pipeline from its definition.
//!
//! From a `build.rs`, [`Generator`] writes Rust row types and checks that committed files are up to date. The command
//! `datastack-gen` does the same work for a folder whose generated files are committed.

mod artifact;
#[cfg(feature = "cli")]
pub mod cli;
mod code;
mod connector;
mod drift;
mod finding;
mod generate;
mod generator;
#[cfg(feature = "cli")]
mod import;
mod lint;
#[cfg(feature = "live")]
pub mod live;
mod load;
mod meaning;
mod nearest;
mod output;
mod project;
mod schema;
mod sql;
mod template;

pub use code::CODES;
pub use finding::{Code, Finding, Place, Report, Severity, Style};
pub use generator::{GenerateError, Generator};
pub use lint::lint;
