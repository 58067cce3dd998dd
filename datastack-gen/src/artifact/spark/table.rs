use datastack_core::definition::{ArchiveKind, HistoryKind};
use datastack_core::journey::Journey;
use datastack_core::pipeline::{Column, Pipeline, Table};
use serde::Serialize;

use super::default::default;
use crate::artifact::python_literal::python_literal;

/// What `tables/<table>.py` states. All texts but `table` are Python literals.
#[derive(Serialize)]
pub(super) struct TableView {
    table: String,
    name: String,
    topic: String,
    archive: String,
    epoch: u16,
    history: String,
    key: Vec<String>,
    columns: Vec<ColumnView>,
    checked: Vec<Checked>,
    defaults: Vec<Default>,
}

#[derive(Serialize)]
struct ColumnView {
    name: String,
    archive_type: String,
    clean_expression: String,
    clean_type: String,
    parquet_type: String,
    history_expression: String,
}

#[derive(Serialize)]
struct Checked {
    name: String,
    spark_text: String,
    clickhouse_text: String,
}

#[derive(Serialize)]
struct Default {
    name: String,
    value: String,
}

impl TableView {
    /// None where the table has no history.
    pub(super) fn new(pipeline: &Pipeline, table: &Table) -> Option<Self> {
        let history = match table.history? {
            HistoryKind::DailyState => "daily_state",
            HistoryKind::Changes => "changes",
        };
        Some(Self {
            table: table.name.to_string(),
            name: python_literal(table.name.as_str()),
            topic: python_literal(table.topic.name.as_str()),
            archive: python_literal(&archive(pipeline, table)),
            epoch: table.epoch,
            history: python_literal(history),
            key: table.key.iter().map(|column| python_literal(column.as_str())).collect(),
            columns: table.carried().map(|(column, journey)| ColumnView::new(column, journey)).collect(),
            checked: table.carried().filter_map(|(column, journey)| Checked::new(column, journey)).collect(),
            defaults: table.carried().filter_map(|(column, journey)| Default::new(pipeline, column, journey)).collect(),
        })
    }
}

/// Identifier of the Iceberg table, or where the sinks put the topic's files.
fn archive(pipeline: &Pipeline, table: &Table) -> String {
    match pipeline.archive.kind {
        ArchiveKind::Iceberg => format!("{}.{}", pipeline.archive.namespace, table.name),
        ArchiveKind::ConfluentS3 | ArchiveKind::AivenS3 => format!("topics/{}/", table.topic.name),
    }
}

impl ColumnView {
    fn new(column: &Column, journey: &Journey) -> Self {
        let hop = &journey.archive;
        Self {
            name: python_literal(column.name.as_str()),
            archive_type: python_literal(&hop.archive_type),
            clean_expression: python_literal(&hop.expression),
            clean_type: python_literal(&hop.clean_type),
            parquet_type: python_literal(&hop.parquet.to_string()),
            history_expression: python_literal(&hop.history),
        }
    }
}

impl Checked {
    fn new(column: &Column, journey: &Journey) -> Option<Self> {
        let texts = journey.archive.checksum.as_ref()?;
        Some(Self {
            name: python_literal(column.name.as_str()),
            spark_text: python_literal(&texts.spark),
            clickhouse_text: python_literal(&texts.clickhouse),
        })
    }
}

impl Default {
    fn new(pipeline: &Pipeline, column: &Column, journey: &Journey) -> Option<Self> {
        let value = default(&column.spec, journey, pipeline.cdc.hash_salt.as_deref())?;
        Some(Self { name: python_literal(column.name.as_str()), value: python_literal(&value) })
    }
}
