//! The keys that the connectors for MySQL and MariaDB share.

use crate::connect::catalogue::{Aliases, Family, Heading, Key, hidden};

/// All that both connectors read with the same meaning, beside [`SERVER`].
pub(super) const SHARED: [&[Key]; 6] = [CONNECTOR, HISTORY, EVENTS, UNDECLARED, SIGNALS, NEWER];

/// What both hand on.
pub(super) const FAMILIES: [Family; 1] =
    [Family { prefix: "signal.consumer.", of: "org.apache.kafka.clients.consumer.KafkaConsumer" }];

/// The server; each connector lists these under a heading of its own.
pub(super) const SERVER: [Key; 13] = [
    Key::text("topic.prefix").required().high().note("letters, digits, `.`, `-`, `_`; another one starts anew"),
    Key::text("database.hostname").required().high(),
    Key::int("database.port").default("3306").high(),
    Key::text("database.user").required().high(),
    Key::password("database.password").high(),
    Key::int("database.query.timeout.ms").default("600000").note("0 is no limit"),
    Key::text("database.initial.statements").note("`;` between statements, `;;` for a `;` itself"),
    Key::long("database.server.id").required().at_least(1).high().note("unique among replicas and connectors"),
    Key::long("database.server.id.offset")
        .default("10000")
        .high()
        .note("connections of a parallel snapshot add it to the id"),
    Key::text("database.ssl.keystore").medium(),
    Key::password("database.ssl.keystore.password").medium(),
    Key::text("database.ssl.truststore").medium(),
    Key::password("database.ssl.truststore.password").medium(),
];

const CONNECTOR: &[Key] = &Heading("Connector").over([
    Key::text("event.processing.failure.handling.mode")
        .default("fail")
        .words(ON_FAILURE)
        .medium()
        .note("all but `fail` lose the event"),
    Key::int("max.batch.size").default("2048").at_least(1).medium(),
    Key::int("max.queue.size").default("8192").at_least(2).medium().note("more than `max.batch.size`"),
    Key::long("poll.interval.ms").default("500").between(1, i32::MAX as i64).medium(),
    Key::long("max.queue.size.in.bytes").default("0").at_least(0).medium().note("0 is no limit"),
    Key::boolean("provide.transaction.metadata").default("false"),
    Key::list("skipped.operations")
        .default("t")
        .exactly(&["c", "u", "d", "t", "none"])
        .note("truncates never arrive unless this is `none`"),
    Key::long("snapshot.delay.ms").default("0").at_least(0),
    Key::long("streaming.delay.ms").default("0").at_least(0),
    Key::list("snapshot.include.collection.list").medium().note("other tables are streamed without a snapshot"),
    Key::int("snapshot.fetch.size").at_least(0).medium().note("rows in memory at once"),
    Key::int("snapshot.max.threads").default("1").at_least(1).medium().note("each has a connection of its own"),
    Key::int("snapshot.max.threads.multiplier").default("1").at_least(1).medium().since("3.5"),
    Key::boolean("internal.legacy.snapshot.max.threads")
        .default("false")
        .since("3.5")
        .note("3.6 calls it `legacy.snapshot.max.threads`"),
    Key::text("snapshot.mode.custom.name").medium(),
    Key::boolean("snapshot.mode.configuration.based.snapshot.data").default("false").medium(),
    Key::boolean("snapshot.mode.configuration.based.snapshot.schema").default("false").medium(),
    Key::boolean("snapshot.mode.configuration.based.start.stream").default("false").medium(),
    Key::boolean("snapshot.mode.configuration.based.snapshot.on.schema.error").default("false").medium(),
    Key::boolean("snapshot.mode.configuration.based.snapshot.on.data.error").default("false").medium(),
    Key::long("retriable.restart.connector.wait.ms").default("10000").at_least(1),
    Key::int("query.fetch.size").default("0").at_least(0).medium().note("0 leaves it to the driver"),
    Key::int("errors.max.retries").default("-1").note("-1 is for ever, 0 never"),
    Key::text("incremental.snapshot.watermarking.strategy")
        .default("INSERT_INSERT")
        .words(&["insert_insert", "insert_delete"]),
    Key::boolean("internal.log.position.check.enable").default("true").medium(),
    Key::boolean("internal.advanced.metrics.enable").default("false").medium(),
    Key::long("connection.validation.timeout.ms").default("60000").at_least(1),
    Key::long("executor.shutdown.timeout.ms").default("4000").at_least(1).medium(),
    Key::boolean("openlineage.integration.enabled").default("false"),
    Key::text("openlineage.integration.config.file.path").default("./openlineage.yml"),
    Key::text("openlineage.integration.job.namespace"),
    Key::text("openlineage.integration.job.description").default("Debezium change data capture job"),
    Key::list("openlineage.integration.job.tags").note("`key=value`, with commas between them"),
    Key::list("openlineage.integration.job.owners").note("`key=value`, with commas between them"),
    Key::text("openlineage.integration.dataset.kafka.bootstrap.servers").since("3.3"),
    Key::boolean("extended.headers.enabled").default("true").since("3.3"),
    Key::int("guardrail.collections.max").default("0").at_least(0).medium().since("3.3").note("tables; 0 is no limit"),
    Key::text("guardrail.collections.limit.action").default("warn").words(&["warn", "fail"]).medium().since("3.3"),
    Key::text("custom.sanitize.pattern").default(SECRETS).since("3.4"),
    Key::text("decimal.handling.mode").default("precise").words(&["precise", "string", "double"]).medium(),
    Key::long("snapshot.lock.timeout.ms").default("10000").medium(),
    Key::int("connect.timeout.ms").default("30000").at_least(1).medium(),
    Key::boolean("connect.keep.alive").default("true"),
    Key::long("connect.keep.alive.interval.ms")
        .default("60000")
        .between(1, i32::MAX as i64)
        .note("silence for so long means a lost connection"),
    Key::boolean("use.nongraceful.disconnect").default("false").medium(),
    Key::long("binlog.net.write.timeout")
        .default("0")
        .at_least(0)
        .medium()
        .since("3.5")
        .note("seconds; 0 leaves it to the server"),
    Key::long("binlog.net.read.timeout")
        .default("0")
        .at_least(0)
        .medium()
        .since("3.5")
        .note("seconds; 0 leaves it to the server"),
    Key::text("snapshot.mode").default("initial").words(SNAPSHOT_MODES).note("3.6 has no `never`"),
    Key::text("snapshot.query.mode").default("select_all").words(&["select_all", "custom"]),
    Key::text("snapshot.query.mode.custom.name").medium(),
    Key::text("bigint.unsigned.handling.mode").default("long").words(&["long", "precise"]).medium(),
    Key::text("time.precision.mode").default("adaptive_time_microseconds").words(TIME_MODES).medium(),
    Key::boolean("enable.time.adjuster").default("true").note("moves the years 0 to 99 by 1900 or 2000"),
    Key::text("schema.name.adjustment.mode").default("none").words(&["none", "avro", "avro_unicode"]),
    Key::int("min.row.count.to.stream.results")
        .default("1000")
        .at_least(0)
        .note("tables with fewer rows are read into memory whole"),
    Key::int("incremental.snapshot.chunk.size").default("1024").at_least(0).medium(),
    Key::boolean("incremental.snapshot.allow.schema.changes").default("false"),
]);

