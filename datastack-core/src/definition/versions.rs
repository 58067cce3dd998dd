use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Versions of the engines, as `major.minor`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionsDefinition {
    /// MySQL, default `8.4`; for MariaDB (see `mysql.server`) `11.4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mysql: Option<String>,
    /// Debezium, default `3.5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debezium: Option<String>,
    /// Kafka brokers and Connect workers, default `4.1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kafka: Option<String>,
    /// The Avro converter of the Connect workers: product and version, default `confluent 8.1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converter: Option<String>,
    /// The schema registry: product and version, `confluent 8.1` (default) or `apicurio 3.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry: Option<String>,
    /// ClickHouse, default `26.9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clickhouse: Option<String>,
    /// Spark, default `4.1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark: Option<String>,
    /// Airflow, default `3.3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub airflow: Option<String>,
    /// The Apache Iceberg sink and runtime, default `1.12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iceberg: Option<String>,
}
