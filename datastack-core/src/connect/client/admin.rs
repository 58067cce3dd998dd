use super::super::catalogue::{Class, Key, Role, Verified};
use super::PLUGGED;
use super::shared::SHARED;

/// The client that makes and looks at topics.
pub(crate) const ADMIN: Class = Class {
    name: "org.apache.kafka.clients.admin.KafkaAdminClient",
    role: Role::Part,
    product: "Kafka 4.1",
    verified: Verified::Loaded,
    keys: &[OWN, SHARED],
    families: PLUGGED,
};

const OWN: &[Key] = &[
    Key::list("bootstrap.servers").default("").high(),
    Key::list("bootstrap.controllers").default("").high(),
    Key::text("client.id").default("").medium(),
    Key::int("receive.buffer.bytes").default("65536").at_least(-1).medium(),
    Key::boolean("enable.metrics.push").default("false"),
    Key::long("connections.max.idle.ms").default("300000").medium(),
    Key::int("retries").default("2147483647").at_least(0),
    Key::int("default.api.timeout.ms").default("60000").at_least(0).medium(),
    Key::list("metric.reporters").default("org.apache.kafka.common.metrics.JmxReporter"),
];
