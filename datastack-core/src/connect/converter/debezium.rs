//! Debezium's converters.

use super::super::catalogue::{Class, Family, Key, Role, Verified, hidden};
use super::kafka::USE;

/// Bytes as they are; what is no row goes to another converter.
pub(crate) const BYTES: Class = Class {
    name: "io.debezium.converters.ByteArrayConverter",
    role: Role::Converter,
    product: "Debezium 3.5",
    verified: Verified::Run,
    keys: &[USE, DELEGATE],
    families: &[],
};

/// The same under its newer name.
pub(crate) const BINARY_DATA: Class = Class {
    name: "io.debezium.converters.BinaryDataConverter",
    role: Role::Converter,
    product: "Debezium 3.5",
    verified: Verified::Run,
    keys: &[USE, DELEGATE],
    families: &[],
};

/// Events in the form of CloudEvents. It declares nothing to a worker.
pub(crate) const CLOUD_EVENTS: Class = Class {
    name: "io.debezium.converters.CloudEventsConverter",
    role: Role::Converter,
    product: "Debezium 3.5",
    verified: Verified::Loaded,
    keys: &[CLOUD_EVENT],
    families: &[
        Family { prefix: "json.", of: "the converter to JSON" },
        Family { prefix: "avro.", of: "the converter to Avro" },
    ],
};

const DELEGATE: &[Key] = &[Key::text("delegate.converter.type").plugs("delegate.converter.type.")];

const CLOUD_EVENT: &[Key] = &hidden([
    Key::text("converter.type").exactly(&["key", "value", "header"]),
    Key::text("serializer.type").default("json").words(&["json", "avro"]).high(),
    Key::text("data.serializer.type").default("json").words(&["json", "avro"]).high(),
    Key::boolean("opentelemetry.tracing.attributes.enable").default("false").high(),
    Key::boolean("extension.attributes.enable").default("true").high(),
    Key::text("schema.name.adjustment.mode").default("avro").words(&["none", "avro", "avro_unicode"]),
    Key::text("schema.cloudevents.name"),
    Key::boolean("schema.data.name.source.header.enable").default("false"),
    Key::list("metadata.source")
        .default("value,id:generate,type:generate,traceparent:header,dataSchemaName:generate")
        .high(),
]);
