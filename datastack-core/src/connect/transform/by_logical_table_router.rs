use crate::connect::catalogue::Key;
use crate::connect::pattern::{Pattern, Unread};
use crate::connect::{Field, Record, Schema, Semantic, Type};
use crate::definition::NameAdjustment;
use crate::pipeline::schema_namespace;

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::envelope::is_envelope;
use super::settings::{Settings, words};
use super::side::{Side, distinct};
use super::topic::{reroute, unforeseen};

transform! {
    /// Debezium's `ByLogicalTableRouter`: the records of several tables go to one topic, and their schemas are named after it.
    whole ByLogicalTableRouter = debezium("io.debezium.transforms.ByLogicalTableRouter") {
        /// The expression, which has to match the whole topic.
        regex: String = Key::text("topic.regex").required(),
        /// The new name, with `$1` for what the first group matches.
        replacement: String = Key::text("topic.replacement").required(),
        /// Whether the key gets a field that tells the tables apart.
        unique: bool = Key::boolean("key.enforce.uniqueness").default("true"),
        /// The expression that makes that field's value of the topic.
        key_regex: Option<String> = Key::text("key.field.regex"),
        /// The value, with `$1` for what the first group matches.
        key_replacement: Option<String> = Key::text("key.field.replacement"),
        /// The name of that field.
        key_field: String = Key::text("key.field.name").hidden()
            .default("__dbz__physicalTableIdentifier")
            .note("read by the class, which does not declare it"),
        /// How names of schemas are adjusted.
        adjustment: Adjustment = Key::text("schema.name.adjustment.mode").hidden()
            .default("none")
            .words(Adjustment::WORDS)
            .note("read by the class, which does not declare it"),
        /// How many names are kept in memory.
        cache: i32 = Key::int("logical.table.cache.size").default("16"),
    }
    check readable
}

words! {
    /// How Debezium makes names of schemas fit for a converter.
    pub enum Adjustment {
        /// Not at all.
        Off = "none",
        /// What Avro does not take becomes `_`.
        Avro = "avro",
        /// It becomes `_u` with the character's number.
        AvroUnicode = "avro_unicode",
    }
}

impl ByLogicalTableRouter {
    fn readable(&self, settings: &mut Settings<'_>) {
        let expressions = [("topic.regex", Some(&self.regex)), ("key.field.regex", self.key_regex.as_ref())];
        for (key, text) in expressions {
            if let Some(Err(Unread::Invalid(what))) = text.map(|text| Pattern::read(text)) {
                settings.refuse(key, what);
            }
        }
        let named = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        if named(&self.key_regex) && !named(&self.key_replacement) {
            settings.refuse("key.field.replacement", "`key.field.regex` needs a replacement");
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let pattern = Pattern::read(&self.regex).map_err(|unread| unforeseen(&unread))?;
        if record.topic_is_open() {
            return Err(Fault::unforeseen(format!("whether `{}` matches a topic that the values decide", self.regex)));
        }
        let topic = match pattern.routed(&record.topic, &self.replacement).map_err(|unread| unforeseen(&unread))? {
            None => {
                notes.nothing(format!("`{}` does not match the whole of the topic `{}`", self.regex, record.topic));
                return keep(record);
            }
            Some(topic) if topic.is_empty() => {
                notes.nothing(format!("the new name of the topic `{}` would be empty", record.topic));
                return keep(record);
            }
            Some(topic) => topic,
        };
        let envelope = is_envelope(&record);
        let mut record = record;
        if let Some(key) = record.key.take() {
            let mut fields = Side::Key.structure(&key)?.to_vec();
            if self.unique {
                fields.push(Field::new(&self.key_field, Schema::required(Type::String)));
            }
            let physical = Type::Struct(distinct(fields)?);
            record.key = Some(self.named(Schema { physical, default: None, ..key }, &format!("{topic}.Key"))?);
        }
        if let Some(value) = record.value.take() {
            let value = if envelope { self.envelope(&value, &topic)? } else { value };
            record.value = Some(value);
        }
        reroute(record, topic)
    }

    /// Both images of the row get the schema of the first.
    fn envelope(&self, envelope: &Schema, topic: &str) -> Result<Schema, Fault> {
        let row = envelope.field("before").or_else(|| envelope.field("after"));
        let row = match row {
            Some(row) => {
                Side::Value.structure(row)?;
                Some(self.named(Schema { default: None, ..row.clone() }, &format!("{topic}.Value"))?)
            }
            None => None,
        };
        let fields = envelope.fields().iter().map(|field| match (&row, field.name.as_str()) {
            (Some(row), "before" | "after") => Field::new(&field.name, row.clone()),
            _ => field.clone(),
        });
        let physical = Type::Struct(fields.collect());
        self.named(Schema { physical, default: None, ..envelope.clone() }, &format!("{topic}.Envelope"))
    }

    fn named(&self, schema: Schema, name: &str) -> Result<Schema, Fault> {
        let name = match self.adjustment {
            Adjustment::Off => name.to_owned(),
            Adjustment::Avro => schema_namespace(name, NameAdjustment::Avro),
            Adjustment::AvroUnicode => schema_namespace(name, NameAdjustment::AvroUnicode),
        };
        let (version, parameters) = match schema.semantic {
            Some(Semantic::Other { version, parameters, .. }) => (version, parameters),
            _ => (None, Vec::new()),
        };
        Ok(Schema { semantic: Some(Semantic::Other { name, version, parameters }), ..schema })
    }
}
