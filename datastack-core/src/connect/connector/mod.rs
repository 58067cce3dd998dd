//! Connector classes.
//!
//! Adding one is a file beside this one; its struct names every key that the class gets, in the order in which a
//! reviewer wants them.

pub(crate) mod debezium;
mod iceberg_sink;
mod s3_sink;

pub use debezium::DebeziumConnector;
pub use iceberg_sink::IcebergSink;
pub use s3_sink::{AivenS3Sink, ConfluentS3Sink};

use serde::{Deserialize, Serialize};

use super::transform::Chain;
use super::{Config, ConfigError, Converter, to_config};

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
