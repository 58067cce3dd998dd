//! Converters: how a worker turns records into bytes.

pub(crate) mod apicurio;
pub(crate) mod avro;
pub(crate) mod debezium;
pub(crate) mod kafka;

use super::Config;
use super::connector::JSON_CONVERTER;

/// A converter with its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Converter {
    /// Kafka's JsonConverter without schemas.
    Json,
    /// Confluent's AvroConverter.
    ConfluentAvro {
        /// URL of the registry.
        registry: String,
        /// Whether this version knows `ignore.default.for.nullables` (7.3 and later do; 7.0.1 and 7.0.16 do not
        /// [read from their AvroDataConfig]).
        keeps_null_over_default: bool,
        /// Whether schemas carry Connect's own attributes (`connect.meta.data`).
        metadata: bool,
    },
}

impl Converter {
    /// The settings for the `key.converter` or `value.converter` given as `role`.
    pub fn config(&self, role: &str) -> Config {
        let mut config = Config::default();
        match self {
            Self::Json => {
                config.set(role, JSON_CONVERTER);
                config.set(format!("{role}.schemas.enable"), "false");
                // A NULL would otherwise arrive as the column's default.
                config.set(format!("{role}.replace.null.with.default"), "false");
            }
            Self::ConfluentAvro { registry, keeps_null_over_default, metadata } => {
                config.set(role, "io.confluent.connect.avro.AvroConverter");
                config.set(format!("{role}.schema.registry.url"), registry.clone());
                if *keeps_null_over_default {
                    config.set(format!("{role}.ignore.default.for.nullables"), "true");
                }
                if !*metadata {
                    config.set(format!("{role}.connect.meta.data"), "false");
                }
            }
        }
        config
    }
}
