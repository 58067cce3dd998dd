use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Semantic, Type};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes};
use super::null::filled;
use super::settings::{Setting, Settings};
use super::side::distinct;

transform! {
    /// Kafka's `InsertField`: what is known of the record, or a constant, becomes a field.
    side InsertField = kafka("org.apache.kafka.connect.transforms.InsertField") {
        /// The field for the topic.
        topic: Option<Inserted> = Key::text("topic.field").medium(),
        /// The field for the partition.
        partition: Option<Inserted> = Key::text("partition.field").medium(),
        /// The field for the offset.
        offset: Option<Inserted> = Key::text("offset.field").medium().note("in sinks only"),
        /// The field for the record's time.
        timestamp: Option<Inserted> = Key::text("timestamp.field").medium(),
        /// The field for a constant.
        constant: Option<Inserted> = Key::text("static.field").medium(),
        /// The constant.
        value: Option<String> = Key::text("static.value").medium(),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
    check anything_to_insert
}

/// A field that is inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// Its name.
    pub name: String,
    /// Whether it may not be null: a `!` behind the name says so.
    pub required: bool,
}

impl Inserted {
    /// A field that may be null.
    pub fn optional(name: impl Into<String>) -> Self {
        Self { name: name.into(), required: false }
    }
}

impl Setting for Inserted {
    fn parse(text: &str) -> Result<Self, String> {
        Ok(match (text.strip_suffix('!'), text.strip_suffix('?')) {
            (Some(name), _) => Self { name: name.to_owned(), required: true },
            (None, Some(name)) => Self::optional(name),
            (None, None) => Self::optional(text),
        })
    }

    fn print(&self) -> Option<String> {
        let mark = if self.required { "!" } else { "" };
        Some(format!("{}{mark}", self.name))
    }

    fn absent() -> Self {
        Self::optional("")
    }
}

impl InsertField {
    fn anything_to_insert(&self, settings: &mut Settings<'_>) {
        let fields = [&self.topic, &self.partition, &self.offset, &self.timestamp, &self.constant];
        if fields.iter().all(|field| field.is_none()) {
            settings.refuse("topic.field", "no field is to be inserted");
        }
        if self.constant.is_some() && self.value.is_none() {
            settings.refuse("static.value", "`static.field` has no value");
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let stored = record.stored;
        self.side.rebuild(record, |schema| {
            let mut fields = self.side.structure(schema)?.to_vec();
            filled(self.replace_null, schema, notes);
            if self.offset.is_some() && !stored {
                return Err(Fault::fails("a source's record has no offset yet"));
            }
            for (inserted, what) in [(&self.partition, "partition"), (&self.timestamp, "time")] {
                match inserted {
                    Some(field) if !stored && field.required => {
                        return Err(Fault::fails(format!("a source's record has no {what} yet for `{}`", field.name)));
                    }
                    Some(field) if !stored => {
                        notes.nothing(format!("`{}` stays NULL: a source's record has no {what} yet", field.name));
                    }
                    _ => {}
                }
            }
            let time = Schema::required(Type::Int64).meaning(Semantic::ConnectTimestamp);
            let inserted = [
                (&self.topic, Schema::required(Type::String)),
                (&self.partition, Schema::required(Type::Int32)),
                (&self.offset, Schema::required(Type::Int64)),
                (&self.timestamp, time),
                (&self.constant, Schema::required(Type::String)),
            ];
            fields.extend(inserted.into_iter().filter_map(|(inserted, schema)| {
                let Inserted { name, required } = inserted.as_ref()?;
                Some(Field::new(name, Schema { optional: !required, ..schema }))
            }));
            Ok(schema.rebuilt(distinct(fields)?))
        })
    }
}
