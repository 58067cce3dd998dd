//! Converters of columns: named by an alias in `converters`.

use super::PRODUCT;
use crate::connect::catalogue::{Class, Key, Role, Verified};

macro_rules! converters {
    ($($(#[$doc:meta])* $constant:ident $name:literal $keys:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) const $constant: Class = Class {
            name: concat!("io.debezium.connector.", $name),
            role: Role::Part,
            product: PRODUCT,
            verified: Verified::Loaded,
            keys: &[$keys],
            families: &[],
        };
    )*};
}

converters! {
    /// TINYINT(1) becomes a truth value.
    MYSQL_TINYINT "mysql.converters.TinyIntOneToBooleanConverter" TINYINT;
    /// Its older name.
    MARIADB_TINYINT "binlog.converters.TinyIntOneToBooleanConverter" TINYINT;
    /// Values as Debezium's JDBC sink wants them.
    MYSQL_JDBC_SINK_TYPES "mysql.converters.JdbcSinkDataTypesConverter" JDBC_SINK_TYPES;
    /// The same under the name that both connectors have.
    MARIADB_JDBC_SINK_TYPES "binlog.converters.JdbcSinkDataTypesConverter" JDBC_SINK_TYPES;
}

const TINYINT: &[Key] = &[
    Key::text("selector").high().note("regular expressions for whole `database.table.column`; all columns without it"),
    Key::boolean("length.checker")
        .default("true")
        .medium()
        .note("TINYINT UNSIGNED has no length on MySQL 8: off for it"),
];

const JDBC_SINK_TYPES: &[Key] = &[
    Key::text("selector.boolean").medium(),
    Key::text("selector.real").medium(),
    Key::text("selector.string").medium(),
    Key::boolean("treat.real.as.double").default("true"),
];
