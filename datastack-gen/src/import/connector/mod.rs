//! Projects out of the configurations of connectors.

mod booleans;
mod captured;
#[cfg(test)]
mod fuzz;
mod mapping;
mod part;
mod settle;

use std::path::{Path, PathBuf};

use datastack_core::connect::connector::DebeziumConnector;
use datastack_core::definition::{Definition, ProjectDefinition};
use datastack_core::name::ProjectName;
use toml::{Table, Value};

use super::project;
use super::source::Source;
use super::table::Tables;
use crate::code;
use crate::connector::{Connector, ConnectorFile};
use crate::finding::{Finding, Place, Report};
use crate::lint::{Input, findings_of, read_one};
use crate::load::load;
use crate::output;
use crate::sql::{self, SqlFile};
use captured::Captured;
use part::{Fate, Part, put};

/// What became of the keys of the connectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyCounts {
    /// All of them.
    pub(crate) keys: usize,
    /// Those that stand in the definition.
    pub(crate) carried: usize,
    /// Those that the pipeline sets to the same value by itself.
    pub(crate) same: usize,
    /// Tables of the project.
    pub(crate) tables: usize,
}

impl KeyCounts {
    /// Those that a finding tells of.
    pub(crate) fn told(self) -> usize {
        self.keys - self.carried - self.same
    }
}

/// Writes a project of connectors into a folder that has none. `folder` is the folder's name as that of a project; the
/// tables come from SQL files, if there are any. Gives nothing where nothing was written.
pub(crate) fn connector(
    input: &Input,
    ddl: &[PathBuf],
    out: &Path,
    folder: &str,
    report: &mut Report,
) -> Option<KeyCounts> {
    let mut file = read_one(input)?;
    let mut sql = Vec::with_capacity(ddl.len());
    for path in ddl {
        match sql::read(path) {
            Ok(file) => sql.push(file),
            Err(unreadable) => {
                report.push(unreadable.finding);
                return None;
            }
        }
    }
    let unreadable = file.findings.iter().any(|finding| finding.code.0 == code::UNREADABLE);
    report.findings.append(&mut file.findings);
    let counts = if unreadable { None } else { write(&file, &sql, out, folder, report) };
    report.sources.insert(file.file.clone(), file.showable());
    report.sources.extend(sql.into_iter().map(|file| (file.file, file.text)));
    counts
}

