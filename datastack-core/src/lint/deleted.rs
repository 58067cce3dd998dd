use super::Subject;
use super::rule::literal;
use crate::connect::transform::{Chain, End};
use crate::connect::{Captured, Field, RecordKind, Schema, Type};
use crate::pipeline::is_written;

/// What becomes of a deleted row on its way to the topic, of any table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deleted {
    /// Whether the topic gets a record without a value.
    pub(super) tombstone: bool,
    /// The transform that stops the task at such a record, and why.
    pub(super) stops: Option<(String, String)>,
    /// The key that decides on it, or the one beside which it would stand.
    pub(super) key: String,
}

impl Deleted {
    /// Follows a delete and its tombstone through a source of Debezium; none if that cannot be foreseen.
    pub(super) fn of(subject: &Subject) -> Option<Self> {
        let config = subject.config();
        let (chain, faults) = Chain::read(config);
        if !subject.is_debezium() || !faults.is_empty() {
            return None;
        }
        let mut deleted = Self { tombstone: false, stops: None, key: deciding(subject) };
        let captured = any_table(subject);
        for kind in [RecordKind::Delete, RecordKind::Tombstone].into_iter().filter(|kind| is_written(*kind, config)) {
            let record = captured.record(kind);
            for passage in chain.trace(record.clone()) {
                let before = passage.steps.iter().rev().find_map(|step| step.after.as_ref()).unwrap_or(&record);
                match (&passage.end, passage.steps.last()) {
                    (End::Arrives(arrived), _) => deleted.tombstone |= arrived.null,
                    (End::Fails(reason), Some(last)) if before.null => {
                        deleted.stops.get_or_insert_with(|| (last.alias.clone(), reason.clone()));
                    }
                    (End::Unforeseen(_), _) => return None,
                    (End::Dropped | End::Fails(_), _) => {}
                }
            }
        }
        Some(deleted)
    }
}

/// A table that the connector may capture: the first whose name is written out, so that predicates of topics hold.
fn any_table(subject: &Subject) -> Captured {
    let stated = subject.list("table.include.list").find_map(literal);
    let table = stated.filter(|name| name.contains('.')).unwrap_or_else(|| "database.table".to_owned());
    let prefix = subject.get("topic.prefix").unwrap_or_default().trim();
    let topic = format!("{prefix}.{table}");
    let id = vec![Field::new("id", Schema::required(Type::Int64))];
    Captured {
        prefix: prefix.to_owned(),
        namespace: topic.clone(),
        topic,
        connector: "mysql".to_owned(),
        key: id.clone(),
        columns: id,
        described: false,
    }
}

/// The key that says what becomes of deletes.
fn deciding(subject: &Subject) -> String {
    let unwrap = subject.stages().find(|stage| stage.is("ExtractNewRecordState"));
    match unwrap {
        Some(stage) => {
            let mode = stage.key("delete.tombstone.handling.mode");
            if subject.get(&mode).is_some() { mode } else { stage.key("type") }
        }
        None => "tombstones.on.delete".to_owned(),
    }
}
