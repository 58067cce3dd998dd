//! ClickHouse: tables are altered where that is possible, views and queues are made anew.
//!
//! What is wanted and what is live are compared as the server itself writes them: `system.tables` has the statements of what
//! is there, and the server formats those of the wanted ones ([`wanted`]) that do not say the same word for word.

mod alter;
mod columns;
pub(crate) mod facts;
mod objects;
mod outside;
mod rebuild;
mod removed;
mod rename;
mod statement;
mod steps;
mod verbatim;
mod widening;

use std::collections::BTreeMap;

pub use objects::{WantedObject, wanted};
pub(super) use steps::compare;
pub use verbatim::says_the_same;

/// What was found in ClickHouse.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveClickHouse {
    /// Whether the database is there.
    pub database: bool,
    /// `create_table_query` of each table and view of the database, by name.
    pub objects: BTreeMap<String, String>,
    /// What the server makes of the wanted statements (`formatQuerySingleLine`), by name of the object; of one that says the
    /// same word for word as the object's own text ([`says_the_same`]), that text.
    pub wanted: BTreeMap<String, String>,
}