fn write(file: &ConnectorFile, sql: &[SqlFile], out: &Path, folder: &str, report: &mut Report) -> Option<KeyCounts> {
    let class = |connector: &Connector| connector.entry("connector.class").map(|entry| entry.value.clone());
    let is_source = |connector: &&Connector| {
        class(connector)
            .is_some_and(|class| [DebeziumConnector::MYSQL, DebeziumConnector::MARIADB].contains(&class.as_str()))
    };
    let Some(source) = file.connectors.iter().find(is_source) else {
        let message = "there is no connector of Debezium for MySQL or MariaDB";
        let help = "give the source connector, too; a project begins with it";
        report.push(Finding::error(code::NO_CONNECTOR, Place::file(&file.file), message).help(help));
        return None;
    };
    let linted = findings_of(std::slice::from_ref(file), None);
    let mut parts = vec![Part::of(source, "cdc", mapping::SOURCE)];
    let mut keys = 0;
    for connector in &file.connectors {
        keys += connector.keys();
        let mappings = class(connector).and_then(|class| mapping::archive(&class));
        match mappings {
            Some(mappings) if parts.len() == 1 => parts.push(Part::of(connector, "archive", mappings)),
            _ if connector.id == source.id => {}
            _ => report.push(no_place(file, connector)),
        }
    }
    let captured = Captured::of(source);
    let base = base(source, &captured, folder);
    let names = captured.tables.as_deref().unwrap_or_default();
    let made_of = Source {
        server: parts[0].server(),
        database: captured.database.clone().unwrap_or_else(|| folder.to_owned()),
        name: folder.to_owned(),
    };
    let mut tables = Tables::of(sql, &made_of, report);
    let project = ProjectDefinition { exclude: tables.reasons().clone(), ..ProjectDefinition::default() };
    let mut definition = Definition { project, tables: tables.definitions() };
    let mut told = captured.settle(file, &mut parts[0], &mut definition);
    told.extend(booleans::settle(&file.file, &made_of.database, &mut parts[0], &mut definition));
    let internal = |error: String| {
        let message = format!("the definition cannot be read back: {error}");
        Finding::error(code::INTERNAL, Place::file("datastack.toml"), message)
    };
    let refused = match settle::refuse(&base, &mut parts, &mut definition, names) {
        Ok(refused) => refused,
        Err(error) => {
            report.push(internal(error.to_string()));
            return None;
        }
    };
    if !sql.is_empty() {
        for left_out in super::settle(&mut definition) {
            tables.leave_out(left_out, report);
        }
    }
    let compared = settle::compare(&mut parts, &definition, names, &refused, &file.file);
    // What the rules say of a key says more than that it is not carried over.
    let place = |finding: &Finding| finding.places.first().cloned();
    let said = |finding: &Finding| linted.iter().any(|other| place(other) == place(finding));
    report.findings.extend(told.into_iter().chain(compared).filter(|finding| !said(finding)));
    report.findings.extend(linted);
    let text = captured.text(&definition, source).map_err(|error| internal(error.to_string()));
    let files = text.and_then(|text| {
        project::files(text, &definition, tables.out_of_it(), out).map_err(|error| internal(error.to_string()))
    });
    if let Err(finding) = files.and_then(|files| output::create(&files)) {
        report.push(finding);
        return None;
    }
    if !definition.tables.is_empty() {
        let loaded = load(out, None);
        report.sources.extend(loaded.report.sources);
        report.findings.extend(loaded.report.findings);
    }
    let count =
        |wanted: fn(&Fate) -> bool| parts.iter().flat_map(|part| &part.fates).filter(|fate| wanted(fate)).count();
    Some(KeyCounts {
        keys,
        carried: count(|fate| matches!(fate, Fate::Setting(_) | Fate::Extra | Fate::Stated)),
        same: count(|fate| matches!(fate, Fate::Same)),
        tables: definition.tables.len(),
    })
}

/// What a project needs and a connector may not tell.
fn base(source: &Connector, captured: &Captured, folder: &str) -> Table {
    let prefix = source.entry("topic.prefix").and_then(|entry| ProjectName::new(&entry.value).ok());
    let name = prefix.map_or_else(|| folder.to_owned(), |name| name.to_string());
    let database = captured.database.clone().unwrap_or_else(|| name.clone());
    let mut base = Table::new();
    let values = [
        ("name", name.as_str()),
        ("defaults", "2026.11"),
        ("mysql.host", "mysql"),
        ("mysql.database", &database),
        ("mysql.ddl", "external"),
        ("kafka.bootstrap", "kafka:9092"),
        ("kafka.registry", "http://schema-registry:8081"),
        ("clickhouse.url", "http://clickhouse:8123"),
    ];
    for (place, value) in values {
        let place: Vec<String> = place.split('.').map(str::to_owned).collect();
        put(&mut base, &place, Value::from(value));
    }
    base
}

fn no_place(file: &ConnectorFile, connector: &Connector) -> Finding {
    let class = connector.entry("connector.class").map_or("no class", |entry| entry.value.as_str());
    let name = connector.entry("name").map_or("", |entry| entry.value.as_str());
    let message = format!("connector `{name}` ({class}) is not carried over, and none of its keys");
    let help = "a project has one source of Debezium and one archive (Iceberg's, Confluent's or Aiven's sink); ClickHouse \
                reads the topics by itself";
    Finding::warning(code::KEY_NOT_CARRIED, Place::range(&file.file, connector.place.clone()), message).help(help)
}
