//! Kafka's own connectors for files of the worker: for trials.

use crate::connect::catalogue::{Class, Key, Role, Verified};

pub(crate) const SOURCE: Class = Class {
    name: "org.apache.kafka.connect.file.FileStreamSourceConnector",
    role: Role::Source,
    product: "Kafka 4.1",
    verified: Verified::Run,
    keys: &[&[
        Key::text("file").high().note("standard input without it"),
        Key::text("topic").required().non_empty().high(),
        Key::int("batch.size").default("2000"),
    ]],
    families: &[],
};

pub(crate) const SINK: Class = Class {
    name: "org.apache.kafka.connect.file.FileStreamSinkConnector",
    role: Role::Sink,
    product: "Kafka 4.1",
    verified: Verified::Run,
    keys: &[&[Key::text("file").high().note("standard output without it")]],
    families: &[],
};
