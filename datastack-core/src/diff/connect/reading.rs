use super::super::plan::{Findings, Obstacle};
use super::super::{Action, Operation, Phase, Risk, Step, Subject, System};
use super::LiveConnect;
use super::compare::subject;
use crate::connect::connector::Connector;
use crate::connect::{Config, any_of};
use crate::definition::SnapshotMode;
use crate::mysql::string;
use crate::pipeline::{Pipeline, signal_request, source_connector};

/// Tables that join a source that was there before: it captures their changes from then on, and reads the rows that they
/// hold only when it is asked to. A table is new if the live `table.include.list` does not name it, so the wish is seen
/// together with the change of that list. Topics cannot tell: one without records may belong to an empty table.
pub(super) fn new_tables(pipeline: &Pipeline, source: &Connector, live: &LiveConnect, found: &mut Findings) {
    if matches!(pipeline.cdc.snapshot, SnapshotMode::NoData | SnapshotMode::Always) {
        return;
    }
    let Some(captured) = captured(&source.name, live) else { return };
    for table in &pipeline.tables {
        if captured.contains(&included(pipeline, table.name.as_str()).as_str()) {
            continue;
        }
        let id = string(&format!("datastack-{}-{}", table.name, table.epoch));
        let statement = signal_request(pipeline, table.name.as_str(), &id);
        let operation = Operation::MySql { statements: vec![statement] };
        let file = format!("{}/{}.json", pipeline.outputs.connectors, source.name);
        let about = Subject::new(System::MySql, "table", table.name.as_str());
        let step = Step::new(Phase::Signals, Action::Signal, about, "its rows were not read yet", file, operation)
            .risking(Risk::NeedsAttention, "all its rows are read while the source runs");
        found.steps.push(step);
    }
}

/// Whether the source connector that runs captures a table: of one that it does not, a signal would spoil what it knows
/// of the tables' columns.
pub(in crate::diff) fn captures(pipeline: &Pipeline, live: &LiveConnect, table: &str) -> bool {
    let source = source_connector(pipeline).ok();
    let captured = source.and_then(|source| captured(&source.name, live));
    captured.is_some_and(|captured| captured.contains(&included(pipeline, table).as_str()))
}

/// What the live `table.include.list` names.
fn captured<'a>(source: &str, live: &'a LiveConnect) -> Option<Vec<&'a str>> {
    let list = live.connectors.get(source)?.config.get("table.include.list")?;
    Some(list.split(',').map(str::trim).collect())
}

/// A table as `table.include.list` names it.
fn included(pipeline: &Pipeline, table: &str) -> String {
    any_of([format!("{}.{table}", pipeline.mysql.database).as_str()])
}

/// Other connectors that capture the same database of the same server.
pub(super) fn others(source: &Connector, live: &LiveConnect, found: &mut Findings) {
    let same = |other: &Config, key: &str| other.get(key) == source.config.get(key);
    for (name, other) in &live.connectors {
        let config = &other.config;
        let captures = ["connector.class", "database.hostname", "database.port", "database.include.list"];
        if *name == source.name || !captures.iter().all(|key| same(config, key)) {
            continue;
        }
        match same(config, "topic.prefix") {
            true => found.obstacles.push(Obstacle {
                subject: subject(name),
                message: format!("connector {name} captures the same database under the same topic prefix"),
                help: format!(
                    "delete it, or name it as `[cdc] connector`; {} would read all tables again",
                    source.name
                ),
            }),
            false => found.notes.push(format!("kept: connector {name}, which captures the same database")),
        }
    }
}
