use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1139,
    severity: Severity::Warning,
    says: "a source under a new name beside the one that it replaces",
    page: "\
A worker keeps how far a source has come under the connector's name and `topic.prefix`. Under another name, `orders-v2` for \
`orders-v1`, it knows nothing of that and begins with a snapshot: every row is sent once more, and with a new prefix to new \
topics, which nobody reads yet. Two that read the same tables under names that differ in a version are most likely the old \
and the new.

Settings are changed in place: `PUT /connectors/orders-v1/config`. If the name has to change, stop the old connector, \
give its offsets (`GET /connectors/orders-v1/offsets`) to the new one (`PATCH /connectors/orders-v2/offsets`, while that is \
stopped), and delete the old.

A single file does not tell what ran before: give all that the worker has, `lint http://connect:8083`.",
    check,
};

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    if let Some(earlier) = near.earlier(subject) {
        let message = format!("`{}` reads what `{}` reads, and begins with a snapshot", subject.name(), earlier.name());
        let finding = rule.at(subject, "name", message).and(earlier.place("name"), "the other");
        findings.push(finding.help("keep the name and change the settings in place, or delete one of them"));
    }
}
