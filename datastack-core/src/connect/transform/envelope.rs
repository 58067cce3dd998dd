//! Whether a record still is Debezium's envelope.

use crate::connect::{Record, Schema};

use super::effect::{Effect, Notes, keep};

/// Debezium's transforms know the envelope by the end of its schema's name.
pub(super) fn is_envelope(record: &Record) -> bool {
    !record.null && record.value.as_ref().is_some_and(names_envelope)
}

fn names_envelope(schema: &Schema) -> bool {
    schema.name().ends_with(".Envelope")
}

/// That a transform does not find a field, which before the unwrapping has its reason.
pub(super) fn absent(schema: &Schema, field: &str, purpose: &str) -> String {
    let when = if names_envelope(schema) { " before the envelope is unwrapped" } else { "" };
    format!("there is no field `{field}` to {purpose}{when}")
}

/// What a transform does that knows envelopes alone and changes no schema of one.
pub(super) fn for_envelope(record: Record, notes: &mut Notes) -> Effect {
    if !record.null && !is_envelope(&record) {
        notes.nothing("the value is no envelope of Debezium's");
    }
    keep(record)
}
