use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[cdc]`: how changes are captured. Names that exist already can be stated, so that nothing is read anew.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CdcDefinition {
    /// Name of the source connector, default `<project>-mysql-source`. Offsets hang on it: a new name is a new snapshot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector: Option<String>,
    /// Topic prefix, default the project's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The connector's id among the replicas of the server, 2 to 4294967295; default: derived from environment and
    /// connector name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_id: Option<u32>,
    /// Topic of the schema history, default `schemahistory.<prefix>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_topic: Option<String>,
    /// Format of values on the topics, default `avro`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ValueFormat>,
    /// Whether Avro schemas carry Connect's own attributes (`connect.meta.data`), default false. With them, sinks put a
    /// column's default in the place of NULL, Apache Iceberg's among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avro_metadata: Option<bool>,
    /// What the connector reads first, default `initial`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<SnapshotMode>,
    /// What a DELETE becomes, default `keep`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletes: Option<Deletes>,
    /// What orders the changes of a row, default `offset`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordering: Option<Ordering>,
    /// Exactly-once delivery into the topics, default true. The workers need
    /// `exactly.once.source.support=enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exactly_once: Option<bool>,
    /// Time between heartbeats, for example `10s` (default).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heartbeat: Option<String>,
    /// `time.precision.mode` of Debezium, default `adaptive_time_microseconds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeMode>,
    /// `decimal.handling.mode` of Debezium; default `precise` for Avro, `string` for JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMode>,
    /// `bigint.unsigned.handling.mode` of Debezium, default `long`: the wrapped value is unwrapped in ClickHouse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bigint_unsigned: Option<BigintMode>,
    /// `binary.handling.mode` of Debezium, default `bytes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binary: Option<BinaryMode>,
    /// In which zone MySQL's driver reads TIMESTAMP in a snapshot, default `utc`, which is exact whatever the zone of
    /// the server. MariaDB's driver reads it in the zone of the worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_time_zone: Option<ConnectionTimeZone>,
    /// `schema.name.adjustment.mode` of Debezium, default `none`, and `avro` where the prefix holds what no Avro name may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_names: Option<NameAdjustment>,
    /// `field.name.adjustment.mode` of Debezium, default `none`. `avro` changes nothing, since names of columns are legal
    /// everywhere; `avro_unicode` would rename every column with a `_`, and is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_names: Option<NameAdjustment>,
    /// Whether the schemas tell the type that each column has in the database (`column.propagate.source.type`), default
    /// false. With Avro it needs `avro_metadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_types: Option<bool>,
    /// Fields of Debezium's envelope that join each row beside the pipeline's own, as `path` or `path:alias`, for
    /// example `source.ts_ms:EVENT_TS`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add_fields: Vec<String>,
    /// Salt of `[pii] column = "hash"`. Debezium takes it as part of a key, where no config provider reaches, so it
    /// stands in the connector's file: it makes rainbow tables useless, it is no secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash_salt: Option<String>,
    /// Further keys of the source connector, as they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

/// Format of record values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValueFormat {
    /// Avro with schemas in a registry.
    Avro,
    /// JSON without schemas.
    Json,
}

/// What the connector reads before it streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SnapshotMode {
    /// All rows once, then the binlog.
    Initial,
    /// All rows at each start.
    Always,
    /// All rows once, then stop.
    InitialOnly,
    /// Structure only, then the binlog from now on.
    NoData,
    /// All rows when the position is no longer in the binlog.
    WhenNeeded,
    /// Rebuild of a lost schema history.
    Recovery,
}

/// What a DELETE becomes on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Deletes {
    /// A row with a delete marker; ClickHouse hides it, the history knows it.
    Keep,
}

/// What orders the changes of one row in ClickHouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ordering {
    /// Epoch and Kafka offset: the order of the stream itself.
    Offset,
    /// Epoch, binlog file, position, row and offset.
    Binlog,
}

/// `time.precision.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeMode {
    /// DATETIME in milli- or microseconds by its precision, TIME in microseconds.
    AdaptiveTimeMicroseconds,
    /// DATETIME and TIME in microseconds.
    Microseconds,
    /// DATETIME and TIME in nanoseconds; years outside 1677 to 2262 wrap.
    Nanoseconds,
    /// Connect's own types; microseconds are cut.
    Connect,
    /// ISO 8601 text; TIME outside one day is lost.
    Isostring,
}

/// `decimal.handling.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DecimalMode {
    /// Connect's Decimal.
    Precise,
    /// Text.
    String,
    /// Binary floating point; digits are lost.
    Double,
}

/// `bigint.unsigned.handling.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BigintMode {
    /// A 64-bit integer that wraps above 2^63-1.
    Long,
    /// Connect's Decimal.
    Precise,
}

/// `binary.handling.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BinaryMode {
    /// Bytes.
    Bytes,
    /// Base64 text.
    Base64,
    /// URL-safe base64 text.
    Base64UrlSafe,
    /// Hexadecimal text.
    Hex,
}

/// In which zone the driver of MySQL reads TIMESTAMP in a snapshot. The stream always has instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ConnectionTimeZone {
    /// The connection's session is in UTC.
    Utc,
    /// The server's own, found by its name.
    Server,
}

/// `schema.name.adjustment.mode` and `field.name.adjustment.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameAdjustment {
    /// Names as they are.
    None,
    /// What Avro does not take becomes `_`; two names may become one.
    Avro,
    /// What Avro does not take, and `_` itself, becomes `_u` with its number in hexadecimal digits.
    AvroUnicode,
}

impl NameAdjustment {
    /// Debezium's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Avro => "avro",
            Self::AvroUnicode => "avro_unicode",
        }
    }
}
