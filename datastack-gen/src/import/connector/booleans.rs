use datastack_core::definition::{Definition, Server};
use datastack_core::mysql::ColumnSpec;
use datastack_core::pipeline::{TruthConverter, converters};

use super::part::{Fate, Part};
use crate::code;
use crate::finding::{Finding, Place};

const KEY: &str = "converters";
/// Why a column is taken whose numbers the connector has been making truth values of.
const REASON: &str = "as the imported connector: above 0 is true, all else false";

/// Makes `booleans` of the columns that a TinyIntOneToBooleanConverter reads. Whatever else converts columns is told of.
pub(super) fn settle(file: &str, database: &str, part: &mut Part<'_>, definition: &mut Definition) -> Vec<Finding> {
    let config = part.connector.written().config;
    let server = part.server();
    let mut findings = Vec::new();
    let mut carried = 0;
    for alias in converters(&config) {
        let (fate, why) = match TruthConverter::of(&config, alias) {
            None => (Fate::Told, Some("a definition has no place for what its class does")),
            Some(truth) if !truth.is_followed => (Fate::Told, Some("its selector cannot be read here")),
            Some(_) if definition.tables.is_empty() => {
                (Fate::Told, Some("the columns that it reads are not known here"))
            }
            Some(truth) => {
                state(&truth, database, server, definition);
                carried += 1;
                (Fate::Stated, None)
            }
        };
        for position in of_alias(part, alias) {
            part.fates[position] = fate.clone();
            if let Some(why) = why {
                let entry = &part.connector.entries[position];
                let message = format!("`{}` is not carried over: {why}", entry.key);
                findings.push(told(file, part, position, message));
            }
        }
    }
    if let Some(position) = part.connector.entries.iter().position(|entry| entry.key == KEY) {
        let all = carried == converters(&config).count();
        part.fates[position] = if all { Fate::Stated } else { Fate::Told };
        if !all {
            let message =
                format!("`{KEY}` is not carried over as it is: the pipeline sets it by the `booleans` of tables");
            findings.push(told(file, part, position, message));
        }
    }
    findings
}

/// The keys of a converter.
fn of_alias(part: &Part<'_>, alias: &str) -> Vec<usize> {
    let prefix = format!("{alias}.");
    let entries = part.connector.entries.iter().enumerate();
    entries.filter(|(_, entry)| entry.key.starts_with(&prefix)).map(|(position, _)| position).collect()
}

fn told(file: &str, part: &Part<'_>, position: usize, message: String) -> Finding {
    let place = Place::range(file, part.connector.entries[position].key_range.clone());
    let help = "list the columns that arrive as truth values under `booleans` of their tables";
    Finding::warning(code::KEY_NOT_CARRIED, place, message).help(help)
}

/// Lists the columns that the converter reads; a column that may hold other numbers goes on losing them.
fn state(truth: &TruthConverter<'_>, database: &str, server: Server, definition: &mut Definition) {
    for (table, definition) in &mut definition.tables {
        let read = definition.columns.iter().filter_map(|(column, text)| {
            let spec = ColumnSpec::parse(text).ok()?;
            let name = format!("{database}.{table}.{column}");
            truth.reads(&name, &spec, server).then(|| (column.to_owned(), spec.is_truth()))
        });
        for (column, is_truth) in read.collect::<Vec<_>>() {
            if !definition.booleans.contains(&column) {
                definition.booleans.push(column.clone());
            }
            if !is_truth {
                definition.loss.insert(column, REASON.to_owned());
            }
        }
    }
}
