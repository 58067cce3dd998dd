//! The keys that a worker itself reads from the configuration of every connector (Kafka 4.1).

use super::class::Family;
use super::key::{Heading, Key};
use super::plug::Aliases;

const COMMON: &[Key] = &Heading("Common").over([
    Key::text("name").required().high(),
    Key::text("connector.class").required().high(),
    Key::text("connector.plugin.version").medium().note("the newest without it"),
    Key::int("tasks.max").default("1").at_least(1).high(),
    Key::boolean("tasks.max.enforce").default("true").deprecated("the class keeps to `tasks.max` by itself"),
    Key::class("key.converter").plugs("key.converter.").note("the worker's without it, with the worker's settings"),
    Key::text("key.converter.plugin.version"),
    Key::class("value.converter").plugs("value.converter.").note("the worker's without it, with the worker's settings"),
    Key::text("value.converter.plugin.version"),
    Key::class("header.converter").plugs("header.converter."),
    Key::text("header.converter.plugin.version"),
    Key::text("config.action.reload").default("restart").exactly(&["none", "restart"]),
]);

const TRANSFORMED: &[Key] = &Heading("Transforms").over([Key::list("transforms").default("").aliases(&TRANSFORMS)]);

const PREDICATED: &[Key] = &Heading("Predicates").over([Key::list("predicates").default("").aliases(&PREDICATES)]);

const ERRORS: &[Key] = &Heading("Error Handling").over([
    Key::long("errors.retry.timeout").default("0").medium().note("milliseconds; -1 is for ever"),
    Key::long("errors.retry.delay.max.ms").default("60000").medium(),
    Key::text("errors.tolerance").default("none").exactly(&["none", "all"]).medium().note("`all` drops what fails"),
    Key::boolean("errors.log.enable").default("false").medium(),
    Key::boolean("errors.log.include.messages").default("false").medium().note("on, the log shows the records"),
]);

const TRANSFORMS: Aliases = Aliases {
    prefix: "transforms",
    always: &[],
    keys: &[&[
        Key::class("type").required().high().plugs(""),
        Key::text("predicate").default("").medium(),
        Key::boolean("negate").default("false").medium(),
        Key::text("plugin.version").medium(),
    ]],
    rest: "",
};

const PREDICATES: Aliases = Aliases {
    prefix: "predicates",
    always: &[],
    keys: &[&[Key::class("type").required().high().plugs(""), Key::text("plugin.version").medium()]],
    rest: "",
};

const TOPICS: &[Key] =
    &Heading("Topic Creation").over([Key::list("topic.creation.groups").default("").aliases(&TOPIC_CREATION)]);

const EXACTLY_ONCE: &[Key] = &Heading("Exactly Once Support").over([
    Key::text("exactly.once.support").default("requested").words(&["requested", "required"]).medium(),
    Key::text("transaction.boundary").default("poll").words(&["poll", "interval", "connector"]).medium(),
    Key::long("transaction.boundary.interval.ms").at_least(0),
]);

const OFFSETS: &[Key] = &Heading("offsets.topic").over([Key::text("offsets.storage.topic").non_empty()]);

const TOPIC_CREATION: Aliases = Aliases {
    prefix: "topic.creation",
    always: &["default"],
    keys: &[&[
        Key::list("include").note("regular expressions, each for a whole name"),
        Key::list("exclude").default("").note("regular expressions, each for a whole name"),
        Key::short("replication.factor").note("-1 leaves it to the broker"),
        Key::int("partitions").note("-1 leaves it to the broker"),
    ]],
    rest: "org.apache.kafka.common.config.TopicConfig",
};

const CONSUMED: &[Key] = &Heading("Common").over([
    Key::list("topics").default("").high().note("this or `topics.regex`"),
    Key::text("topics.regex").default("").high().note("for whole names"),
]);

const DEAD_LETTERS: &[Key] = &Heading("Error Handling").over([
    Key::text("errors.deadletterqueue.topic.name").default("").medium().note("needs `errors.tolerance = all`"),
    Key::short("errors.deadletterqueue.topic.replication.factor").default("3").medium(),
    Key::boolean("errors.deadletterqueue.context.headers.enable").default("false").medium(),
]);

/// All that a worker reads from a source.
pub const SOURCE_KEYS: &[&[Key]] = &[COMMON, TRANSFORMED, PREDICATED, ERRORS, TOPICS, EXACTLY_ONCE, OFFSETS];

/// All that a worker reads from a sink.
pub const SINK_KEYS: &[&[Key]] = &[COMMON, TRANSFORMED, PREDICATED, ERRORS, CONSUMED, DEAD_LETTERS];

/// Settings of the clients that a worker makes for a source.
pub const SOURCE_FAMILIES: &[Family] = &[
    Family { prefix: "producer.override.", of: "org.apache.kafka.clients.producer.KafkaProducer" },
    Family { prefix: "admin.override.", of: "org.apache.kafka.clients.admin.KafkaAdminClient" },
    Family { prefix: "consumer.override.", of: "org.apache.kafka.clients.consumer.KafkaConsumer" },
];

/// Settings of the clients that a worker makes for a sink.
pub const SINK_FAMILIES: &[Family] = &[
    Family { prefix: "consumer.override.", of: "org.apache.kafka.clients.consumer.KafkaConsumer" },
    Family { prefix: "producer.override.", of: "org.apache.kafka.clients.producer.KafkaProducer" },
    Family { prefix: "admin.override.", of: "org.apache.kafka.clients.admin.KafkaAdminClient" },
];
