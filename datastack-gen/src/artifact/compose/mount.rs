use datastack_core::pipeline::Outputs;
use serde::Serialize;

/// The folders of the other artifacts, relative to that of the stack.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Mounts {
    pub(super) connectors: String,
    pub(super) topics: String,
    pub(super) mysql: String,
    pub(super) clickhouse: String,
    pub(super) airflow: String,
    pub(super) spark: String,
    pub(super) ingestor: String,
}

impl Mounts {
    pub(super) fn new(outputs: &Outputs) -> Self {
        let from = |folder: &str| relative(&outputs.compose, folder);
        Self {
            connectors: from(&outputs.connectors),
            topics: from(&outputs.topics),
            mysql: from(&outputs.mysql),
            clickhouse: from(&outputs.clickhouse),
            airflow: from(&outputs.airflow),
            spark: from(&outputs.spark),
            ingestor: from(&outputs.ingestor),
        }
    }
}

/// The way from one folder to another, both relative to the same root.
fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - shared];
    parts.extend(&to[shared..]);
    if shared == from.len() {
        parts.insert(0, ".");
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn folders_are_reached_from_wherever_the_stack_stands() {
        assert_eq!(relative("compose", "mysql"), "../mysql");
        assert_eq!(relative("deploy/compose", "sql/mysql"), "../../sql/mysql");
        assert_eq!(relative("deploy/compose", "deploy/mysql"), "../mysql");
        assert_eq!(relative("deploy", "deploy/mysql"), "./mysql");
    }
}
