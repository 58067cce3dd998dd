//! Dead letters that are replayed: records that ClickHouse could not read, handed to its views once more after the cause
//! has been mended.
//!
//! A record goes into `<table>__events` under the topic, partition and offset that it had, so that its version ranks it
//! where it stood: a newer change of its key wins, whenever it came. All is done by statements that read the letters on the
//! server, so that no value of a record leaves it.
//!
//! What still cannot be read is not handed over, but left as it is: coming back from the view as a new letter, it would be
//! kept for as many days again, and so longer than the mark of a deletion that came after it
//! ([`crate::clickhouse::project::MARKER_DAYS`]). Replayed after that mark is gone, it would bring the row back.

mod differing;
mod events;
mod letters;
mod portion;
mod refusal;

pub use differing::differing;
pub use letters::of_other_tables;
pub use portion::{Form, Found, Portion, portions};
pub use refusal::Refusal;

use crate::clickhouse::ObjectName;
use crate::clickhouse::project::dead_letters_name;
use crate::clickhouse::table::Objects;
use crate::pipeline::{Pipeline, Table};

/// Where a record stands in its topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Partition.
    pub partition: u32,
    /// Offset.
    pub offset: u64,
}

/// The replay of one table's letters.
#[derive(Debug)]
pub struct Replay<'a> {
    pipeline: &'a Pipeline,
    table: &'a Table,
    objects: Objects,
    letters: ObjectName,
}

impl<'a> Replay<'a> {
    /// The replay of a table.
    pub fn new(pipeline: &'a Pipeline, table: &'a Table) -> Self {
        Self { pipeline, table, objects: Objects::of(pipeline, table), letters: dead_letters_name(pipeline) }
    }
}
