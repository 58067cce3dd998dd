use super::code;
use super::scope::Scope;
use crate::definition::{ProjectDefinition, RuleSeverity};
use crate::diagnostic::{Code, DefinitionPath, Diagnostic};
use crate::lint::RULES;

/// The rules about connectors whose severity the project sets.
pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition) -> Vec<(Code, RuleSeverity)> {
    let mut rules = Vec::new();
    for (name, stated) in &project.rules {
        let path = DefinitionPath::project().key("rules").key(name);
        scope.reason(&path.key("reason"), &stated.reason, "a rule has another severity");
        match RULES.iter().map(|rule| Code(rule.code)).find(|code| code.to_string() == *name) {
            Some(code) => rules.push((code, stated.severity)),
            None => {
                let message = format!("`{name}` is no rule about connectors");
                let help = "`datastack-gen rules` lists all; findings of a definition are accepted in `[accept]`";
                scope.push(Diagnostic::warning(code::ACCEPTANCE, path, message).at_key().help(help));
            }
        }
    }
    rules
}
