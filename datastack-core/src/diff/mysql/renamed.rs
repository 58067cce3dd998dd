//! Columns that the server still has under a name of before.

use super::compare::step;
use super::table::parsed;
use crate::diff::{Action, Difference, Phase, Risk, Step, Subject, System};
use crate::mysql::identifier;
use crate::mysql::read::ReadTable;
use crate::name::ColumnName;
use crate::pipeline::{Pipeline, Table};

/// A column that is still to be renamed: the name that it shall have, and the one that it has.
pub(super) type Renamed<'a> = (&'a str, &'a str);

/// The columns of a table that had other names before, with those.
pub(super) fn earlier(table: &Table) -> Vec<(&str, Vec<&str>)> {
    let renamed = table.renamed();
    renamed.map(|column| (column.name.as_str(), column.earlier.iter().map(ColumnName::as_str).collect())).collect()
}

/// A table as it reads when its columns are renamed, and the columns that are still to be. The server renames them in
/// indexes and foreign keys too, here and in the tables that point to them. None if the text is no table.
pub(super) fn under_new_names<'a>(
    pipeline: &Pipeline,
    table: &str,
    text: &str,
    earlier: &[(&'a str, Vec<&'a str>)],
) -> Option<(ReadTable, Vec<Renamed<'a>>)> {
    let mut there = parsed(text)?;
    let renamed = pending(earlier, &there);
    if !renamed.is_empty() {
        let names = renamed.iter().map(|(new, old)| (*old, *new));
        there = parsed(&format!("{text};\n{}", statement(&identifier(table), names)))?;
    }
    for key in &mut there.foreign_keys {
        let Some(target) = pipeline.tables.iter().find(|table| table.name.as_str() == key.table) else { continue };
        for name in &mut key.value.references {
            let now = target.renamed().find(|column| column.earlier.iter().any(|earlier| earlier.as_str() == name));
            if let Some(now) = now {
                *name = now.name.to_string();
            }
        }
    }
    Some((there, renamed))
}

/// Columns that are there under an earlier name, and not under the wanted one.
fn pending<'a>(earlier: &[(&'a str, Vec<&'a str>)], there: &ReadTable) -> Vec<Renamed<'a>> {
    let has = |name: &str| there.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
    let to_rename = earlier.iter().filter(|(new, _)| !has(new));
    to_rename.filter_map(|(new, names)| Some((*new, *names.iter().find(|name| has(name))?))).collect()
}

/// Renames columns. Nothing else is done in that statement: the server refuses to rename a column of a foreign key while it
/// copies the table (error 1846 of MySQL 9.7 and MariaDB 10.11).
pub(super) fn rename(table: &str, full: &str, renamed: &[Renamed<'_>], phase: Phase, artifact: &str) -> Step {
    let differences =
        renamed.iter().filter_map(|(new, old)| Difference::between("name of a column", Some(old), Some(new)));
    let subject = Subject::new(System::MySql, "columns", table);
    let reason = "columns are there under the names that they had before";
    step(
        phase,
        Action::Alter,
        subject,
        reason,
        artifact,
        vec![statement(full, renamed.iter().map(|(new, old)| (*old, *new)))],
    )
    .differing(differences.collect())
    .risking(Risk::NeedsAttention, "whoever reads or writes a column by its old name fails")
    .reversed_by(statement(full, renamed.iter().copied()))
}

/// The statement that gives columns other names: from, and to.
fn statement<'a>(full: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let clauses: Vec<String> =
        names.map(|(from, to)| format!("rename column {} to {}", identifier(from), identifier(to))).collect();
    format!("alter table {full} {}", clauses.join(", "))
}
