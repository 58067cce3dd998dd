use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::connect::Config;

/// What a step runs. It is all that there is to run: a plan that was read from a file needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Statements on the source database as the source connector's user, one after another.
    MySql {
        /// The statements, without `;`.
        statements: Vec<String>,
    },
    /// Statements on the source database as its administrator, one after another on one connection.
    AdministerMySql {
        /// The statements, without `;`.
        statements: Vec<String>,
        /// Variables of the session that hold passwords, each with the variable of its secret.
        passwords: BTreeMap<String, String>,
    },
    /// Makes a topic.
    CreateTopic {
        /// Name.
        name: String,
        /// Partitions.
        partitions: u32,
        /// Copies of each.
        replication_factor: u16,
        /// Configuration, in Kafka's keys.
        config: BTreeMap<String, String>,
    },
    /// Sets keys of a topic's configuration and leaves the others as they are.
    ConfigureTopic {
        /// Name.
        name: String,
        /// Keys with their values.
        config: BTreeMap<String, String>,
    },
    /// Raises the partitions of a topic.
    AddPartitions {
        /// Name.
        name: String,
        /// How many there are afterwards.
        partitions: u32,
    },
    /// Waits until consumer groups have read all records that their topics hold.
    Drain {
        /// Topics by group.
        groups: BTreeMap<String, Vec<String>>,
    },
    /// Registers a schema as the newest version of a subject.
    RegisterSchema {
        /// Subject.
        subject: String,
        /// Avro schema.
        schema: Value,
    },
    /// Statements on ClickHouse, one after another.
    ClickHouse {
        /// The statements, without `;`.
        statements: Vec<String>,
    },
    /// Sets a connector's configuration, making the connector if there is none, and waits until it and every task run.
    PutConnector {
        /// Name.
        name: String,
        /// Configuration.
        config: Config,
    },
    /// Holds a connector still and waits until every task is.
    PauseConnector {
        /// Name.
        name: String,
    },
    /// Lets a connector go on and waits until it and every task run.
    ResumeConnector {
        /// Name.
        name: String,
    },
    /// Starts again a connector and those of its tasks that have failed, and waits until all run.
    RestartConnector {
        /// Name.
        name: String,
    },
}
