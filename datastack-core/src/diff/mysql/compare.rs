use std::collections::BTreeMap;

use super::{LiveMySql, accounts, table};
use crate::definition::DdlOwner;
use crate::diff::plan::Findings;
use crate::diff::{Action, LiveConnect, Obstacle, Operation, Phase, Step, Subject, System, connect};
use crate::mysql::identifier;
use crate::pipeline::{Pipeline, create_database, first_beat, server_settings};

/// Settings without which nothing is captured.
const NEEDED: [&str; 3] = ["log_bin", "binlog_format", "binlog_row_image"];

/// Compares the source database with the pipeline.
pub(in crate::diff) fn compare(pipeline: &Pipeline, live: &LiveMySql, workers: Option<&LiveConnect>) -> Findings {
    let mut found = Findings::default();
    let control = format!("{}/10_control.sql", pipeline.outputs.mysql);
    if !live.database {
        let database = pipeline.mysql.database.as_str();
        let subject = Subject::new(System::MySql, "database", database);
        match pipeline.mysql.ddl {
            DdlOwner::External => found.obstacles.push(Obstacle {
                subject,
                message: "there is no such database, and the application's migrations own it".to_owned(),
                help: "run the migrations".to_owned(),
            }),
            DdlOwner::Managed => {
                let statements = vec![create_database(pipeline)];
                let reason = "there is no such database";
                let made = step(Phase::Database, Action::Create, subject, reason, &control, statements);
                found.steps.push(made.reversed_by(format!("drop database {}", identifier(database))));
            }
        }
    }
    for wanted in table::wanted(pipeline) {
        let captured = workers.is_some_and(|live| connect::captures(pipeline, live, &wanted.create.name));
        table::compare(pipeline, &wanted, captured, live, &mut found);
    }
    if !live.heartbeat {
        let subject = Subject::new(System::MySql, "row", pipeline.cdc.heartbeat_table);
        let statements = vec![first_beat(pipeline)];
        let reason = "the heartbeat has no row";
        found.steps.push(step(Phase::Database, Action::Create, subject, reason, &control, statements));
    }
    accounts::compare(pipeline, live, &mut found);
    settings(pipeline, live, &mut found);
    found
}

fn settings(pipeline: &Pipeline, live: &LiveMySql, found: &mut Findings) {
    for setting in server_settings(pipeline) {
        let Some(value) = live.unmet.get(&(setting.variable.to_owned(), setting.condition.clone())) else { continue };
        let wrong = format!("`{value}`, and shall be {}: {}", setting.wanted, setting.reason);
        match NEEDED.contains(&setting.variable) {
            true => found.obstacles.push(Obstacle {
                subject: Subject::new(System::MySql, "setting", setting.variable),
                message: format!("it is {wrong}"),
                help: "set it in the server's configuration, and restart the server".to_owned(),
            }),
            false => found.notes.push(format!("`{}` of MySQL is {wrong}", setting.variable)),
        }
    }
}

/// A step on the source database that needs no password.
pub(super) fn step(
    phase: Phase,
    action: Action,
    subject: Subject,
    reason: &str,
    artifact: &str,
    statements: Vec<String>,
) -> Step {
    let operation = Operation::AdministerMySql { statements, passwords: BTreeMap::new() };
    Step::new(phase, action, subject, reason, artifact, operation)
}

/// An `ALTER` that refuses what does not fit, whatever the server is set to.
pub(super) fn altering(statement: String) -> Vec<String> {
    vec!["set session sql_mode = concat(@@session.sql_mode, ',STRICT_ALL_TABLES')".to_owned(), statement]
}
