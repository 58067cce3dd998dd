use std::collections::BTreeMap;

use super::{ConnectorFound, Problem};
use crate::diff::{LiveConnect, LiveConnector, System};
use crate::pipeline::Pipeline;

pub(super) fn subject(name: &str) -> String {
    format!("connector {name}")
}

/// The connectors of the pipeline, and what of them is not well.
pub(super) fn judge(pipeline: &Pipeline, live: Option<&LiveConnect>) -> (Vec<ConnectorFound>, Vec<Problem>) {
    let Some(live) = live else { return (Vec::new(), Vec::new()) };
    let names = [pipeline.cdc.connector.as_str(), pipeline.archive.connector.as_str()];
    let found = names.map(|name| (found(name, live.connectors.get(name)), problem(name, live.connectors.get(name))));
    let (connectors, problems): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (connectors, problems.into_iter().flatten().collect())
}

fn found(name: &str, live: Option<&LiveConnector>) -> ConnectorFound {
    let mut tasks = BTreeMap::new();
    for task in live.iter().flat_map(|live| &live.tasks) {
        *tasks.entry(task.state.clone()).or_insert(0) += 1;
    }
    let first = |why: String| why.lines().next().unwrap_or_default().to_owned();
    ConnectorFound {
        name: name.to_owned(),
        state: live.map(|live| live.state.clone()),
        tasks,
        error: live.and_then(LiveConnector::failure).map(first),
    }
}

fn problem(name: &str, live: Option<&LiveConnector>) -> Option<Problem> {
    let (message, help) = match live {
        None => ("the workers do not have it".to_owned(), "make it with `datastack-gen apply`"),
        Some(live) => wrong(live)?,
    };
    Some(Problem { system: System::Connect, subject: subject(name), message, help: help.to_owned() })
}

fn wrong(live: &LiveConnector) -> Option<(String, &'static str)> {
    if let Some(why) = live.failure() {
        return Some((why, "mend what it says, then start it again with `datastack-gen apply`"));
    }
    let unlike = live.tasks.iter().find(|task| task.state != "RUNNING");
    match (live.state.as_str(), unlike) {
        ("PAUSED" | "STOPPED", _) => Some((
            format!("it is held still: its state is {}", live.state),
            "let it go on with `datastack-gen apply`, when whoever stopped it agrees",
        )),
        ("RUNNING", Some(task)) => Some((
            format!("its task {} is {}", task.id, task.state),
            "ask again in a minute: a task waits for a worker while the group rebalances",
        )),
        ("RUNNING", None) if live.tasks.is_empty() => Some((
            "it runs without a task, so nothing is read".to_owned(),
            "see in the log of the worker why it was given none",
        )),
        ("RUNNING", None) => None,
        (state, _) => Some((
            format!("its state is {state}"),
            "ask again in a minute: it waits for a worker while the group rebalances",
        )),
    }
}
