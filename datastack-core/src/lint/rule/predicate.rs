use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

pub(super) const RULE: Rule = Rule {
    code: 1120,
    severity: Severity::Error,
    says: "a predicate that does not exist, that nobody names, or that is missing where a transform needs one",
    page: "\
A transform names its predicate by an alias, which `predicates` has to list. A worker's validation does not look: the \
connector fails when it starts. `negate` without a predicate fails too.

Kafka's `Filter` drops every record that it sees. Without a predicate that is all of them.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let declared: Vec<&str> = subject.list("predicates").collect();
    let mut named = Vec::new();
    for stage in subject.stages() {
        let key = stage.key("predicate");
        let predicate = subject.get(&key).map(str::trim).filter(|alias| !alias.is_empty());
        if let Some(alias) = predicate {
            named.push(alias);
            if !declared.contains(&alias) {
                let finding = rule.at(subject, &key, format!("the predicate `{alias}` is not in `predicates`"));
                findings.push(match similar(alias, declared.iter().copied()) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(format!("add it: `predicates = \"{alias}\"` and `predicates.{alias}.type`")),
                });
            }
        } else if stage.class == FILTER {
            let finding = rule.at(subject, &stage.key("type"), format!("`{}` drops every record", stage.alias));
            findings.push(finding.help(format!("name the records to drop in `{key}`")));
        } else if subject.get(&stage.key("negate")).is_some() {
            let finding = rule.at(subject, &stage.key("negate"), format!("`{}` negates no predicate", stage.alias));
            findings.push(finding.help(format!("write `{key}`, or delete the line")));
        }
    }
    for alias in declared.into_iter().filter(|alias| !named.contains(alias)) {
        let finding = rule.at(subject, "predicates", format!("no transform names the predicate `{alias}`"));
        findings.push(finding.help(format!("write `transforms.<alias>.predicate = \"{alias}\"`, or delete it")));
    }
}

const FILTER: &str = "org.apache.kafka.connect.transforms.Filter";
