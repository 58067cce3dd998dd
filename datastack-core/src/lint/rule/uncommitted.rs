use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1130,
    severity: Severity::Warning,
    says: "a sink that reads what its source took back",
    page: "\
A source with `exactly.once.support = required` writes in transactions. A consumer sees records of transactions that were \
given up, unless `consumer.override.isolation.level` is `read_committed`: after a crash the sink holds them twice.",
    check,
};

const KEY: &str = "consumer.override.isolation.level";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let Some(source) = near.transactional().filter(|_| subject.is_sink()) else { return };
    if subject.get(KEY).map(str::trim) != Some("read_committed") {
        let message = format!("`{}` reads records that `{}` may take back", subject.name(), source.name());
        let finding = rule.at(subject, KEY, message).and(source.place("exactly.once.support"), "in transactions");
        findings.push(finding.help(format!("write `{KEY} = read_committed`")));
    }
}
