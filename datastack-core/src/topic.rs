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

/// Every setting that a topic of Kafka 4.1 has.
pub const SETTINGS: [&str; 33] = [
    "cleanup.policy",
    "compression.gzip.level",
    "compression.lz4.level",
    "compression.type",
    "compression.zstd.level",
    "delete.retention.ms",
    "file.delete.delay.ms",
    "flush.messages",
    "flush.ms",
    "follower.replication.throttled.replicas",
    "index.interval.bytes",
    "leader.replication.throttled.replicas",
    "local.retention.bytes",
    "local.retention.ms",
    "max.compaction.lag.ms",
    "max.message.bytes",
    "message.timestamp.after.max.ms",
    "message.timestamp.before.max.ms",
    "message.timestamp.type",
    "min.cleanable.dirty.ratio",
    "min.compaction.lag.ms",
    "min.insync.replicas",
    "preallocate",
    "remote.copy.disable",
    "remote.log.delete.on.disable",
    "remote.storage.enable",
    "retention.bytes",
    "retention.ms",
    "segment.bytes",
    "segment.index.bytes",
    "segment.jitter.ms",
    "segment.ms",
    "unclean.leader.election.enable",
];
