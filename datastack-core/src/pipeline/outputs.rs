/// A folder for each kind of artifact, relative to the output root, without `.` and `..`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outputs {
    /// Connector configurations.
    pub connectors: String,
    /// Topics.
    pub topics: String,
    /// Avro schemas.
    pub schemas: String,
    /// MySQL DDL, users and grants.
    pub mysql: String,
    /// ClickHouse DDL.
    pub clickhouse: String,
    /// DAGs and connections.
    pub airflow: String,
    /// PySpark jobs.
    pub spark: String,
    /// Ingestor of sample data.
    pub ingestor: String,
    /// Compose stack.
    pub compose: String,
    /// Pages.
    pub docs: String,
    /// Row types for apps.
    pub rust: String,
}
