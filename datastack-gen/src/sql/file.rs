use std::path::Path;

use datastack_core::mysql::read::{self, ReadNote, ReadSeverity, ReadSql, ReadTable};

use crate::code;
use crate::finding::{Finding, Place};
use crate::project::{Unreadable, shown, text};

/// A SQL file with what it says about tables.
pub(crate) struct SqlFile {
    /// The file's name in messages.
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) sql: ReadSql,
}

/// Reads a SQL file.
pub(crate) fn read(path: &Path) -> Result<SqlFile, Box<Unreadable>> {
    let text = text(path)?;
    let sql = read::read(&text);
    Ok(SqlFile { file: shown(path), text, sql })
}

impl SqlFile {
    /// The first line of a table's statement.
    pub(crate) fn table_place(&self, table: &ReadTable) -> Place {
        let statement = self.text.get(table.span.clone()).unwrap_or_default();
        let first = statement.lines().next().unwrap_or_default().trim_end().len();
        Place::range(&self.file, table.span.start..table.span.start + first)
    }

    /// A note of the reader as a finding; what could not be read is an error.
    pub(crate) fn finding(&self, note: &ReadNote) -> Finding {
        let place = Place::range(&self.file, note.span.clone());
        match note.severity {
            ReadSeverity::Error => Finding::error(code::NOT_READ, place, note.what.clone())
                .help("mend the statement, or state the table by hand in `tables/<name>.toml`"),
            ReadSeverity::Warning => Finding::warning(code::NOT_CARRIED_OVER, place, note.what.clone())
                .help("keep it up where the tables are made"),
            ReadSeverity::Info => Finding::warning(code::NOT_CARRIED_OVER, place, note.what.clone()),
        }
    }
}
