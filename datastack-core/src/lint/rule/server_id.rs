use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1104,
    severity: Severity::Error,
    says: "a server id that another replica has, or is likely to have",
    page: "\
Debezium reads the binlog as a replica does, under the id in `database.server.id`. Of two replicas with one id, the \
server drops the connection of the first when the second comes: both connectors flap, or the second fails.

1 is the id that a MySQL server gives itself if nobody chose one. Write a number that no server, replica or connector \
has.",
    check,
};

const KEY: &str = "database.server.id";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    let Some(id) = subject.get(KEY).and_then(number) else { return };
    if id == 1 {
        let finding =
            rule.at(subject, KEY, format!("`{KEY}` is 1, which is a MySQL server's own unless it was changed"));
        findings.push(finding.help("write a number that no server, replica or connector has"));
    }
    if let Some(twin) = near.twin(subject, KEY) {
        let finding = rule.at(subject, KEY, format!("`{}` and `{}` share `{KEY}`", twin.name(), subject.name()));
        findings.push(finding.and(twin.place(KEY), "here first").help("give each connector an id of its own"));
    }
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}
