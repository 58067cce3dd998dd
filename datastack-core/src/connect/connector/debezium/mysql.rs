use super::keys::{FAMILIES, SERVER, SHARED};
use super::{DebeziumConnector, PRODUCT};
use crate::connect::catalogue::{Class, Family, Heading, Key, Role, Verified};

pub(crate) const MYSQL: Class = Class {
    name: DebeziumConnector::MYSQL,
    role: Role::Source,
    product: PRODUCT,
    verified: Verified::Run,
    keys: &[
        &Heading("MySQL").over(SERVER),
        OWN_SERVER,
        OWN,
        OWN_EVENTS,
        SHARED[0],
        SHARED[1],
        SHARED[2],
        SHARED[3],
        SHARED[4],
        SHARED[5],
    ],
    families: &[DRIVER, DRIVER_TOO, FAMILIES[0]],
};

/// Properties of the JDBC driver, by both prefixes.
const DRIVER: Family = Family { prefix: "driver.", of: "com.mysql.cj.jdbc.Driver" };
const DRIVER_TOO: Family = Family { prefix: "database.", of: "com.mysql.cj.jdbc.Driver" };

const OWN_SERVER: &[Key] = &Heading("MySQL").over([
    Key::class("database.jdbc.driver").default("com.mysql.cj.jdbc.Driver"),
    Key::text("database.protocol").default("jdbc:mysql"),
    Key::text("database.ssl.mode")
        .default("preferred")
        .words(&["disabled", "preferred", "required", "verify_ca", "verify_identity"])
        .medium(),
]);

const OWN: &[Key] = &Heading("Connector").over([Key::text("snapshot.locking.mode")
    .default("minimal")
    .words(&["minimal", "minimal_percona", "minimal_percona_no_table_locks", "extended", "none", "custom"])
    .note("`none` reads a wrong snapshot if the schema changes meanwhile")]);

const OWN_EVENTS: &[Key] = &Heading("Events")
    .over([Key::class("sourceinfo.struct.maker").default("io.debezium.connector.mysql.MySqlSourceInfoStructMaker")]);
