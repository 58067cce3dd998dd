use datastack_core::clickhouse::identifier;
use datastack_core::clickhouse::table::Objects;
use datastack_core::definition::Pii;
use datastack_core::journey::Journey;
use datastack_core::pipeline::{Column, Pipeline, Table};

use super::name;
use crate::artifact::Rendering;

pub(super) fn render(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    rendering.file(&name::file(table.name.as_str()), &module(pipeline, table));
}

fn module(pipeline: &Pipeline, table: &Table) -> String {
    let current = Objects::of(pipeline, table).current;
    let row = name::row(table.name.as_str());
    let about = match &table.comment {
        Some(comment) => one_line(comment),
        None => format!("A row of `{current}`"),
    };
    let cases: String = table.carried().map(|(column, _)| column.name.as_str()).collect();
    let allow = name::allow_case(&cases);
    let fields: String = table.carried().map(|(column, journey)| field(column, journey)).collect();
    let columns: String = table
        .carried()
        .map(|(column, _)| format!("    ({:?}, {:?}),\n", column.name.as_str(), column.spec.to_string()))
        .collect();
    let select: Vec<String> =
        table.carried().map(|(column, journey)| format!("    {}", read(column, journey))).collect();
    let key: Vec<String> = table.key.iter().map(|column| format!("{:?}", column.as_str())).collect();
    let keys = key.len();
    format!(
        "/// The view of the current state.\n\
         pub const TABLE: &str = {:?};\n\n\
         /// Columns of the key.\n\
         pub const KEY: [&str; {keys}] = [{}];\n\n\
         /// Columns with their definitions in MySQL.\n\
         #[rustfmt::skip]\n\
         pub const COLUMNS: &[(&str, &str)] = &[\n{columns}];\n\n\
         /// Reads [`{row}`]; conditions can follow it.\n\
         pub const SELECT: &str = {};\n\n\
         /// {about}\n\
         #[derive(Debug, Clone, PartialEq, clickhouse::Row, serde::Deserialize)]\n\
         {allow}pub struct {row} {{\n{fields}}}\n",
        current.to_string(),
        key.join(", "),
        raw(&format!("SELECT\n{}\nFROM {current}", select.join(",\n"))),
    )
}

/// A column as the crate can read it.
fn read(column: &Column, journey: &Journey) -> String {
    let name = identifier(column.name.as_str());
    if journey.row.as_text { format!("toString({name}) AS {name}") } else { name }
}

fn field(column: &Column, journey: &Journey) -> String {
    let (name, renamed) = name::field(column.name.as_str());
    let mut lines = vec![format!("    /// `{}`", one_line(&column.spec.to_string()).replace('`', "'"))];
    let treatment = match column.pii {
        Some(Pii::Hash) => Some("Salted SHA-256 in hexadecimal digits, not the value itself."),
        Some(Pii::Mask) => Some("Asterisks, not the value itself."),
        Some(Pii::Keep) => Some("Personal data."),
        Some(Pii::Drop) | None => None,
    };
    let notes: Vec<&str> = journey.row.note.as_deref().into_iter().chain(treatment).collect();
    if !notes.is_empty() {
        lines.push("    ///".to_owned());
        lines.push(format!("    /// {}", notes.join(" ")));
    }
    if let Some(renamed) = renamed {
        lines.push(format!("    #[serde(rename = {renamed:?})]"));
    }
    lines.push(format!("    pub {name}: {},\n", journey.row.rust));
    lines.join("\n")
}

/// A raw string literal with as many `#` as it needs.
fn raw(text: &str) -> String {
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    if text.contains('\\') && hashes.is_empty() {
        return format!("r\"{text}\"");
    }
    if hashes.is_empty() { format!("\"{text}\"") } else { format!("r{hashes}\"{text}\"{hashes}") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
