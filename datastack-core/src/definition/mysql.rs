use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::project::is_default;
use crate::secret::Secret;

/// `[mysql]`: the source database.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MySqlDefinition {
    /// Host name, as the Connect worker resolves it.
    pub host: String,
    /// TCP port, default 3306.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The database that holds the tables.
    pub database: String,
    /// Which server it is, default `mysql`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<Server>,
    /// Who owns the tables' DDL, default `managed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ddl: Option<DdlOwner>,
    /// With `ddl = "external"`: a SQL file, relative to the project, from which columns and keys are read for every
    /// table whose file has no `[columns]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// How long the server keeps its binlogs, for example `7d`; the longest outage of capture. Default `7d`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binlog_retention: Option<String>,
    /// What a failover does to binlog positions, default `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failover: Option<Failover>,
    /// Encrypts the connections of the connector, default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<bool>,
    /// The users that the pipeline connects as.
    #[serde(default, skip_serializing_if = "is_default")]
    pub users: UsersDefinition,
}

/// `[mysql.users]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsersDefinition {
    /// Reads the binlog; used by the source connector. Default name `<project>_cdc`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cdc: UserDefinition,
    /// Writes sample data; used by the ingestor. Default name `<project>_ingest`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ingest: UserDefinition,
}

/// A user of a server.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserDefinition {
    /// Name of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where its password is read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
}

/// The product that speaks MySQL's protocol. Its connector class must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Server {
    /// MySQL.
    MySql,
    /// MariaDB.
    MariaDb,
}

/// Who owns the tables' DDL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DdlOwner {
    /// This project: table DDL is generated.
    Managed,
    /// The application's migrations: users, grants and checks are generated, tables are not.
    External,
}

/// What a failover of the source does to binlog coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Failover {
    /// There is one server.
    None,
    /// The standby continues the same binlog files, as on shared storage.
    SameBinlog,
    /// The replica has binlogs of its own; GTIDs find the place.
    Gtid,
}
