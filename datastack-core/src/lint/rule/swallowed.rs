use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1111,
    severity: Severity::Error,
    says: "a setting that loses changes without a word when something goes wrong",
    page: "\
Each of these turns a failure into a gap: an event that cannot be handled, a DDL statement that cannot be read, a record \
that a broker lost. The connector stays green, and nobody is told which rows are missing.

`errors.tolerance = all` on a source drops the record; a source has no dead letters. On a sink it does so unless \
`errors.deadletterqueue.topic.name` says where they go.",
    check,
};

/// Keys of a Debezium connector, the words that lose something, and what is lost.
const WORDS: [(&str, &[&str], &str, &str); 4] = [
    ("event.processing.failure.handling.mode", &["skip", "warn", "ignore"], "an event that fails is left out", "fail"),
    (
        "inconsistent.schema.handling.mode",
        &["skip", "warn"],
        "events of a table that is not known are left out",
        "fail",
    ),
    (
        "schema.history.internal.skip.unparseable.ddl",
        &["true"],
        "an ALTER that cannot be read is left out, and rows are read by old columns",
        "false",
    ),
    ("producer.override.acks", &["0", "1"], "a record is gone if the broker that has it fails", "all"),
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if subject.is_debezium() {
        for (key, words, lost, instead) in WORDS {
            let value = subject.get(key).map(str::trim).unwrap_or_default();
            if words.iter().any(|word| word.eq_ignore_ascii_case(value)) {
                let finding = rule.at(subject, key, format!("`{key}` is `{value}`: {lost}"));
                findings.push(finding.help(format!("write `{instead}`")));
            }
        }
    }
    let tolerant = subject.says("errors.tolerance", "all");
    let caught =
        subject.is_sink() && subject.get("errors.deadletterqueue.topic.name").is_some_and(|name| !name.is_empty());
    if tolerant && !caught {
        let finding =
            rule.at(subject, "errors.tolerance", "`errors.tolerance` is `all`: a record that fails is dropped");
        findings.push(match subject.is_sink() {
            true => finding.help("name a topic in `errors.deadletterqueue.topic.name`, or write `none`"),
            false => finding.help("write `none`"),
        });
    }
}
