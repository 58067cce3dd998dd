//! Single message transforms: their keys and their effect on a record's schema.
//!
//! Adding one is a file beside this one and a line in `transforms!`.

mod cast;
mod extract_new_record_state;
mod insert_field;
mod timestamp_converter;

pub use cast::Cast;
pub use extract_new_record_state::{AddedField, ExtractNewRecordState};
pub use insert_field::{InsertField, Inserted};
pub use timestamp_converter::{TimestampConverter, TimestampTarget};

use super::{Config, Predicate, RecordSchema};

macro_rules! transforms {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A transform with its settings.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Transform {
            $($(#[$doc])* $name($name),)*
        }

        impl Transform {
            /// Class name, with the `$Key` or `$Value` variant.
            pub fn class(&self) -> &'static str {
                match self { $(Self::$name(_) => $name::CLASS,)* }
            }

            /// Settings below `transforms.<alias>.`, without `type`.
            pub fn config(&self) -> Config {
                match self { $(Self::$name(transform) => transform.config(),)* }
            }

            /// What the transform makes of the schema of a row's value.
            pub fn apply(&self, record: &mut RecordSchema) {
                match self { $(Self::$name(transform) => transform.apply(record),)* }
            }
        }
    };
}

transforms! {
    /// Fields become text.
    Cast,
    /// Debezium's envelope becomes a flat row.
    ExtractNewRecordState,
    /// Coordinates and constants become fields.
    InsertField,
    /// A date field changes its type.
    TimestampConverter,
}

/// A transform in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Alias in `transforms`.
    pub alias: String,
    /// The transform.
    pub transform: Transform,
    /// Alias of the predicate that must hold, if any.
    pub predicate: Option<String>,
}

/// Transforms in order, with the predicates that they name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chain {
    /// Transforms in the order in which records pass them.
    pub steps: Vec<Step>,
    /// Predicates by alias.
    pub predicates: Vec<(String, Predicate)>,
}

impl Chain {
    /// The chain in Connect's keys.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        let aliases = |names: Vec<&str>| names.join(",");
        if !self.steps.is_empty() {
            config.set("transforms", aliases(self.steps.iter().map(|step| step.alias.as_str()).collect()));
        }
        for step in &self.steps {
            let prefix = format!("transforms.{}.", step.alias);
            config.set(format!("{prefix}type"), step.transform.class());
            config.append(&prefix, step.transform.config());
            if let Some(predicate) = &step.predicate {
                config.set(format!("{prefix}predicate"), predicate.clone());
            }
        }
        if !self.predicates.is_empty() {
            config.set("predicates", aliases(self.predicates.iter().map(|(alias, _)| alias.as_str()).collect()));
        }
        for (alias, predicate) in &self.predicates {
            config.append(&format!("predicates.{alias}."), predicate.config());
        }
        config
    }
}
