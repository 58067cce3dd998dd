use crate::connect::{Config, Field, RecordSchema, Schema, Semantic, Type};

/// Kafka's `InsertField` on the value, in a sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertField {
    /// What is inserted, in the order in which the transform appends it: topic, partition, offset, timestamp, constant.
    pub fields: Vec<Inserted>,
}

/// Something that a record knows, or a constant, with the field that holds it from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inserted {
    /// The topic's name.
    Topic(String),
    /// The partition.
    Partition(String),
    /// The offset.
    Offset(String),
    /// The record's time.
    Timestamp(String),
    /// A constant text.
    Constant {
        /// Field.
        field: String,
        /// Value.
        value: String,
    },
}

impl Inserted {
    /// Name of the field.
    pub fn field(&self) -> &str {
        match self {
            Self::Topic(field) | Self::Partition(field) | Self::Offset(field) | Self::Timestamp(field) => field,
            Self::Constant { field, .. } => field,
        }
    }

    fn schema(&self) -> Schema {
        match self {
            Self::Topic(_) | Self::Constant { .. } => Schema::optional(Type::String),
            Self::Partition(_) => Schema::optional(Type::Int32),
            Self::Offset(_) => Schema::optional(Type::Int64),
            Self::Timestamp(_) => Schema::optional(Type::Int64).meaning(Semantic::ConnectTimestamp),
        }
    }
}

impl InsertField {
    pub(super) const CLASS: &str = "org.apache.kafka.connect.transforms.InsertField$Value";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        for inserted in &self.fields {
            match inserted {
                Inserted::Topic(field) => config.set("topic.field", field.clone()),
                Inserted::Partition(field) => config.set("partition.field", field.clone()),
                Inserted::Offset(field) => config.set("offset.field", field.clone()),
                Inserted::Timestamp(field) => config.set("timestamp.field", field.clone()),
                Inserted::Constant { field, value } => {
                    config.set("static.field", field.clone());
                    config.set("static.value", value.clone());
                }
            }
        }
        config.set("replace.null.with.default", "false");
        config
    }

    pub(super) fn apply(&self, record: &mut RecordSchema) {
        let fields = self.fields.iter();
        record
            .fields
            .extend(fields.map(|inserted| Field { name: inserted.field().to_owned(), schema: inserted.schema() }));
    }
}
