use crate::connect::catalogue::{Class, Family, Heading, Key, Role, Verified, hidden};

/// Debezium's sink to any database with a JDBC driver.
pub(crate) const CLASS: Class = Class {
    name: "io.debezium.connector.jdbc.JdbcSinkConnector",
    role: Role::Sink,
    product: "Debezium 3.5",
    verified: Verified::Loaded,
    keys: &[DECLARED, UNDECLARED],
    families: &[Family { prefix: "hibernate.", of: "Hibernate" }],
};

const DECLARED: &[Key] = &Heading("Connector").over([
    Key::text("connection.url").required().high(),
    Key::text("connection.username").required().high(),
    Key::password("connection.password").high(),
    Key::int("connection.pool.min_size").default("5"),
    Key::int("connection.pool.max_size").default("32"),
    Key::int("connection.pool.acquire_increment").default("32"),
    Key::long("connection.pool.timeout").default("1800").note("seconds"),
    Key::text("insert.mode").default("insert").words(&["insert", "upsert", "update"]).note("`upsert` needs a key"),
    Key::boolean("delete.enabled").default("false").note("needs `primary.key.mode = record_key`"),
    Key::boolean("truncate.enabled").default("false"),
    Key::text("collection.name.format").default("${topic}").medium(),
    Key::text("table.name.format").default("${topic}").medium().deprecated("write `collection.name.format`"),
    Key::text("primary.key.mode")
        .default("none")
        .words(&["none", "kafka", "record_key", "record_value", "record_header"])
        .high(),
    Key::text("primary.key.fields"),
    Key::text("schema.evolution").default("none").words(&["none", "basic"]),
    Key::boolean("quote.identifiers").default("false"),
    Key::class("collection.naming.strategy").default(COLLECTIONS),
    Key::class("table.naming.strategy").default(COLLECTIONS).deprecated("write `collection.naming.strategy`"),
    Key::class("column.naming.strategy").default("io.debezium.connector.jdbc.naming.DefaultColumnNamingStrategy"),
    Key::text("collection.table.format").default("${table}").medium(),
    Key::text("use.time.zone").default("UTC").medium(),
    Key::text("database.time_zone").default("UTC").medium().deprecated("write `use.time.zone`"),
    Key::text("dialect.postgres.postgis.schema").default("public"),
    Key::boolean("dialect.postgres.unnest.insert.enabled").default("false").medium().since("3.5"),
    Key::boolean("dialect.sqlserver.identity.insert").default("false"),
    Key::int("batch.size").default("500").medium(),
    Key::list("field.include.list").medium().note("`topic:field`"),
    Key::list("field.exclude.list").medium().note("`topic:field`"),
    Key::int("flush.max.retries").default("5"),
    Key::long("flush.retry.delay.ms").default("1000"),
    Key::boolean("connection.restart.on.errors").default("false"),
    Key::text("cloud.events.schema.name.pattern").default(".*CloudEvents\\.Envelope$"),
]);

const COLLECTIONS: &str = "io.debezium.sink.naming.DefaultCollectionNamingStrategy";

const UNDECLARED: &[Key] = &hidden([
    Key::text("connection.provider").default("org.hibernate.c3p0.internal.C3P0ConnectionProvider"),
    Key::boolean("use.reduction.buffer")
        .default("false")
        .medium()
        .note("of a batch, only the last change of a key is written"),
]);
