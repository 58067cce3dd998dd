use datastack_core::clickhouse::table::drop_epoch;
use datastack_core::definition::{ArchiveKind, HistoryKind};
use datastack_core::journey::{self, HopGroup, Summary};
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
    drop_epoch: String,
    columns: Vec<ColumnView>,
    journeys: Vec<JourneyView>,
    codecs: Vec<CodecView>,
    live: Vec<LiveView>,
}

#[derive(Serialize)]
struct ColumnView {
    name: String,
    mysql: String,
    clickhouse: String,
    app: String,
    arrives: String,
}

/// Hops of a column that can hold the same values.
#[derive(Serialize)]
struct JourneyView {
    column: String,
    hops: String,
    values: String,
    verdict: String,
}

/// What compresses a column, or would.
#[derive(Serialize)]
struct CodecView {
    column: String,
    stated: String,
    advice: String,
    reason: &'static str,
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
    let (mut columns, mut journeys) = (Vec::new(), Vec::new());
    for column in &table.columns {
        let Summary { arrives, groups } = journey::summary(column, &pipeline.cdc);
        columns.push(column_view(column, &arrives));
        journeys.extend(journey_views(column, groups));
    }
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
        drop_epoch: drop_epoch(pipeline, table).map(|drop| drop.to_string()).concat(),
        columns,
        journeys,
        codecs: table.columns.iter().filter_map(codec_view).collect(),
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

fn column_view(column: &Column, arrives: &str) -> ColumnView {
    let of = |text: Option<String>| text.map(|text| cell::code(&text)).unwrap_or_default();
    let journey = column.journey.as_ref();
    ColumnView {
        name: column.name.to_string(),
        mysql: cell::code(&column.spec.to_string()),
        clickhouse: of(journey.map(|journey| journey.target().to_string())),
        app: of(journey.map(|journey| journey.row.rust.clone())),
        arrives: cell::text(arrives),
    }
}

/// A line for each set of values, with the hops that can hold it.
fn journey_views(column: &Column, groups: Vec<HopGroup>) -> impl Iterator<Item = JourneyView> {
    groups.into_iter().map(|group| {
        let hops: Vec<String> =
            group.hops.iter().map(|(name, encoding)| format!("{name} {}", cell::code(encoding))).collect();
        JourneyView {
            column: column.name.to_string(),
            hops: hops.join(", "),
            values: group.values,
            verdict: cell::text(&group.verdict),
        }
    })
}

/// None where nothing is stated, and nothing would save enough.
fn codec_view(column: &Column) -> Option<CodecView> {
    let advice = journey::codec_advice(column);
    let stated = column.codec.as_deref();
    (column.journey.is_some() && (stated.is_some() || advice.is_some())).then(|| CodecView {
        column: column.name.to_string(),
        stated: stated.map_or_else(|| "the server's own".to_owned(), cell::code),
        advice: advice.map_or_else(|| "none".to_owned(), |advice| cell::code(advice.codec)),
        reason: advice.map_or("", |advice| advice.reason),
    })
}

fn names(columns: &[ColumnName]) -> String {
    columns.iter().map(|column| cell::code(column.as_str())).collect::<Vec<_>>().join(", ")
}
