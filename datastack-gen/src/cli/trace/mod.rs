mod seen;

use std::path::PathBuf;

use datastack_core::avro;
use datastack_core::connect::transform::{Chain, End, Note, Passage, Passed, SettingFault};
use datastack_core::connect::{Config, Record, RecordKind, Schema};
use datastack_core::pipeline::{Pipeline, Table, captured, captured_by, is_written, value_schema};
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Exit;
use super::grid::grid;
use super::report::Printer;
use seen::Seen;

use crate::code;
use crate::connector::{Connector, Wanted, read};
use crate::finding::{Finding, Place};
use crate::load::{Loaded, load};

/// Show what a connector's transforms make of each kind of record, step by step.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen trace connector.json --project shop --table orders
                                       topic, key and value of each kind of record, behind each transform
  datastack-gen trace a.json b.json --project shop --table orders --format json
                                       the same of several connectors, with whole schemas, as one object

A file holds connectors in any form that `lint` reads. The records are those of a table of the project,
under the connector's own topic prefix; a sink's come from the topics.")]
pub(super) struct Trace {
    /// Files of connectors.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder that holds the `datastack.toml` of the table.
    #[arg(long, default_value = ".", value_name = "DIR")]
    project: PathBuf,
    /// The table whose records are followed.
    #[arg(long, value_name = "TABLE")]
    table: String,
    /// A class of transforms of your own that leaves topics and schemas as they are; may stand several times.
    #[arg(long, value_name = "CLASS")]
    unchanged: Vec<String>,
    /// The environment: the overlay `[env.NAME]` is laid over the project.
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
}

impl Trace {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let Loaded { pipeline, mut report, .. } = load(&self.project, self.env.as_deref());
        let Some(pipeline) = pipeline else { return printer.findings(&report) };
        let Some(table) = pipeline.tables.iter().find(|table| table.name.as_str() == self.table) else {
            let message = format!("there is no table `{}`", self.table);
            let known: Vec<&str> = pipeline.tables.iter().map(|table| table.name.as_str()).collect();
            let help = format!("known: {}", known.join(", "));
            report.push(Finding::error(code::UNKNOWN_SUBJECT, Place::file("tables"), message).help(help));
            return printer.findings(&report);
        };
        let mut connectors = Vec::new();
        for path in &self.files {
            let Some(mut read) = read(path, Wanted::Surely) else { continue };
            report.findings.append(&mut read.findings);
            for connector in &read.connectors {
                let config = connector.written().config;
                let name = config.get("name").unwrap_or(&connector.id).to_owned();
                let (mut chain, faults) = Chain::read(&config);
                self.unchanged.iter().for_each(|class| chain.declare(class, &[]));
                report.findings.extend(faults.iter().map(|fault| finding(&read.file, connector, fault)));
                if !faults.is_empty() {
                    connectors.push(Traced { connector: name, records: Vec::new() });
                    continue;
                }
                let (traced, unfollowed) = Traced::of(name, &config, &chain, &pipeline, table);
                connectors.push(traced);
                let place = || Place::range(&read.file, connector.place.clone());
                let told = unfollowed.into_iter().map(|what| Finding::warning(code::NOT_FOLLOWED, place(), what));
                report.findings.extend(told);
            }
            report.sources.insert(read.file.clone(), read.showable());
        }
        let result = json!({ "connectors": connectors });
        printer.result(&report, &result, || connectors.iter().map(Traced::text).collect::<Vec<_>>().join("\n"))
    }
}

fn finding(file: &str, connector: &Connector, fault: &SettingFault) -> Finding {
    let place = match connector.entry(&fault.key) {
        Some(entry) => Place::range(file, entry.value_range.clone()),
        None => Place::range(file, connector.place.clone()),
    };
    Finding::error(code::UNFIT_SETTING, place, format!("`{}`: {}", fault.key, fault.message))
}

/// A connector with the ways of its records.
#[derive(Debug, Serialize)]
struct Traced {
    connector: String,
    /// None if the connector does not start.
    records: Vec<Kind>,
}

#[derive(Debug, Serialize)]
struct Kind {
    kind: &'static str,
    enters: Seen,
    /// One way, or several where the values decide.
    ways: Vec<Way>,
}

#[derive(Debug, Serialize)]
struct Way {
    steps: Vec<Met>,
    /// `arrives`, `dropped`, `fails` or `unforeseen`.
    end: &'static str,
    reason: Option<String>,
    record: Option<Seen>,
    /// What the registry gets, under the subjects of the topic; none where no Avro converter writes it.
    registered: Option<Registered>,
}

#[derive(Debug, Serialize)]
struct Met {
    alias: String,
    applied: bool,
    notes: Vec<Said>,
    record: Option<Seen>,
}

#[derive(Debug, Serialize)]
struct Said {
    /// Whether it says that the transform, or a part of it, did nothing.
    did_nothing: bool,
    text: String,
}

#[derive(Debug, Serialize)]
struct Registered {
    key: Option<Json>,
    value: Option<Json>,
}

