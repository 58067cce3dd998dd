use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Notes, keep};
use super::side::{Found, Side};

transform! {
    /// Kafka's `HoistField`: the whole key or value becomes the one field of a struct.
    side HoistField = kafka("org.apache.kafka.connect.transforms.HoistField") {
        /// The field.
        field: String = Key::text("field").required().medium(),
    }
}

impl HoistField {
    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        let null = matches!(self.side.of(&record), Found::Null(_));
        if self.side == Side::Value && null {
            notes.caution(format!("a tombstone becomes a value with `{}` = NULL: it deletes nothing", self.field));
            record.null = false;
        }
        let inner = match self.side {
            Side::Key => record.key.clone(),
            Side::Value => record.value.clone(),
        };
        match inner {
            // A map without a schema.
            None => keep(record),
            Some(inner) => {
                let hoisted = Schema::required(Type::Struct(vec![Field::new(&self.field, inner)]));
                keep(self.side.set(record, hoisted))
            }
        }
    }
}
