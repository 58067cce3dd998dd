use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes};
use super::side::distinct;

transform! {
    /// Kafka's `Flatten`: fields of nested structs move up, under names that hold their path.
    side Flatten = kafka("org.apache.kafka.connect.transforms.Flatten") {
        /// What stands between the names.
        delimiter: String = Key::text("delimiter").default(".").medium().note("Avro takes no point in the name of a field"),
    }
}

impl Flatten {
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        self.side.rebuild(record, |schema| {
            let fields = self.side.structure(schema)?;
            if !fields.iter().any(|field| field.schema.is_struct()) {
                notes.nothing("there is no nested struct to flatten");
            }
            let mut flat = Vec::new();
            self.collect(fields, "", schema.optional, &mut flat)?;
            Ok(schema.rebuilt(distinct(flat)?))
        })
    }

    fn collect(&self, fields: &[Field], before: &str, optional: bool, flat: &mut Vec<Field>) -> Result<(), Fault> {
        for Field { name, schema } in fields {
            let name = if before.is_empty() { name.clone() } else { format!("{before}{}{name}", self.delimiter) };
            let optional = optional || schema.optional;
            match &schema.physical {
                Type::Struct(nested) => self.collect(nested, &name, optional, flat)?,
                Type::Map(..) => return Err(Fault::fails(format!("`{name}` is a map, which cannot be flattened"))),
                _ => flat.push(Field::new(name, Schema { optional, ..schema.clone() })),
            }
        }
        Ok(())
    }
}
