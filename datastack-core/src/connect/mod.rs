//! Kafka Connect: the data model and typed configurations of connectors, transforms, predicates and converters.

pub mod catalogue;
mod client;
mod config;
mod config_provider;
pub mod connector;
mod converter;
mod envelope;
pub(crate) mod pattern;
mod predicate;
mod record;
mod schema;
mod semantic;
mod topic_creation;
pub mod transform;

pub use config::{Config, ConfigError, from_config, to_config};
pub use converter::Converter;
pub use envelope::Captured;
pub use predicate::Predicate;
pub(crate) use predicate::any_of;
pub use record::{Record, RecordKind};
pub use schema::{Field, Schema, Type, Value};
pub use semantic::Semantic;
pub use topic_creation::{TopicCreation, TopicGroup};
