//! Connector classes.
//!
//! Adding one is a file beside this one: a `Class` with every key that the class reads, and a line for it in the
//! catalogue. Where the pipeline generates it, a struct names every key that it gets, in the order in which a reviewer
//! wants them.

pub(crate) mod aiven_s3_sink;
pub(crate) mod altinity_sink;
pub(crate) mod clickhouse_sink;
pub(crate) mod confluent_s3_sink;
pub(crate) mod debezium;
pub(crate) mod debezium_jdbc_sink;
pub(crate) mod file_stream;
pub(crate) mod iceberg_sink;

pub use aiven_s3_sink::AivenS3Sink;
pub use confluent_s3_sink::ConfluentS3Sink;
pub use debezium::DebeziumConnector;
pub use iceberg_sink::IcebergSink;

use serde::{Deserialize, Serialize};

use super::transform::Chain;
use super::{Config, ConfigError, Converter, to_config};

/// Kafka's JsonConverter.
pub const JSON_CONVERTER: &str = "org.apache.kafka.connect.json.JsonConverter";

/// Classes of converters that register Avro schemas.
pub const AVRO_CONVERTERS: [&str; 2] =
    ["io.confluent.connect.avro.AvroConverter", "io.apicurio.registry.utils.converter.AvroConverter"];

/// A connector in the form that `POST /connectors` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connector {
    /// Name.
    pub name: String,
    /// Configuration.
    pub config: Config,
}

/// The whole configuration of a connector: the keys of its class, then `further` ones, converters and transforms.
fn whole(own: &impl Serialize, further: &Config, value: &Converter, chain: &Chain) -> Result<Config, ConfigError> {
    let mut config = to_config(own)?;
    config.append("", further.clone());
    config.append("", Converter::Json.config("key.converter"));
    config.append("", value.config("value.converter"));
    config.append("", chain.config());
    Ok(config)
}
