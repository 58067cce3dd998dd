//! The hops of a column in words, for people: what `explain` prints and the docs show.

use super::TextForm;
use super::charset::{Decoding, decoding};
use crate::avro;
use crate::connect::{Converter, Field, Schema, Type};
use crate::definition::{Pii, Server};
use crate::mysql::ColumnType;
use crate::pipeline::{Cdc, Column};

/// One hop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Its name; blanks before it where it belongs to the hop above.
    pub name: &'static str,
    /// Type, expression or sentence.
    pub what: String,
}

/// All hops of a column, from MySQL to an app, and at last what arrives.
pub fn hops(column: &Column, cdc: &Cdc) -> Vec<Hop> {
    let hop = |name, what| Hop { name, what };
    let mut hops = vec![hop("MySQL", column.spec.to_string())];
    let Some(journey) = &column.journey else {
        hops.push(hop("Debezium", arrives(column)));
        return hops;
    };
    hops.push(hop("Debezium emits", schema_text(&journey.emitted)));
    if journey.emitted != journey.recorded.schema {
        hops.push(hop("transforms leave", schema_text(&journey.recorded.schema)));
    }
    hops.push(hop("topic", topic_type(column, cdc)));
    hops.push(hop("ClickHouse queue", journey.live.queue.to_string()));
    hops.push(hop("  view", journey.live.expression.clone()));
    hops.push(hop("  table", journey.live.target.to_string()));
    hops.push(hop("archive", journey.archive.archive_type.clone()));
    hops.push(hop("  Spark", journey.archive.expression.clone()));
    hops.push(hop("clean", journey.archive.clean_type.clone()));
    hops.push(hop("  ClickHouse", journey.archive.history.clone()));
    let note = journey.row.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    hops.push(hop("app", format!("{}{note}", journey.row.rust)));
    hops.push(hop("arrives", arrives(column)));
    hops
}

/// The type of the column's field on the topic: as the Avro converter registers it, or as JSON writes it.
pub fn topic_type(column: &Column, cdc: &Cdc) -> String {
    let Some(journey) = &column.journey else { return String::new() };
    let schema = &journey.recorded.schema;
    match &cdc.converter {
        Converter::Json => json_type(schema).to_owned(),
        Converter::ConfluentAvro { metadata, .. } => {
            let field = Field { name: column.name.to_string(), schema: schema.clone() };
            avro::field(&field, *metadata).get("type").map(ToString::to_string).unwrap_or_default()
        }
    }
}

pub(super) fn json_type(schema: &Schema) -> &'static str {
    match (&schema.physical, schema.optional) {
        (Type::Int16 | Type::Int32 | Type::Int64 | Type::Float32 | Type::Float64, false) => "number",
        (Type::Int16 | Type::Int32 | Type::Int64 | Type::Float32 | Type::Float64, true) => "number or null",
        (Type::Boolean, false) => "true or false",
        (Type::Boolean, true) => "true, false or null",
        (Type::String, false) => "text",
        (Type::String, true) => "text or null",
        (Type::Bytes, false) => "base64 text",
        (Type::Bytes, true) => "base64 text or null",
    }
}

/// Connect's schema in a few words, for example `optional int64 Timestamp`.
pub fn schema_text(schema: &Schema) -> String {
    let physical = schema.physical.name();
    let optional = if schema.optional { "optional " } else { "" };
    let meaning = schema.semantic.as_ref().map(|semantic| {
        let short = semantic.name().rsplit('.').next().unwrap_or_default();
        format!(" {short}")
    });
    format!("{optional}{physical}{}", meaning.unwrap_or_default())
}

/// What arrives of the column's values, in one sentence.
pub fn arrives(column: &Column) -> String {
    let Some(journey) = &column.journey else {
        return match (&column.excluded, column.pii) {
            (Some(reason), _) => format!("stays in MySQL: {reason}"),
            (None, Some(Pii::Drop)) => "stays in MySQL: personal data".to_owned(),
            (None, _) => "stays in MySQL".to_owned(),
        };
    };
    match (&journey.loss, &journey.recorded.text, &column.spec.column_type) {
        (Some(loss), _, _) => {
            let reason =
                column.accepted_loss.as_deref().map_or_else(String::new, |reason| format!("; accepted: {reason}"));
            format!("{} changes values: {}{reason}", loss.hop, loss.what)
        }
        (None, TextForm::Hash, _) => "the salted SHA-256 of the value, in hexadecimal digits".to_owned(),
        (None, TextForm::Mask, _) => "asterisks in the place of every value, NULL included".to_owned(),
        (None, _, ColumnType::Json) => "every document; blanks and the order of keys may differ".to_owned(),
        (None, _, ColumnType::DateTime { .. }) => {
            "every value but 1582-10-05 to 1582-10-14, days that a snapshot moves by ten".to_owned()
        }
        (None, _, ColumnType::Year) => "every year from 1901 to 2155; 0000 does not".to_owned(),
        (None, _, column) if loses_controls(column) => {
            "every value as it is but for control characters above U+007F".to_owned()
        }
        (None, _, _) => "every value as it is".to_owned(),
    }
}

/// Whether Debezium has no character for some that nobody can print.
fn loses_controls(column: &ColumnType) -> bool {
    let charset = match column {
        ColumnType::Char { charset, .. } | ColumnType::Varchar { charset, .. } | ColumnType::Text { charset, .. } => {
            charset.known_name()
        }
        _ => None,
    };
    charset.is_some_and(|name| decoding(name, Server::MySql) == Decoding::NoHighControls)
}
