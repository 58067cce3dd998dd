use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::catalogue::{Reading, successor};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1101,
    severity: Severity::Error,
    says: "a key that nobody reads",
    page: "\
Kafka Connect takes any key. One that no class declares is kept, shown, and never read: what it was meant to set stays \
at its default.

Most are misspelt, come from an older version (`drop.tombstones`, `database.history.*`), or belong to a broker \
(`log.retention.*`).",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for (key, _) in subject.config().iter() {
        let Reading::Unread(scope) = subject.scopes.reading(key) else { continue };
        let message = match scope.class {
            Some(class) => format!("`{key}` is read by nobody: {} does not know it", class.simple_name()),
            None => format!("`{key}` is read by nobody"),
        };
        let finding = rule.at(subject, key, message).at_key();
        findings.push(finding.help(mend(subject, key)));
    }
}

/// The next step for a key that nobody reads.
fn mend(subject: &Subject, key: &str) -> String {
    if let Some(fate) = successor(key) {
        return fate.to_owned();
    }
    for (list, prefix) in [("transforms", "transforms."), ("predicates", "predicates.")] {
        let alias = key.strip_prefix(prefix).and_then(|rest| rest.split_once('.')).map(|(alias, _)| alias);
        if let Some(alias) = alias.filter(|alias| subject.list(list).all(|listed| listed != *alias)) {
            return format!("add `{alias}` to `{list}`, or delete the key");
        }
    }
    for role in ["key.converter", "value.converter", "header.converter"] {
        if key.strip_prefix(role).is_some_and(|rest| rest.starts_with('.')) && subject.get(role).is_none() {
            return format!("write `{role}`, too: without it, the worker's own is used, with the worker's settings");
        }
    }
    match subject.scopes.meant(key) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "delete it".to_owned(),
    }
}