const HISTORY: &[Key] = &Heading("History Storage").over([
    Key::class("schema.history.internal")
        .default("io.debezium.storage.kafka.history.KafkaSchemaHistory")
        .plugs("schema.history.internal."),
    Key::boolean("schema.history.internal.skip.unparseable.ddl")
        .default("false")
        .note("on, an ALTER that cannot be read is lost, too"),
    Key::boolean("schema.history.internal.store.only.captured.tables.ddl")
        .default("false")
        .note("on, no table can be added later"),
    Key::boolean("schema.history.internal.store.only.captured.databases.ddl").default("false"),
]);

const EVENTS: &[Key] = &Heading("Events").over([
    Key::text("converters").aliases(&CONVERTERS),
    Key::text("post.processors").aliases(&POST_PROCESSORS),
    Key::boolean("tombstones.on.delete")
        .default("true")
        .medium()
        .note("off, a compacted topic keeps deleted keys for ever"),
    Key::int("heartbeat.interval.ms")
        .default("0")
        .at_least(0)
        .medium()
        .note("0 is none: offsets of quiet tables grow old"),
    Key::text("heartbeat.topics.prefix").default("__debezium-heartbeat"),
    Key::list("signal.data.collection").medium().note("`database.table`"),
    Key::long("signal.poll.interval.ms").default("5000").between(1, i32::MAX as i64).medium(),
    Key::list("signal.enabled.channels")
        .default("source")
        .medium()
        .note("`source`, `kafka`, `file`, `jmx`, `in-process`, or your own"),
    Key::class("topic.naming.strategy").default("io.debezium.schema.SchemaTopicNamingStrategy").medium().plugs_beside(),
    Key::list("notification.enabled.channels").medium().note("`sink`, `log`, `jmx`, or your own"),
    Key::text("notification.sink.topic.name").high().note("needed for the channel `sink`"),
    Key::class("transaction.metadata.factory")
        .default("io.debezium.pipeline.txmetadata.DefaultTransactionMetadataFactory"),
    Key::list("custom.metric.tags").note("`key=value`, with commas between them"),
    Key::list("column.include.list").medium().note("regular expressions, each for a whole `database.table.column`"),
    Key::list("column.exclude.list").medium().note("not together with `column.include.list`"),
    Key::list("table.include.list").high().note("regular expressions, each for a whole `database.table`"),
    Key::list("table.exclude.list").medium().note("not together with `table.include.list`"),
    Key::text("message.key.columns").medium().note("`database.table:column,column`, with `;` between tables"),
    Key::text("snapshot.select.statement.overrides")
        .medium()
        .note("tables; the statement of each stands in a key of its own"),
    Key::text("column.mask.hash.<algorithm>.with.salt.<salt>")
        .medium()
        .note("columns; `v2.` before the algorithm hashes alike everywhere"),
    Key::text("column.mask.with.<length>.chars").medium().note("columns; their values become that many asterisks"),
    Key::list("column.truncate.to.<length>.chars").medium().note("columns; their values lose what is longer"),
    Key::boolean("include.schema.changes")
        .default("true")
        .medium()
        .note("a topic of the name of `topic.prefix`; not the schema history"),
    Key::boolean("include.schema.comments").default("false").medium(),
    Key::list("column.propagate.source.type").medium(),
    Key::list("datatype.propagate.source.type").medium(),
    Key::boolean("internal.snapshot.scan.all.columns.force").default("false"),
    Key::text("snapshot.tables.order.by.row.count")
        .default("disabled")
        .words(&["disabled", "ascending", "descending"])
        .medium(),
    Key::text("heartbeat.action.query"),
    Key::boolean("include.query").default("false").medium().note("the server has to log queries, too"),
    Key::boolean("table.ignore.builtin").default("true"),
    Key::list("database.include.list").high().note("regular expressions, each for a whole name"),
    Key::list("database.exclude.list").medium().note("not together with `database.include.list`"),
    Key::int("binlog.buffer.size").default("0").at_least(0).medium().note("events; 0 is none"),
    Key::text("event.deserialization.failure.handling.mode")
        .default("fail")
        .words(ON_FAILURE)
        .medium()
        .note("all but `fail` lose the event"),
    Key::text("inconsistent.schema.handling.mode")
        .default("fail")
        .words(ON_FAILURE)
        .medium()
        .note("all but `fail` lose the event"),
    Key::boolean("gtid.source.filter.dml.events").default("true").medium(),
    Key::list("gtid.source.includes").high(),
    Key::text("gtid.source.excludes").medium().note("not together with `gtid.source.includes`"),
]);

