use crate::connect::Record;

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes, keep};

transform! {
    /// Debezium's `OpenLineage`: tells a service which data goes where.
    whole OpenLineage = debezium("io.debezium.transforms.openlineage.OpenLineage") {}
}

impl OpenLineage {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        keep(record)
    }
}
