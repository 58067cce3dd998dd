use crate::connect::catalogue::Key;
use crate::connect::{Field, Record};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::null::filled;
use super::settings::{Settings, words};
use super::side::Found;

transform! {
    /// Kafka's `HeaderFrom`: fields become headers.
    side HeaderFrom = kafka("org.apache.kafka.connect.transforms.HeaderFrom") {
        /// The fields.
        fields: Vec<String> = Key::list("fields").required().high(),
        /// The headers, in the order of the fields.
        headers: Vec<String> = Key::list("headers").required().high(),
        /// Whether the fields stay.
        operation: Carry = Key::text("operation").required().words(Carry::WORDS).high(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
    check as_many
}

words! {
    /// Whether what is carried over stays where it was.
    pub enum Carry {
        /// It goes.
        Move = "move",
        /// It stays.
        Copy = "copy",
    }
}

impl HeaderFrom {
    fn as_many(&self, settings: &mut Settings<'_>) {
        if self.fields.len() != self.headers.len() {
            let (fields, headers) = (self.fields.len(), self.headers.len());
            settings.refuse("headers", format!("{headers} headers are named for {fields} fields"));
        }
    }

    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        let schema = match self.side.of(&record) {
            Found::Bare => return keep(record),
            Found::Null(_) => return Err(self.side.no_struct_in_null()),
            Found::Typed(schema) => schema.clone(),
        };
        let fields = self.side.structure(&schema)?;
        for (wanted, header) in self.fields.iter().zip(&self.headers) {
            let field = schema.field(wanted);
            let field = field.ok_or_else(|| Fault::fails(format!("there is no field `{wanted}` for a header")))?;
            record.headers.push((header.clone(), field.clone()));
        }
        filled(self.replace_null, &schema, notes);
        match self.operation {
            Carry::Copy => keep(record),
            Carry::Move => {
                let rest: Vec<Field> =
                    fields.iter().filter(|field| !self.fields.contains(&field.name)).cloned().collect();
                keep(self.side.set(record, schema.rebuilt(rest)))
            }
        }
    }
}
