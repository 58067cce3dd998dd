use crate::connect::catalogue::Key;
use crate::connect::pattern::{Pattern, Unread};
use crate::connect::{Field, Record, RecordKind, Schema, Semantic, Type};

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, Outcome, keep};
use super::envelope::is_envelope;
use super::placed_field::{PlacedField, Placement};
use super::settings::{Settings, words};
use super::side::distinct;

transform! {
    /// Debezium's `outbox.EventRouter`: rows of an outbox table become events, each with the topic and key that its row names.
    whole EventRouter = debezium("io.debezium.transforms.outbox.EventRouter") {
        /// The column with the event's id, which becomes the header `id`.
        id: String = Key::text("table.field.event.id").under("Table").default("id"),
        /// The column with the event's key.
        key: String = Key::text("table.field.event.key").under("Table").default("aggregateid"),
        /// The column with the event's type.
        kind: String = Key::text("table.field.event.type").under("Table").default("type"),
        /// The column with the event.
        payload: String = Key::text("table.field.event.payload").under("Table").default("payload"),
        /// The column with the event's time.
        timestamp: Option<String> = Key::text("table.field.event.timestamp").under("Table").medium(),
        /// Further columns, each with the place where it goes.
        additional: Vec<PlacedField> = Key::list("table.fields.additional.placement").under("Table")
            .high()
            .note("`column:header|envelope|partition[:alias]`"),
        /// Whether a further column that is missing stops the task.
        missing_stops: bool = Key::boolean("table.fields.additional.error.on.missing").under("Table").default("true").medium(),
        /// The column with the version of the event's schema.
        schema_version: Option<String> = Key::text("table.field.event.schema.version").under("Table"),
        /// What an update of the table does.
        updates: Updates = Key::text("table.op.invalid.behavior").under("Table").default("warn").words(Updates::WORDS).medium(),
        /// Whether a JSON text becomes a struct.
        expand: bool = Key::boolean("table.expand.json.payload").under("Table").default("false").medium(),
        /// What becomes of null in such a text.
        json_null: JsonNull =
            Key::text("table.json.payload.null.behavior").under("Table").default("ignore").words(JsonNull::WORDS).medium(),
        /// The column whose value names the topic.
        route_by: String = Key::text("route.by.field").under("Router").default("aggregatetype").high(),
        /// The expression that such a value has to match as a whole.
        regex: String = Key::text("route.topic.regex").under("Router").default("(?<routedByValue>.*)"),
        /// The topic that it makes.
        replacement: String = Key::text("route.topic.replacement").under("Router").default("outbox.event.${routedByValue}").high(),
        /// Whether an event without a payload becomes a tombstone.
        tombstones: bool = Key::boolean("route.tombstone.on.empty.payload").under("Router").default("false").high(),
        /// The column that holds a trace.
        trace: String = Key::text("tracing.span.context.field").under("Tracing").default("tracingspancontext").high(),
        /// The name of the operation in traces.
        operation: String = Key::text("tracing.operation.name").under("Tracing").default("debezium-read").high(),
        /// Whether records without a trace are left alone.
        trace_only: bool = Key::boolean("tracing.with.context.field.only").under("Tracing").default("false").high(),
    }
    check expression
}

words! {
    /// What an update of the outbox table does.
    pub enum Updates {
        /// It is dropped with a warning in the log.
        Warn = "warn",
        /// It is dropped with an error in the log.
        Error = "error",
        /// It stops the task.
        Fatal = "fatal",
    }
}

words! {
    /// What becomes of null in a JSON text.
    pub enum JsonNull {
        /// It is left out.
        Ignore = "ignore",
        /// It becomes optional bytes.
        OptionalBytes = "optional_bytes",
    }
}

