use crate::connect::catalogue::Key;
use crate::connect::{Record, Schema, Semantic, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};

transform! {
    /// Kafka's `InsertHeader`: every record gets a header.
    whole InsertHeader = kafka("org.apache.kafka.connect.transforms.InsertHeader") {
        /// The header.
        header: String = Key::text("header").required().high(),
        /// Its value, whose type is guessed from the text.
        value: String = Key::text("value.literal").required().high(),
    }
}

impl InsertHeader {
    fn effect(&self, mut record: Record, _notes: &mut Notes) -> Effect {
        record.headers.push((self.header.clone(), literal(&self.value)?));
        keep(record)
    }
}

/// The schema that Connect finds in a text.
fn literal(text: &str) -> Result<Schema, Fault> {
    let trimmed = text.trim();
    if trimmed.starts_with(['[', '{', '"', '\'']) || trimmed == "null" || trimmed.contains('\\') {
        return Err(Fault::unforeseen(format!("the type that Connect finds in `{text}`")));
    }
    let plain = Schema::required;
    if trimmed.eq_ignore_ascii_case("true") || trimmed.eq_ignore_ascii_case("false") {
        return Ok(plain(Type::Boolean));
    }
    if let Ok(number) = trimmed.parse::<i64>() {
        let whole = match number {
            -0x80..=0x7f => Type::Int8,
            -0x8000..=0x7fff => Type::Int16,
            -0x8000_0000..=0x7fff_ffff => Type::Int32,
            _ => Type::Int64,
        };
        return Ok(plain(whole));
    }
    let numeric = trimmed.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    if numeric && trimmed.parse::<f64>().is_ok() {
        return Err(Fault::unforeseen(format!("the type that Connect finds in `{text}`")));
    }
    match shape(trimmed).as_str() {
        "0000-00-00" => Ok(plain(Type::Int32).meaning(Semantic::ConnectDate)),
        "00:00:00.000Z" => Ok(plain(Type::Int32).meaning(Semantic::ConnectTime)),
        "0000-00-00T00:00:00.000Z" => Ok(plain(Type::Int64).meaning(Semantic::ConnectTimestamp)),
        _ => Ok(plain(Type::String)),
    }
}

fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}
