use super::{Rule, Subject, Surroundings};
use crate::connect::catalogue::{Reading, Scope};
use crate::connect::replacement;
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

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

fn check(rule: &Rule, subject: &Subject, _: &[Subject], _: &Surroundings, findings: &mut Findings) {
    for (key, _) in subject.config().iter() {
        let Reading::Unread(scope) = subject.scopes.reading(key) else { continue };
        let message = match scope.class {
            Some(class) => format!("`{key}` is read by nobody: {} does not know it", class.simple_name()),
            None => format!("`{key}` is read by nobody"),
        };
        let finding = rule.at(subject, key, message).at_key();
        findings.push(match (replacement(key), meant(scope, key)) {
            (Some(instead), _) => finding.help(instead),
            (None, Some(known)) => finding.help(format!("did you mean `{known}`?")),
            (None, None) => finding.help("delete it"),
        });
    }
}

fn meant(scope: &Scope, key: &str) -> Option<String> {
    let bare = key.strip_prefix(scope.prefix.as_str())?;
    let known = similar(bare, scope.keys().map(|key| key.name))?;
    Some(format!("{}{known}", scope.prefix))
}
