use crate::connect::catalogue::Key;
use crate::connect::{Field, Record};

use super::declare::{kafka, transform};
use super::effect::{Effect, Notes};
use super::envelope::absent;
use super::null::filled;
use super::settings::Setting;
use super::side::{Side, distinct};

transform! {
    /// Kafka's `ReplaceField`: fields are left out or renamed.
    side ReplaceField = kafka("org.apache.kafka.connect.transforms.ReplaceField") {
        /// Fields that are left out.
        exclude: Vec<String> = Key::list("exclude").default("").medium(),
        /// If there are any: the only fields that stay.
        include: Vec<String> = Key::list("include").default("").medium(),
        /// New names.
        renames: Vec<Rename> = Key::list("renames").default("").medium().note("`old:new`"),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
}

/// A field that gets another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The name so far.
    pub from: String,
    /// The new name.
    pub to: String,
}

impl Setting for Rename {
    fn parse(text: &str) -> Result<Self, String> {
        match text.split(':').collect::<Vec<_>>().as_slice() {
            [from, to] => Ok(Self { from: (*from).to_owned(), to: (*to).to_owned() }),
            _ => Err("pair of names: write `old:new`".to_owned()),
        }
    }

    fn print(&self) -> Option<String> {
        Some(format!("{}:{}", self.from, self.to))
    }

    fn absent() -> Self {
        Self { from: String::new(), to: String::new() }
    }
}

impl ReplaceField {
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let keys: Vec<String> = match self.side {
            Side::Key => Vec::new(),
            Side::Value => record.key.iter().flat_map(|key| key.fields()).map(|field| field.name.clone()).collect(),
        };
        self.side.rebuild(record, |schema| {
            let fields = self.side.structure(schema)?;
            let renames = self.renames.iter().map(|each| (&each.from, "rename"));
            let listed = self.exclude.iter().map(|name| (name, "leave out"));
            for (name, purpose) in listed.chain(self.include.iter().map(|name| (name, "keep"))).chain(renames) {
                if schema.field(name).is_none() {
                    notes.nothing(absent(schema, name, purpose));
                }
            }
            filled(self.replace_null, schema, notes);
            let stays = |field: &&Field| {
                !self.exclude.contains(&field.name) && (self.include.is_empty() || self.include.contains(&field.name))
            };
            for field in fields.iter().filter(|field| !stays(field)) {
                if keys.contains(&field.name) {
                    notes.caution(format!("the key's column `{}` is no longer in the value", field.name));
                }
            }
            let renamed = fields.iter().filter(stays).map(|field| {
                // Of two new names for one field, the last counts.
                let rename = self.renames.iter().rfind(|each| each.from == field.name);
                Field::new(rename.map_or(&field.name, |each| &each.to), field.schema.clone())
            });
            Ok(schema.rebuilt(distinct(renamed.collect())?))
        })
    }
}
