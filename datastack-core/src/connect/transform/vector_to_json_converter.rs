use crate::connect::{Record, Schema, Type};

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, keep};

transform! {
    /// Debezium's `VectorToJsonConverter`: vectors become JSON texts.
    whole VectorToJsonConverter = debezium("io.debezium.transforms.VectorToJsonConverter") {}
}

const VECTORS: &[&str] = &[
    "io.debezium.data.FloatVector",
    "io.debezium.data.DoubleVector",
    "io.debezium.data.vector.FloatVector",
    "io.debezium.data.vector.DoubleVector",
    "io.debezium.data.vector.SparseVector",
];

fn has_vector(schema: &Schema) -> bool {
    VECTORS.contains(&schema.name())
        || schema.fields().iter().any(|field| has_vector(&field.schema))
        || matches!(&schema.physical, Type::Array(item) if has_vector(item))
}

impl VectorToJsonConverter {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        match &record.value {
            Some(schema) if has_vector(schema) => {
                Err(Fault::unforeseen("what becomes of the schema of a row with a vector"))
            }
            _ => {
                if !record.null {
                    notes.nothing("there is no vector");
                }
                keep(record)
            }
        }
    }
}
