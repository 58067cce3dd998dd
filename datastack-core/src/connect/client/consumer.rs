use super::super::catalogue::{Class, Key, Role, Verified};
use super::PLUGGED;
use super::shared::SHARED;

/// The consumer.
pub(crate) const CONSUMER: Class = Class {
    name: "org.apache.kafka.clients.consumer.KafkaConsumer",
    role: Role::Part,
    product: "Kafka 4.1",
    verified: Verified::Loaded,
    keys: &[OWN, SHARED],
    families: PLUGGED,
};

const OWN: &[Key] = &[
    Key::list("bootstrap.servers").default("").high(),
    Key::text("group.id").high(),
    Key::text("group.instance.id").non_empty().medium(),
    Key::int("session.timeout.ms").default("45000").high(),
    Key::int("heartbeat.interval.ms").default("3000").high(),
    Key::list("partition.assignment.strategy").default("org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.CooperativeStickyAssignor").medium(),
    Key::boolean("enable.auto.commit").default("true").medium(),
    Key::int("auto.commit.interval.ms").default("5000").at_least(0),
    Key::text("client.id").default(""),
    Key::text("client.rack").default(""),
    Key::int("max.partition.fetch.bytes").default("1048576").at_least(0).high(),
    Key::int("receive.buffer.bytes").default("65536").at_least(-1).medium(),
    Key::int("fetch.min.bytes").default("1").at_least(0).high(),
    Key::int("fetch.max.bytes").default("52428800").at_least(0).medium(),
    Key::int("fetch.max.wait.ms").default("500").at_least(0),
    Key::boolean("enable.metrics.push").default("true"),
    Key::text("auto.offset.reset").default("latest").medium().note("`earliest`, `latest`, `none`, or `by_duration:` with a duration"),
    Key::boolean("check.crcs").default("true"),
    Key::list("metric.reporters").default("org.apache.kafka.common.metrics.JmxReporter"),
    Key::class("key.deserializer").high().note("the worker sets it"),
    Key::class("value.deserializer").high().note("the worker sets it"),
    Key::int("default.api.timeout.ms").default("60000").at_least(0).medium(),
    Key::long("connections.max.idle.ms").default("540000").medium(),
    Key::list("interceptor.classes").default(""),
    Key::int("max.poll.records").default("500").at_least(1).medium(),
    Key::int("max.poll.interval.ms").default("300000").at_least(1).medium(),
    Key::boolean("exclude.internal.topics").default("true").medium(),
    Key::text("isolation.level").default("read_uncommitted").exactly(&["read_committed", "read_uncommitted"]).medium().note("`read_uncommitted` sees records that were taken back"),
    Key::boolean("allow.auto.create.topics").default("true").medium(),
    Key::text("group.protocol").default("classic").words(&["CLASSIC", "CONSUMER"]).high(),
    Key::text("group.remote.assignor").medium(),
    Key::text("share.acknowledgement.mode").default("implicit").exactly(&["implicit", "explicit"]).medium(),
];
