use std::collections::HashSet;

use datastack_core::definition::{Definition, TableDefinition};
use datastack_core::diagnostic::{Diagnostic, Document, Severity, Step};
use datastack_core::mysql::{ColumnSpec, ColumnType};
use datastack_core::name::TableName;
use datastack_core::resolve::resolve;

/// Something that a definition has to do without.
#[derive(Debug)]
pub(super) struct LeftOut {
    pub(super) table: String,
    pub(super) what: What,
    /// Why; it can stand as a reason in the definition.
    pub(super) why: String,
    /// What would help.
    pub(super) help: Option<String>,
}

#[derive(Debug)]
pub(super) enum What {
    /// The table, with the definition that it had.
    Table(Box<TableDefinition>),
    Column(String),
    /// A foreign key, by its column.
    ForeignKey(String),
    /// An index, unique or not, by its name.
    Index(String),
}

/// Takes out of a definition what keeps it from becoming a pipeline: a column where that is enough, else its table, so
/// that one awkward column does not block two hundred tables.
pub(super) fn settle(definition: &mut Definition) -> Vec<LeftOut> {
    let mut left_out: Vec<LeftOut> = Vec::new();
    loop {
        let errors = resolve(definition, None).findings.into_iter().filter(|one| one.severity == Severity::Error);
        let before = left_out.len();
        // A column with two faults is left out once; if one of them remains, the next round leaves out the table.
        let mut seen = HashSet::new();
        for error in errors {
            let Some((table, keys)) = place(&error) else { continue };
            if seen.insert((table.clone(), keys.get(1).cloned().unwrap_or_default())) {
                left_out.extend(leave_out(definition, table, &keys, error));
            }
        }
        if left_out.len() == before {
            return left_out;
        }
    }
}

/// The table that a finding is about, and the keys of its place in there.
fn place(error: &Diagnostic) -> Option<(String, Vec<String>)> {
    let path = &error.labels.first()?.path;
    let Document::Table(table) = &path.document else { return None };
    let keys = path.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    });
    Some((table.clone(), keys.collect()))
}

fn leave_out(definition: &mut Definition, name: String, keys: &[String], error: Diagnostic) -> Option<LeftOut> {
    let table = definition.tables.get_mut(&name)?;
    let Diagnostic { message, help, .. } = error;
    let (what, why) = match keys {
        // A stand-in for a name that no engine takes, which another finding is about.
        [section, column] if section == "columns" && table.columns.get(column).is_none() => return None,
        [section, column] if section == "columns" && can_do_without(table, column) => {
            let why = bare(&message, "column", column);
            table.exclude.insert(column.clone(), why.clone());
            (What::Column(column.clone()), why)
        }
        [section, column] if section == "foreign_keys" => {
            table.foreign_keys.remove(column)?;
            (What::ForeignKey(column.clone()), message)
        }
        [section, index] if section == "indexes" || section == "unique" => {
            let map = if section == "unique" { &mut table.unique } else { &mut table.indexes };
            map.remove(index)?;
            (What::Index(index.clone()), message)
        }
        _ => {
            let removed = definition.tables.remove(&name)?;
            let message = bare(&message, "table", &name);
            // A name that a definition cannot hold needs no line: only what is named is captured.
            if TableName::new(&name).is_ok() {
                definition.project.exclude.insert(name.clone(), message.clone());
            }
            (What::Table(Box::new(removed)), message)
        }
    };
    Some(LeftOut { table: name, what, why, help })
}

/// Whether leaving out this column alone can help.
fn can_do_without(table: &TableDefinition, column: &str) -> bool {
    let left_out_already = table.exclude.contains_key(column);
    let key = table.key.iter().any(|name| name == column);
    // Debezium's grammar reads the whole statement and stops at these [measured on 3.5].
    let unreadable = table
        .columns
        .get(column)
        .and_then(|text| ColumnSpec::parse(text).ok())
        .is_some_and(|spec| matches!(spec.column_type, ColumnType::Inet4 | ColumnType::Inet6));
    !left_out_already && !key && !unreadable
}

/// A message without its subject, which stands before a reason already.
fn bare(message: &str, kind: &str, name: &str) -> String {
    let bare = message.strip_prefix(&format!("{kind} `{name}`")).map(|rest| rest.trim_start_matches([':', ' ']));
    bare.unwrap_or(message).to_owned()
}
