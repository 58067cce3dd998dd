use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[outputs]`: a folder for each kind of artifact, relative to the project's output. Teams that deploy connectors,
/// DDL and DAGs from separate repositories point them there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutputsDefinition {
    /// Default `connectors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connectors: Option<String>,
    /// Default `topics`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topics: Option<String>,
    /// Default `schemas`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schemas: Option<String>,
    /// Default `mysql`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mysql: Option<String>,
    /// Default `clickhouse`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clickhouse: Option<String>,
    /// Default `airflow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub airflow: Option<String>,
    /// Default `spark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark: Option<String>,
    /// Default `ingestor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingestor: Option<String>,
    /// Default `compose`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compose: Option<String>,
    /// Default `docs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// Default `rust`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust: Option<String>,
}
