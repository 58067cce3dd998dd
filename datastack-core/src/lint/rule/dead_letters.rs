use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1112,
    severity: Severity::Warning,
    says: "dead letters that are never written",
    page: "\
A worker sends records to `errors.deadletterqueue.topic.name` only while `errors.tolerance` is `all`, whose default is \
`none`: without it the sink stops at the first record that fails. Whoever wants that writes `errors.tolerance = none`.

A source has no dead letters; the keys are read by nobody there.",
    check,
};

const TOPIC: &str = "errors.deadletterqueue.topic.name";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if subject.is_sink() && subject.get(TOPIC).is_some() && subject.get("errors.tolerance").is_none() {
        let finding =
            rule.at(subject, TOPIC, format!("`{TOPIC}` has no effect: `errors.tolerance` is `none` by default"));
        findings.push(finding.help("write `errors.tolerance = all`, or `none` if the sink is to stop"));
    }
}
