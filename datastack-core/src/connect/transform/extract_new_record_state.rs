use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, RecordKind, Schema, Type};

use super::added_field::AddedField;
use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes, Outcome, keep};
use super::envelope::is_envelope;
use super::null::filled;
use super::settings::words;
use super::side::distinct;
use super::topic::reroute;

transform! {
    /// Debezium's `ExtractNewRecordState`: the envelope becomes a flat row.
    whole ExtractNewRecordState = debezium("io.debezium.transforms.ExtractNewRecordState") {
        /// What becomes of deletes, and of the tombstones behind them.
        deletes: Deletes = Key::text("delete.tombstone.handling.mode").default("tombstone").words(Deletes::WORDS).medium(),
        /// The field whose value is the topic; empty for none.
        route_by: String = Key::text("route.by.field").default(""),
        /// What stands before the names of fields that are added.
        fields_prefix: String = Key::text("add.fields.prefix").default("__"),
        /// Fields of the envelope that join the row, in order.
        add_fields: Vec<AddedField> = Key::list("add.fields").default(""),
        /// What stands before the names of headers that are added.
        headers_prefix: String = Key::text("add.headers.prefix").default("__"),
        /// Fields of the envelope that become headers, in order.
        add_headers: Vec<AddedField> = Key::list("add.headers").default(""),
        /// The header that lists fields which are left out.
        drop_header: Option<String> = Key::text("drop.fields.header.name"),
        /// Whether those are left out of the key too.
        drop_from_key: bool = Key::boolean("drop.fields.from.key").default("false"),
        /// Whether fields that may not be null stay.
        drop_compatibly: bool = Key::boolean("drop.fields.keep.schema.compatible").default("true"),
        /// Whether NULL becomes the column's default.
        replace_null: bool = Key::boolean("replace.null.with.default").hidden()
            .default("true")
            .note("read by the class, which does not declare it"),
    }
}

words! {
    /// What becomes of deletes and tombstones.
    pub enum Deletes {
        /// A delete becomes a null value that has the row's schema; the tombstone is dropped.
        Tombstone = "tombstone",
        /// Both are dropped.
        Drop = "drop",
        /// A delete becomes the row as it was, every row gets the marker `__deleted`; the tombstone is dropped.
        Rewrite = "rewrite",
        /// The same, and the tombstone goes on.
        RewriteWithTombstone = "rewrite-with-tombstone",
        /// A delete becomes a tombstone; the one behind it is dropped.
        DeleteToTombstone = "delete-to-tombstone",
    }
}

/// The field that tells deletes from other rows.
const MARKER: &str = "__deleted";

impl ExtractNewRecordState {
    fn marks(&self) -> bool {
        matches!(self.deletes, Deletes::Rewrite | Deletes::RewriteWithTombstone)
    }

    fn effect(&self, mut record: Record, notes: &mut Notes) -> Effect {
        if record.null {
            for added in self.add_headers.iter().filter(|added| added.path == "op") {
                record.headers.push((added.prefixed(&self.headers_prefix), Schema::required(Type::String)));
            }
            return match self.deletes {
                Deletes::RewriteWithTombstone => keep(record),
                _ => Ok(Outcome::Drop),
            };
        }
        if !is_envelope(&record) {
            if matches!(record.kind, RecordKind::Row | RecordKind::Delete) {
                notes.nothing("the value is no envelope of Debezium's (any more)");
            }
            return keep(record);
        }
        let Some(envelope) = record.value.clone() else { return keep(record) };
        self.headers(&envelope, &mut record, notes)?;
        let image = if record.kind == RecordKind::Delete { "before" } else { "after" };
        let row = envelope.field(image).ok_or_else(|| Fault::fails(format!("the envelope has no `{image}`")))?;
        if record.kind == RecordKind::Delete {
            match self.deletes {
                Deletes::Drop => return Ok(Outcome::Drop),
                Deletes::Tombstone | Deletes::DeleteToTombstone => {
                    let schema = (self.deletes == Deletes::Tombstone).then(|| row.clone());
                    return self.route(Record { value: schema, null: true, ..record }, row);
                }
                Deletes::Rewrite | Deletes::RewriteWithTombstone => {}
            }
        }
        filled(self.replace_null, row, notes);
        let mut fields = row.fields().to_vec();
        if self.marks() {
            fields.push(Field::new(MARKER, Schema::optional(Type::String)));
        }
        for added in &self.add_fields {
            match added.schema(&envelope)? {
                Some(schema) => fields.push(Field::new(added.prefixed(&self.fields_prefix), schema)),
                None => notes.nothing(format!("the envelope has no `{}` to add", added.path)),
            }
        }
        let value = row.rebuilt(distinct(fields)?);
        self.route(Record { value: Some(value), ..record }, row)
    }

    fn headers(&self, envelope: &Schema, record: &mut Record, notes: &mut Notes) -> Result<(), Fault> {
        for added in &self.add_headers {
            match added.schema(envelope)? {
                Some(schema) => record.headers.push((added.prefixed(&self.headers_prefix), schema)),
                None => notes.nothing(format!("the envelope has no `{}` to add as a header", added.path)),
            }
        }
        Ok(())
    }

    /// Where the record goes, and whether a header decides on its fields.
    fn route(&self, record: Record, row: &Schema) -> Effect {
        if let Some(header) = self.drop_header.as_deref().filter(|header| !header.trim().is_empty())
            && record.headers.iter().any(|(name, _)| name == header)
        {
            return Err(Fault::unforeseen(format!("which fields the header `{header}` leaves out")));
        }
        if self.route_by.is_empty() {
            return keep(record);
        }
        match row.field(&self.route_by) {
            Some(schema) if schema.physical == Type::String => reroute(record, format!("<{}>", self.route_by)),
            Some(schema) => Err(Fault::fails(format!(
                "`{}` is {} and no text, so it cannot name the topic",
                self.route_by,
                schema.physical.name()
            ))),
            None => Err(Fault::fails(format!("there is no field `{}` to name the topic", self.route_by))),
        }
    }
}
