use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1127,
    severity: Severity::Error,
    says: "a topic that cannot be made",
    page: "\
Once any `topic.creation.*` is written, the worker makes the connector's topics, and the default group needs both \
`replication.factor` and `partitions`. A worker's validation does not look at them: with 0 partitions, or without a \
replication factor, the task fails when the first topic is made.

A group needs `include`.",
    check,
};

const PREFIX: &str = "topic.creation.";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let first = subject.config().iter().map(|(key, _)| key).find(|key| key.starts_with(PREFIX));
    let (Some(first), false) = (first, subject.is_sink()) else { return };
    for bare in ["replication.factor", "partitions"] {
        let key = format!("{PREFIX}default.{bare}");
        if subject.get(&key).is_none() {
            let finding = rule.at(subject, first, format!("`{key}` is missing")).at_key();
            findings.push(finding.help("write it; -1 leaves it to the broker"));
        }
    }
    for group in subject.list("topic.creation.groups") {
        let key = format!("{PREFIX}{group}.include");
        if subject.get(&key).is_none() {
            let finding = rule.at(subject, "topic.creation.groups", format!("the group `{group}` takes no topic"));
            findings.push(finding.help(format!("write `{key}`, with expressions for whole names of topics")));
        }
    }
    for (key, value) in subject.config().iter() {
        let Some((_, bare)) = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('.')) else { continue };
        let number: Option<i64> = value.trim().parse().ok();
        let counted = matches!(bare, "partitions" | "replication.factor");
        if counted && number.is_some_and(|number| number == 0 || number < -1) {
            let finding = rule.at(subject, key, format!("`{key}` is {value}"));
            findings.push(finding.help("write at least 1; -1 leaves it to the broker"));
        }
    }
}
