//! Debezium's source connectors for MySQL and MariaDB, version 3.5, and the parts that plug into them.

mod converter;
mod driver;
mod history;
mod keys;
mod mariadb;
mod mysql;
mod naming;
mod processor;
mod settings;

pub(crate) use converter::{MARIADB_JDBC_SINK_TYPES, MARIADB_TINYINT, MYSQL_JDBC_SINK_TYPES, MYSQL_TINYINT};
pub(crate) use driver::{MARIADB_DRIVER, MYSQL_DRIVER};
pub(crate) use history::{FILE_HISTORY, KAFKA_HISTORY, MEMORY_HISTORY};
pub(crate) use mariadb::MARIADB;
pub(crate) use mysql::MYSQL;
pub(crate) use naming::{
    DEFAULT_NAMING, DEFAULT_REGEX_NAMING, DEFAULT_UNICODE_NAMING, REGEX_NAMING, SCHEMA_NAMING, UNICODE_NAMING,
};
pub(crate) use processor::RESELECT;
pub use settings::DebeziumConnector;

/// The product and version of the parts.
const PRODUCT: &str = "Debezium 3.5";
