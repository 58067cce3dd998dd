use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::catalogue::{Kind, Reading};
use crate::diagnostic::{Findings, Severity};
use crate::secret::is_secret_key;

pub(super) const RULE: Rule = Rule {
    code: 1113,
    severity: Severity::Error,
    says: "a secret as text",
    page: "\
A worker answers `GET /connectors/<name>/config` with every value as it was written, passwords too, and keeps them in a \
topic. A reference such as `${env:NAME}` or `${file:/run/secrets/db.properties:password}` is resolved by a config \
provider of the worker when the connector starts, and is all that is shown.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for (key, value) in subject.config().iter() {
        let declared = matches!(subject.scopes.reading(key), Reading::Declared(_, key) if key.kind == Kind::Password);
        if (declared || is_secret_key(key)) && !value.contains("${") && !value.is_empty() {
            // The value itself stays out of the message.
            let finding = rule.at(subject, key, format!("`{key}` holds a secret as text")).at_key();
            findings.push(finding.help("write a reference that the worker resolves, such as `${env:NAME}`"));
        }
    }
}
