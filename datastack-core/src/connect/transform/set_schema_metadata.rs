use crate::connect::catalogue::Key;
use crate::connect::{Record, Schema, Semantic};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::null::filled;
use super::settings::Settings;
use super::side::Found;

transform! {
    /// Kafka's `SetSchemaMetadata`: the schema gets another name or version.
    side SetSchemaMetadata = kafka("org.apache.kafka.connect.transforms.SetSchemaMetadata") {
        /// The name.
        name: Option<String> = Key::text("schema.name").high(),
        /// The version.
        version: Option<i32> = Key::int("schema.version").high(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
    check anything_to_set
}

impl SetSchemaMetadata {
    fn anything_to_set(&self, settings: &mut Settings<'_>) {
        if self.name.is_none() && self.version.is_none() {
            settings.refuse("schema.name", "neither a name nor a version is to be set");
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let schema = match self.side.of(&record) {
            Found::Null(None) => return keep(record),
            Found::Bare => return Err(Fault::fails(format!("the {} has no schema", self.side.name()))),
            Found::Null(Some(schema)) | Found::Typed(schema) => schema,
        };
        filled(self.replace_null, schema, notes);
        let (name, version, parameters) = match &schema.semantic {
            None => (String::new(), None, Vec::new()),
            Some(semantic) => (
                semantic.name().to_owned(),
                semantic.version(),
                semantic.parameters().into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
            ),
        };
        let semantic =
            Semantic::Other { name: self.name.clone().unwrap_or(name), version: self.version.or(version), parameters };
        let renamed = Schema { semantic: Some(semantic), ..schema.clone() };
        keep(self.side.set(record, renamed))
    }
}
