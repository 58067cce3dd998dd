//! Columns beside the table's own: what unwrapping adds, what Kafka knows of a record, and what the target keeps.

use crate::clickhouse::{Column, DataType, identifier};
use crate::connect::Type;
use crate::connect::transform::AddedField;
use crate::definition::{Ordering, ValueFormat};
use crate::journey::event_column;
use crate::pipeline::{Pipeline, Table};

/// Marker of a deleted row, added by unwrapping before all other fields.
pub(super) const DELETED: &str = "__deleted";

/// What Kafka knows of a record: name in the events, type, and the queue's virtual column. No column of a table
/// starts with two underscores, so these meet none.
pub const KAFKA_COLUMNS: [(&str, DataType, &str); 6] = [
    ("__kafka_topic", DataType::String, "_topic"),
    ("__kafka_partition", DataType::UInt(64), "_partition"),
    ("__kafka_offset", DataType::UInt(64), "_offset"),
    ("__kafka_key", DataType::String, "_key"),
    ("__kafka_error", DataType::String, "_error"),
    ("__kafka_message", DataType::String, "_raw_message"),
];

/// The columns that a record brings: the table's own, then what unwrapping adds. All can hold NULL, so that nothing
/// missing becomes 0.
pub(crate) fn record_columns(pipeline: &Pipeline, table: &Table) -> Vec<Column> {
    let own = table.carried().map(|(column, journey)| Column::new(column.name.as_str(), journey.live.queue.clone()));
    let marker = Column::new(DELETED, DataType::String.nullable());
    let added = pipeline.cdc.added_fields.iter().map(|field| Column::new(field.name(), added_type(pipeline, field)));
    own.chain([marker]).chain(added).collect()
}

/// The columns of the queue: beside those that a record brings, the names that columns had before.
pub(crate) fn queue_columns(pipeline: &Pipeline, table: &Table) -> Vec<Column> {
    let earlier = table.carried().flat_map(|(column, journey)| {
        column.earlier.iter().map(|name| Column::new(name.as_str(), journey.live.queue.clone()))
    });
    record_columns(pipeline, table).into_iter().chain(earlier).collect()
}

fn added_type(pipeline: &Pipeline, field: &AddedField) -> DataType {
    match field.physical() {
        Type::Int8 | Type::Int16 | Type::Int32 if pipeline.cdc.modes.format == ValueFormat::Avro => DataType::Int(32),
        Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64 => DataType::Int(64),
        Type::Float32 => DataType::Float(32),
        Type::Float64 => DataType::Float(64),
        Type::Boolean => DataType::Bool,
        // No field that can be asked for is a struct, an array or a map.
        Type::String | Type::Bytes | Type::Struct(_) | Type::Array(_) | Type::Map(..) => DataType::String,
    }
    .nullable()
}

/// Columns of the target beside the table's own, each with its expression over the events: those of the pipeline,
/// then the fields that the definition asks for, under the names that they have in the topic.
pub fn technical_columns(pipeline: &Pipeline, table: &Table) -> Vec<(Column, String)> {
    let number = |field: &str| format!("ifNull({}, 0)", event_column(field));
    let text = |field: &str| format!("ifNull({}, '')", event_column(field));
    let (version_type, version) = version(pipeline, table);
    let own = [
        ("_deleted", DataType::UInt(8), format!("{} = 'true'", text(DELETED))),
        ("_version", version_type, version),
        ("_op", DataType::label(), text("__op")),
        (
            "_source_ts",
            DataType::DateTime64 { scale: 3 },
            format!("fromUnixTimestamp64Milli({}, 'UTC')", number("__source_ts_ms")),
        ),
        ("_source_file", DataType::label(), text("__source_file")),
        ("_source_pos", DataType::UInt(64), format!("toUInt64({})", number("__source_pos"))),
        ("_source_row", DataType::UInt(32), format!("toUInt32({})", number("__source_row"))),
        ("_partition", DataType::UInt(32), format!("toUInt32({})", event_column("__kafka_partition"))),
        ("_loaded_at", DataType::DateTime, "now('UTC')".to_owned()),
    ]
    .into_iter()
    .map(|(name, data_type, expression)| (Column::new(name, data_type), expression));
    let asked = pipeline.cdc.added_fields.iter().skip(pipeline.cdc.own_fields).map(|field| {
        let column = Column::new(field.name(), added_type(pipeline, field));
        (column, event_column(&field.name()))
    });
    own.chain(asked).collect()
}

/// The highest version of a key is its state.
fn version(pipeline: &Pipeline, table: &Table) -> (DataType, String) {
    let (epoch, offset) = (table.epoch, event_column("__kafka_offset"));
    match pipeline.cdc.ordering {
        Ordering::Offset => (DataType::UInt(64), format!("bitOr(bitShiftLeft(toUInt64({epoch}), 48), {offset})")),
        // 16 bits of epoch, 24 of the binlog's number, 32 of position, 16 of row, 40 of offset.
        Ordering::Binlog => {
            let file =
                format!("toUInt32OrZero(substringIndex(ifNull({}, ''), '.', -1))", event_column("__source_file"));
            let position = format!("ifNull({}, 0)", event_column("__source_pos"));
            let row = format!("least(ifNull({}, 0), 65535)", event_column("__source_row"));
            let shifted = |value: &str, bits: u8| format!("bitShiftLeft(toUInt128({value}), {bits})");
            let parts = [
                shifted(&epoch.to_string(), 112),
                shifted(&file, 88),
                shifted(&position, 56),
                shifted(&row, 40),
                format!("toUInt128({offset})"),
            ];
            (DataType::UInt(128), parts.join(" + "))
        }
    }
}

/// `ORDER BY` of what is sorted by the table's sorting key.
pub(super) fn sorting_key(table: &Table) -> Vec<String> {
    table.clickhouse.order_by.iter().map(|column| identifier(column.as_str())).collect()
}
