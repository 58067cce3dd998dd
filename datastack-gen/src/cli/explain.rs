use datastack_core::journey::{self, explained, schema_text};
use datastack_core::pipeline::{Column, Pipeline, Table};

use super::grid::grid;
use super::report::Printer;
use super::rules::{RuleView, refusals, severity};
use super::{Exit, Target};
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::load::{Loaded, load};
use crate::meaning::{Meaning, meanings};
use crate::nearest::nearest;

/// Show what becomes of a table or a column, hop by hop, or what is behind the code of a finding.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen explain orders shop          every column of a table, one line each
  datastack-gen explain orders.amount shop   every hop of one column
  datastack-gen explain orders shop --format json
                                             every hop of every column, as one JSON object
  datastack-gen explain DS1101               what a finding with this code means")]
pub(super) struct Explain {
    /// What to explain; a code needs no project.
    #[arg(value_name = "TABLE[.COLUMN]|CODE")]
    subject: String,
    #[command(flatten)]
    target: Target,
}

impl Explain {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        if is_code(&self.subject) {
            return explain_code(&self.subject, printer);
        }
        let Loaded { pipeline, mut report, .. } = load(&self.target.folder, self.target.env.as_deref());
        let subject = pipeline.as_ref().map(|pipeline| (pipeline, find(pipeline, &self.subject)));
        let (pipeline, table, column) = match subject {
            Some((pipeline, Ok((table, column)))) => (pipeline, table, column),
            Some((_, Err(finding))) => {
                report.push(finding);
                return printer.findings(&report);
            }
            None => return printer.findings(&report),
        };
        let name = column.map(|column| &column.name);
        printer.result(&report, &explained(pipeline, table, name), || match column {
            Some(column) => explain_column(pipeline, table, column),
            None => explain_table(pipeline, table),
        })
    }
}

/// Whether a subject looks like `DS1101`; a table of such a name has columns to ask for.
fn is_code(subject: &str) -> bool {
    subject
        .strip_prefix("DS")
        .is_some_and(|number| number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn explain_code(code: &str, printer: &Printer) -> Exit {
    let known = meanings();
    let mut report = Report::default();
    match known.iter().find(|meaning| meaning.code.to_string() == code) {
        Some(meaning) => printer.result(&report, &RuleView::from(*meaning), || explain_meaning(meaning)),
        None => {
            let message = format!("there is no code `{code}`");
            let help = "`datastack-gen rules` lists all";
            report.push(Finding::error(code::UNKNOWN_SUBJECT, Place::file(code), message).help(help));
            printer.findings(&report)
        }
    }
}

fn explain_meaning(meaning: &Meaning) -> String {
    let Meaning { code, says, page, .. } = meaning;
    let severity = severity(meaning);
    let head = if severity.is_empty() { format!("{code}: {says}") } else { format!("{code}: {says} ({severity})") };
    let seen: Vec<Vec<String>> =
        refusals(*code).map(|refusal| vec![refusal.columns.to_owned(), refusal.seen_text()]).collect();
    let page = page.trim_end();
    match seen.as_slice() {
        [] => format!("{head}\n\n{page}"),
        _ => format!("{head}\n\n{page}\n\nHow it was seen on the engines:\n\n{}", grid(&seen)),
    }
}

fn find<'a>(pipeline: &'a Pipeline, subject: &str) -> Result<(&'a Table, Option<&'a Column>), Finding> {
    let (table_name, column_name) = match subject.split_once('.') {
        Some((table, column)) => (table, Some(column)),
        None => (subject, None),
    };
    let names = pipeline.tables.iter().map(|table| table.name.as_str());
    let table = pipeline.tables.iter().find(|table| table.name.as_str() == table_name);
    let table = table.ok_or_else(|| unknown("table", table_name, "tables", names))?;
    let Some(column_name) = column_name else { return Ok((table, None)) };
    let names = table.columns.iter().map(|column| column.name.as_str());
    let column = table.columns.iter().find(|column| column.name.as_str() == column_name);
    let file = format!("tables/{table_name}.toml");
    let column = column.ok_or_else(|| unknown("column", column_name, &file, names))?;
    Ok((table, Some(column)))
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
            Some(journey) => line.extend([
                schema_text(&journey.recorded.schema),
                journey.target().to_string(),
                journey.row.rust.clone(),
            ]),
            None => line.push(journey::arrives(column, &pipeline.cdc)),
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

/// The compression in ClickHouse: what the definition says, or what would suit the column.
fn codec(column: &Column) -> Option<String> {
    match (&column.codec, journey::codec_advice(column)) {
        (Some(stated), _) => Some(format!("{stated}, as `[clickhouse.codec]` says")),
        (None, Some(advice)) => Some(format!(
            "the server's own; `[clickhouse.codec] {} = \"{}\"` would suit it: {}",
            column.name, advice.codec, advice.reason
        )),
        (None, None) => None,
    }
}

fn explain_column(pipeline: &Pipeline, table: &Table, column: &Column) -> String {
    let cdc = &pipeline.cdc;
    let heads = ["hop", "type", "values", "what becomes of them"];
    let mut hops = vec![heads.map(str::to_owned).to_vec()];
    hops.extend(
        journey::hops(column, cdc)
            .into_iter()
            .map(|hop| vec![hop.name.to_owned(), hop.encoding, hop.values, hop.verdict]),
    );
    let expressions = column.journey.iter().flat_map(journey::expressions);
    let mut further: Vec<Vec<String>> =
        expressions.map(|(name, text)| vec![name.to_owned(), text.to_owned()]).collect();
    further.push(vec!["arrives".to_owned(), journey::arrives(column, cdc)]);
    further.extend(journey::policies(column, cdc).into_iter().map(|policy| {
        let text = format!("{}: {}; {}", policy.values, policy.fate, policy.stance.text());
        vec![format!("DS{:04}", policy.code), text]
    }));
    further.extend(codec(column).map(|text| vec!["codec".to_owned(), text]));
    let subject = format!("{}.{}.{}", pipeline.mysql.database, table.name, column.name);
    format!("{subject}\n\n{}\n{}", grid(&hops), grid(&further))
}
