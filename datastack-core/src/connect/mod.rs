//! Kafka Connect: the data model and typed configurations of connectors, transforms, predicates and converters.

mod config;
pub mod connector;
mod converter;
mod predicate;
mod schema;
mod semantic;
pub mod transform;

pub use config::{Config, ConfigError, from_config, to_config};
pub use converter::Converter;
pub use predicate::Predicate;
pub use schema::{Field, RecordSchema, Schema, Type, Value};
pub use semantic::Semantic;
