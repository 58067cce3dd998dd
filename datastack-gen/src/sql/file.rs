use std::ops::Range;
use std::path::Path;

use datastack_core::mysql::read::{self, ReadNote, ReadSeverity, ReadSql, ReadTable};

use super::decode::{Decoded, decode};
use crate::code;
use crate::finding::{Finding, Place};
use crate::project::{Unreadable, bytes, shown};

/// A SQL file with what it says about tables.
pub(crate) struct SqlFile {
    /// The file's name in messages.
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) sql: ReadSql,
    /// The first place in each line that is not UTF-8, and how many bytes are not.
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "only `import` tells of it"))]
    foreign: (Vec<usize>, usize),
}

/// How many bytes of a statement are pointed at.
const MOST_SHOWN: usize = 160;

/// Reads statements that stand in no file; messages call them `name`.
#[cfg(all(feature = "cli", feature = "live"))]
pub(crate) fn of_text(name: &str, text: &str) -> SqlFile {
    SqlFile { file: name.to_owned(), text: text.to_owned(), sql: read::read(text), foreign: (Vec::new(), 0) }
}

/// Reads a SQL file.
pub(crate) fn read(path: &Path) -> Result<SqlFile, Box<Unreadable>> {
    let Decoded { text, foreign, count } = decode(bytes(path)?);
    let sql = read::read(&text);
    Ok(SqlFile { file: shown(path), text, sql, foreign: (foreign, count) })
}

impl SqlFile {
    /// The start of a range: of a statement of a thousand lines, or of a line of a million, nobody wants to see more.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        let stated = self.text.get(range.clone()).unwrap_or_default();
        let first = stated.lines().next().unwrap_or_default().trim_end();
        let first = &first[..first.floor_char_boundary(MOST_SHOWN)];
        Place::range(&self.file, range.start..range.start + first.len())
    }

    /// The first line of a table's statement.
    pub(crate) fn table_place(&self, table: &ReadTable) -> Place {
        self.place(&table.span)
    }

    /// A note of the reader as a finding; what could not be read is an error.
    pub(crate) fn finding(&self, note: &ReadNote) -> Finding {
        let place = self.place(&note.span);
        match note.severity {
            ReadSeverity::Error => Finding::error(code::NOT_READ, place, note.what.clone())
                .help("mend the statement, or state the table by hand in `tables/<name>.toml`"),
            ReadSeverity::Warning => Finding::warning(code::NOT_CARRIED_OVER, place, note.what.clone())
                .help("keep it up where the tables are made"),
            ReadSeverity::Info => Finding::warning(code::NOT_CARRIED_OVER, place, note.what.clone()),
        }
    }

    /// What was read as latin1, for want of anything that says which character set it is.
    #[cfg(feature = "cli")]
    pub(crate) fn foreign(&self) -> Vec<Finding> {
        let (places, count) = &self.foreign;
        let Some(&first) = places.first() else { return Vec::new() };
        let at = |place: usize| Place::range(&self.file, place..place + 1);
        let message = format!(
            "`{}` is not UTF-8 throughout: {count} bytes in {} lines are read as latin1; this is the first",
            self.file,
            places.len()
        );
        let help = "BLOBs and rows do not matter here; names and labels of tables do";
        let mut findings = vec![Finding::warning(code::NOT_UTF8, at(first), message).help(help)];
        for table in &self.sql.tables {
            let start = places.partition_point(|place| *place < table.span.start);
            let Some(&place) = places.get(start).filter(|place| **place < table.span.end) else { continue };
            let message = format!("the statement of table `{}` has bytes that are read as latin1", table.name);
            let help = "look at its names, labels and comments; if they are wrong, save the file as UTF-8";
            findings.push(Finding::warning(code::NOT_UTF8, at(place), message).help(help));
        }
        findings
    }
}
