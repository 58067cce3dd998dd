use serde_json::json;

use super::super::plan::{Findings, Obstacle};
use super::super::{Action, Operation, Phase, Risk, Step, Subject, System};
use super::LiveConnect;
use super::compare::subject;
use crate::connect::connector::Connector;
use crate::connect::{Config, any_of};
use crate::definition::SnapshotMode;
use crate::pipeline::Pipeline;

/// Tables that join a source that was there before: it captures their changes from then on, and reads the rows that they
/// hold only when it is asked to. A table is new if the live `table.include.list` does not name it, so the wish is seen
/// together with the change of that list. Topics cannot tell: one without records may belong to an empty table.
pub(super) fn new_tables(pipeline: &Pipeline, source: &Connector, live: &LiveConnect, found: &mut Findings) {
    let Some(there) = live.connectors.get(&source.name) else { return };
    if matches!(pipeline.cdc.snapshot, SnapshotMode::NoData | SnapshotMode::Always) {
        return;
    }
    let Some(list) = there.config.get("table.include.list") else { return };
    let captured: Vec<&str> = list.split(',').map(str::trim).collect();
    let database = &pipeline.mysql.database;
    for table in &pipeline.tables {
        let name = format!("{database}.{}", table.name);
        if captured.contains(&any_of([name.as_str()]).as_str()) {
            continue;
        }
        let data = json!({ "data-collections": [name], "type": "incremental" });
        let statement = format!(
            "INSERT IGNORE INTO `{database}`.`{}` (id, type, data) VALUES ('datastack-{}-{}', 'execute-snapshot', '{data}')",
            pipeline.cdc.signal_table, table.name, table.epoch
        );
        let operation = Operation::MySql { statements: vec![statement] };
        let file = format!("{}/{}.json", pipeline.outputs.connectors, source.name);
        let about = Subject::new(System::MySql, "table", table.name.as_str());
        let step = Step::new(Phase::Signals, Action::Signal, about, "its rows were not read yet", file, operation)
            .risking(Risk::NeedsAttention, "all its rows are read while the source runs");
        found.steps.push(step);
    }
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
