use crate::connect::{Record, Schema, Semantic};

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes};
use super::envelope::{for_envelope, is_envelope};

transform! {
    /// Debezium's `ExtractSchemaToNewRecord`: the envelope tells the columns of the table.
    whole ExtractSchemaToNewRecord = debezium("io.debezium.transforms.ExtractSchemaToNewRecord") {}
}

impl ExtractSchemaToNewRecord {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        if record.null || !is_envelope(&record) {
            return for_envelope(record, notes);
        }
        let row = record.value.as_ref().and_then(|schema| schema.field("after"));
        let told = |schema: &Schema| {
            schema
                .semantic
                .iter()
                .flat_map(Semantic::parameters)
                .any(|(name, _)| name == "__debezium.source.column.type")
        };
        match row.is_some_and(|row| row.fields().iter().all(|field| told(&field.schema))) {
            true => Err(Fault::unforeseen("the fields that tell of the columns")),
            false => Err(Fault::fails(
                "the columns' types are not in the records: `column.propagate.source.type` is not `.*`",
            )),
        }
    }
}
