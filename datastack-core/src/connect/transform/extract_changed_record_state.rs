use crate::connect::catalogue::Key;
use crate::connect::{Record, Schema, Semantic, Type};

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes, keep};
use super::envelope::is_envelope;

transform! {
    /// Debezium's `ExtractChangedRecordState`: headers name the fields that an update changed and those that it did not.
    whole ExtractChangedRecordState = debezium("io.debezium.transforms.ExtractChangedRecordState") {
        /// The header for changed fields.
        changed: Option<String> = Key::text("header.changed.name"),
        /// The header for the others.
        unchanged: Option<String> = Key::text("header.unchanged.name"),
    }
}

impl ExtractChangedRecordState {
    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        if record.null {
            return keep(record);
        }
        let names: Vec<&String> = [&self.changed, &self.unchanged].into_iter().flatten().collect();
        if names.iter().all(|name| name.trim().is_empty()) {
            notes.nothing("no header is named");
        } else if !is_envelope(&record) {
            notes.nothing("the value is no envelope of Debezium's");
        } else {
            for name in names.into_iter().filter(|name| !name.trim().is_empty()) {
                let list = Schema::optional(Type::Array(Box::new(Schema::optional(Type::String))));
                record.headers.push((name.clone(), list.meaning(Semantic::named(name))));
            }
        }
        keep(record)
    }
}
