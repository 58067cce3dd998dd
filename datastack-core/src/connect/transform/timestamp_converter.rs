use crate::connect::{Config, RecordSchema, Schema, Semantic, Type};

/// Kafka's `TimestampConverter` on one field of the value, to text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimestampConverter {
    /// The field.
    pub field: String,
    /// Pattern of SimpleDateFormat, applied in UTC.
    pub pattern: String,
    /// Unit of the number that arrives: microseconds for DATETIME(4) and finer, else milliseconds.
    pub micros: bool,
}

impl TimestampConverter {
    pub(super) const CLASS: &str = "org.apache.kafka.connect.transforms.TimestampConverter$Value";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        config.set("field", self.field.clone());
        config.set("target.type", "string");
        config.set("format", self.pattern.clone());
        if self.micros {
            config.set("unix.precision", "microseconds");
        }
        config.set("replace.null.with.default", "false");
        config
    }

    /// The field becomes a plain text and loses its default.
    pub(super) fn apply(&self, record: &mut RecordSchema) {
        if let Some(field) = record.field_mut(&self.field) {
            debug_assert!(matches!(
                field.schema.semantic,
                Some(Semantic::Timestamp | Semantic::MicroTimestamp | Semantic::ConnectTimestamp)
            ));
            field.schema = Schema { physical: Type::String, semantic: None, default: None, ..field.schema.clone() };
        }
    }
}
