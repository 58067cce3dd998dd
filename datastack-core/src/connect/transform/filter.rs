use crate::connect::Record;

use super::declare::{kafka, transform};
use super::effect::{Effect, Notes, Outcome};

transform! {
    /// Kafka's `Filter`: every record that it sees is dropped; a predicate decides which it sees.
    whole Filter = kafka("org.apache.kafka.connect.transforms.Filter") {}
}

impl Filter {
    #[allow(clippy::unused_self, clippy::needless_pass_by_value, reason = "every transform has this method")]
    fn effect(&self, _record: Record, _notes: &mut Notes) -> Effect {
        Ok(Outcome::Drop)
    }
}
