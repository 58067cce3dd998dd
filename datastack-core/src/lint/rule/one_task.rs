use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1105,
    severity: Severity::Error,
    says: "more than one task for a connector that has one",
    page: "\
A MySQL or MariaDB server has one binlog, which one task reads. With `tasks.max` above 1, a worker's validation says \
nothing, the connector is shown as RUNNING, and it has no task at all: no row ever arrives.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let tasks: Option<i64> = subject.get("tasks.max").and_then(|tasks| tasks.trim().parse().ok());
    if let (true, Some(tasks @ 2..)) = (subject.is_debezium(), tasks) {
        let finding =
            rule.at(subject, "tasks.max", format!("`tasks.max` is {tasks}: the connector would run without a task"));
        findings.push(finding.help("write 1"));
    }
}
