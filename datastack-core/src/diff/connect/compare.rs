use std::collections::BTreeSet;

use serde_json::json;

use super::super::plan::{Findings, Obstacle};
use super::super::{Action, Difference, Operation, Phase, Risk, Step, Subject, System};
use super::{LiveConnect, LiveConnector, NOT_SHOWN, keys, reading};
use crate::connect::connector::Connector;
use crate::pipeline::{Pipeline, archive_connector, source_connector};

/// Compares both connectors.
pub(in crate::diff) fn compare(pipeline: &Pipeline, live: &LiveConnect) -> Findings {
    let mut found = Findings::default();
    for (wanted, phase) in [(archive_connector(pipeline), Phase::Sinks), (source_connector(pipeline), Phase::Source)] {
        match wanted {
            Ok(wanted) => connector(pipeline, &wanted, phase, live, &mut found),
            Err(fault) => found.notes.push(format!("a connector was not compared: {fault}")),
        }
    }
    if let Ok(source) = source_connector(pipeline) {
        reading::new_tables(pipeline, &source, live, &mut found);
        reading::others(&source, live, &mut found);
    }
    found
}

pub(super) fn subject(name: &str) -> Subject {
    Subject::new(System::Connect, "connector", name)
}

fn artifact(pipeline: &Pipeline, name: &str) -> String {
    format!("{}/{name}.json", pipeline.outputs.connectors)
}

fn url(pipeline: &Pipeline, name: &str) -> String {
    format!("{}/connectors/{name}", pipeline.kafka.connect.trim_end_matches('/'))
}

/// Holds a connector still.
pub(in crate::diff) fn pause(pipeline: &Pipeline, name: &str) -> Step {
    let operation = Operation::PauseConnector { name: name.to_owned() };
    let reason = "partitions change below it";
    Step::new(Phase::Pause, Action::Pause, subject(name), reason, artifact(pipeline, name), operation)
        .risking(Risk::NeedsAttention, "changes arrive later")
        .reversed_by(format!("curl -X PUT {}/resume", url(pipeline, name)))
}

/// Lets a connector go on.
pub(in crate::diff) fn resume(pipeline: &Pipeline, name: &str) -> Step {
    let operation = Operation::ResumeConnector { name: name.to_owned() };
    let reason = "it shall run";
    Step::new(Phase::Resume, Action::Resume, subject(name), reason, artifact(pipeline, name), operation)
        .reversed_by(format!("curl -X PUT {}/pause", url(pipeline, name)))
}

fn connector(pipeline: &Pipeline, wanted: &Connector, phase: Phase, live: &LiveConnect, found: &mut Findings) {
    let name = wanted.name.as_str();
    let missing: Vec<&str> = classes(wanted)
        .into_iter()
        .filter(|class| !live.plugins.is_empty() && !live.plugins.contains(*class))
        .collect();
    if !missing.is_empty() {
        found.obstacles.push(Obstacle {
            subject: subject(name),
            message: format!("the workers cannot load {}", missing.join(", ")),
            help: "put the plugin into a folder of `plugin.path` of every worker, and start them again".to_owned(),
        });
        return;
    }
    let put = Operation::PutConnector { name: name.to_owned(), config: wanted.config.clone() };
    let Some(there) = live.connectors.get(name) else {
        let step = Step::new(
            phase,
            Action::Create,
            subject(name),
            "there is no such connector",
            artifact(pipeline, name),
            put,
        );
        found.steps.push(step.reversed_by(format!("curl -X DELETE {}", url(pipeline, name))));
        return;
    };
    let differences = keys::differences(&there.config, &wanted.config);
    let altered = !differences.is_empty();
    if altered {
        found.steps.push(alter(pipeline, name, phase, there, differences, put));
    }
    match there.state.as_str() {
        "PAUSED" | "STOPPED" => found.steps.push(resume(pipeline, name)),
        // A configuration that is set starts everything again.
        _ if altered => {}
        _ => found.steps.extend(failed(there).map(|why| restart(pipeline, name, &why))),
    }
}

/// Classes that the workers have to find.
pub(crate) fn classes(connector: &Connector) -> BTreeSet<&str> {
    let plugged = |key: &str| {
        let transform = key.starts_with("transforms.") && key.ends_with(".type") && key.split('.').count() == 3;
        matches!(key, "connector.class" | "key.converter" | "value.converter") || transform
    };
    let keys = connector.config.iter().filter(|(key, _)| plugged(key));
    // A name without a package is an alias that a worker resolves by itself.
    keys.map(|(_, class)| class).filter(|class| class.contains('.')).collect()
}

fn alter(
    pipeline: &Pipeline,
    name: &str,
    phase: Phase,
    there: &LiveConnector,
    differences: Vec<Difference>,
    put: Operation,
) -> Step {
    let anew = differences.iter().any(|difference| matches!(difference.attribute.as_str(), "topic.prefix"));
    let known = there.config.iter().all(|(_, value)| value != NOT_SHOWN);
    let mut step =
        Step::new(phase, Action::Alter, subject(name), "its configuration differs", artifact(pipeline, name), put)
            .differing(differences);
    if anew {
        step =
            step.risking(Risk::NeedsAttention, "it finds no offsets under the new prefix and reads all tables again");
    }
    if known {
        let before = json!(there.config).to_string().replace('\'', r"'\''");
        let address = url(pipeline, name);
        step =
            step.reversed_by(format!("curl -X PUT -H 'Content-Type: application/json' -d '{before}' {address}/config"));
    }
    step
}

/// The first line of what a connector or its task died of.
fn failed(there: &LiveConnector) -> Option<String> {
    let line =
        |trace: &Option<String>| trace.as_deref().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
    if there.state == "FAILED" {
        return Some(format!("it has failed: {}", line(&there.trace)));
    }
    let task = there.tasks.iter().find(|task| task.state == "FAILED")?;
    Some(format!("task {} has failed: {}", task.id, line(&task.trace)))
}

fn restart(pipeline: &Pipeline, name: &str, why: &str) -> Step {
    let operation = Operation::RestartConnector { name: name.to_owned() };
    Step::new(Phase::Resume, Action::Resume, subject(name), why, artifact(pipeline, name), operation)
}
