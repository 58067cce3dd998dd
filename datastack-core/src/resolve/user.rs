use super::code;
use super::scope::Scope;
use crate::definition::UserDefinition;
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::ProjectName;
use crate::pipeline::User;
use crate::secret::Secret;

/// A user as its server and the definition know it.
pub(super) struct Role<'a> {
    /// Its section, for example `mysql.users.cdc`.
    pub(super) section: &'static str,
    /// What stands there.
    pub(super) stated: &'a UserDefinition,
    /// What the default name adds to the project's.
    pub(super) suffix: &'static str,
    /// The variable that holds its password by default.
    pub(super) variable: &'static str,
    /// The server.
    pub(super) server: &'static str,
    /// The most characters that the server takes as a name, if it has a limit.
    pub(super) limit: Option<usize>,
}

impl Role<'_> {
    fn path(&self) -> DefinitionPath {
        DefinitionPath::project().keys(self.section)
    }
}

/// The users of one server, with names and variables that follow from what they are for.
pub(super) fn users(scope: &Scope, project: &ProjectName, roles: &[Role<'_>; 2]) -> [User; 2] {
    let users = roles.each_ref().map(|role| user(scope, project, role));
    let ([first, second], [one, other]) = (roles, &users);
    if one.name == other.name {
        let message = format!("`{}` of {} would be two users in one, with two passwords", one.name, first.server);
        scope.push(
            Diagnostic::error(code::COLLISION, second.path().key("name"), message)
                .and(first.path().key("name"), "the other user")
                .help("choose another name"),
        );
    }
    users
}

fn user(scope: &Scope, project: &ProjectName, role: &Role<'_>) -> User {
    let Role { section, stated, suffix, variable, server, limit } = role;
    let name = stated.name.clone().unwrap_or_else(|| format!("{project}_{suffix}"));
    let fault = match limit {
        _ if name.is_empty() => Some("it has no character".to_owned()),
        _ if name.trim() != name => Some("it begins or ends with a blank".to_owned()),
        Some(limit) if name.chars().count() > *limit => Some(format!("it is longer than {limit} characters")),
        _ => None,
    };
    if let Some(fault) = fault {
        let message = format!("`{name}` cannot be a user of {server}: {fault}");
        let (place, help) = match stated.name {
            Some(_) => (role.path().key("name"), "choose another name".to_owned()),
            None => (DefinitionPath::project().key("name"), format!("write another `name` under `[{section}]`")),
        };
        scope.push(Diagnostic::error(code::NAME, place, message).help(help));
    }
    User { name, password: secret(scope, &role.path().key("password"), stated.password.as_ref(), variable) }
}

/// A secret that was stated, or that of a variable. Scripts read each from an environment variable.
pub(super) fn secret(scope: &Scope, path: &DefinitionPath, stated: Option<&Secret>, variable: &str) -> Secret {
    let secret = stated.cloned().unwrap_or_else(|| Secret::Env(variable.to_owned()));
    let variable = secret.variable();
    let legal = !variable.starts_with(|c: char| c.is_ascii_digit())
        && !variable.is_empty()
        && variable.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !legal {
        let message = format!("`{variable}` cannot be an environment variable: scripts would read another one");
        let help = "letters, digits and `_`, and no digit at the start";
        scope.push(Diagnostic::error(code::NAME, path.clone(), message).help(help));
    }
    secret
}
