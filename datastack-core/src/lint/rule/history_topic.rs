use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1107,
    severity: Severity::Error,
    says: "a schema history that two connectors share",
    page: "\
Debezium keeps every DDL statement in the schema history and reads it back when it starts. With two connectors in one \
topic, each takes the other's tables for its own, and the first restart fails or reads rows by the wrong columns.",
    check,
};

const KEY: &str = "schema.history.internal.kafka.topic";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let Some(topic) = subject.get(KEY).map(str::trim) else { return };
    if let Some(twin) = near.twin(subject, KEY) {
        let finding =
            rule.at(subject, KEY, format!("`{}` and `{}` share the history `{topic}`", twin.name(), subject.name()));
        findings
            .push(finding.and(twin.place(KEY), "here first").help("give each connector a history topic of its own"));
    }
}
