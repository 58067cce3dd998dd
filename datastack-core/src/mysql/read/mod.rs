//! Tables out of SQL files: dumps of `mysqldump`, `mariadb-dump` and phpMyAdmin, and migrations written by hand.

mod alter_table;
mod clause;
mod create_table;
mod defaults;
mod drop;
mod head;
mod lexeme;
mod names;
mod notes;
mod options;
mod placed;
mod split;
mod statement;
mod table;

use std::ops::Range;

use crate::definition::Server;

pub use notes::{ReadNote, ReadSeverity};
pub use placed::Placed;
pub use table::{ReadColumn, ReadTable};

/// What a SQL file says about tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSql {
    /// The tables that exist once the whole file has run, in the order of their creation.
    pub tables: Vec<ReadTable>,
    /// Everything that the tables do not hold, in the order of the file.
    pub notes: Vec<ReadNote>,
    /// The product that was dumped, where the head of the dump tells it.
    pub server: Option<Server>,
    /// The database that was dumped, where the head of the dump tells it; tables without a database are its.
    pub database: Option<String>,
}

/// Reads the tables that a SQL file creates, statement by statement. It takes time in proportion to the text, and there
/// is no text that it fails on: what cannot be read is a note.
pub fn read(sql: &str) -> ReadSql {
    let mut reader = statement::Reader::default();
    for range in split::statements(sql) {
        reader.statement(sql, range);
    }
    let head::Head { server, database } = head::head(sql);
    let (tables, notes) = reader.finish(sql);
    ReadSql { tables, notes, server, database }
}

/// `range` of a statement that starts at `start`, as a range of the whole text.
fn shifted(range: &Range<usize>, start: usize) -> Range<usize> {
    range.start + start..range.end + start
}
