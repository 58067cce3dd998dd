use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::UserDefinition;
use super::project::is_default;

/// `[clickhouse]`: the analytical database.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClickHouseDefinition {
    /// URL of the HTTP interface.
    pub url: String,
    /// Database, default the project's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// Name of a cluster: DDL then runs `ON CLUSTER` and tables are replicated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Stem of the consumer groups, default `<project>.clickhouse`; a table's name follows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The user that loads history, default name `<project>_etl`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub etl: UserDefinition,
    /// The user that reads, default name `<project>_reader`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reader: UserDefinition,
}
