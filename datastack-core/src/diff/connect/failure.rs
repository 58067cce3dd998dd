use super::LiveConnector;

/// Causes of a failure that are shown, the deepest ones.
const CAUSES: usize = 2;

impl LiveConnector {
    /// What of it has failed, and why, on one line; none if nothing has.
    pub fn failure(&self) -> Option<String> {
        if self.state == "FAILED" {
            return Some(gist(self.trace.as_deref()));
        }
        let task = self.tasks.iter().find(|task| task.state == "FAILED")?;
        Some(format!("task {} has failed: {}", task.id, gist(task.trace.as_deref())))
    }
}

/// The first line of a trace and its causes. The lines between say where in the code it was; the last cause says what is
/// wrong.
fn gist(trace: Option<&str>) -> String {
    let mut lines = trace.unwrap_or("it left no trace").lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let causes: Vec<&str> = lines.filter(|line| line.starts_with("Caused by: ")).collect();
    let skipped = causes.len().saturating_sub(CAUSES);
    std::iter::once(first).chain(causes.into_iter().skip(skipped)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use crate::connect::Config;
    use crate::diff::{LiveConnector, LiveTask};

    #[test]
    fn a_failure_is_told_by_its_deepest_causes() {
        let trace =
            "E: outer\n\tat A.b(A.java:1)\nCaused by: F: one\n\t... 3 more\nCaused by: G: two\nCaused by: H: refused\n";
        let task = |id, state: &str, trace: Option<&str>| LiveTask {
            id,
            state: state.to_owned(),
            trace: trace.map(str::to_owned),
        };
        let tasks = vec![task(0, "RUNNING", None), task(1, "FAILED", Some(trace))];
        let live = LiveConnector::new(&Config::default(), "RUNNING", None, tasks);
        assert_eq!(
            live.failure().as_deref(),
            Some("task 1 has failed: E: outer; Caused by: G: two; Caused by: H: refused")
        );
    }
}
