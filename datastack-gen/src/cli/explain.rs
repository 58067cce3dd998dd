use datastack_core::avro;
use datastack_core::connect::{Field, RecordSchema, Schema, Type};
use datastack_core::journey::Journey;
use datastack_core::pipeline::{Column, Pipeline, Table};

use super::grid::grid;
use super::report::Printer;
use super::{Exit, Target};
use crate::code;
use crate::finding::{Finding, Place};
use crate::load::{Loaded, load};
use crate::nearest::nearest;

/// Show what becomes of a table or a column, hop by hop.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen explain orders shop          every column of a table, one line each
  datastack-gen explain orders.amount shop   every hop of one column")]
pub(super) struct Explain {
    /// What to explain.
    #[arg(value_name = "TABLE[.COLUMN]")]
    subject: String,
    #[command(flatten)]
    target: Target,
}

impl Explain {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let Loaded { pipeline, mut report, .. } = load(&self.target.folder, self.target.env.as_deref());
        let explained = pipeline.as_ref().map(|pipeline| explain(pipeline, &self.subject));
        let text = match explained {
            Some(Ok(text)) => Some(text),
            Some(Err(finding)) => {
                report.push(finding);
                None
            }
            None => None,
        };
        let exit = printer.findings(&report);
        if let Some(text) = text {
            printer.summary(&text);
        }
        exit
    }
}

fn explain(pipeline: &Pipeline, subject: &str) -> Result<String, Finding> {
    let (table_name, column_name) = match subject.split_once('.') {
        Some((table, column)) => (table, Some(column)),
        None => (subject, None),
    };
    let names = pipeline.tables.iter().map(|table| table.name.as_str());
    let table = pipeline.tables.iter().find(|table| table.name.as_str() == table_name);
    let table = table.ok_or_else(|| unknown("table", table_name, "tables", names))?;
    let Some(column_name) = column_name else { return Ok(explain_table(pipeline, table)) };
    let names = table.columns.iter().map(|column| column.name.as_str());
    let column = table.columns.iter().find(|column| column.name.as_str() == column_name);
    let file = format!("tables/{table_name}.toml");
    let column = column.ok_or_else(|| unknown("column", column_name, &file, names))?;
    Ok(explain_column(pipeline, table, column))
}

fn unknown<'a>(kind: &str, name: &str, file: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    let known: Vec<&str> = known.collect();
    let help = match nearest(name, &known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known: {}", known.join(", ")),
    };
    Finding::error(code::UNKNOWN_SUBJECT, Place::file(file), format!("there is no {kind} `{name}`")).help(help)
}

fn explain_table(pipeline: &Pipeline, table: &Table) -> String {
    let heads = ["column", "MySQL", "record", "ClickHouse", "app"];
    let mut lines = vec![heads.map(str::to_owned).to_vec()];
    for column in &table.columns {
        let mut line = vec![column.name.to_string(), column.spec.to_string()];
        match &column.journey {
            Some(journey) => {
                line.extend([schema(&journey.recorded.schema), journey.target().to_string(), journey.row.rust.clone()])
            }
            None => line.push(stays(column)),
        }
        lines.push(line);
    }
    let names = format!(
        "{database}.{name} -> topic {topic} -> {clickhouse}.{name}",
        database = pipeline.mysql.database,
        name = table.name,
        topic = table.topic.name,
        clickhouse = pipeline.clickhouse.database,
    );
    format!("{names}\n\n{}", grid(&lines))
}

fn stays(column: &Column) -> String {
    match &column.excluded {
        Some(reason) => format!("stays in MySQL: {reason}"),
        None => "stays in MySQL".to_owned(),
    }
}

fn explain_column(pipeline: &Pipeline, table: &Table, column: &Column) -> String {
    let mut hops = vec![("MySQL", column.spec.to_string())];
    match &column.journey {
        Some(journey) => hops.extend(hops_of(column, journey)),
        None => hops.push(("Debezium", stays(column))),
    }
    let lines: Vec<Vec<String>> = hops.into_iter().map(|(hop, what)| vec![hop.to_owned(), what]).collect();
    format!("{}.{}.{}\n\n{}", pipeline.mysql.database, table.name, column.name, grid(&lines))
}

fn hops_of(column: &Column, journey: &Journey) -> Vec<(&'static str, String)> {
    let Journey { emitted, recorded, live, archive, row, loss } = journey;
    let mut hops = vec![("Debezium emits", schema(emitted))];
    if *emitted != recorded.schema {
        hops.push(("transforms leave", schema(&recorded.schema)));
    }
    hops.push(("Avro", avro_type(column, &recorded.schema)));
    hops.push(("ClickHouse queue", live.queue.to_string()));
    hops.push(("  view", live.expression.clone()));
    hops.push(("  table", live.target.to_string()));
    hops.push(("archive", archive.archive_type.clone()));
    hops.push(("  Spark", archive.expression.clone()));
    hops.push(("clean", archive.clean_type.clone()));
    hops.push(("  ClickHouse", archive.history.clone()));
    let note = row.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    hops.push(("app", format!("{}{note}", row.rust)));
    hops.push(match loss {
        None => ("exact", "every value arrives as it is".to_owned()),
        Some(loss) => ("lost", format!("at {}: {}", loss.hop, loss.what)),
    });
    hops
}

fn schema(schema: &Schema) -> String {
    let physical = match schema.physical {
        Type::Int16 => "int16",
        Type::Int32 => "int32",
        Type::Int64 => "int64",
        Type::Float32 => "float32",
        Type::Float64 => "float64",
        Type::Boolean => "boolean",
        Type::String => "string",
        Type::Bytes => "bytes",
    };
    let optional = if schema.optional { "optional " } else { "" };
    match &schema.semantic {
        Some(semantic) => {
            let short = semantic.name().rsplit('.').next().unwrap_or_default();
            format!("{optional}{physical} {short}")
        }
        None => format!("{optional}{physical}"),
    }
}

/// The type of the column's field as the converter registers it.
fn avro_type(column: &Column, schema: &Schema) -> String {
    let field = Field { name: column.name.to_string(), schema: schema.clone() };
    let record = avro::record(&RecordSchema { name: "Value".to_owned(), fields: vec![field] }, false);
    record.pointer("/fields/0/type").map(ToString::to_string).unwrap_or_default()
}
