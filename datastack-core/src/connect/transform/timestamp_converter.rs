use crate::connect::{Config, RecordSchema, Schema, Semantic, Type};

/// Kafka's `TimestampConverter` on one field of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimestampConverter {
    /// The field.
    pub field: String,
    /// What the field becomes.
    pub target: TimestampTarget,
    /// Unit of the number that arrives: microseconds for DATETIME(4) and finer, else milliseconds.
    pub micros: bool,
}

/// What a field with a time becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimestampTarget {
    /// A text.
    Text {
        /// Pattern of SimpleDateFormat, applied in UTC.
        pattern: String,
    },
    /// Connect's own timestamp, in milliseconds.
    Timestamp,
}

impl TimestampConverter {
    pub(super) const CLASS: &str = "org.apache.kafka.connect.transforms.TimestampConverter$Value";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        config.set("field", self.field.clone());
        match &self.target {
            TimestampTarget::Text { pattern } => {
                config.set("target.type", "string");
                config.set("format", pattern.clone());
            }
            TimestampTarget::Timestamp => config.set("target.type", "Timestamp"),
        }
        if self.micros {
            config.set("unix.precision", "microseconds");
        }
        config.set("replace.null.with.default", "false");
        config
    }

    /// The field gets the target's schema and loses its default.
    pub(super) fn apply(&self, record: &mut RecordSchema) {
        if let Some(field) = record.field_mut(&self.field) {
            let (physical, semantic) = match self.target {
                TimestampTarget::Text { .. } => (Type::String, None),
                TimestampTarget::Timestamp => (Type::Int64, Some(Semantic::ConnectTimestamp)),
            };
            field.schema = Schema { semantic, optional: field.schema.optional, ..Schema::required(physical) };
        }
    }
}
