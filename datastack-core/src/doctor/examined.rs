use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{LiveConnect, LiveKafka};

/// What was found. A system that does not answer, or that the pipeline does not use, has nothing here.
#[derive(Debug, Clone, Default)]
pub struct Examined {
    /// The source.
    pub mysql: Option<ExaminedMySql>,
    /// The brokers.
    pub kafka: Option<ExaminedKafka>,
    /// The schema registry.
    pub registry: Option<ExaminedRegistry>,
    /// ClickHouse.
    pub clickhouse: Option<ExaminedClickHouse>,
    /// The Connect workers.
    pub connect: Option<ExaminedConnect>,
}

/// How far a system's clock is ahead of the one that it was compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offset {
    /// Milliseconds, as measured.
    pub ms: i64,
    /// Milliseconds by which that may be wrong, since the answer took its time.
    pub within_ms: u64,
}

/// The source, as the connector's user sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExaminedMySql {
    /// Where it was reached.
    pub address: String,
    /// Version, as it names itself.
    pub version: String,
    /// The settings of [`crate::pipeline::server_settings`], in their order.
    pub settings: Vec<Setting>,
    /// What the user may do.
    pub privileges: BTreeSet<Privilege>,
    /// Roles that are in force, which may give it more.
    pub roles: Option<String>,
    /// Tables of the source database that the user sees.
    pub tables: BTreeSet<String>,
    /// Its clock.
    pub clock: Offset,
}

/// A setting of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its value; none if the server does not know it or does not tell this user.
    pub value: Option<String>,
    /// Whether the condition holds.
    pub holds: bool,
}

/// A privilege in the server's own spelling, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Privilege {
    /// The table; none for all of the server, or all of the source database.
    pub table: Option<String>,
    /// Whether it is given on the whole server.
    pub server: bool,
    /// Its name, such as `REPLICATION SLAVE`.
    pub name: String,
}

/// The brokers.
#[derive(Debug, Clone, Default)]
pub struct ExaminedKafka {
    /// Where they were reached.
    pub address: String,
    /// How many there are.
    pub brokers: usize,
    /// Settings of one of them; empty if it does not tell.
    pub settings: BTreeMap<String, String>,
    /// The topics.
    pub topics: LiveKafka,
}

/// The registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExaminedRegistry {
    /// Where it was reached.
    pub address: String,
    /// Compatibility of subjects that have none of their own; none if it does not tell.
    pub compatibility: Option<String>,
    /// Whether it takes Avro.
    pub avro: bool,
}

/// ClickHouse.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExaminedClickHouse {
    /// Where it was reached.
    pub address: String,
    /// Version.
    pub version: String,
    /// Named collections; none if the user may not see them.
    pub collections: Option<BTreeSet<String>>,
    /// Threads for consumers of Kafka; none if the user may not see settings of the server.
    pub consumer_threads: Option<u64>,
    /// Its clock.
    pub clock: Offset,
}

/// The workers.
#[derive(Debug, Clone, Default)]
pub struct ExaminedConnect {
    /// Where they were reached.
    pub address: String,
    /// Version.
    pub version: String,
    /// Classes and connectors.
    pub live: LiveConnect,
    /// What they say of the pipeline's configurations: faults of keys, by connector. One whose class they do not have
    /// is not here.
    pub validated: BTreeMap<String, Vec<(String, String)>>,
}
