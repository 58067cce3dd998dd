//! Kafka's own converters.

use super::super::catalogue::{Class, Heading, Key, Role, Verified};

macro_rules! converters {
    ($($(#[$doc:meta])* $constant:ident $name:literal $keys:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) const $constant: Class = Class {
            name: concat!("org.apache.kafka.connect.", $name),
            role: Role::Converter,
            product: "Kafka 4.1",
            verified: Verified::Run,
            keys: $keys,
            families: &[],
        };
    )*};
}

converters! {
    /// JSON, with or without its schema in every record.
    JSON "json.JsonConverter" &[USE, SCHEMAS, SERIALIZATION];
    /// Text.
    STRING "storage.StringConverter" &[USE, &[Key::text("converter.encoding").default("UTF-8").high()]];
    /// Bytes as they are.
    BYTES "converters.ByteArrayConverter" &[USE];
    /// Truth values.
    BOOLEAN "converters.BooleanConverter" &[USE];
    /// 64-bit floating point numbers.
    DOUBLE "converters.DoubleConverter" &[USE];
    /// 32-bit floating point numbers.
    FLOAT "converters.FloatConverter" &[USE];
    /// 32-bit integers.
    INTEGER "converters.IntegerConverter" &[USE];
    /// 64-bit integers.
    LONG "converters.LongConverter" &[USE];
    /// 16-bit integers.
    SHORT "converters.ShortConverter" &[USE];
    /// Headers as text that says what they are.
    SIMPLE_HEADER "storage.SimpleHeaderConverter" &[];
}

/// A worker sets it itself, from the key that names the converter.
pub(super) const USE: &[Key] = &[Key::text("converter.type").exactly(&["key", "value", "header"])];

const SCHEMAS: &[Key] = &Heading("Schemas").over([
    Key::boolean("schemas.enable")
        .default("true")
        .high()
        .note("on, every record holds its schema, and the row is under `payload`"),
    Key::int("schemas.cache.size").default("1000").high(),
]);

const SERIALIZATION: &[Key] = &Heading("Serialization").over([
    Key::text("decimal.format").default("BASE64").words(&["BASE64", "NUMERIC"]),
    Key::boolean("replace.null.with.default").default("true").note("on, NULL becomes the default"),
]);
