use crate::clickhouse::{Column, CreateTable, DataType, Engine, ObjectName};
use crate::pipeline::Pipeline;

/// Days that a dead letter is kept.
pub const DEAD_LETTER_DAYS: u32 = 30;

/// Name of the table of dead letters.
pub fn dead_letters_name(pipeline: &Pipeline) -> ObjectName {
    ObjectName { database: pipeline.clickhouse.database.to_string(), name: "dead_letters".to_owned() }
}

/// `dead_letters`: records that could not be read, by their place in the topic, so that redelivery adds nothing.
pub fn dead_letters(pipeline: &Pipeline) -> CreateTable {
    let columns = [
        ("table_name", DataType::label()),
        ("topic", DataType::label()),
        ("partition", DataType::UInt(32)),
        ("offset", DataType::UInt(64)),
        ("key", DataType::String),
        ("error", DataType::String),
        ("raw", DataType::String),
        ("received_at", DataType::DateTime),
    ];
    CreateTable {
        name: dead_letters_name(pipeline),
        cluster: pipeline.clickhouse.cluster.clone(),
        columns: columns.into_iter().map(|(name, data_type)| Column::new(name, data_type)).collect(),
        indexes: Vec::new(),
        engine: Engine::Replacing { arguments: vec!["received_at".to_owned()] },
        partition_by: None,
        order_by: ["table_name", "topic", "`partition`", "`offset`"].map(str::to_owned).to_vec(),
        ttl: Some(format!("received_at + INTERVAL {DEAD_LETTER_DAYS} DAY")),
        settings: Vec::new(),
        comment: Some("Records that could not be read, with the reason".to_owned()),
    }
}
