use crate::connect::Converter;
use crate::connect::transform::AddedField;
use crate::definition::{DdlOwner, NameAdjustment, Ordering, Server, SnapshotMode};
use crate::journey::Modes;
use crate::name::{ConnectorName, DatabaseName, TopicName, TopicPrefix};
use crate::secret::Secret;
use crate::topic::{Retention, TopicSettings};

/// A user of a server with the place of its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Name.
    pub name: String,
    /// Where the password is read from.
    pub password: Secret,
}

/// The source database.
#[derive(Debug, Clone)]
pub struct Source {
    /// Which server it is.
    pub server: Server,
    /// Host name.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// Database.
    pub database: DatabaseName,
    /// Who owns the tables' DDL.
    pub ddl: DdlOwner,
    /// How long binlogs are kept, in seconds.
    pub binlog_retention: u64,
    /// Whether connections are encrypted.
    pub tls: bool,
    /// Reads the binlog.
    pub cdc: User,
    /// Writes sample data.
    pub ingest: User,
}

/// Brokers, registry and workers.
#[derive(Debug, Clone)]
pub struct Kafka {
    /// `host:port`, separated by commas.
    pub bootstrap: String,
    /// URL of the schema registry; none where no value is Avro.
    pub registry: Option<String>,
    /// URL of the Connect workers.
    pub connect: String,
    /// Copies of each partition.
    pub replication_factor: u16,
    /// Partitions of a data topic, unless a table says otherwise.
    pub partitions: u32,
    /// Replicas of a data topic that must have a record.
    pub min_insync_replicas: u16,
    /// How long a data topic keeps its records, unless a table says otherwise.
    pub retention: Retention,
}

impl Kafka {
    /// Settings of a data topic, unless a table says otherwise.
    pub fn topic_settings(&self) -> TopicSettings {
        TopicSettings {
            partitions: self.partitions,
            replication_factor: self.replication_factor,
            min_insync_replicas: self.min_insync_replicas,
            retention: self.retention,
        }
    }
}

/// How changes are captured.
#[derive(Debug, Clone)]
pub struct Cdc {
    /// Name of the source connector.
    pub connector: ConnectorName,
    /// Topic prefix.
    pub prefix: TopicPrefix,
    /// Id among the server's replicas.
    pub server_id: u32,
    /// What is read first.
    pub snapshot: SnapshotMode,
    /// Topic of the schema history.
    pub history_topic: TopicName,
    /// Topic of the heartbeat.
    pub heartbeat_topic: TopicName,
    /// Milliseconds between heartbeats.
    pub heartbeat_ms: u64,
    /// The table whose row the connector updates at each heartbeat, so that a heartbeat carries the source's clock.
    pub heartbeat_table: &'static str,
    /// Topic of that table's changes.
    pub heartbeat_rows_topic: TopicName,
    /// The table through which the connector takes signals.
    pub signal_table: &'static str,
    /// Topic of that table's rows, which the connector captures by itself.
    pub signal_rows_topic: TopicName,
    /// Whether delivery into the topics is exactly once.
    pub exactly_once: bool,
    /// What orders the changes of a row.
    pub ordering: Ordering,
    /// How values are encoded.
    pub modes: Modes,
    /// Whether schemas tell the types of columns in the database.
    pub source_types: bool,
    /// How names of schemas are adjusted.
    pub schema_names: NameAdjustment,
    /// How names of fields are adjusted: never so that one changes.
    pub field_names: NameAdjustment,
    /// Converter of values.
    pub converter: Converter,
    /// Fields of the envelope that join each row: those that the pipeline needs, then those asked for.
    pub added_fields: Vec<AddedField>,
    /// How many of them the pipeline needs itself.
    pub own_fields: usize,
    /// Salt of hashed columns.
    pub hash_salt: Option<String>,
    /// Further keys of the connector.
    pub extra: Vec<(String, String)>,
}
