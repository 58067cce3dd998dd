//! Properties of the JDBC drivers: Debezium hands them on behind `driver.` and `database.`.

mod mariadb;
mod mysql;

pub(crate) use mariadb::MARIADB_DRIVER;
pub(crate) use mysql::MYSQL_DRIVER;
