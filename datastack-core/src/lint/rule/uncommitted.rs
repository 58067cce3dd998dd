use super::{Rule, Subject, Surroundings};
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

fn check(rule: &Rule, subject: &Subject, before: &[Subject], _: &Surroundings, findings: &mut Findings) {
    let transactional = |other: &&Subject| {
        other.get("exactly.once.support").is_some_and(|word| word.trim().eq_ignore_ascii_case("required"))
    };
    let committed = |sink: &Subject| sink.get(KEY).map(str::trim) == Some("read_committed");
    // Whichever of the two comes second is the place where both are known.
    let pairs: Vec<(&Subject, &Subject)> = match subject.is_sink() {
        true => before.iter().find(transactional).map(|source| (subject, source)).into_iter().collect(),
        false if transactional(&subject) => {
            before.iter().filter(|other| other.is_sink()).map(|sink| (sink, subject)).collect()
        }
        false => Vec::new(),
    };
    for (sink, source) in pairs.into_iter().filter(|(sink, _)| !committed(sink)) {
        let message = format!("`{}` reads records that `{}` may take back", sink.name(), source.name());
        let finding = rule.at(sink, KEY, message).and(source.place("exactly.once.support"), "in transactions");
        findings.push(finding.help(format!("write `{KEY} = read_committed`")));
    }
}
