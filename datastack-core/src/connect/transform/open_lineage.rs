use crate::connect::Record;

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, keep};

transform! {
    /// Debezium's `OpenLineage`: tells a service which data goes where.
    whole OpenLineage = debezium("io.debezium.transforms.openlineage.OpenLineage") {}
}

impl OpenLineage {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        if record.null {
            return keep(record);
        }
        // It looks for headers that the connector adds if its integration is on.
        Err(Fault::unforeseen("whether `openlineage.integration.enabled` is on; the task fails otherwise"))
    }
}
