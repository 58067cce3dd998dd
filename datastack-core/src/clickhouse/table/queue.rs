use super::Objects;
use super::columns::{KAFKA_COLUMNS, queue_columns, record_columns};
use crate::clickhouse::{CreateTable, CreateView, Engine, Item, Select, ViewKind, identifier, string};
use crate::definition::ValueFormat;
use crate::pipeline::{Pipeline, Table};

/// The most consumers that one Kafka table may have (the limit of a server with up to 16 cores, measured on 26.9); a consumer
/// reads any number of partitions.
pub const CONSUMER_LIMIT: u32 = 16;

/// Consumers of a table's topic: one a partition, up to the limit.
pub fn consumers(table: &Table) -> u32 {
    table.topic.partitions.min(CONSUMER_LIMIT)
}

/// `<table>__queue`: reads the topic. It cannot be altered: it is dropped and made again with the same group.
pub fn queue(pipeline: &Pipeline, table: &Table) -> CreateTable {
    let mut settings = vec![
        ("kafka_topic_list", string(table.topic.name.as_str())),
        ("kafka_group_name", string(table.clickhouse.group.as_str())),
    ];
    match pipeline.cdc.modes.format {
        ValueFormat::Avro => {
            settings.push(("kafka_format", string("AvroConfluent")));
            settings.push(("input_format_avro_allow_missing_fields", "1".to_owned()));
        }
        ValueFormat::Json => {
            settings.push(("kafka_format", string("JSONEachRow")));
            settings.push(("input_format_skip_unknown_fields", "1".to_owned()));
        }
    }
    settings.extend([
        ("kafka_num_consumers", consumers(table).to_string()),
        ("kafka_thread_per_consumer", "1".to_owned()),
        ("kafka_flush_interval_ms", "500".to_owned()),
        ("kafka_handle_error_mode", string("stream")),
    ]);
    CreateTable {
        name: Objects::of(pipeline, table).queue,
        cluster: pipeline.clickhouse.cluster.clone(),
        columns: queue_columns(pipeline, table),
        indexes: Vec::new(),
        engine: Engine::Kafka { collection: pipeline.clickhouse.kafka_collection.clone() },
        partition_by: None,
        order_by: Vec::new(),
        ttl: None,
        settings: settings.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        comment: None,
    }
}

/// `<table>__queue_to_events`: the queue's only reader. Consumption starts as soon as it is there.
pub fn queue_to_events(pipeline: &Pipeline, table: &Table) -> CreateView {
    let objects = Objects::of(pipeline, table);
    let of_queue = |name: &str| format!("q.{}", identifier(name));
    let item = |expression: String, alias: &str| Item { expression, alias: Some(alias.to_owned()) };
    let columns = record_columns(pipeline, table);
    let record = columns.iter().map(|column| item(under_any_name(table, &column.name, of_queue), &column.name));
    let of_kafka = KAFKA_COLUMNS.iter().map(|(name, _, source)| item(of_queue(source), name));
    let select = Select {
        items: record.chain(of_kafka).collect(),
        from: format!("{} AS q", objects.queue),
        conditions: match pipeline.cdc.modes.format {
            ValueFormat::Avro => vec![registry_answers()],
            ValueFormat::Json => Vec::new(),
        },
        joined_by: "AND",
    };
    CreateView {
        name: objects.queue_to_events,
        cluster: pipeline.clickhouse.cluster.clone(),
        kind: ViewKind::Incremental { target: objects.events },
        body: select.to_string(),
        comment: None,
    }
}

/// A column of the queue, whichever of its names a record bears: each has one of them, and the others are NULL.
pub(crate) fn under_any_name(table: &Table, name: &str, of_queue: impl Fn(&str) -> String) -> String {
    let earlier = table.columns.iter().find(|column| column.name.as_str() == name).map(|column| column.earlier.iter());
    let names: Vec<String> =
        std::iter::once(name).chain(earlier.into_iter().flatten().map(|name| name.as_str())).map(of_queue).collect();
    match names.as_slice() {
        [one] => one.clone(),
        several => format!("coalesce({})", several.join(", ")),
    }
}

/// Fails while the schema registry cannot be asked, so that the records are read again until it can: to the queue, each
/// looks like one that cannot be read, and the dead letters would take it. A registry that answers that it has no such
/// schema (40403) is right about the record.
fn registry_answers() -> String {
    let asked = format!("position(q._error, {}) > 0", string("while fetching schema id"));
    let unknown = format!("position(q._error, {}) = 0", string("\"error_code\":40403"));
    let message = string("the schema registry cannot be asked: the records are read again");
    format!("throwIf({asked} AND {unknown}, {message}) = 0")
}
