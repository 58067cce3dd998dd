//! Projects out of SQL files, and out of connectors.

mod connector;
mod project;
mod settle;
mod source;
mod table;

use std::path::{Path, PathBuf};

use datastack_core::definition::{Definition, ProjectDefinition};

use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::load::load;
use crate::output;
use crate::sql;
pub(crate) use connector::{KeyCounts, connector};
use settle::settle;
use source::Source;
use table::Tables;

/// How much of the SQL files stands in the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tables that the project carries.
    pub(crate) tables: usize,
    /// Tables that stay out of it.
    pub(crate) tables_left_out: usize,
    /// Columns of its tables that stay out of it.
    pub(crate) columns_left_out: usize,
}

/// Writes a project of the tables that SQL files create into a folder that has none. `folder` is the folder's name as
/// that of a project; `database` chooses among several. Gives nothing where nothing was written.
pub(crate) fn ddl(
    files: &[PathBuf],
    out: &Path,
    folder: &str,
    database: Option<&str>,
    report: &mut Report,
) -> Option<Counts> {
    let mut read = Vec::with_capacity(files.len());
    for path in files {
        match sql::read(path) {
            Ok(file) => read.push(file),
            Err(unreadable) => {
                report.push(unreadable.finding);
                return None;
            }
        }
    }
    of_sql(read, out, folder, database, report)
}

/// The same of statements that stand in no file, such as those of a running server; messages call them `name`.
#[cfg(feature = "live")]
pub(crate) fn statements(
    name: &str,
    text: &str,
    out: &Path,
    folder: &str,
    database: &str,
    report: &mut Report,
) -> Option<Counts> {
    of_sql(vec![sql::of_text(name, text)], out, folder, Some(database), report)
}

fn of_sql(
    files: Vec<sql::SqlFile>,
    out: &Path,
    folder: &str,
    database: Option<&str>,
    report: &mut Report,
) -> Option<Counts> {
    let written = write(&Source::of(&files, database, folder), &files, out, report);
    report.sources.extend(files.into_iter().map(|file| (file.file, file.text)));
    written
}

fn write(source: &Source, files: &[sql::SqlFile], out: &Path, report: &mut Report) -> Option<Counts> {
    let mut tables = Tables::of(files, source, report);
    if tables.is_empty() {
        let message = match tables.left_out() {
            0 => "the files create no table that can be read".to_owned(),
            _ => format!("no table of database `{}` can be carried", source.database),
        };
        let place = Place::file(&files.first()?.file);
        let help = "give files with CREATE TABLE statements, such as `mysqldump --no-data` prints";
        report.push(Finding::error(code::NOT_READ, place, message).help(help));
        return None;
    }
    let project = match toml::from_str::<ProjectDefinition>(&project::text(source)) {
        Ok(project) => ProjectDefinition { exclude: tables.reasons().clone(), ..project },
        Err(error) => {
            let message = format!("the project's file cannot be read: {error}");
            report.push(Finding::error(code::INTERNAL, Place::file("datastack.toml"), message));
            return None;
        }
    };
    let mut definition = Definition { project, tables: tables.definitions() };
    for left_out in settle(&mut definition) {
        tables.leave_out(left_out, report);
    }
    let counts = Counts {
        tables: definition.tables.len(),
        tables_left_out: tables.left_out(),
        columns_left_out: definition.tables.values().map(|table| table.exclude.len()).sum(),
    };
    let unstatable = |error: toml::ser::Error| {
        let message = format!("the definitions cannot be written as TOML: {error}");
        Finding::error(code::INTERNAL, Place::file("tables"), message)
    };
    let files = project::files(project::excluding(source, &definition), &definition, tables.out_of_it(), out)
        .map_err(unstatable);
    if let Err(finding) = files.and_then(|files| output::create(&files)) {
        report.push(finding);
        return None;
    }
    let loaded = load(out, None);
    report.sources.extend(loaded.report.sources);
    report.findings.extend(loaded.report.findings);
    Some(counts)
}

/// The start of a value that would fill the line.
pub(crate) fn short(value: &str) -> String {
    const MOST: usize = 80;
    match value.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", &value[..end]),
        None => value.to_owned(),
    }
}
