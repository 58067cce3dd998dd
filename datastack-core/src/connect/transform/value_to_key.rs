use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::null::filled;
use super::side::{Found, Side, distinct};

transform! {
    /// Kafka's `ValueToKey`: fields of the value become the key.
    whole ValueToKey = kafka("org.apache.kafka.connect.transforms.ValueToKey") {
        /// The fields.
        fields: Vec<String> = Key::list("fields").required().high(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
}

impl ValueToKey {
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let schema = match Side::Value.of(&record) {
            Found::Bare => return keep(record),
            Found::Null(_) => return Err(Side::Value.no_struct_in_null()),
            Found::Typed(schema) => schema,
        };
        Side::Value.structure(schema)?;
        filled(self.replace_null, schema, notes);
        let fields = self.fields.iter().map(|name| {
            let field = schema.field(name).cloned();
            let field = field.ok_or_else(|| Fault::fails(format!("there is no field `{name}` for the key")))?;
            Ok(Field::new(name, field))
        });
        let fields = distinct(fields.collect::<Result<_, Fault>>()?)?;
        keep(Side::Key.set(record, Schema::required(Type::Struct(fields))))
    }
}
