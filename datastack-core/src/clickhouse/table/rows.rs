use super::columns::{sorting_key, technical_columns};
use super::{Objects, ttl};
use crate::clickhouse::{Column, CreateTable, Engine, SkipIndex, identifier};
use crate::pipeline::{Pipeline, Table};

/// `<table>__rows`: every version of each row, of which the engine keeps the highest.
pub fn rows(pipeline: &Pipeline, table: &Table) -> CreateTable {
    let own = table.carried().map(|(column, journey)| Column {
        codec: column.codec.clone(),
        comment: column.spec.comment.clone(),
        ..Column::new(column.name.as_str(), journey.target().clone())
    });
    let technical = technical_columns(pipeline, table).into_iter().map(|(column, _)| column);
    let indexes = table.carried().filter_map(|(column, _)| {
        column.skip_index.as_ref().map(|kind| SkipIndex {
            name: format!("idx_{}", column.name),
            expression: identifier(column.name.as_str()),
            kind: kind.clone(),
        })
    });
    CreateTable {
        name: Objects::of(pipeline, table).rows,
        cluster: pipeline.clickhouse.cluster.clone(),
        columns: own.chain(technical).collect(),
        indexes: indexes.collect(),
        engine: Engine::Replacing { arguments: vec!["_version".to_owned(), "_deleted".to_owned()] },
        partition_by: table.clickhouse.partition_by.clone(),
        order_by: sorting_key(table),
        ttl: table.clickhouse.ttl.as_deref().map(ttl::sparing_markers),
        settings: Vec::new(),
        comment: table.comment.clone(),
    }
}
