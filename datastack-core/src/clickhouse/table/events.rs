use super::Objects;
use super::columns::{KAFKA_COLUMNS, record_columns};
use crate::clickhouse::{Column, CreateTable, Engine};
use crate::pipeline::{Pipeline, Table};

/// `<table>__events`: keeps nothing, feeds both views. A dead letter is replayed by inserting its
/// record here.
pub fn events(pipeline: &Pipeline, table: &Table) -> CreateTable {
    let of_kafka = KAFKA_COLUMNS.map(|(name, data_type, _)| Column::new(name, data_type));
    CreateTable {
        name: Objects::of(pipeline, table).events,
        cluster: pipeline.clickhouse.cluster.clone(),
        columns: record_columns(pipeline, table).into_iter().chain(of_kafka).collect(),
        indexes: Vec::new(),
        engine: Engine::Null,
        partition_by: None,
        order_by: Vec::new(),
        ttl: None,
        settings: Vec::new(),
        comment: None,
    }
}
