use std::collections::BTreeSet;

use crate::diff::{LiveClickHouse, LiveKafka};

/// What was found on one system.
#[derive(Debug, Clone)]
pub enum Found {
    /// On the brokers.
    Kafka(FoundInKafka),
    /// In ClickHouse.
    ClickHouse(FoundInClickHouse),
}

/// Topics, and who reads them.
#[derive(Debug, Clone, Default)]
pub struct FoundInKafka {
    /// The topics.
    pub live: LiveKafka,
    /// Consumer groups with a member that reads a data topic at this moment.
    pub readers: Vec<Reader>,
}

/// A consumer group that reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Its name.
    pub group: String,
    /// What its members call themselves.
    pub clients: Vec<String>,
    /// The data topics that they read.
    pub topics: BTreeSet<String>,
}

/// Tables and views, and where others could be.
#[derive(Debug, Clone, Default)]
pub struct FoundInClickHouse {
    /// The objects of the pipeline's database.
    pub live: LiveClickHouse,
    /// Databases that hold a queue or a target of a table of the pipeline, where the pipeline's own is not there.
    pub elsewhere: Vec<String>,
    /// Clusters that the server is a member of.
    pub clusters: Vec<String>,
}
