use super::super::catalogue::{Class, Key, Role, Verified};
use super::PLUGGED;
use super::shared::SHARED;

/// The producer.
pub(crate) const PRODUCER: Class = Class {
    name: "org.apache.kafka.clients.producer.KafkaProducer",
    role: Role::Part,
    product: "Kafka 4.1",
    verified: Verified::Loaded,
    keys: &[OWN, SHARED],
    families: PLUGGED,
};

const OWN: &[Key] = &[
    Key::list("bootstrap.servers").default("").high(),
    Key::long("buffer.memory").default("33554432").at_least(0).high(),
    Key::int("retries").default("2147483647").at_least(0).high(),
    Key::text("acks").default("all").exactly(&["all", "-1", "0", "1"]).note("fewer than `all` may lose records"),
    Key::text("compression.type").default("none").exactly(&["none", "gzip", "snappy", "lz4", "zstd"]).high(),
    Key::int("compression.gzip.level").default("-1").between(-1, 9).medium(),
    Key::int("compression.lz4.level").default("9").between(1, 17).medium(),
    Key::int("compression.zstd.level").default("3").between(-131072, 22).medium(),
    Key::int("batch.size").default("16384").at_least(0).medium(),
    Key::boolean("partitioner.adaptive.partitioning.enable").default("true"),
    Key::long("partitioner.availability.timeout.ms").default("0").at_least(0),
    Key::boolean("partitioner.ignore.keys").default("false").medium(),
    Key::long("linger.ms").default("5").at_least(0).medium(),
    Key::int("delivery.timeout.ms").default("120000").at_least(0).medium(),
    Key::text("client.id").default("").medium(),
    Key::int("receive.buffer.bytes").default("32768").at_least(-1).medium(),
    Key::int("max.request.size").default("1048576").at_least(0).medium(),
    Key::boolean("enable.metrics.push").default("true"),
    Key::long("max.block.ms").default("60000").at_least(0).medium(),
    Key::long("metadata.max.idle.ms").default("300000").at_least(5000),
    Key::list("metric.reporters").default("org.apache.kafka.common.metrics.JmxReporter"),
    Key::int("max.in.flight.requests.per.connection").default("5").at_least(1),
    Key::class("key.serializer").high().note("the worker sets it"),
    Key::class("value.serializer").high().note("the worker sets it"),
    Key::long("connections.max.idle.ms").default("540000").medium(),
    Key::class("partitioner.class").medium(),
    Key::list("interceptor.classes").default(""),
    Key::boolean("enable.idempotence").default("true"),
    Key::int("transaction.timeout.ms").default("60000"),
    Key::text("transactional.id").non_empty(),
    Key::boolean("transaction.two.phase.commit.enable").default("false"),
];
