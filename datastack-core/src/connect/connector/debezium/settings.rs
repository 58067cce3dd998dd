use serde::{Deserialize, Serialize};

use crate::connect::connector::whole;
use crate::connect::{Config, ConfigError, Converter, transform::Chain};
use crate::definition::{BigintMode, BinaryMode, DecimalMode, NameAdjustment, SnapshotMode, TimeMode};

/// Debezium's source connector for MySQL or MariaDB: the keys that this project sets, version 3.5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DebeziumConnector {
    /// Class: MySQL's and MariaDB's refuse each other's servers.
    #[serde(rename = "connector.class")]
    pub class: String,
    /// Always 1: more tasks leave the connector running with none.
    #[serde(rename = "tasks.max")]
    pub tasks_max: u16,
    /// Host of the server.
    #[serde(rename = "database.hostname")]
    pub hostname: String,
    /// Port of the server.
    #[serde(rename = "database.port")]
    pub port: u16,
    /// User.
    #[serde(rename = "database.user")]
    pub user: String,
    /// Reference to the password.
    #[serde(rename = "database.password")]
    pub password: String,
    /// Encryption, in the server's own word.
    #[serde(rename = "database.ssl.mode")]
    pub ssl_mode: String,
    /// Whether the driver may ask MySQL for the key under which the password travels; without encryption, a first login
    /// fails otherwise.
    #[serde(rename = "driver.allowPublicKeyRetrieval", skip_serializing_if = "Option::is_none")]
    pub public_key_retrieval: Option<bool>,
    /// Off for MySQL's driver: on, it asks a lost connection each time whether it is read-only, never takes it for closed,
    /// and the heartbeat's statement fails for ever after a restart of the server.
    #[serde(rename = "driver.readOnlyPropagatesToServer", skip_serializing_if = "Option::is_none")]
    pub ask_read_only: Option<bool>,
    /// Zone of the driver of MySQL. In the server's own, an hour of autumn is read as the one after it.
    #[serde(rename = "driver.connectionTimeZone", skip_serializing_if = "Option::is_none")]
    pub session_zone: Option<String>,
    /// Whether the session is put into that zone. Without it, the texts of the server's zone would be read in this one.
    #[serde(rename = "driver.forceConnectionTimeZoneToSession", skip_serializing_if = "Option::is_none")]
    pub force_session_zone: Option<bool>,
    /// Id among the server's replicas.
    #[serde(rename = "database.server.id")]
    pub server_id: u32,
    /// Topic prefix.
    #[serde(rename = "topic.prefix")]
    pub topic_prefix: String,
    /// Databases.
    #[serde(rename = "database.include.list")]
    pub databases: String,
    /// Tables, as regular expressions.
    #[serde(rename = "table.include.list")]
    pub tables: Vec<String>,
    /// Columns that stay in the database, as regular expressions.
    #[serde(rename = "column.exclude.list", skip_serializing_if = "Option::is_none")]
    pub exclude_columns: Option<String>,
    /// Columns that make the keys of records, by tables as regular expressions, where they may be others than the
    /// primary key's.
    #[serde(rename = "message.key.columns", skip_serializing_if = "Option::is_none")]
    pub key_columns: Option<String>,
    /// What is read first.
    #[serde(rename = "snapshot.mode")]
    pub snapshot: SnapshotMode,
    /// `time.precision.mode`.
    #[serde(rename = "time.precision.mode")]
    pub time: TimeMode,
    /// `decimal.handling.mode`.
    #[serde(rename = "decimal.handling.mode")]
    pub decimal: DecimalMode,
    /// `bigint.unsigned.handling.mode`.
    #[serde(rename = "bigint.unsigned.handling.mode")]
    pub bigint_unsigned: BigintMode,
    /// `binary.handling.mode`.
    #[serde(rename = "binary.handling.mode")]
    pub binary: BinaryMode,
    /// Off, since it would move the years 0 to 99 by 1900 or 2000.
    #[serde(rename = "enable.time.adjuster")]
    pub time_adjuster: bool,
    /// `avro` where the topic prefix holds a hyphen, which no Avro name may.
    #[serde(rename = "schema.name.adjustment.mode", skip_serializing_if = "Option::is_none")]
    pub schema_names: Option<NameAdjustment>,
    /// How names of columns are adjusted.
    #[serde(rename = "field.name.adjustment.mode", skip_serializing_if = "Option::is_none")]
    pub field_names: Option<NameAdjustment>,
    /// Whether DDL goes to a public topic.
    #[serde(rename = "include.schema.changes")]
    pub schema_changes: bool,
    /// Off: deletes travel as rows with a marker.
    #[serde(rename = "tombstones.on.delete")]
    pub tombstones: bool,
    /// Milliseconds between heartbeats.
    #[serde(rename = "heartbeat.interval.ms")]
    pub heartbeat_ms: u64,
    /// Milliseconds without an event after which the connection counts as lost. The server is asked for a sign of life
    /// at 0.8 times that, and on a server where nothing changes, a heartbeat comes with such a sign only.
    #[serde(rename = "connect.keep.alive.interval.ms")]
    pub keep_alive_ms: u64,
    /// Statement that gives the heartbeat the source's clock.
    #[serde(rename = "heartbeat.action.query")]
    pub heartbeat_query: String,
    /// Table through which signals come.
    #[serde(rename = "signal.data.collection")]
    pub signal_table: String,
    /// Brokers of the schema history; the worker's own do not reach here.
    #[serde(rename = "schema.history.internal.kafka.bootstrap.servers")]
    pub history_bootstrap: String,
    /// Topic of the schema history.
    #[serde(rename = "schema.history.internal.kafka.topic")]
    pub history_topic: String,
    /// `required` makes delivery exactly once, or the start fail.
    #[serde(rename = "exactly.once.support")]
    pub exactly_once: String,
    /// A record that cannot be handled stops the task; `all` would drop it.
    #[serde(rename = "errors.tolerance")]
    pub errors_tolerance: String,
}

impl DebeziumConnector {
    /// MySQL's class.
    pub const MYSQL: &str = "io.debezium.connector.mysql.MySqlConnector";
    /// MariaDB's class.
    pub const MARIADB: &str = "io.debezium.connector.mariadb.MariaDbConnector";

    /// The whole configuration: own keys, `further` ones, converters and transforms.
    pub fn config(&self, further: &Config, value: &Converter, chain: &Chain) -> Result<Config, ConfigError> {
        whole(self, further, value, chain)
    }
}
