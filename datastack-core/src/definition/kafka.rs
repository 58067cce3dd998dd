use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[kafka]`: brokers, schema registry and Connect.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KafkaDefinition {
    /// `host:port` of one or more brokers, separated by commas.
    pub bootstrap: String,
    /// URL of the schema registry (Confluent's API). Needed for Avro.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry: Option<String>,
    /// URL of the Connect workers' REST interface, default `http://connect:8083`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connect: Option<String>,
    /// Copies of each partition, default 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_factor: Option<u16>,
}

/// `[topics]`: defaults of every data topic.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicsDefinition {
    /// Partitions, default 4. Raising them later breaks the order per key unless the epoch is raised too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partitions: Option<u32>,
    /// How long records are kept, for example `7d` (default) or `forever`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention: Option<String>,
    /// Replicas that must have a record before it counts as written; default: one less than the replication factor,
    /// at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_insync_replicas: Option<u16>,
}
