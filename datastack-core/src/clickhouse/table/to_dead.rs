use super::Objects;
use super::columns::record_columns;
use super::readable::readable;
use super::written::{WRITTEN_SEPARATOR, written};
use crate::clickhouse::project::dead_letters_name;
use crate::clickhouse::{CreateView, Item, Select, ViewKind, string};
use crate::journey::event_column;
use crate::pipeline::{Pipeline, Table};

/// How the error of a letter begins whose record could be read, and some of whose values could not: their columns follow.
pub const FAULTY: &str = "missing or unreadable: ";

/// `<table>__events_to_dead`: everything that `events_to_rows` leaves out, with what is wrong with it.
pub fn events_to_dead(pipeline: &Pipeline, table: &Table) -> CreateView {
    let objects = Objects::of(pipeline, table);
    let item = |alias: &str, expression: String| Item { expression, alias: Some(alias.to_owned()) };
    let ways: Vec<String> = written(pipeline, table).iter().map(ToString::to_string).collect();
    let either = |parsed: &str, raw: &str| format!("if(dead.__kafka_error = '', {parsed}, dead.{raw})");
    let select = Select {
        items: vec![
            item("table_name", string(table.name.as_str())),
            item("topic", "dead.__kafka_topic".to_owned()),
            item("partition", "toUInt32(dead.__kafka_partition)".to_owned()),
            item("offset", "dead.__kafka_offset".to_owned()),
            item("key", "dead.__kafka_key".to_owned()),
            item(
                "error",
                either(&format!("concat({}, arrayStringConcat(dead.__faults, ', '))", string(FAULTY)), "__kafka_error"),
            ),
            item("raw", either("dead.__record", "__kafka_message")),
            item("received_at", "now('UTC')".to_owned()),
            item("epoch", format!("toUInt16({})", table.epoch)),
            item("written", string(&ways.join(WRITTEN_SEPARATOR))),
        ],
        from: format!("(\n{}\n) AS dead", indented(&faulty(pipeline, table, &objects).to_string())),
        conditions: Vec::new(),
        joined_by: "AND",
    };
    CreateView {
        name: objects.events_to_dead,
        cluster: pipeline.clickhouse.cluster.clone(),
        kind: ViewKind::Incremental { target: dead_letters_name(pipeline) },
        body: select.to_string(),
        comment: None,
    }
}

/// The record is put together in an inner SELECT of its own: an alias such as `key` beside it would change the name
/// that a column `key` gets in the record.
fn faulty(pipeline: &Pipeline, table: &Table, objects: &Objects) -> Select {
    let faults = faults(table);
    let names: Vec<String> = faults.iter().map(|fault| format!("        {}", fault.named())).collect();
    let record: Vec<String> = record_columns(pipeline, table)
        .iter()
        .map(|column| format!(",\n        {}", event_column(&column.name)))
        .collect();
    let kafka =
        ["__kafka_topic", "__kafka_partition", "__kafka_offset", "__kafka_key", "__kafka_error", "__kafka_message"];
    let mut items: Vec<Item> =
        kafka.iter().map(|name| Item { expression: event_column(name), alias: Some((*name).to_owned()) }).collect();
    items.push(Item {
        expression: format!("arrayConcat(\n{}\n    )", names.join(",\n")),
        alias: Some("__faults".to_owned()),
    });
    items.push(Item {
        expression: format!("formatRowNoNewline(\n        'JSONEachRow'{}\n    )", record.concat()),
        alias: Some("__record".to_owned()),
    });
    Select {
        items,
        from: format!("{} AS e", objects.events),
        conditions: std::iter::once(format!("{} != ''", event_column("__kafka_error")))
            .chain(faults.into_iter().map(|fault| fault.fails))
            .collect(),
        joined_by: "OR",
    }
}

/// What can be wrong with one column's value in an event.
pub(crate) struct ColumnFault {
    name: String,
    fails: String,
}

impl ColumnFault {
    /// The list of the column's name where its value is not as its definition says, else an empty one.
    pub(crate) fn named(&self) -> String {
        format!("if({}, [{}], [])", self.fails, self.name)
    }
}

/// What can be wrong with the values of an event, column by column.
pub(crate) fn faults(table: &Table) -> Vec<ColumnFault> {
    let carried = table.carried();
    carried
        .filter_map(|(column, journey)| {
            let name = string(column.name.as_str());
            readable(column, journey).map(|readable| ColumnFault { name, fails: readable.fails })
        })
        .collect()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
