use datastack_core::pipeline::{Column, Pipeline, Table};
use serde::Serialize;

use super::value::value;
use crate::artifact::python_literal::python_literal;

/// What `tables/<table>.py` states. All texts but `table` are Python.
#[derive(Serialize)]
pub(super) struct TableView {
    table: String,
    name: String,
    rows: u32,
    key: Vec<String>,
    fixed: Vec<String>,
    nullable: Vec<String>,
    deletes: &'static str,
    columns: Vec<ColumnView>,
}

#[derive(Serialize)]
struct ColumnView {
    name: String,
    value: String,
}

impl TableView {
    pub(super) fn new(pipeline: &Pipeline, table: &Table) -> Self {
        let literal = |column: &Column| python_literal(column.name.as_str());
        let written: Vec<&Column> = table.columns.iter().filter(|column| column.spec.generated.is_none()).collect();
        let mut key: Vec<&Column> =
            table.key.iter().filter_map(|name| written.iter().copied().find(|column| column.name == *name)).collect();
        // A row whose key the server computes cannot be found again: it is inserted and left alone.
        let findable = key.len() == table.key.len();
        if key.is_empty() {
            key.extend(written.first());
        }
        let is_fixed = |column: &&Column| {
            let stays = !findable || column.immutable || is_unique(table, column);
            !table.key.contains(&column.name) && (stays || table.referenced.contains(&column.name))
        };
        Self {
            table: table.name.to_string(),
            name: python_literal(table.name.as_str()),
            rows: table.rows,
            fixed: written.iter().copied().filter(is_fixed).map(literal).collect(),
            nullable: written.iter().copied().filter(|column| column.spec.nullable).map(literal).collect(),
            deletes: if findable && table.referenced.is_empty() { "True" } else { "False" },
            columns: written
                .iter()
                .map(|column| {
                    let name = literal(column);
                    let value = value(pipeline, table, column).formatted(&name);
                    ColumnView { name, value }
                })
                .collect(),
            key: key.into_iter().map(literal).collect(),
        }
    }
}

/// True if a unique index other than the key covers the column.
fn is_unique(table: &Table, column: &Column) -> bool {
    column.spec.unique || table.indexes.iter().any(|index| index.unique && index.columns.contains(&column.name))
}

/// True if rows are told apart by the column, by it alone or with others.
pub(super) fn is_distinct(table: &Table, column: &Column) -> bool {
    table.key.contains(&column.name) || column.spec.auto_increment || is_unique(table, column)
}
