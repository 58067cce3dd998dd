use std::collections::HashMap;
use std::ops::Range;

use datastack_core::definition::{DdlOwner, Definition};
use datastack_core::diagnostic::DefinitionPath;
use datastack_core::mysql::read::{ReadSeverity, ReadTable};

use super::files::Unreadable;
use crate::code;
use crate::finding::{Finding, Place, Severity};
use crate::nearest::nearest;
use crate::sql::{SqlFile, convert};

/// Columns that tables take from the SQL file of `mysql.schema`.
#[derive(Debug, Default)]
pub(super) struct Borrowed {
    /// The SQL file's name in messages.
    pub(super) file: String,
    /// Where each column is stated, by table and column.
    columns: HashMap<(String, String), Range<usize>>,
}

impl Borrowed {
    pub(super) fn column(&self, table: &str, column: &str) -> Option<Place> {
        let range = self.columns.get(&(table.to_owned(), column.to_owned()))?;
        Some(Place::range(&self.file, range.clone()))
    }
}

/// What came of the SQL file.
pub(super) struct Lent {
    pub(super) borrowed: Borrowed,
    pub(super) findings: Vec<Finding>,
    /// Tables that the file does not create.
    pub(super) missing: Vec<DefinitionPath>,
    /// The SQL file's text.
    pub(super) text: Option<String>,
}

/// The SQL file that lends columns, relative to the project.
pub(super) fn lender(definition: &Definition) -> Option<&str> {
    let mysql = &definition.project.mysql;
    mysql.schema.as_deref().filter(|_| mysql.ddl == Some(DdlOwner::External))
}

/// Fills the columns and keys of tables that state none. `place` names the file of a table.
pub(super) fn borrow(
    definition: &mut Definition,
    file: Result<SqlFile, Box<Unreadable>>,
    place: impl Fn(&str) -> Place,
) -> Lent {
    let file = match file {
        Ok(file) => file,
        Err(unreadable) => {
            let Unreadable { finding, text } = *unreadable;
            return Lent { borrowed: Borrowed::default(), findings: vec![finding], missing: Vec::new(), text };
        }
    };
    let mut lent = Lent {
        borrowed: Borrowed { file: file.file.clone(), columns: HashMap::new() },
        findings: Vec::new(),
        missing: Vec::new(),
        text: None,
    };
    let mut wanted: Vec<Range<usize>> = Vec::new();
    for (name, table) in definition.tables.iter_mut().filter(|(_, table)| table.columns.is_empty()) {
        let Some(read) = file.sql.tables.iter().find(|read| read.name == *name) else {
            lent.findings.push(missing(name, &file, place(name)));
            lent.missing.push(DefinitionPath::table(name));
            continue;
        };
        wanted.push(read.span.clone());
        let stated = convert(read).definition;
        table.columns = stated.columns;
        if table.key.is_empty() {
            table.key = stated.key;
        }
        lent.note(name, read);
    }
    let concerns = |at: &Range<usize>| wanted.iter().any(|span| span.start <= at.start && at.start < span.end);
    for note in file.sql.notes.iter().filter(|note| note.severity == ReadSeverity::Error) {
        let finding = file.finding(note);
        let severity = if concerns(&note.span) { Severity::Error } else { Severity::Warning };
        lent.findings.push(Finding { severity, ..finding });
    }
    lent.text = Some(file.text);
    lent
}

impl Lent {
    fn note(&mut self, name: &str, table: &ReadTable) {
        for column in &table.columns {
            self.borrowed.columns.insert((name.to_owned(), column.name.clone()), column.span.clone());
        }
    }
}

fn missing(name: &str, file: &SqlFile, place: Place) -> Finding {
    let known: Vec<&str> = file.sql.tables.iter().map(|table| table.name.as_str()).collect();
    let help = match nearest(name, &known) {
        Some(meant) => format!("did you mean `{meant}`? the file's name is the table's; or state `[columns]`"),
        None => "state `[columns]`, or name the SQL file that creates the table in `mysql.schema`".to_owned(),
    };
    Finding::error(code::NOT_IN_SCHEMA, place, format!("`{}` creates no table `{name}`", file.file)).help(help)
}
