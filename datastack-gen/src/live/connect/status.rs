use std::time::{Duration, Instant};

use datastack_core::connect::Config;
use datastack_core::diff::{LiveConnector, LiveTask};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::super::LiveError;
use super::Connect;

/// How long a connector may take to come to a state.
const PATIENCE: Duration = Duration::from_secs(90);
/// Between two looks at it.
const PAUSE: Duration = Duration::from_millis(500);

/// The state that is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// The connector and at least one task, and every task, run.
    Running,
    /// All are held still.
    Paused,
}

impl Goal {
    fn state(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Paused => "PAUSED",
        }
    }

    fn reached_by(self, live: &LiveConnector) -> bool {
        let tasks = self == Self::Paused || !live.tasks.is_empty();
        tasks && live.state == self.state() && live.tasks.iter().all(|task| task.state == self.state())
    }
}

/// What the workers say of a connector.
pub(super) fn connector(config: &Config, status: &Value) -> LiveConnector {
    let state = |of: &Value| of["state"].as_str().unwrap_or("UNASSIGNED").to_owned();
    let trace = |of: &Value| of["trace"].as_str().map(str::to_owned);
    let tasks = status["tasks"].as_array().into_iter().flatten();
    let tasks = tasks.map(|task| LiveTask {
        id: task["id"].as_u64().and_then(|id| u32::try_from(id).ok()).unwrap_or_default(),
        state: state(task),
        trace: trace(task),
    });
    let whole = &status["connector"];
    LiveConnector::new(config, state(whole), trace(whole), tasks.collect())
}

impl Connect {
    /// Waits for a state. A failure counts when it is seen twice in a row: the first may be that of before the change.
    pub(super) async fn wait(&self, name: &str, goal: Goal) -> Result<(), LiveError> {
        let (begun, mut failed) = (Instant::now(), false);
        let mut reached = false;
        loop {
            tokio::time::sleep(PAUSE).await;
            let path = format!("/connectors/{name}/status");
            let answer = self.http.ask(Method::GET, &path, None).await?;
            // A connector that was just made is not known to every worker at once.
            let known = answer.status.is_success();
            if !known && answer.status != StatusCode::NOT_FOUND {
                return Err(self.http.refused(&Method::GET, &path, &answer));
            }
            let live = connector(&Config::default(), &answer.body);
            if known && goal.reached_by(&live) {
                // Right after a change the states of before it are still told.
                if reached {
                    return Ok(());
                }
                reached = true;
                continue;
            }
            reached = false;
            match live.failure() {
                Some(why) if failed => return Err(Self::not_running(name, &why)),
                found => failed = found.is_some(),
            }
            if begun.elapsed() > PATIENCE {
                let states: Vec<_> = live.tasks.iter().map(|task| format!("task {} {}", task.id, task.state)).collect();
                let why = format!("after {} s it is {} ({})", PATIENCE.as_secs(), live.state, states.join(", "));
                return Err(Self::not_running(name, &why));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use datastack_core::connect::Config;
    use serde_json::json;

    use super::{Goal, connector};

    #[test]
    fn a_connector_without_tasks_does_not_run_but_is_held_still() {
        let status = |state: &str| json!({ "connector": { "state": state }, "tasks": [] });
        assert!(!Goal::Running.reached_by(&connector(&Config::default(), &status("RUNNING"))));
        assert!(Goal::Paused.reached_by(&connector(&Config::default(), &status("PAUSED"))));
    }
}
