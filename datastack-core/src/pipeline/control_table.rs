use serde_json::json;

use super::Pipeline;
use crate::mysql::{Charset, ColumnSpec, ColumnType, CreateTable, IntegerWidth, KeyPart, identifier, string};

/// The table whose one row the connector writes at each heartbeat.
///
/// Debezium's own heartbeat carries the connector's clock. A change of this row carries the source's, and comes behind
/// every change that was committed before it: the gate of the archive waits for it. It also moves the connector's
/// position on while no other table changes.
pub fn heartbeat_table(pipeline: &Pipeline) -> CreateTable {
    let id = ColumnType::Integer { width: IntegerWidth::Tiny, unsigned: true, zerofill: false, display_width: None };
    let columns = vec![required("id", id), required("beat_at", ColumnType::DateTime { fsp: 3 })];
    control_table(pipeline, pipeline.cdc.heartbeat_table, columns, "clock of the source, written by the connector")
}

/// The table through which the connector takes signals, such as a request to read a table once more. Debezium reads
/// its columns by their order, whatever their names.
pub fn signal_table(pipeline: &Pipeline) -> CreateTable {
    let text = |length| ColumnType::Varchar { length, charset: Charset::default() };
    let columns =
        vec![required("id", text(42)), required("type", text(32)), ("data".to_owned(), ColumnSpec::new(text(2048)))];
    control_table(pipeline, pipeline.cdc.signal_table, columns, "signals to the connector")
}

fn required(name: &str, column_type: ColumnType) -> (String, ColumnSpec) {
    (name.to_owned(), ColumnSpec { nullable: false, ..ColumnSpec::new(column_type) })
}

fn control_table(pipeline: &Pipeline, name: &str, columns: Vec<(String, ColumnSpec)>, comment: &str) -> CreateTable {
    CreateTable {
        database: Some(pipeline.mysql.database.to_string()),
        primary_key: vec![KeyPart::column("id")],
        engine: Some("InnoDB".to_owned()),
        comment: Some(comment.to_owned()),
        ..CreateTable::new(name, columns)
    }
}

/// The statement that writes the heartbeat's row, whether it is there or not.
pub fn heartbeat_query(pipeline: &Pipeline) -> String {
    let (database, table) = (identifier(pipeline.mysql.database.as_str()), identifier(pipeline.cdc.heartbeat_table));
    format!(
        "INSERT INTO {database}.{table} (id, beat_at) VALUES (1, UTC_TIMESTAMP(3)) \
         ON DUPLICATE KEY UPDATE beat_at = UTC_TIMESTAMP(3)"
    )
}

/// The statement that makes the source database, without `;`.
pub fn create_database(pipeline: &Pipeline) -> String {
    format!(
        "create database if not exists {} default character set utf8mb4",
        identifier(pipeline.mysql.database.as_str())
    )
}

/// The statement that gives the heartbeat's table its row, without `;`; a row that is there stays.
pub fn first_beat(pipeline: &Pipeline) -> String {
    let (database, table) = (identifier(pipeline.mysql.database.as_str()), identifier(pipeline.cdc.heartbeat_table));
    format!("insert ignore into {database}.{table} (id, beat_at) values (1, utc_timestamp(3))")
}

/// The statement that asks the connector to read all rows of a table once more, without `;`. `id` is an expression of
/// SQL, of at most 42 characters; a request of the same id is not made twice. The connector has to capture the table.
pub fn signal_request(pipeline: &Pipeline, table: &str, id: &str) -> String {
    let database = pipeline.mysql.database.as_str();
    let data = json!({ "data-collections": [format!("{database}.{table}")], "type": "incremental" });
    format!(
        "INSERT IGNORE INTO {}.{} (id, type, data) VALUES ({id}, 'execute-snapshot', {})",
        identifier(database),
        identifier(pipeline.cdc.signal_table),
        string(&data.to_string())
    )
}
