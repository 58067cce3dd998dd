use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::AVRO_CONVERTERS;
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1106,
    severity: Severity::Error,
    says: "a topic prefix that Kafka or Avro does not take, or that two connectors share",
    page: "\
The prefix begins the name of every topic and of every schema. Kafka takes letters, digits, `.`, `_` and `-`. Avro takes \
no hyphen: the first record fails at the registry, unless `schema.name.adjustment.mode` is `avro` (which turns `a-b` and \
`a_b` into one name) or `avro_unicode` (which keeps them apart).

Two connectors with one prefix write into each other's topics, and share the offsets of the worker.",
    check,
};

const KEY: &str = "topic.prefix";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    let Some(prefix) = subject.get(KEY).map(str::trim).filter(|prefix| !prefix.contains("${")) else { return };
    let wrong = prefix.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-'));
    if let Some(wrong) = wrong {
        let finding = rule.at(subject, KEY, format!("`{KEY}` holds `{wrong}`, which no topic may"));
        findings.push(finding.help("use letters, digits, `.`, `_` and `-`"));
    } else if prefix.contains('-') && !adjusted(subject) && registers_avro(subject) {
        let finding = rule.at(subject, KEY, format!("`{KEY}` holds a hyphen, which no Avro name may"));
        findings.push(finding.help("write `_`, or set `schema.name.adjustment.mode` to `avro_unicode`"));
    }
    if let Some(twin) = near.twin(subject, KEY) {
        let finding = rule.at(subject, KEY, format!("`{}` and `{}` share `{KEY}`", twin.name(), subject.name()));
        findings.push(finding.and(twin.place(KEY), "here first").help("give each connector a prefix of its own"));
    }
}

fn adjusted(subject: &Subject) -> bool {
    subject.get("schema.name.adjustment.mode").is_some_and(|mode| !mode.trim().eq_ignore_ascii_case("none"))
}

fn registers_avro(subject: &Subject) -> bool {
    let converters = ["key.converter", "value.converter"].into_iter().filter_map(|role| subject.get(role));
    converters.map(str::trim).any(|class| AVRO_CONVERTERS.contains(&class))
}
