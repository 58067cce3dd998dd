use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::catalogue::{CLASSES, Class, Role};
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

pub(super) const RULE: Rule = Rule {
    code: 1129,
    severity: Severity::Warning,
    says: "a class that is not known here, or of another kind than its key wants",
    page: "\
Its keys cannot be checked. A class that is misspelt, or that the worker does not have, stops the connector when it is \
made; one that stands here for another database's is refused when it starts.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for scope in subject.scopes.iter().filter(|scope| scope.class.is_none()) {
        let Some(name) = subject.get(&scope.named_by).map(str::trim).filter(|name| !name.contains("${")) else {
            continue;
        };
        let finding =
            rule.at(subject, &scope.named_by, format!("the class `{name}` is not known: its keys are not checked"));
        findings.push(match similar(name, CLASSES.iter().map(|class| class.name)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("see that the worker has it: GET /connector-plugins?connectorsOnly=false"),
        });
    }
    let connector = |class: &&Class| !matches!(class.role, Role::Source | Role::Sink);
    if let Some(class) = subject.class.filter(|class| connector(class)) {
        let finding = rule.at(subject, "connector.class", format!("{} is no connector", class.simple_name()));
        findings.push(finding.help("name the class of a connector"));
    }
}
