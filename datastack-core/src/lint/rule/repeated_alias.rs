use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1128,
    severity: Severity::Error,
    says: "an alias that stands twice in its list",
    page: "\
The names in `transforms`, `predicates` and `topic.creation.groups` are aliases; a worker refuses a list in which one \
stands twice.",
    check,
};

const LISTS: [&str; 3] = ["transforms", "predicates", "topic.creation.groups"];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for key in LISTS {
        let aliases: Vec<&str> = subject.list(key).collect();
        let again = aliases.iter().enumerate().filter(|(place, alias)| aliases[..*place].contains(*alias));
        for (_, alias) in again {
            let finding = rule.at(subject, key, format!("`{alias}` stands twice in `{key}`"));
            findings.push(finding.help("give each an alias of its own"));
        }
    }
}
