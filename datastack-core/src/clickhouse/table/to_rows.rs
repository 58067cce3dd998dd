use super::Objects;
use super::columns::technical_columns;
use super::readable::readable;
use crate::clickhouse::{CreateView, Item, Select, ViewKind};
use crate::journey::event_column;
use crate::pipeline::{Pipeline, Table};

/// `<table>__events_to_rows`: events that can be read, under the types of the target. Each column of the target has
/// its alias: a view inserts by name, and a missing one would leave the default without a word.
pub fn events_to_rows(pipeline: &Pipeline, table: &Table) -> CreateView {
    let objects = Objects::of(pipeline, table);
    let own = table.carried().map(|(column, journey)| {
        let expression = &journey.live.expression;
        let expression = match journey.target().is_nullable() {
            true => expression.clone(),
            false => format!("assumeNotNull({expression})"),
        };
        Item { expression, alias: Some(column.name.to_string()) }
    });
    let technical = technical_columns(pipeline, table)
        .into_iter()
        .map(|(column, expression)| Item { expression, alias: Some(column.name) });
    let readable = table.carried().filter_map(|(column, journey)| readable(column, journey));
    let select = Select {
        items: own.chain(technical).collect(),
        from: format!("{} AS e", objects.events),
        conditions: std::iter::once(format!("{} = ''", event_column("__kafka_error")))
            .chain(readable.map(|readable| readable.holds))
            .collect(),
        joined_by: "AND",
    };
    CreateView {
        name: objects.events_to_rows,
        cluster: pipeline.clickhouse.cluster.clone(),
        kind: ViewKind::Incremental { target: objects.rows },
        body: select.to_string(),
        comment: None,
    }
}
