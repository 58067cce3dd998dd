use super::Objects;
use crate::clickhouse::{CreateView, Item, Select, ViewKind, identifier};
use crate::pipeline::{Pipeline, Table};

/// The current state under the table's own name: the highest version of each key, deleted rows left out.
pub fn current(pipeline: &Pipeline, table: &Table) -> CreateView {
    let objects = Objects::of(pipeline, table);
    let select = Select {
        items: table
            .carried()
            .map(|(column, _)| Item { expression: identifier(column.name.as_str()), alias: None })
            .collect(),
        from: format!("{} FINAL", objects.rows),
        conditions: Vec::new(),
        joined_by: "AND",
    };
    CreateView {
        name: objects.current,
        cluster: pipeline.clickhouse.cluster.clone(),
        kind: ViewKind::Plain,
        body: select.to_string(),
        comment: table.comment.clone(),
    }
}
