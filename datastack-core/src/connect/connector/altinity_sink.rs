use crate::connect::catalogue::{Class, Key, Role, Verified};

/// Altinity's sink to ClickHouse.
pub(crate) const CLASS: Class = Class {
    name: "com.altinity.clickhouse.sink.connector.ClickHouseSinkConnector",
    role: Role::Sink,
    product: "Altinity sink 2.4",
    verified: Verified::Source,
    keys: &[SERVER, TABLES, BUFFERS],
    families: &[],
};

const SERVER: &[Key] = &[
    Key::text("clickhouse.server.url").default("localhost").non_empty().high(),
    Key::text("clickhouse.server.user").non_empty().high(),
    Key::text("clickhouse.server.password").high(),
    Key::int("clickhouse.server.port").default("8123").at_least(1).high(),
    Key::text("clickhouse.server.database").high().note("of older versions; since 2.0 the topic names the database"),
    Key::text("clickhouse.jdbc.params").default("").high(),
    Key::text("clickhouse.datetime.timezone").default("").high(),
    Key::text("provider").default("UNKNOWN"),
    Key::boolean("metrics.enable").default("true"),
    Key::int("metrics.port").default("8084"),
];

const TABLES: &[Key] = &[
    Key::text("clickhouse.topic2table.map").default("").note("`topic:table`, with commas between them"),
    Key::text("clickhouse.database.override.map").default("").note("`database:database`, with commas between them"),
    Key::boolean("auto.create.tables").default("false").high().note("makes Float32 of a double"),
    Key::boolean("auto.create.tables.replicated").default("false").high(),
    Key::boolean("schema.evolution").default("false").high(),
    Key::text("replacingmergetree.delete.column").default("sign"),
    Key::boolean("snowflake.id").default("true").high(),
    Key::boolean("ignore_delete").default("false").high(),
    Key::boolean("store.kafka.metadata").default("false"),
    Key::boolean("store.raw.data").default("false"),
    Key::text("store.raw.data.column").default(""),
    Key::boolean("persist.raw.bytes").default("false").high(),
    Key::boolean("enable.kafka.offset").default("false").high(),
    Key::text("kafka.offset.metadata.table").default("topic_offset_metadata").high(),
    Key::text("replica.status.view").high(),
];

const BUFFERS: &[Key] = &[
    Key::text("deduplication.policy").default("OFF").words(&["OFF", "OLD", "NEW"]),
    Key::long("buffer.count").default("100").at_least(1),
    Key::long("buffer.flush.time.ms").default("30"),
    Key::long("buffer.flush.timeout.ms").default("1000"),
    Key::long("buffer.max.records").default("100000"),
    Key::int("thread.pool.size").default("10").high(),
    Key::int("sink.connector.max.queue.size").default("500000").at_least(1).high(),
    Key::boolean("single.threaded").default("false").high(),
    Key::long("task_id").default("0").at_least(0).note("the connector sets it itself"),
    Key::boolean("skip_replica_start").default("false").high(),
    Key::boolean("restart.event.loop").default("false").high(),
    Key::long("restart.event.loop.timeout.period.secs").default("3000").high(),
];
