use crate::connect::Record;

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes};
use super::envelope::for_envelope;

transform! {
    /// Debezium's `ReadToInsertEvent`: rows of a snapshot look like inserted ones.
    whole ReadToInsertEvent = debezium("io.debezium.connector.mysql.transforms.ReadToInsertEvent") {}
}

impl ReadToInsertEvent {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        for_envelope(record, notes)
    }
}
