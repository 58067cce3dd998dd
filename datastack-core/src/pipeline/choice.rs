//! What was chosen for the settings that decide how values are encoded, and what it costs.

use super::Pipeline;
use crate::connect::Converter;
use crate::definition::{
    BigintMode, BinaryMode, ConnectionTimeZone, DecimalMode, NameAdjustment, Server, TimeMode, ValueFormat,
};
use crate::journey::Modes;

/// A setting of Debezium or of the converter with what was chosen for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The setting, as the engine calls it.
    pub setting: &'static str,
    /// The key that chooses it; none if nothing does.
    pub key: Option<&'static str>,
    /// The value that was chosen.
    pub value: &'static str,
    /// What it costs.
    pub cost: &'static str,
}

/// The choices of a pipeline.
pub fn choices(pipeline: &Pipeline) -> Vec<Choice> {
    let modes = &pipeline.cdc.modes;
    let mut choices = vec![time(modes.time), decimal(modes.decimal), bigint(modes.bigint_unsigned)];
    choices.push(binary(modes.binary, modes.format));
    choices.push(zone(modes));
    choices.push(Choice {
        setting: "zone of the workers",
        key: None,
        value: "UTC",
        cost: "none; in another zone, a snapshot moves a DATETIME in the hour that its summer time leaves out, and one of \
               MariaDB every TIMESTAMP",
    });
    choices.extend(converter(&pipeline.cdc.converter));
    choices.push(source_types(pipeline.cdc.source_types));
    choices.push(schema_names(pipeline.cdc.schema_names));
    choices.push(Choice {
        setting: "field.name.adjustment.mode",
        key: Some("cdc.field_names"),
        value: pipeline.cdc.field_names.word(),
        cost: "names of tables and columns that Avro does not take are refused",
    });
    choices.push(Choice {
        setting: "enable.time.adjuster",
        key: None,
        value: "false",
        cost: "none: on, it would move the years 0 to 99 by 1900 or 2000",
    });
    choices.push(converters(pipeline));
    choices
}

fn time(mode: TimeMode) -> Choice {
    let (value, cost) = match mode {
        TimeMode::AdaptiveTimeMicroseconds => (
            "adaptive_time_microseconds",
            "a DATETIME counts milliseconds up to 3 fractional digits and microseconds beyond: another precision is \
             another unit on the topic",
        ),
        TimeMode::Microseconds => ("microseconds", "larger numbers for every DATETIME"),
        TimeMode::Nanoseconds => ("nanoseconds", "DATETIME is refused: years before 1677 and after 2262 wrap"),
        TimeMode::Connect => {
            ("connect", "TIME and DATETIME(4) to (6) are refused: a day and milliseconds are all it holds")
        }
        TimeMode::Isostring => {
            ("isostring", "TIME is refused: a day is all it holds; texts take more room than numbers")
        }
    };
    Choice { setting: "time.precision.mode", key: Some("cdc.time"), value, cost }
}

fn decimal(mode: DecimalMode) -> Choice {
    let (value, cost) = match mode {
        DecimalMode::Precise => ("precise", "bytes on the topic, which mean nothing without the scale in the schema"),
        DecimalMode::String => ("string", "texts on the topic, and no scale in the schema"),
        DecimalMode::Double => ("double", "decimals of more than 15 digits are refused"),
    };
    Choice { setting: "decimal.handling.mode", key: Some("cdc.decimal"), value, cost }
}

fn bigint(mode: BigintMode) -> Choice {
    let (value, cost) = match mode {
        BigintMode::Long => (
            "long",
            "numbers from 2^63 on are negative on the topic; the view and Spark turn them back, other readers have to",
        ),
        BigintMode::Precise => ("precise", "each BIGINT UNSIGNED is a decimal in bytes"),
    };
    Choice { setting: "bigint.unsigned.handling.mode", key: Some("cdc.bigint_unsigned"), value, cost }
}

