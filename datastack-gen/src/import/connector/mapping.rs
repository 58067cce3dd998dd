//! Which key of a connector has which place in a definition.

use datastack_core::name::DatabaseName;
use std::str::FromStr;

use datastack_core::connect::connector::{AivenS3Sink, ConfluentS3Sink, DebeziumConnector, IcebergSink};
use datastack_core::definition::{
    self, BigintMode, BinaryMode, CatalogKind, DecimalMode, NameAdjustment, SnapshotMode, TimeMode,
};
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// A key with its place; the value is none if the place has none that says the same.
pub(super) struct Mapping {
    pub(super) key: &'static str,
    /// The keys of the place, with dots between them.
    pub(super) place: &'static str,
    pub(super) read: fn(&str) -> Option<Value>,
}

const fn to(key: &'static str, place: &'static str, read: fn(&str) -> Option<Value>) -> Mapping {
    Mapping { key, place, read }
}

/// Keys of Debezium's source.
pub(super) const SOURCE: &[Mapping] = &[
    to("name", "cdc.connector", text),
    to("connector.class", "mysql.server", server),
    to("database.hostname", "mysql.host", text),
    to("database.port", "mysql.port", integer::<u16>),
    to("database.user", "mysql.users.cdc.name", text),
    to("database.password", "mysql.users.cdc.password", secret),
    to("database.include.list", "mysql.database", database),
    to("database.ssl.mode", "mysql.tls", encryption),
    to("database.server.id", "cdc.server_id", integer::<u32>),
    to("topic.prefix", "cdc.prefix", text),
    to("snapshot.mode", "cdc.snapshot", word::<SnapshotMode>),
    to("time.precision.mode", "cdc.time", word::<TimeMode>),
    to("decimal.handling.mode", "cdc.decimal", word::<DecimalMode>),
    to("bigint.unsigned.handling.mode", "cdc.bigint_unsigned", word::<BigintMode>),
    to("binary.handling.mode", "cdc.binary", word::<BinaryMode>),
    to("driver.connectionTimeZone", "cdc.connection_time_zone", zone),
    to("schema.name.adjustment.mode", "cdc.schema_names", word::<NameAdjustment>),
    to("field.name.adjustment.mode", "cdc.field_names", word::<NameAdjustment>),
    to("heartbeat.interval.ms", "cdc.heartbeat", duration),
    to("exactly.once.support", "cdc.exactly_once", exactly_once),
    to("schema.history.internal.kafka.topic", "cdc.history_topic", text),
    to("schema.history.internal.kafka.bootstrap.servers", "kafka.bootstrap", text),
    to("value.converter", "cdc.format", format),
    to("value.converter.schema.registry.url", "kafka.registry", text),
    to("value.converter.connect.meta.data", "cdc.avro_metadata", boolean),
    to("topic.creation.default.partitions", "topics.partitions", integer::<u32>),
    to("topic.creation.default.replication.factor", "kafka.replication_factor", integer::<u16>),
    to("topic.creation.default.retention.ms", "topics.retention", retention),
    to("topic.creation.default.min.insync.replicas", "topics.min_insync_replicas", integer::<u16>),
];

/// Keys of Iceberg's sink.
const ICEBERG: &[Mapping] = &[
    to("name", "archive.connector", text),
    to("connector.class", "archive.kind", archive_kind),
    to("iceberg.control.commit.interval-ms", "archive.commit", duration),
    to("iceberg.catalog.type", "archive.catalog.kind", word::<CatalogKind>),
    to("iceberg.catalog.uri", "archive.catalog.uri", text),
    to("iceberg.catalog.warehouse", "archive.bucket", bucket),
    to("iceberg.catalog.s3.endpoint", "object_store.endpoint", text),
    to("iceberg.catalog.client.region", "object_store.region", text),
    to("iceberg.catalog.s3.access-key-id", "object_store.access_key", secret),
    to("iceberg.catalog.s3.secret-access-key", "object_store.secret_key", secret),
];

/// Keys of Confluent's sink.
const CONFLUENT_S3: &[Mapping] = &[
    to("name", "archive.connector", text),
    to("connector.class", "archive.kind", archive_kind),
    to("rotate.interval.ms", "archive.commit", duration),
    to("s3.bucket.name", "archive.bucket", text),
    to("s3.region", "object_store.region", text),
    to("store.url", "object_store.endpoint", text),
    to("aws.access.key.id", "object_store.access_key", secret),
    to("aws.secret.access.key", "object_store.secret_key", secret),
];

/// Keys of Aiven's sink.
const AIVEN_S3: &[Mapping] = &[
    to("name", "archive.connector", text),
    to("connector.class", "archive.kind", archive_kind),
    to("aws.s3.bucket.name", "archive.bucket", text),
    to("aws.s3.region", "object_store.region", text),
    to("aws.s3.endpoint", "object_store.endpoint", text),
    to("aws.access.key.id", "object_store.access_key", secret),
    to("aws.secret.access.key", "object_store.secret_key", secret),
];

