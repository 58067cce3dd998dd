use std::collections::BTreeMap;

/// What was found on the brokers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveKafka {
    /// Topics of the pipeline, and all others behind its prefix, by name.
    pub topics: BTreeMap<String, LiveTopic>,
}

/// A topic as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveTopic {
    /// Partitions.
    pub partitions: u32,
    /// Copies of each partition; the fewest, if they differ.
    pub replication_factor: u16,
    /// Configuration, in Kafka's keys.
    pub config: BTreeMap<String, LiveSetting>,
    /// Whether a record was ever written to it.
    pub written: bool,
}

/// A value of a topic's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveSetting {
    /// The value that counts.
    pub value: String,
    /// Whether it is set on the topic; otherwise it is a default of the brokers.
    pub own: bool,
}
