use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1131,
    severity: Severity::Error,
    says: "a sink that begins with the newest record",
    page: "\
A worker's sinks begin with the first record of a topic. With `consumer.override.auto.offset.reset = latest`, whatever was \
written before the sink first ran is left out, and so is what comes after offsets have expired.",
    check,
};

const KEY: &str = "consumer.override.auto.offset.reset";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if subject.is_sink() && subject.says(KEY, "latest") {
        let finding = rule.at(subject, KEY, format!("`{}` leaves out what is in its topics already", subject.name()));
        findings.push(finding.help("write `earliest`"));
    }
}