/// The keys of a class of sinks that can be the archive.
pub(super) fn archive(class: &str) -> Option<&'static [Mapping]> {
    match class {
        IcebergSink::CLASS => Some(ICEBERG),
        ConfluentS3Sink::CLASS => Some(CONFLUENT_S3),
        AivenS3Sink::CLASS => Some(AIVEN_S3),
        _ => None,
    }
}

fn archive_kind(class: &str) -> Option<Value> {
    let kind = match class {
        IcebergSink::CLASS => "iceberg",
        ConfluentS3Sink::CLASS => "confluent-s3",
        AivenS3Sink::CLASS => "aiven-s3",
        _ => return None,
    };
    Some(Value::from(kind))
}

fn server(class: &str) -> Option<Value> {
    match class {
        DebeziumConnector::MYSQL => Some(Value::from("mysql")),
        DebeziumConnector::MARIADB => Some(Value::from("mariadb")),
        _ => None,
    }
}

/// A text that is no reference: what a worker puts there is not known.
fn text(value: &str) -> Option<Value> {
    (!value.is_empty() && !value.contains("${")).then(|| Value::from(value))
}

/// The one database that a list of regular expressions stands for, if the definition can name it.
fn database(value: &str) -> Option<Value> {
    let name = value.trim().replace("\\.", ".");
    DatabaseName::new(&name).is_ok().then(|| Value::from(name))
}

fn integer<T: FromStr + Into<i64>>(value: &str) -> Option<Value> {
    value.trim().parse::<T>().ok().map(|number| Value::Integer(number.into()))
}

fn boolean(value: &str) -> Option<Value> {
    value.trim().to_ascii_lowercase().parse().ok().map(Value::Boolean)
}

/// A word that the definition has too.
fn word<T: DeserializeOwned>(value: &str) -> Option<Value> {
    let word = Value::from(value.trim().to_ascii_lowercase());
    word.clone().try_into::<T>().is_ok().then_some(word)
}

fn encryption(value: &str) -> Option<Value> {
    match value.trim() {
        "required" | "trust" => Some(Value::Boolean(true)),
        "disabled" | "disable" => Some(Value::Boolean(false)),
        _ => None,
    }
}

fn zone(value: &str) -> Option<Value> {
    match value.trim() {
        "UTC" => Some(Value::from("utc")),
        "SERVER" => Some(Value::from("server")),
        _ => None,
    }
}

fn exactly_once(value: &str) -> Option<Value> {
    match value.trim() {
        "required" => Some(Value::Boolean(true)),
        "requested" => Some(Value::Boolean(false)),
        _ => None,
    }
}

fn format(class: &str) -> Option<Value> {
    match class {
        "io.confluent.connect.avro.AvroConverter" => Some(Value::from("avro")),
        "org.apache.kafka.connect.json.JsonConverter" => Some(Value::from("json")),
        _ => None,
    }
}

/// Milliseconds in the largest unit that loses nothing.
fn duration(value: &str) -> Option<Value> {
    definition::duration(value.trim().parse().ok()?).map(Value::from)
}

fn retention(value: &str) -> Option<Value> {
    if value.trim() == "-1" { Some(Value::from("forever")) } else { duration(value) }
}

fn bucket(warehouse: &str) -> Option<Value> {
    let bucket = warehouse.strip_prefix("s3://")?.trim_end_matches('/');
    text(bucket).filter(|_| !bucket.contains('/'))
}

/// A secret that a worker reads from a variable or a file.
fn secret(value: &str) -> Option<Value> {
    let reference = value.strip_prefix("${")?.strip_suffix('}')?;
    if let Some(variable) = reference.strip_prefix("env:") {
        return Some(Value::Table(Table::from_iter([("env".to_owned(), Value::from(variable))])));
    }
    let (path, key) = reference.strip_prefix("file:")?.rsplit_once(':')?;
    let file = Table::from_iter([("path".to_owned(), Value::from(path)), ("key".to_owned(), Value::from(key))]);
    Some(Value::Table(Table::from_iter([("file".to_owned(), Value::Table(file))])))
}

#[cfg(test)]
mod tests {
    use super::{bucket, database, duration, secret};
    use toml::Value;

    #[test]
    fn a_duration_has_the_largest_unit_that_loses_nothing() {
        let read = |text| duration(text).map(|value| value.as_str().unwrap_or_default().to_owned());
        assert_eq!(read("604800000").as_deref(), Some("7d"));
        assert_eq!(read("90000").as_deref(), Some("90s"));
        assert_eq!((read("1500"), read("0"), read("x")), (None, None, None));
    }

    #[test]
    fn what_the_definition_cannot_say_has_no_value() {
        assert_eq!(database("shop"), Some(Value::from("shop")));
        assert_eq!((database("shop,crm"), database("shop.*")), (None, None));
        assert_eq!(bucket("s3://raw/"), Some(Value::from("raw")));
        assert_eq!(bucket("s3://raw/below"), None);
        assert_eq!(secret("hunter2"), None);
        assert_eq!(secret("${env:A}").map(|value| value.to_string()).as_deref(), Some("{ env = \"A\" }"));
        let file = secret("${file:/run/a.properties:b}").map(|value| value.to_string());
        assert_eq!(file.as_deref(), Some("{ file = { path = \"/run/a.properties\", key = \"b\" } }"));
    }
}
