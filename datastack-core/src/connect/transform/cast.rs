use crate::connect::{Config, RecordSchema, Schema, Type};

/// Kafka's `Cast` on fields of the value, to text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// The fields.
    pub fields: Vec<String>,
}

impl Cast {
    pub(super) const CLASS: &str = "org.apache.kafka.connect.transforms.Cast$Value";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        let spec: Vec<String> = self.fields.iter().map(|field| format!("{field}:string")).collect();
        config.set("spec", spec.join(","));
        config.set("replace.null.with.default", "false");
        config
    }

    /// A field that is cast loses its meaning, its parameters and its default.
    pub(super) fn apply(&self, record: &mut RecordSchema) {
        for name in &self.fields {
            if let Some(field) = record.field_mut(name) {
                field.schema = Schema { optional: field.schema.optional, ..Schema::required(Type::String) };
            }
        }
    }
}
