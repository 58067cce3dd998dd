use super::keys::{FAMILIES, SERVER, SHARED};
use super::{DebeziumConnector, PRODUCT};
use crate::connect::catalogue::{Class, Family, Heading, Key, Role, Verified};

pub(crate) const MARIADB: Class = Class {
    name: DebeziumConnector::MARIADB,
    role: Role::Source,
    product: PRODUCT,
    verified: Verified::Run,
    keys: &[
        &Heading("MariaDB").over(SERVER),
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
const DRIVER: Family = Family { prefix: "driver.", of: "org.mariadb.jdbc.Driver" };
const DRIVER_TOO: Family = Family { prefix: "database.", of: "org.mariadb.jdbc.Driver" };

const OWN_SERVER: &[Key] = &Heading("MariaDB").over([Key::text("database.ssl.mode")
    .default("disable")
    .words(&["disable", "trust", "verify-ca", "verify-full"])
    .medium()]);

const OWN: &[Key] = &Heading("Connector").over([Key::text("snapshot.locking.mode")
    .default("minimal")
    .words(&["minimal", "extended", "none", "custom"])
    .note("`none` reads a wrong snapshot if the schema changes meanwhile")]);

const OWN_EVENTS: &[Key] = &Heading("Events").over([
    Key::class("sourceinfo.struct.maker").default("io.debezium.connector.mariadb.MariaDbSourceInfoStructMaker")
]);
