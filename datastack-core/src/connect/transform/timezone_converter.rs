use crate::connect::catalogue::Key;
use crate::connect::{Record, Semantic};

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes};
use super::envelope::{for_envelope, is_envelope};
use super::settings::Settings;

transform! {
    /// Debezium's `TimezoneConverter`: points in time are written in another zone, and wall clocks are shifted.
    whole TimezoneConverter = debezium("io.debezium.transforms.TimezoneConverter") {
        /// The zone.
        zone: String = Key::text("converted.timezone").required().high(),
        /// Topics, tables or fields that are meant.
        include: Option<String> = Key::list("include.list").high(),
        /// Those that are not meant.
        exclude: Option<String> = Key::list("exclude.list").high(),
    }
    check one_list
}

impl TimezoneConverter {
    fn one_list(&self, settings: &mut Settings<'_>) {
        if self.include.is_some() && self.exclude.is_some() {
            settings.refuse("exclude.list", "only one of `include.list` and `exclude.list` is taken");
        }
    }

    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        if is_envelope(&record) {
            let row = record.value.as_ref().and_then(|schema| schema.field("after"));
            let clock = row.is_some_and(|row| {
                row.fields().iter().any(|field| {
                    matches!(
                        field.schema.semantic,
                        Some(Semantic::Timestamp | Semantic::MicroTimestamp | Semantic::NanoTimestamp)
                    )
                })
            });
            if clock {
                notes.caution("wall clocks (DATETIME) are shifted too: other values arrive");
            }
        }
        for_envelope(record, notes)
    }
}
