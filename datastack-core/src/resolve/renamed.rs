//! Names that columns had before: records, archived rows and clean data still bear them.

use super::scope::Scope;
use super::{code, expression};
use crate::definition::TableDefinition;
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::ColumnName;
use crate::pipeline::Column;

/// The earlier names of one column.
pub(super) fn earlier(scope: &Scope, root: &DefinitionPath, table: &TableDefinition, name: &str) -> Vec<ColumnName> {
    let path = root.key("renamed").key(name);
    let names = table.renamed.get(name).into_iter().flatten().enumerate();
    names.map(|(at, name)| scope.name(&path.index(at), name, ColumnName::new, ColumnName::placeholder)).collect()
}

/// Says which columns cannot be read under two names.
pub(super) fn check(
    scope: &Scope,
    root: &DefinitionPath,
    definition: &TableDefinition,
    columns: &[Column],
    key: &[ColumnName],
) {
    let partition = definition.clickhouse.partition_by.as_deref();
    let partitioning = partition.map(expression::columns).unwrap_or_default();
    for column in columns.iter().filter(|column| !column.earlier.is_empty()) {
        let name = column.name.as_str();
        let (other, reason) = if key.contains(&column.name) {
            let reason =
                "records with the old name would have another key, and ClickHouse renames no column of a sorting key";
            (root.key("key"), reason)
        } else if partitioning.iter().any(|one| one == name) {
            (root.keys("clickhouse.partition_by"), "ClickHouse renames no column that partitions a table")
        } else if column.readable.is_some() {
            (root.key("readable").key(name), "the transform that writes it as text goes by one name")
        } else {
            continue;
        };
        let message = format!("column `{name}` cannot be read under an earlier name: {reason}");
        scope.push(
            Diagnostic::error(code::RENAMED, root.key("renamed").key(name), message)
                .at_key()
                .and(other, "here")
                .help("keep the old name, or add a new column and fill it from the old one before that goes"),
        );
    }
}