impl Traced {
    /// The connector, with what is not followed of it.
    fn of(
        connector: String,
        config: &Config,
        chain: &Chain,
        pipeline: &Pipeline,
        table: &Table,
    ) -> (Self, Vec<String>) {
        let sink = config.get("topics").is_some() || config.get("topics.regex").is_some();
        let (captured, unfollowed) = match sink {
            true => (captured(pipeline, table), Vec::new()),
            false => captured_by(config, pipeline, table),
        };
        let records = RecordKind::ALL.into_iter().filter(|kind| sink || is_written(*kind, config)).filter_map(|kind| {
            let record = match (sink, kind) {
                (false, _) => captured.record(kind),
                (true, RecordKind::Row | RecordKind::Tombstone) => {
                    let row = || value_schema(pipeline, table);
                    let value = (kind == RecordKind::Row && !without_schemas(config)).then(row);
                    Record { value, stored: true, topic: table.topic.name.to_string(), ..captured.record(kind) }
                }
                (true, _) => return None,
            };
            let ways = chain.trace(record.clone()).into_iter().map(|passage| Way::of(passage, config)).collect();
            Some(Kind { kind: kind.name(), enters: Seen::of(&record), ways })
        });
        (Self { connector, records: records.collect() }, unfollowed)
    }

    fn text(&self) -> String {
        if self.records.is_empty() {
            return format!("{} does not start\n", self.connector);
        }
        let mut text = format!("{}\n", self.connector);
        for Kind { kind, enters, ways } in &self.records {
            for way in ways {
                let mut lines = vec![["", "topic", "key", "value"].map(str::to_owned).to_vec()];
                lines.push(std::iter::once("enters".to_owned()).chain(enters.short.clone()).collect());
                for step in &way.steps {
                    let skipped = if step.applied { "" } else { " (not applied)" };
                    let short = step.record.as_ref().map_or_else(Default::default, |seen| seen.short.clone());
                    lines.push(std::iter::once(format!("{}{skipped}", step.alias)).chain(short).collect());
                }
                text.push_str(&format!("\n{kind}: {}\n{}", way.ending(), grid(&lines)));
                for (step, note) in way.steps.iter().flat_map(|step| step.notes.iter().map(move |note| (step, note))) {
                    text.push_str(&format!("{}: {}\n", step.alias, note.text));
                }
                if let Some(record) = way.record.as_ref().filter(|record| !record.fields.is_empty()) {
                    let fields: Vec<Vec<String>> = record.fields.iter().map(|field| field.to_vec()).collect();
                    text.push_str(&grid(&fields));
                }
            }
        }
        text
    }
}

/// Whether a sink reads JSON whose schema nobody tells.
fn without_schemas(config: &Config) -> bool {
    let json = config.get("value.converter") == Some("org.apache.kafka.connect.json.JsonConverter");
    json && config.get("value.converter.schemas.enable") == Some("false")
}

impl Way {
    fn of(passage: Passage, config: &Config) -> Self {
        let steps = passage.steps.into_iter().map(Met::of).collect();
        let ended = |end, reason| (end, Some(reason), None, None);
        let (end, reason, record, registered) = match passage.end {
            End::Dropped => ("dropped", None, None, None),
            End::Fails(reason) => ended("fails", reason),
            End::Unforeseen(reason) => ended("unforeseen", reason),
            End::Arrives(record) => match registered(&record, config) {
                Ok(registered) => ("arrives", None, Some(Seen::of(&record)), Some(registered)),
                Err(reason) => ended("fails", reason),
            },
        };
        Self { steps, end, reason, record, registered }
    }

    fn ending(&self) -> String {
        match (self.end, &self.reason) {
            ("fails", Some(reason)) => format!("the task fails: {reason}"),
            ("unforeseen", Some(reason)) => format!("cannot be foreseen: {reason}"),
            (end, _) => end.to_owned(),
        }
    }
}

fn is_avro(role: &str, config: &Config) -> bool {
    config.get(role) == Some("io.confluent.connect.avro.AvroConverter")
}

/// What the converters register, or why they fail.
fn registered(record: &Record, config: &Config) -> Result<Registered, String> {
    let written = |role: &str, schema: Option<&Schema>| {
        let metadata = config.get(&format!("{role}.connect.meta.data")) != Some("false");
        match schema.filter(|_| is_avro(role, config)) {
            None => Ok(None),
            Some(schema) => match avro::fault(schema) {
                None => Ok(Some(avro::schema(schema, metadata))),
                Some(fault) => Err(format!("the converter fails: {fault}")),
            },
        }
    };
    let key = written("key.converter", record.key.as_ref())?;
    let value = match (&record.value, record.null) {
        (_, true) => None,
        (None, false) => is_avro("value.converter", config).then(avro::anything),
        (Some(schema), false) => written("value.converter", Some(schema))?,
    };
    Ok(Registered { key, value })
}

impl Met {
    fn of(passed: Passed) -> Self {
        let notes = passed
            .notes
            .iter()
            .map(|note| Said { did_nothing: matches!(note, Note::Nothing(_)), text: note.text().to_owned() });
        let notes = notes.collect();
        let record = passed.after.as_ref().map(Seen::of);
        Self { alias: passed.alias, applied: passed.applied, notes, record }
    }
}
