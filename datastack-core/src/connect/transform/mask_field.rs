use crate::connect::catalogue::Key;
use crate::connect::{Record, Schema, Semantic, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::envelope::absent;
use super::null::filled;
use super::side::Found;

transform! {
    /// Kafka's `MaskField`: values of fields become empty or a constant.
    side MaskField = kafka("org.apache.kafka.connect.transforms.MaskField") {
        /// The fields.
        fields: Vec<String> = Key::list("fields").required().high(),
        /// What stands there instead, for texts and numbers.
        replacement: Option<String> = Key::text("replacement").non_empty(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
}

impl MaskField {
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let schema = match self.side.of(&record) {
            Found::Bare => return keep(record),
            Found::Null(_) => return Err(self.side.no_struct_in_null()),
            Found::Typed(schema) => schema,
        };
        self.side.structure(schema)?;
        filled(self.replace_null, schema, notes);
        for name in &self.fields {
            match schema.field(name) {
                None => notes.nothing(absent(schema, name, "mask")),
                Some(field) => self.possible(name, field)?,
            }
        }
        keep(record)
    }

    fn possible(&self, name: &str, field: &Schema) -> Result<(), Fault> {
        let refused = |what: &str| Err(Fault::fails(format!("`{name}` is {what}, which cannot be masked")));
        let time =
            matches!(field.semantic, Some(Semantic::ConnectDate | Semantic::ConnectTime | Semantic::ConnectTimestamp));
        match (&field.physical, &field.semantic, &self.replacement) {
            (Type::Bytes, Some(Semantic::Decimal { scale, .. }), replacement) => {
                let digits = replacement.as_deref().unwrap_or("0");
                match digits.parse::<f64>() {
                    Err(_) => Err(Fault::fails(format!("`{digits}` is no number for `{name}`"))),
                    Ok(_) if decimals(digits) != usize::from(*scale) => Err(Fault::fails(format!(
                        "`{name}` has {scale} digits after the point and would become `{digits}`, which the converter refuses"
                    ))),
                    Ok(_) => Ok(()),
                }
            }
            (Type::Bytes, ..) => refused("bytes"),
            (Type::Struct(_), ..) => refused("a struct"),
            (_, _, None) | (Type::String, ..) => Ok(()),
            (Type::Boolean, ..) => refused("a truth value"),
            (Type::Array(_), ..) => refused("an array"),
            (Type::Map(..), ..) => refused("a map"),
            _ if time => refused("a date"),
            (physical, _, Some(text)) => {
                let fits = match physical {
                    Type::Int8 => text.parse::<i8>().is_ok(),
                    Type::Int16 => text.parse::<i16>().is_ok(),
                    Type::Int32 => text.parse::<i32>().is_ok(),
                    Type::Int64 => text.parse::<i64>().is_ok(),
                    _ => text.parse::<f64>().is_ok(),
                };
                match fits {
                    true => Ok(()),
                    false => Err(Fault::fails(format!("`{text}` is no {} for `{name}`", physical.name()))),
                }
            }
        }
    }
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, digits)| digits.len())
}