const ON_FAILURE: &[&str] = &["fail", "warn", "skip", "ignore"];
const SNAPSHOT_MODES: &[&str] = &[
    "initial",
    "initial_only",
    "no_data",
    "recovery",
    "when_needed",
    "always",
    "never",
    "configuration_based",
    "custom",
];
/// `adaptive` is listed by the connectors, too, and refused.
const TIME_MODES: &[&str] = &["adaptive_time_microseconds", "microseconds", "nanoseconds", "isostring", "connect"];
const SECRETS: &str =
    ".*secret$|.*password$|.*sasl\\.jaas\\.config$|.*basic\\.auth\\.user\\.info|.*registry\\.auth\\.client-secret";

/// Converters of columns.
const CONVERTERS: Aliases = Aliases { prefix: "", always: &[], keys: &[NAMED], rest: "" };

/// Parts that change a row before it becomes a record.
const POST_PROCESSORS: Aliases = Aliases { prefix: "", always: &[], keys: &[NAMED], rest: "" };

const NAMED: &[Key] = &[Key::class("type").required().high().plugs("")];

/// Keys that both read without listing them to a worker.
const UNDECLARED: &[Key] = &hidden([
    Key::text("binary.handling.mode").default("bytes").words(&["bytes", "base64", "base64-url-safe", "hex"]),
    Key::text("event.converting.failure.handling.mode").default("warn").words(&["fail", "warn", "skip"]).medium(),
    Key::text("field.name.adjustment.mode").default("none").words(&["none", "avro", "avro_unicode"]),
    Key::text("internal.custom.retriable.exception").default("false"),
    Key::text("internal.schema.history.internal.ddl.filter").note("expressions for statements that are skipped"),
    Key::boolean("read.only").default("false").note("on, signals come by Kafka or a file, never by a table"),
    Key::boolean("skip.messages.without.change").default("false").medium(),
    Key::text("snapshot.locking.mode.custom.name").medium(),
    Key::text("snapshot.select.statement.overrides.<table>").medium(),
    Key::text("unavailable.value.placeholder").default("__debezium_unavailable_value").medium(),
]);

/// Channels of signals: each reads its own keys once it is enabled.
const SIGNALS: &[Key] = &hidden([
    Key::text("signal.file").high().note("needed for the channel `file`"),
    Key::text("signal.kafka.bootstrap.servers").high().note("needed for the channel `kafka`"),
    Key::text("signal.kafka.groupId").default("kafka-signal"),
    Key::int("signal.kafka.poll.timeout.ms").default("0"),
    Key::text("signal.kafka.topic").high().note("needed for the channel `kafka`; of one partition"),
]);

/// Keys of the version that follows.
const NEWER: &[Key] = &[
    Key::text("ddl.parser.type").default("default").words(&["default", "legacy"]).since("3.6"),
    Key::boolean("gtid.ignore.on.recovery").default("false").since("3.6"),
    Key::boolean("legacy.snapshot.max.threads").default("false").since("3.6"),
    Key::class("memory.management.schemas.class").default(IN_MEMORY).since("3.6"),
    Key::class("memory.management.tables.class").default(IN_MEMORY).since("3.6"),
    Key::text("queue.provider.type").default("memory").since("3.6").hidden(),
    Key::boolean("statistics.metrics.enabled").default("true").medium().since("3.6"),
];

const IN_MEMORY: &str = "io.debezium.relational.ConcurrentMapTableMappingStorage";
