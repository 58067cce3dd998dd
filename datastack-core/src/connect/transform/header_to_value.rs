use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Type};

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::header_from::Carry;
use super::settings::Settings;
use super::side::{Found, Side, distinct};

transform! {
    /// Debezium's `HeaderToValue`: headers become fields of the value.
    whole HeaderToValue = debezium("io.debezium.transforms.HeaderToValue") {
        /// The headers.
        headers: Vec<String> = Key::list("headers").required().high(),
        /// The fields, in the order of the headers; points lead into nested structs.
        fields: Vec<String> = Key::list("fields").required().high(),
        /// Whether the headers stay.
        operation: Carry = Key::text("operation").required().words(Carry::WORDS).high(),
    }
    check as_many
}

impl HeaderToValue {
    fn as_many(&self, settings: &mut Settings<'_>) {
        if self.fields.len() != self.headers.len() {
            let (fields, headers) = (self.fields.len(), self.headers.len());
            settings.refuse("headers", format!("{headers} headers are named for {fields} fields"));
        }
    }

    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        let schema = match Side::Value.of(&record) {
            Found::Null(_) => return keep(record),
            Found::Bare => return Err(Fault::fails("the value has no schema")),
            Found::Typed(schema) => schema.clone(),
        };
        Side::Value.structure(&schema)?;
        for wanted in &self.headers {
            if !record.headers.iter().any(|(name, _)| name == wanted) {
                notes.nothing(format!("there is no header `{wanted}` to take over"));
            }
        }
        let entries: Vec<(Vec<&str>, &Schema)> = record
            .headers
            .iter()
            .filter_map(|(name, schema)| {
                let place = self.headers.iter().position(|wanted| wanted == name)?;
                Some((self.fields.get(place)?.split('.').collect(), schema))
            })
            .collect();
        if entries.is_empty() {
            return keep(record);
        }
        let value = extended(&schema, &entries)?;
        if self.operation == Carry::Move {
            record.headers.retain(|(name, _)| !self.headers.contains(name));
        }
        keep(Side::Value.set(record, value))
    }
}

/// The struct with the new fields; a nested one that gets fields can no longer be null.
fn extended(schema: &Schema, entries: &[(Vec<&str>, &Schema)]) -> Result<Schema, Fault> {
    let mut fields = Vec::new();
    for field in schema.fields() {
        let inner: Vec<(Vec<&str>, &Schema)> = entries
            .iter()
            .filter(|(path, _)| path.len() > 1 && path.first() == Some(&field.name.as_str()))
            .map(|(path, schema)| (path[1..].to_vec(), *schema))
            .collect();
        match &field.schema.physical {
            Type::Struct(_) if !inner.is_empty() => {
                // Where such a struct is null, nothing is put into it.
                fields.push(Field::new(&field.name, extended(&field.schema, &inner)?));
            }
            _ => fields.push(field.clone()),
        }
    }
    let new = entries.iter().filter(|(path, _)| path.len() == 1);
    fields.extend(new.map(|(path, schema)| Field::new(path[0], (*schema).clone())));
    Ok(schema.rebuilt(distinct(fields)?))
}
