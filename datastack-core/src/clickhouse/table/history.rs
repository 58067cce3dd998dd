use super::Objects;
use super::columns::sorting_key;
use crate::clickhouse::{Column, CreateTable, DataType, Engine};
use crate::definition::HistoryKind;
use crate::pipeline::{Pipeline, Table};

/// `<table>__history`, if the table has one: a day is a partition, so that a load replaces it as a whole.
pub fn history(pipeline: &Pipeline, table: &Table) -> Option<CreateTable> {
    let kind = table.history?;
    let own = table.carried().map(|(column, journey)| Column {
        codec: column.codec.clone(),
        comment: column.spec.comment.clone(),
        ..Column::new(column.name.as_str(), journey.target().clone())
    });
    let technical = [
        ("_op", DataType::label()),
        ("_deleted", DataType::UInt(8)),
        ("_version", DataType::UInt(64)),
        ("_partition", DataType::UInt(32)),
        ("_source_ts", DataType::DateTime64 { scale: 3 }),
        ("_as_of", DataType::Date),
    ]
    .map(|(name, data_type)| Column::new(name, data_type));
    let mut order_by = sorting_key(table);
    match kind {
        HistoryKind::DailyState => {}
        HistoryKind::Changes => order_by.push("_version".to_owned()),
    }
    Some(CreateTable {
        name: Objects::of(pipeline, table).history,
        cluster: pipeline.clickhouse.cluster.clone(),
        columns: own.chain(technical).collect(),
        indexes: Vec::new(),
        engine: Engine::MergeTree,
        partition_by: Some("_as_of".to_owned()),
        order_by,
        ttl: None,
        settings: Vec::new(),
        comment: table.comment.clone(),
    })
}
