//! Kafka topics.

use crate::name::TopicName;

/// What a topic is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Rows of one table.
    Data,
    /// Debezium's schema history: losing a record makes the connector unable to start.
    SchemaHistory,
    /// Debezium's heartbeat, which carries the connector's clock.
    Heartbeat,
    /// Changes of the row that the connector writes at each heartbeat: they carry the source's clock.
    HeartbeatRows,
    /// Rows of the table through which the connector takes signals.
    Signals,
    /// Records that a sink could not take.
    DeadLetters,
    /// Coordination of the Iceberg sink.
    Control,
}

impl Purpose {
    /// Name of the generated file of a topic that belongs to no table, without extension. It starts with `_`, so that
    /// it stands apart and meets no table's.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Data => "_data",
            Self::SchemaHistory => "_schema-history",
            Self::Heartbeat => "_heartbeat",
            Self::HeartbeatRows => "_heartbeat-rows",
            Self::Signals => "_signals",
            Self::DeadLetters => "_archive-dead-letters",
            Self::Control => "_archive-control",
        }
    }
}

/// How long records are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retention {
    /// A number of milliseconds.
    Milliseconds(u64),
    /// For ever.
    Forever,
}

impl Retention {
    /// Kafka's `retention.ms`: -1 for ever.
    pub fn retention_ms(self) -> String {
        match self {
            Self::Milliseconds(ms) => ms.to_string(),
            Self::Forever => "-1".to_owned(),
        }
    }
}

/// A topic as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Name.
    pub name: TopicName,
    /// What it is for.
    pub purpose: Purpose,
    /// Partitions.
    pub partitions: u32,
    /// Copies of each partition.
    pub replication_factor: u16,
    /// Replicas that must have a record.
    pub min_insync_replicas: u16,
    /// How long records are kept.
    pub retention: Retention,
}

impl Topic {
    /// Everything about the topic but its name and purpose.
    pub fn settings(&self) -> TopicSettings {
        TopicSettings {
            partitions: self.partitions,
            replication_factor: self.replication_factor,
            min_insync_replicas: self.min_insync_replicas,
            retention: self.retention,
        }
    }

    /// The topic's configuration, in Kafka's keys.
    pub fn config(&self) -> Vec<(&'static str, String)> {
        self.settings().config()
    }
}

/// How a topic is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicSettings {
    /// Partitions.
    pub partitions: u32,
    /// Copies of each partition.
    pub replication_factor: u16,
    /// Replicas that must have a record.
    pub min_insync_replicas: u16,
    /// How long records are kept.
    pub retention: Retention,
}

impl TopicSettings {
    /// The configuration in Kafka's keys.
    pub fn config(&self) -> Vec<(&'static str, String)> {
        vec![
            ("cleanup.policy", "delete".to_owned()),
            ("retention.ms", self.retention.retention_ms()),
            // Size never cuts a topic shorter than its time.
            ("retention.bytes", "-1".to_owned()),
            ("min.insync.replicas", self.min_insync_replicas.to_string()),
        ]
    }
}
