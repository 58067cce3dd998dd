use crate::clickhouse::{Column, CreateTable, DataType, Engine, ObjectName};
use crate::pipeline::Pipeline;

/// Days that a dead letter is kept.
pub const DEAD_LETTER_DAYS: u32 = 30;

/// Name of the table of dead letters.
pub fn dead_letters_name(pipeline: &Pipeline) -> ObjectName {
    ObjectName { database: pipeline.clickhouse.database.to_string(), name: "dead_letters".to_owned() }
}

/// `dead_letters`: records that could not be read, by their place in the topic, so that redelivery adds nothing. `epoch` is
/// the table's, and `written` says how the values stand in the record: a record of another life of the topic, or whose
/// values would be read as others, is not replayed. Both are empty in letters of a table that had no such columns.
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
        ("epoch", DataType::UInt(16)),
        ("written", DataType::label()),
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
