//! What needs the clients of running systems, and how to get them.

#[cfg(not(feature = "live"))]
use clap::CommandFactory;
#[cfg(not(feature = "live"))]
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// How a command with the clients is installed.
#[cfg(not(feature = "live"))]
pub(super) const INSTALL: &str = "cargo install --path datastack-gen --features live";

/// Words that only a command with the clients knows as its own.
#[cfg(any(test, not(feature = "live")))]
const VERBS: &[&str] = &[
    "plan",
    "apply",
    "status",
    "verify",
    "doctor",
    "resnapshot",
    "replay-dead-letters",
    "mysql",
    "kafka",
    "clickhouse",
];

/// What is said of wrong arguments. A verb that is only missing here is no misspelling.
#[cfg(not(feature = "live"))]
pub(super) fn explained(error: clap::Error) -> clap::Error {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(verb)) if VERBS.contains(&verb.as_str()) => {
            let message = format!(
                "`{verb}` asks running systems, and this command was built without its clients of them\n\n  \
                 install it with them: {INSTALL}"
            );
            super::Args::command().error(ErrorKind::InvalidSubcommand, message)
        }
        _ => error,
    }
}

#[cfg(all(test, feature = "live"))]
mod tests {
    use clap::CommandFactory;

    use super::VERBS;
    use crate::cli::Args;

    #[test]
    fn each_verb_of_running_systems_is_known_to_a_command_without_them() {
        let offline = [
            "init",
            "generate",
            "check",
            "explain",
            "catalogue",
            "import",
            "lint",
            "rules",
            "trace",
            "schema",
            "completions",
            "ddl",
            "connector",
        ];
        let command = Args::command();
        let import = command.find_subcommand("import").expect("there is such a verb");
        let named = command.get_subcommands().chain(import.get_subcommands()).map(|verb| verb.get_name().to_owned());
        let live: Vec<String> = named.filter(|verb| !offline.contains(&verb.as_str())).collect();
        for verb in &live {
            assert!(VERBS.contains(&verb.as_str()), "`{verb}` asks running systems: name it in VERBS");
        }
        for verb in VERBS {
            assert!(live.iter().any(|live| live == verb), "there is no `{verb}`");
        }
    }
}
