use datastack_core::connect::Config;
use datastack_core::definition::{Columns, Definition, TableDefinition};
use datastack_core::diagnostic::{Code, Diagnostic, Document, Severity, Step};
use datastack_core::name::TableName;
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};
use datastack_core::resolve::resolve;
use datastack_core::secret::is_secret_key;
use toml::Table;

use super::super::short;
use super::part::{Fate, Part, project};
use crate::code;
use crate::connector::Entry;
use crate::finding::{Finding, Place};

/// A key that no pipeline can be made with, by part and position, and why.
pub(super) type Refused = (usize, usize, Diagnostic);

/// The code of a further key that the pipeline sets itself: its message says nothing of the value.
const EXTRA: Code = Code(1028);

/// Takes out of the project what no pipeline can be made of.
pub(super) fn refuse(
    base: &Table,
    parts: &mut [Part<'_>],
    definition: &mut Definition,
    captured: &[String],
) -> Result<Vec<Refused>, toml::de::Error> {
    let mut refused: Vec<Refused> = Vec::new();
    loop {
        let mut table = base.clone();
        parts.iter().for_each(|part| part.write(&mut table));
        let exclude = std::mem::take(&mut definition.project.exclude);
        definition.project = project(table)?;
        definition.project.exclude = exclude;
        let findings = resolve(&with_tables(definition, captured), None).findings;
        let before = refused.len();
        for diagnostic in findings.into_iter().filter(|found| found.severity == Severity::Error) {
            let Some(place) = place(&diagnostic) else { continue };
            let found = parts.iter().enumerate().find_map(|(part, one)| Some((part, one.at(&place)?)));
            if let Some((part, entry)) = found {
                parts[part].fates[entry] = Fate::Told;
                refused.push((part, entry, diagnostic));
            }
        }
        if refused.len() == before {
            return Ok(refused);
        }
    }
}

/// A pipeline needs tables; of those that the connector captures, it does not tell the columns.
fn with_tables(definition: &Definition, captured: &[String]) -> Definition {
    if !definition.tables.is_empty() {
        return definition.clone();
    }
    let columns: Columns = [("id", "bigint not null")].into_iter().collect();
    let table = TableDefinition { key: vec!["id".to_owned()], columns, ..TableDefinition::default() };
    let names = captured.iter().filter(|name| TableName::new(name).is_ok()).map(String::as_str);
    let mut definition = names.fold(definition.clone(), |definition, name| definition.table(name, table.clone()));
    if definition.tables.is_empty() {
        definition = definition.table("example", table);
    }
    definition
}

fn place(diagnostic: &Diagnostic) -> Option<Vec<String>> {
    let path = &diagnostic.labels.first()?.path;
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    (path.document == Document::Project).then(|| path.steps.iter().filter_map(key).collect())
}

/// Compares what is written with what the pipeline sets. Whatever is not carried over is told of.
pub(super) fn compare(
    parts: &mut [Part<'_>],
    definition: &Definition,
    captured: &[String],
    refused: &[Refused],
    file: &str,
) -> Vec<Finding> {
    let pipeline = resolve(&with_tables(definition, captured), None).pipeline;
    let mut findings = Vec::new();
    for (number, part) in parts.iter_mut().enumerate() {
        let own = pipeline.as_ref().map(|pipeline| own(part, pipeline)).unwrap_or_default();
        for position in 0..part.fates.len() {
            let entry = &part.connector.entries[position];
            let own = own.get(&part.own_key(&entry.key));
            let same = own.is_some_and(|own| own == part.own_value(entry));
            let of_key = refused.iter().find(|(part, entry, _)| (*part, *entry) == (number, position));
            match (&part.fates[position], of_key) {
                (Fate::Told, Some(_)) if same => part.fates[position] = Fate::Same,
                (Fate::Told, Some((_, _, diagnostic))) => findings.push(told(file, entry, own, Some(diagnostic))),
                // What the pipeline makes of a setting is what was written, or that is told.
                (Fate::Setting(setting), None)
                    if !same && own.is_some() && setting.place != ["cdc", "add_fields"] && entry.key != "name" =>
                {
                    part.fates[position] = Fate::Told;
                    findings.push(told(file, entry, own, None));
                }
                _ => {}
            }
        }
    }
    findings
}

fn own(part: &Part<'_>, pipeline: &Pipeline) -> Config {
    let connector = match part.section {
        "cdc" => source_connector(pipeline),
        _ => archive_connector(pipeline),
    };
    let Ok(mut connector) = connector else { return Config::default() };
    connector.config.set("name", connector.name);
    connector.config
}

/// A key that is not carried over as it is.
fn told(file: &str, entry: &Entry, own: Option<&str>, why: Option<&Diagnostic>) -> Finding {
    let place = Place::range(file, entry.key_range.clone());
    let key = &entry.key;
    let finding = match own {
        Some(own) if is_secret_key(key) => {
            Finding::warning(code::SET_OTHERWISE, place, format!("`{key}` is a text; the pipeline sets `{own}`"))
        }
        Some(own) => {
            let fault = why.filter(|why| why.code != EXTRA).map(|why| format!(": {}", why.message)).unwrap_or_default();
            let message = format!("`{key}` is `{}`{fault}; the pipeline sets `{}`", short(&entry.value), short(own));
            Finding::warning(code::SET_OTHERWISE, place, message)
        }
        None => {
            let why = why.map_or("nothing in a definition says the same", |why| why.message.as_str());
            let why = match why.strip_prefix(&format!("`{key}` ")) {
                Some(rest) => format!("it {rest}"),
                None => why.to_owned(),
            };
            Finding::warning(code::KEY_NOT_CARRIED, place, format!("`{key}` is not carried over: {why}"))
        }
    };
    // The help is meant for a line of the definition, which this one is not.
    let help = why.and_then(|why| why.help.as_deref()).map(|help| help.trim_start_matches("delete the line; "));
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
