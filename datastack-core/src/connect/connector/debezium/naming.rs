//! What topics are called.

use super::PRODUCT;
use crate::connect::catalogue::{Class, Key, Role, Verified};

macro_rules! naming {
    ($($(#[$doc:meta])* $constant:ident $name:literal $keys:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) const $constant: Class = Class {
            name: concat!("io.debezium.schema.", $name),
            role: Role::Part,
            product: PRODUCT,
            verified: Verified::Loaded,
            keys: $keys,
            families: &[],
        };
    )*};
}

naming! {
    /// `prefix.database.table`.
    SCHEMA_NAMING "SchemaTopicNamingStrategy" &[ALL];
    /// `prefix.database.schema.table`, for databases that have schemas.
    DEFAULT_NAMING "DefaultTopicNamingStrategy" &[ALL];
    /// The name of several tables' topic, cut out of their own names.
    REGEX_NAMING "SchemaRegexTopicNamingStrategy" &[ALL, REGEX];
    /// The same for databases that have schemas.
    DEFAULT_REGEX_NAMING "DefaultRegexTopicNamingStrategy" &[ALL, REGEX];
    /// Letters that a topic's name may not have are written by their numbers.
    UNICODE_NAMING "SchemaUnicodeTopicNamingStrategy" &[ALL];
    /// The same for databases that have schemas.
    DEFAULT_UNICODE_NAMING "DefaultUnicodeTopicNamingStrategy" &[ALL];
}

const ALL: &[Key] = &[
    Key::text("topic.delimiter").default("."),
    Key::int("topic.cache.size").default("10000"),
    Key::text("topic.heartbeat.prefix").default("__debezium-heartbeat"),
    Key::text("topic.heartbeat.name").since("3.6"),
    Key::text("topic.transaction").default("transaction").note("`topic.prefix` stands before it"),
];

const REGEX: &[Key] = &[
    Key::text("topic.regex").required(),
    Key::text("topic.replacement").required(),
    Key::boolean("topic.key.enforce.uniqueness").default("true").note("off, rows of two tables may have one key"),
    Key::text("topic.key.field.name").default("__dbz__physicalTableIdentifier"),
    Key::text("topic.key.field.regex"),
    Key::text("topic.key.field.replacement"),
];
