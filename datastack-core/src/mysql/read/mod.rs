//! Tables out of SQL files: dumps of `mysqldump`, `mariadb-dump` and phpMyAdmin, and migrations written by hand.

mod alter_table;
mod clause;
mod create_table;
mod lexeme;
mod notes;
mod options;
mod split;
mod statement;
mod table;

use std::ops::Range;

pub use notes::{ReadNote, ReadSeverity};
pub use table::{ReadColumn, ReadTable};

/// What a SQL file says about tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSql {
    /// The tables that exist once the whole file has run, in the order of their creation.
    pub tables: Vec<ReadTable>,
    /// Everything that the tables do not hold, in the order of the file.
    pub notes: Vec<ReadNote>,
}

/// Reads the tables that a SQL file creates, statement by statement. It takes time in proportion to the text, and there
/// is no text that it fails on: what cannot be read is a note.
pub fn read(sql: &str) -> ReadSql {
    let mut reader = statement::Reader::default();
    for range in split::statements(sql) {
        reader.statement(sql, range);
    }
    reader.finish(sql)
}

/// `range` of a statement that starts at `start`, as a range of the whole text.
fn shifted(range: &Range<usize>, start: usize) -> Range<usize> {
    range.start + start..range.end + start
}
