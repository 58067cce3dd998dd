//! Every key of every class that a worker may load for a pipeline, as the classes declare them.
//!
//! A class stands in a file of its own, beside its settings where the pipeline generates it; it is known once it has a
//! line in [`CLASSES`]. `tests/e2e/test_06_catalogue.py` compares all that can be run with a running worker.

mod class;
mod common;
mod key;
mod obsolete;
mod pattern;
mod plug;
mod scope;
mod value;

pub use class::{Class, Family, Role, Verified};
pub use common::{SINK_FAMILIES, SINK_KEYS, SOURCE_FAMILIES, SOURCE_KEYS};
pub use key::Key;
pub(crate) use key::{Heading, hidden};
pub use obsolete::{renamed, replacement, successor};
pub use plug::{Aliases, Plug};
pub use scope::{Reading, Scope, Scopes};
pub use value::{Accepts, Default, Importance, Kind};

use super::connector::{
    aiven_s3_sink, altinity_sink, clickhouse_sink, confluent_s3_sink, debezium, debezium_jdbc_sink, file_stream,
    iceberg_sink,
};
use super::converter::{apicurio, avro, debezium as debezium_converter, kafka};
use super::{client, config_provider, predicate, transform};

/// All classes, by role.
pub const CLASSES: &[&Class] = &[
    &debezium::MARIADB,
    &debezium::MYSQL,
    &file_stream::SOURCE,
    &aiven_s3_sink::CLASS,
    &altinity_sink::CLASS,
    &clickhouse_sink::CLASS,
    &confluent_s3_sink::CLASS,
    &debezium_jdbc_sink::CLASS,
    &file_stream::SINK,
    &iceberg_sink::CLASS,
    &transform::Cast::OF_KEYS,
    &transform::Cast::OF_VALUES,
    &transform::DropHeaders::CLASS,
    &transform::ExtractField::OF_KEYS,
    &transform::ExtractField::OF_VALUES,
    &transform::ExtractNewRecordState::CLASS,
    &transform::Filter::CLASS,
    &transform::Flatten::OF_KEYS,
    &transform::Flatten::OF_VALUES,
    &transform::HeaderFrom::OF_KEYS,
    &transform::HeaderFrom::OF_VALUES,
    &transform::HoistField::OF_KEYS,
    &transform::HoistField::OF_VALUES,
    &transform::InsertField::OF_KEYS,
    &transform::InsertField::OF_VALUES,
    &transform::InsertHeader::CLASS,
    &transform::MaskField::OF_KEYS,
    &transform::MaskField::OF_VALUES,
    &transform::RegexRouter::CLASS,
    &transform::ReplaceField::OF_KEYS,
    &transform::ReplaceField::OF_VALUES,
    &transform::SetSchemaMetadata::OF_KEYS,
    &transform::SetSchemaMetadata::OF_VALUES,
    &transform::TimestampConverter::OF_KEYS,
    &transform::TimestampConverter::OF_VALUES,
    &transform::TimestampRouter::CLASS,
    &transform::ValueToKey::CLASS,
    &transform::ActivateTracingSpan::CLASS,
    &transform::ByLogicalTableRouter::CLASS,
    &transform::ContentBasedRouter::CLASS,
    &transform::EventRouter::CLASS,
    &transform::ExtractChangedRecordState::CLASS,
    &transform::ExtractSchemaToNewRecord::CLASS,
    &transform::GeometryFormatTransformer::CLASS,
    &transform::HeaderToValue::CLASS,
    &transform::OpenLineage::CLASS,
    &transform::PartitionRouting::CLASS,
    &transform::ReadToInsertEvent::CLASS,
    &transform::SchemaChangeEventFilter::CLASS,
    &transform::ScriptedFilter::CLASS,
    &transform::SwapGeometryCoordinates::CLASS,
    &transform::TimezoneConverter::CLASS,
    &transform::VectorToJsonConverter::CLASS,
    &predicate::HAS_HEADER_KEY,
    &predicate::RECORD_IS_TOMBSTONE,
    &predicate::TOPIC_NAME_MATCHES,
    &apicurio::AVRO,
    &apicurio::JSON,
    &avro::AVRO,
    &debezium_converter::BINARY_DATA,
    &debezium_converter::BYTES,
    &debezium_converter::CLOUD_EVENTS,
    &kafka::BOOLEAN,
    &kafka::BYTES,
    &kafka::DOUBLE,
    &kafka::FLOAT,
    &kafka::INTEGER,
    &kafka::JSON,
    &kafka::LONG,
    &kafka::SHORT,
    &kafka::SIMPLE_HEADER,
    &kafka::STRING,
    &config_provider::DIRECTORY,
    &config_provider::ENV,
    &config_provider::FILE,
    &debezium::FILE_HISTORY,
    &debezium::KAFKA_HISTORY,
    &debezium::MEMORY_HISTORY,
    &debezium::DEFAULT_NAMING,
    &debezium::DEFAULT_REGEX_NAMING,
    &debezium::DEFAULT_UNICODE_NAMING,
    &debezium::REGEX_NAMING,
    &debezium::SCHEMA_NAMING,
    &debezium::UNICODE_NAMING,
    &debezium::MARIADB_JDBC_SINK_TYPES,
    &debezium::MARIADB_TINYINT,
    &debezium::MYSQL_JDBC_SINK_TYPES,
    &debezium::MYSQL_TINYINT,
    &debezium::RESELECT,
    &debezium::MARIADB_DRIVER,
    &debezium::MYSQL_DRIVER,
    &client::ADMIN,
    &client::CONSUMER,
    &client::PRODUCER,
    &client::TOPIC,
];

/// The class of a Java name.
pub fn class(name: &str) -> Option<&'static Class> {
    CLASSES.iter().copied().find(|class| class.name == name)
}
