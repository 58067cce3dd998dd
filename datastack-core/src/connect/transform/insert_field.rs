use crate::connect::{Config, Field, RecordSchema, Schema, Type};

/// Kafka's `InsertField` on the value, in a sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertField {
    /// Field for the topic's name.
    pub topic: String,
    /// Field for the partition.
    pub partition: String,
    /// Field for the offset.
    pub offset: String,
    /// Field for the record's time.
    pub timestamp: String,
    /// Field and value of a constant.
    pub constant: (String, String),
}

impl InsertField {
    pub(super) const CLASS: &str = "org.apache.kafka.connect.transforms.InsertField$Value";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        config.set("topic.field", self.topic.clone());
        config.set("partition.field", self.partition.clone());
        config.set("offset.field", self.offset.clone());
        config.set("timestamp.field", self.timestamp.clone());
        config.set("static.field", self.constant.0.clone());
        config.set("static.value", self.constant.1.clone());
        config.set("replace.null.with.default", "false");
        config
    }

    pub(super) fn apply(&self, record: &mut RecordSchema) {
        let fields = [
            (&self.topic, Schema::optional(Type::String)),
            (&self.partition, Schema::optional(Type::Int32)),
            (&self.offset, Schema::optional(Type::Int64)),
            (&self.timestamp, Schema::optional(Type::Int64)),
            (&self.constant.0, Schema::optional(Type::String)),
        ];
        record.fields.extend(fields.map(|(name, schema)| Field { name: name.clone(), schema }));
    }
}
