use crate::connect::catalogue::Key;
use crate::connect::{Record, RecordKind};

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes, Outcome, keep};
use super::settings::Settings;

transform! {
    /// Debezium's `SchemaChangeEventFilter`: some kinds of statements are dropped.
    whole SchemaChangeEventFilter = debezium("io.debezium.transforms.SchemaChangeEventFilter") {
        /// The kinds.
        exclude: Vec<String> = Key::text("schema.change.event.exclude.list").required().high(),
    }
    check kinds
}

const KINDS: &[&str] = &["CREATE", "ALTER", "DROP", "TRUNCATE", "DATABASE"];

impl SchemaChangeEventFilter {
    fn kinds(&self, settings: &mut Settings<'_>) {
        for kind in &self.exclude {
            if !KINDS.contains(&kind.as_str()) {
                let message = format!("`{kind}` is no kind of statement; there are {}", KINDS.join(", "));
                settings.refuse("schema.change.event.exclude.list", message);
            }
        }
    }

    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        let change = record.kind == RecordKind::SchemaChange
            && record.value.as_ref().is_some_and(|schema| schema.name().ends_with("SchemaChangeValue"));
        match change && !record.null {
            true => Ok(Outcome::Branch(vec![Some(record), None])),
            false => keep(record),
        }
    }
}
