//! Where the schema history is kept.

use super::PRODUCT;
use crate::connect::catalogue::{Class, Family, Key, Role, Verified};

/// In a topic.
pub(crate) const KAFKA_HISTORY: Class = Class {
    name: "io.debezium.storage.kafka.history.KafkaSchemaHistory",
    role: Role::Part,
    product: PRODUCT,
    verified: Verified::Loaded,
    keys: &[KAFKA, ALL],
    families: &[
        Family { prefix: "producer.", of: "org.apache.kafka.clients.producer.KafkaProducer" },
        Family { prefix: "consumer.", of: "org.apache.kafka.clients.consumer.KafkaConsumer" },
    ],
};

/// In a file of the worker.
pub(crate) const FILE_HISTORY: Class = Class {
    name: "io.debezium.storage.file.history.FileSchemaHistory",
    role: Role::Part,
    product: PRODUCT,
    verified: Verified::Loaded,
    keys: &[&[Key::text("file.filename").required().medium()], ALL],
    families: &[],
};

/// In the memory of a task, which forgets it.
pub(crate) const MEMORY_HISTORY: Class = Class {
    name: "io.debezium.relational.history.MemorySchemaHistory",
    role: Role::Part,
    product: PRODUCT,
    verified: Verified::Loaded,
    keys: &[ALL],
    families: &[],
};

/// Debezium declares topic and brokers as optional, and its task fails without them.
const KAFKA: &[Key] = &[
    Key::text("kafka.topic").required().high().note("of one partition that keeps everything, for one connector alone"),
    Key::text("kafka.bootstrap.servers").required().high().note("the worker's own do not reach here"),
    Key::int("kafka.recovery.poll.interval.ms").default("100"),
    Key::int("kafka.recovery.attempts").default("100").note("empty polls in a row that end the recovery"),
    Key::long("kafka.query.timeout.ms").default("3000"),
    Key::long("kafka.create.timeout.ms").default("30000"),
    Key::int("kafka.buffer.batch.size").since("3.6"),
];

const ALL: &[Key] = &[
    Key::text("name").note("the connector sets it itself"),
    Key::text("connector.class").high().note("the connector sets it itself"),
    Key::text("connector.id").high().note("the connector sets it itself"),
    Key::boolean("prefer.ddl").default("false"),
];
