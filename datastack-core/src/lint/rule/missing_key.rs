use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::catalogue::Default;
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1103,
    severity: Severity::Error,
    says: "a key without which a class does not start",
    page: "\
The key has no default. A worker's validation says so for keys of the connector itself; for those of a part that plugs \
in, such as the schema history or a converter, it says nothing, and the task fails when it starts.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for scope in subject.scopes.iter() {
        let required = scope.keys().filter(|key| key.default == Default::Required);
        for key in required {
            let name = format!("{}{}", scope.prefix, key.name);
            if subject.get(&name).is_none() {
                let message = format!("`{name}` is missing");
                let place = if scope.prefix.is_empty() { name.as_str() } else { scope.named_by.as_str() };
                let finding = rule.at(subject, place, message);
                findings.push(match scope.class {
                    Some(class) => finding.help(format!("{} does not start without it", class.simple_name())),
                    None => finding.help("a worker does not start the connector without it"),
                });
            }
        }
    }
}
