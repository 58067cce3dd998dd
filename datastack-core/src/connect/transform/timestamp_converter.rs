use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Semantic, Type};

use super::date_format;
use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes, keep};
use super::envelope::absent;
use super::null::filled;
use super::settings::{Settings, words};
use super::side::Found;

transform! {
    /// Kafka's `TimestampConverter`: a field with a time changes its type.
    side TimestampConverter = kafka("org.apache.kafka.connect.transforms.TimestampConverter") {
        /// The field; empty for all of a key or value.
        field: String = Key::text("field").default("").high().note("one field: a list is taken for a name"),
        /// What it becomes.
        target: TimestampTarget = Key::text("target.type").required().words(TimestampTarget::WORDS).high(),
        /// Pattern of SimpleDateFormat for texts, in UTC; empty if none is read or written.
        format: String = Key::text("format").default("").medium(),
        /// Unit of numbers that are read or written.
        precision: UnixPrecision =
            Key::text("unix.precision").default("milliseconds").words(UnixPrecision::WORDS),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
    check pattern
}

words! {
    /// What a field with a time becomes.
    pub enum TimestampTarget exact {
        /// A text in the pattern.
        Text = "string",
        /// A number.
        Unix = "unix",
        /// Connect's own date.
        Date = "Date",
        /// Connect's own time of the day.
        Time = "Time",
        /// Connect's own timestamp, in milliseconds.
        Timestamp = "Timestamp",
    }
}

words! {
    /// The unit of a number that counts from 1970.
    pub enum UnixPrecision exact {
        /// Milliseconds.
        Milliseconds = "milliseconds",
        /// Seconds.
        Seconds = "seconds",
        /// Microseconds.
        Microseconds = "microseconds",
        /// Nanoseconds.
        Nanoseconds = "nanoseconds",
    }
}

impl TimestampConverter {
    fn pattern(&self, settings: &mut Settings<'_>) {
        if self.format.trim().is_empty() {
            if self.target == TimestampTarget::Text {
                settings.refuse("format", "a text needs a `format`");
            }
        } else if let Err(what) = date_format::check(&self.format) {
            settings.refuse("format", what);
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let (schema, null) = match self.side.of(&record) {
            Found::Null(None) | Found::Bare => return keep(record),
            Found::Null(Some(schema)) => (schema, true),
            Found::Typed(schema) => (schema, false),
        };
        if self.field.is_empty() {
            if !null {
                self.possible("the whole", schema, notes)?;
            }
            let converted = self.converted(schema.optional);
            return keep(self.side.set(record, converted));
        }
        let fields = self.side.structure(schema)?;
        filled(self.replace_null, schema, notes);
        match schema.field(&self.field) {
            None => notes.nothing(absent(schema, &self.field, "convert")),
            Some(field) if !null => self.possible(&self.field, field, notes)?,
            Some(_) => {}
        }
        let converted = fields.iter().map(|field| match field.name == self.field {
            true => Field::new(&field.name, self.converted(field.schema.optional)),
            false => field.clone(),
        });
        let physical = Type::Struct(converted.collect());
        let schema = Schema { physical, ..schema.clone() };
        keep(self.side.set(record, schema))
    }

    /// The target's schema; a default is lost.
    pub(crate) fn converted(&self, optional: bool) -> Schema {
        let (physical, semantic) = match self.target {
            TimestampTarget::Text => (Type::String, None),
            TimestampTarget::Unix => (Type::Int64, None),
            TimestampTarget::Date => (Type::Int32, Some(Semantic::ConnectDate)),
            TimestampTarget::Time => (Type::Int32, Some(Semantic::ConnectTime)),
            TimestampTarget::Timestamp => (Type::Int64, Some(Semantic::ConnectTimestamp)),
        };
        Schema { semantic, optional, ..Schema::required(physical) }
    }

    fn possible(&self, name: &str, schema: &Schema, notes: &mut Notes) -> Result<(), Fault> {
        match (&schema.semantic, &schema.physical) {
            (Some(Semantic::ConnectDate | Semantic::ConnectTime | Semantic::ConnectTimestamp), _) => Ok(()),
            (_, Type::String) if self.format.trim().is_empty() => {
                Err(Fault::fails(format!("`{name}` is a text, and there is no `format` to read it by")))
            }
            (Some(Semantic::ZonedTimestamp), Type::String) if !date_format::reads_zoned(&self.format) => {
                Err(Fault::fails(format!(
                    "`{name}` holds texts like 2024-02-29T12:00:00Z, which `{}` does not read",
                    self.format
                )))
            }
            (_, Type::String) => {
                notes.caution(format!("a text in `{name}` that `{}` does not read stops the task", self.format));
                Ok(())
            }
            (meaning, Type::Int64) => {
                let unit = match meaning {
                    Some(Semantic::Timestamp) => UnixPrecision::Milliseconds,
                    Some(Semantic::MicroTimestamp) => UnixPrecision::Microseconds,
                    Some(Semantic::NanoTimestamp) => UnixPrecision::Nanoseconds,
                    Some(Semantic::MicroTime | Semantic::NanoTime) => {
                        notes.caution(format!("`{name}` is an amount of time, and is read as a point in time"));
                        return Ok(());
                    }
                    _ => self.precision,
                };
                if unit != self.precision {
                    let (is, read) = (unit.word(), self.precision.word());
                    notes.caution(format!("`{name}` counts {is}, and is read as {read}: other days arrive"));
                }
                Ok(())
            }
            (_, physical) => Err(Fault::fails(format!("`{name}` is {} and no time that it knows", physical.name()))),
        }
    }
}
