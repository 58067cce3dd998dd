use datastack_core::definition::{ArchiveKind, HistoryKind};
use datastack_core::journey;
use datastack_core::name::ColumnName;
use datastack_core::pipeline::{Column, Pipeline, Table};
use serde::Serialize;

use super::cell;

#[derive(Serialize)]
pub(super) struct View {
    name: String,
    comment: String,
    mysql: String,
    topic: String,
    archive: String,
    clean: String,
    history: bool,
    history_text: &'static str,
    key: String,
    order_by: String,
    partition_by: String,
    group: String,
    partitions: u32,
    retention: String,
    epoch: u16,
    columns: Vec<ColumnView>,
    live: Vec<LiveView>,
}

#[derive(Serialize)]
struct ColumnView {
    name: String,
    mysql: String,
    topic: String,
    clickhouse: String,
    clean: String,
    app: String,
    arrives: String,
}

#[derive(Serialize)]
struct LiveView {
    name: String,
    comment: String,
    computed: String,
}

pub(super) fn view(pipeline: &Pipeline, table: &Table) -> View {
    let archive = match pipeline.archive.kind {
        ArchiveKind::Iceberg => format!("{}.{}", pipeline.archive.namespace, table.name),
        ArchiveKind::ConfluentS3 | ArchiveKind::AivenS3 => format!("{}/{}", pipeline.archive.bucket, table.topic.name),
    };
    View {
        name: table.name.to_string(),
        comment: cell::text(table.comment.as_deref().unwrap_or("A table without a comment.")),
        mysql: format!("{}.{}", pipeline.mysql.database, table.name),
        topic: table.topic.name.to_string(),
        archive,
        clean: format!("{}/{}", pipeline.history.bucket, table.name),
        history: table.history.is_some(),
        history_text: history(table.history),
        key: names(&table.key),
        order_by: names(&table.clickhouse.order_by),
        partition_by: table.clickhouse.partition_by.as_deref().map_or_else(|| "none".to_owned(), cell::code),
        group: table.clickhouse.group.to_string(),
        partitions: table.topic.partitions,
        retention: cell::retention(table.topic.retention),
        epoch: table.epoch,
        columns: table.columns.iter().map(|column| column_view(pipeline, column)).collect(),
        live: table
            .live
            .iter()
            .map(|live| LiveView {
                name: live.name.to_string(),
                comment: cell::text(live.comment.as_deref().unwrap_or_default()),
                computed: live.refresh.map_or_else(
                    || "when it is read".to_owned(),
                    |refresh| format!("every {}", refresh.interval().to_lowercase()),
                ),
            })
            .collect(),
    }
}

/// What a table's history holds, in a few words.
pub(super) fn history(kind: Option<HistoryKind>) -> &'static str {
    match kind {
        Some(HistoryKind::DailyState) => "daily states",
        Some(HistoryKind::Changes) => "all changes",
        None => "none",
    }
}

fn column_view(pipeline: &Pipeline, column: &Column) -> ColumnView {
    let of = |text: Option<String>| text.map(|text| cell::code(&text)).unwrap_or_default();
    let journey = column.journey.as_ref();
    ColumnView {
        name: column.name.to_string(),
        mysql: cell::code(&column.spec.to_string()),
        topic: cell::code(&journey::topic_type(column, &pipeline.cdc)),
        clickhouse: of(journey.map(|journey| journey.target().to_string())),
        clean: of(journey.map(|journey| journey.archive.clean_type.clone())),
        app: of(journey.map(|journey| journey.row.rust.clone())),
        arrives: cell::text(&journey::arrives(column)),
    }
}

fn names(columns: &[ColumnName]) -> String {
    columns.iter().map(|column| cell::code(column.as_str())).collect::<Vec<_>>().join(", ")
}
