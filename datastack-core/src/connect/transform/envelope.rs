//! Whether a record still is Debezium's envelope.

use crate::connect::Record;

use super::effect::{Effect, Notes, keep};

/// Debezium's transforms know the envelope by the end of its schema's name.
pub(super) fn is_envelope(record: &Record) -> bool {
    !record.null && record.value.as_ref().is_some_and(|schema| schema.name().ends_with(".Envelope"))
}

/// What a transform does that knows envelopes alone and changes no schema of one.
pub(super) fn for_envelope(record: Record, notes: &mut Notes) -> Effect {
    if !record.null && !is_envelope(&record) {
        notes.nothing("the value is no envelope of Debezium's");
    }
    keep(record)
}