fn binary(mode: BinaryMode, format: ValueFormat) -> Choice {
    let (value, cost) = match (mode, format) {
        (BinaryMode::Bytes, ValueFormat::Avro) => ("bytes", "none"),
        (BinaryMode::Bytes, ValueFormat::Json) => ("bytes", "base64 in JSON: a third more"),
        (BinaryMode::Base64, _) => ("base64", "a third more than bytes"),
        (BinaryMode::Base64UrlSafe, _) => ("base64-url-safe", "a third more than bytes"),
        (BinaryMode::Hex, _) => ("hex", "twice as much as bytes"),
    };
    Choice { setting: "binary.handling.mode", key: Some("cdc.binary"), value, cost }
}

fn converter(converter: &Converter) -> Vec<Choice> {
    match converter {
        Converter::Json => vec![
            Choice {
                setting: "value.converter.schemas.enable",
                key: None,
                value: "false",
                cost: "readers know the types from the definition only",
            },
            Choice {
                setting: "value.converter.replace.null.with.default",
                key: None,
                value: "false",
                cost: "none: on, NULL would arrive as the column's default",
            },
        ],
        Converter::ConfluentAvro { keeps_null_over_default, metadata, .. } => vec![
            Choice {
                setting: "value.converter.connect.meta.data",
                key: Some("cdc.avro_metadata"),
                value: if *metadata { "true" } else { "false" },
                cost: match metadata {
                    true => {
                        "a nullable column with a default is refused, since sinks put the default in the place of NULL"
                    }
                    false => "Debezium's names of types are not in the schema: other readers see bare numbers",
                },
            },
            Choice {
                setting: "value.converter.ignore.default.for.nullables",
                key: Some("versions.converter"),
                value: if *keeps_null_over_default { "true" } else { "unknown to this version" },
                cost: match keeps_null_over_default {
                    true => "none: off, NULL would arrive as the column's default",
                    false => "a nullable column with a default is refused, since NULL would arrive as the default",
                },
            },
        ],
    }
}

fn zone(modes: &Modes) -> Choice {
    let (setting, key) = match modes.server {
        Server::MySql => ("driver.connectionTimeZone", Some("cdc.connection_time_zone")),
        Server::MariaDb => ("driver.timezone", None),
    };
    let (value, cost) = match (modes.server, modes.zone) {
        (Server::MySql, ConnectionTimeZone::Utc) => {
            ("UTC", "none: the sessions of the connector are in UTC, whatever the zone of the server")
        }
        (Server::MySql, ConnectionTimeZone::Server) => (
            "SERVER",
            "TIMESTAMP is refused: of the server's zone, a snapshot knows the name, and not which of two equal hours it is",
        ),
        (Server::MariaDb, _) => ("auto", "none while the workers run in UTC: the driver reads TIMESTAMP in their zone"),
    };
    Choice { setting, key, value, cost }
}

fn source_types(told: bool) -> Choice {
    let (value, cost) = match told {
        true => ("all columns", "longer schemas, and another version of one where nothing but a width changed"),
        false => ("none", "the schemas do not tell which type a column has in the database"),
    };
    Choice { setting: "column.propagate.source.type", key: Some("cdc.source_types"), value, cost }
}

fn converters(pipeline: &Pipeline) -> Choice {
    let mut columns = pipeline.tables.iter().flat_map(|table| &table.columns);
    let (value, cost) = match columns.any(|column| column.boolean) {
        true => ("TinyIntOneToBooleanConverter", "a number above 1 becomes true, and one below 0 false"),
        false => ("none", "TINYINT(1) arrives as a number, since it can hold more than 0 and 1"),
    };
    Choice { setting: "converters", key: Some("booleans"), value, cost }
}

fn schema_names(adjustment: NameAdjustment) -> Choice {
    let cost = match adjustment {
        NameAdjustment::None => "a topic prefix that Avro does not take is refused with Avro",
        NameAdjustment::Avro => {
            "what Avro does not take in the topic prefix is an underscore in the names of the schemas"
        }
        NameAdjustment::AvroUnicode => "each underscore in a name of a schema is `_u005f`",
    };
    Choice { setting: "schema.name.adjustment.mode", key: Some("cdc.schema_names"), value: adjustment.word(), cost }
}
