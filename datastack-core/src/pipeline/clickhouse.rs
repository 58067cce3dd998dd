use super::User;
use crate::name::DatabaseName;

/// The analytical database.
#[derive(Debug, Clone)]
pub struct ClickHouse {
    /// URL of the HTTP interface.
    pub url: String,
    /// Database.
    pub database: DatabaseName,
    /// Cluster; none for a single server.
    pub cluster: Option<String>,
    /// Named collection with the brokers.
    pub kafka_collection: String,
    /// Named collection with the bucket of clean data.
    pub clean_collection: String,
    /// Loads history.
    pub etl: User,
    /// Reads.
    pub reader: User,
}
