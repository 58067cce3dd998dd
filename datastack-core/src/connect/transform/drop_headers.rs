use crate::connect::Record;
use crate::connect::catalogue::Key;

use super::declare::{kafka, transform};
use super::effect::{Effect, Notes, keep};

transform! {
    /// Kafka's `DropHeaders`: headers are left out.
    whole DropHeaders = kafka("org.apache.kafka.connect.transforms.DropHeaders") {
        /// The headers.
        headers: Vec<String> = Key::list("headers").required().high(),
    }
}

impl DropHeaders {
    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        for wanted in &self.headers {
            if !record.headers.iter().any(|(name, _)| name == wanted) {
                notes.nothing(format!("there is no header `{wanted}` to drop"));
            }
        }
        record.headers.retain(|(name, _)| !self.headers.contains(name));
        keep(record)
    }
}
