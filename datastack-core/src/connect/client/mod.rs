//! Kafka's clients, to which a worker and Debezium hand settings on, and the settings of topics.

mod admin;
mod consumer;
mod producer;
mod shared;
mod topic;

pub(crate) use admin::ADMIN;
pub(crate) use consumer::CONSUMER;
pub(crate) use producer::PRODUCER;
pub(crate) use topic::TOPIC;

use super::catalogue::Family;

/// Settings of parts that plug into a client.
const PLUGGED: &[Family] = &[Family { prefix: "confluent.", of: "Confluent's interceptors" }];
