use crate::connect::catalogue::Key;
use crate::connect::{Record, RecordKind, Schema};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::envelope::is_envelope;
use super::path::{Syntax, steps};
use super::side::{Found, Side};

transform! {
    /// Kafka's `ExtractField`: a field becomes the whole key or value.
    side ExtractField = kafka("org.apache.kafka.connect.transforms.ExtractField") {
        /// The field.
        field: String = Key::text("field").required().medium(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
        /// Whether points lead into nested structs.
        syntax: Syntax = Key::text("field.syntax.version").default("V1").words(Syntax::WORDS).high(),
    }
}

impl ExtractField {
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let schema = match self.side.of(&record) {
            Found::Null(None) | Found::Bare => return keep(record),
            Found::Null(Some(schema)) | Found::Typed(schema) => schema,
        };
        self.side.structure(schema)?;
        let path = steps(&self.field, self.syntax);
        let field = at(schema, &path).cloned();
        let field = field.ok_or_else(|| Fault::fails(format!("there is no field `{}` to extract", self.field)))?;
        if self.replace_null && field.optional && field.default.is_some() {
            notes.caution(format!(
                "NULL in `{}` becomes its default: `replace.null.with.default` is not `false`",
                self.field
            ));
        }
        let first = path.first().map(String::as_str);
        let envelope = self.side == Side::Value && is_envelope(&record);
        let mut next = self.side.set(record, field.clone());
        if self.side == Side::Value && field.optional {
            if envelope && first == Some("after") && next.kind == RecordKind::Delete {
                next.null = true;
            } else if !(envelope && first == Some("after")) {
                notes.caution(format!("where `{}` is NULL, the record becomes a tombstone", self.field));
            }
        }
        keep(next)
    }
}

fn at<'a>(schema: &'a Schema, path: &[String]) -> Option<&'a Schema> {
    path.iter().try_fold(schema, |schema, name| schema.field(name))
}
