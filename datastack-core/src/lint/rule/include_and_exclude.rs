use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1110,
    severity: Severity::Error,
    says: "two keys of which a class takes one",
    page: "\
Debezium takes either a list of what is included or one of what is not, of databases, tables and columns each. A sink \
takes its topics by name or by an expression, one of the two.",
    check,
};

const PAIRS: [(&str, &str); 4] = [
    ("database.include.list", "database.exclude.list"),
    ("table.include.list", "table.exclude.list"),
    ("column.include.list", "column.exclude.list"),
    ("topics", "topics.regex"),
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let written = |key: &str| subject.get(key).is_some_and(|value| !value.trim().is_empty());
    for (one, other) in PAIRS {
        if written(one) && written(other) {
            let finding = rule.at(subject, other, format!("`{one}` and `{other}` exclude each other"));
            findings.push(finding.and(subject.place(one), "and here").help("delete one of them"));
        }
    }
    if subject.class.is_some() && subject.is_sink() && !written("topics") && !written("topics.regex") {
        let finding = rule.at(subject, "topics", "a sink without topics has nothing to do");
        findings.push(finding.help("write `topics` or `topics.regex`"));
    }
}