impl EventRouter {
    fn expression(&self, settings: &mut Settings<'_>) {
        if let Err(Unread::Invalid(what)) = Pattern::read(&self.regex) {
            settings.refuse("route.topic.regex", what);
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        if record.null {
            return Ok(Outcome::Drop);
        }
        if !is_envelope(&record) {
            if matches!(record.kind, RecordKind::Row | RecordKind::Delete) {
                notes.nothing("the value is no envelope of Debezium's");
            }
            return keep(record);
        }
        if record.kind == RecordKind::Delete {
            return Ok(Outcome::Drop);
        }
        notes.caution(match self.updates {
            Updates::Warn | Updates::Error => "an update of the outbox table is dropped",
            Updates::Fatal => "an update of the outbox table stops the task",
        });
        let row = record.value.as_ref().and_then(|envelope| envelope.field("after")).cloned();
        let row = row.ok_or_else(|| Fault::fails("the envelope has no `after`"))?;
        self.event(record, &row)
    }

    fn event(&self, mut record: Record, row: &Schema) -> Effect {
        let column = |name: &str, what: &str| {
            row.field(name).cloned().ok_or_else(|| Fault::fails(format!("there is no column `{name}` for the {what}")))
        };
        let payload = column(&self.payload, "payload")?;
        if let Some(name) = &self.timestamp {
            timed(name, &column(name, "time")?)?;
        }
        record.headers.push(("id".to_owned(), column(&self.id, "id")?));
        if self.expand && payload.physical == Type::String {
            return Err(Fault::unforeseen("the fields of a JSON text"));
        }
        let route = column(&self.route_by, "topic")?;
        if route.physical != Type::String {
            return Err(Fault::fails(format!("`{}` is no text, so it cannot name the topic", self.route_by)));
        }
        let mut envelope = vec![Field::new("payload", payload.clone())];
        for placed in &self.additional {
            let Some(schema) = row.field(&placed.column) else {
                if self.missing_stops {
                    return Err(Fault::fails(format!("there is no column `{}` to place", placed.column)));
                }
                continue;
            };
            match placed.place {
                Placement::Header => record.headers.push((placed.name().to_owned(), schema.clone())),
                Placement::Envelope => envelope.push(Field::new(placed.name(), schema.clone())),
                Placement::Partition if schema.physical == Type::Int32 => {}
                Placement::Partition => {
                    return Err(Fault::fails(format!(
                        "`{}` is no int32, so it cannot name the partition",
                        placed.column
                    )));
                }
            }
        }
        let alone = self.additional.iter().all(|placed| placed.place != Placement::Envelope);
        let value = match (alone, &self.schema_version) {
            (true, _) => payload.clone(),
            (false, Some(version)) => {
                return Err(Fault::unforeseen(format!("the schema's version, which `{version}` decides")));
            }
            (false, None) => {
                let (before, last) =
                    row.name().rsplit_once('.').map_or(("", row.name()), |(space, name)| (space, name));
                let dot = if before.is_empty() { "" } else { "." };
                let name = format!("{before}{dot}<{}>.{last}", self.route_by);
                Schema::required(Type::Struct(distinct(envelope)?)).meaning(Semantic::named(name))
            }
        };
        // A column that does not exist gives a key of this schema, and no key.
        record.key = row.field(&self.key).cloned();
        if record.key.is_none() {
            return Err(Fault::fails(format!("there is no column `{}` for the key", self.key)));
        }
        record.topic = self.topic()?;
        let event = Record { value: Some(value), ..record };
        if self.tombstones || (alone && payload.optional) {
            let schema = if self.tombstones { None } else { event.value.clone() };
            let tombstone = Record { value: schema, null: true, ..event.clone() };
            return Ok(Outcome::Branch(vec![Some(event), Some(tombstone)]));
        }
        keep(event)
    }

    /// The topic with the column in the place of its value, where the expression is the usual one: any value.
    fn topic(&self) -> Result<String, Fault> {
        let value = format!("<{}>", self.route_by);
        let any = ["(?<routedByValue>.*)", "(.*)", ".*"];
        if !any.contains(&self.regex.as_str()) {
            return Err(Fault::unforeseen(format!("what `{}` makes of a topic that the values decide", self.regex)));
        }
        let pattern = Pattern::read(&self.regex).map_err(|unread| super::topic::unforeseen(&unread))?;
        let routed = pattern.routed(&value, &self.replacement).map_err(|unread| super::topic::unforeseen(&unread))?;
        Ok(routed.unwrap_or(value))
    }
}

fn timed(name: &str, schema: &Schema) -> Result<(), Fault> {
    match schema.semantic {
        Some(Semantic::Timestamp | Semantic::MicroTimestamp | Semantic::NanoTimestamp) => Ok(()),
        _ => Err(Fault::fails(format!("`{name}` is no time that the event router knows"))),
    }
}
