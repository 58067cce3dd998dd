use std::collections::{BTreeMap, BTreeSet};

use crate::connect::catalogue::{Kind, Reading, Scopes};
use crate::connect::{Config, any_of};
use crate::secret::is_secret_key;

/// What stands for a secret that was written as a text.
pub const NOT_SHOWN: &str = "(a text, not shown)";

/// What was found on the Connect workers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveConnect {
    /// Classes that the workers can load.
    pub plugins: BTreeSet<String>,
    /// All connectors, by name.
    pub connectors: BTreeMap<String, LiveConnector>,
}

/// A connector as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveConnector {
    /// Its configuration, without texts of secrets.
    pub config: Config,
    /// `RUNNING`, `PAUSED`, `STOPPED`, `FAILED`, `UNASSIGNED`.
    pub state: String,
    /// Why it failed.
    pub trace: Option<String>,
    /// Its tasks.
    pub tasks: Vec<LiveTask>,
}

/// A task as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveTask {
    /// Number.
    pub id: u32,
    /// In the words of a connector's state.
    pub state: String,
    /// Why it failed.
    pub trace: Option<String>,
}

impl LiveConnector {
    /// A connector whose texts of secrets are forgotten here: nothing that is made of it can show one.
    pub fn new(config: &Config, state: impl Into<String>, trace: Option<String>, tasks: Vec<LiveTask>) -> Self {
        let scopes = Scopes::of(config);
        let mut shown = Config::default();
        for (key, value) in config.iter() {
            let secret = is_secret(key, &scopes) && !(value.starts_with("${") && value.ends_with('}'));
            shown.set(key, if secret && !value.is_empty() { NOT_SHOWN } else { value });
        }
        Self { config: shown, state: state.into(), trace, tasks }
    }
}

fn is_secret(key: &str, scopes: &Scopes) -> bool {
    // Access keys of object stores end in `key`, and user info holds a password behind a colon.
    let lower = key.to_ascii_lowercase();
    let by_name =
        ["secret", "access-key", "access.key", "user.info", "password"].iter().any(|word| lower.contains(word));
    let declared = matches!(scopes.reading(key), Reading::Declared(_, key) if key.kind == Kind::Password);
    is_secret_key(key) || by_name || declared
}

/// The epoch that an archive connector writes beside the records of a topic.
pub(in crate::diff) fn epoch(config: &Config, topic: &str) -> Option<u16> {
    let exact = any_of([topic]);
    let aliases = config.get("transforms")?.split(',').map(str::trim);
    let meant = aliases.filter(|alias| alias.starts_with("epoch")).find(|alias| {
        match config.get(&format!("transforms.{alias}.predicate")) {
            None => true,
            Some(predicate) => config
                .get(&format!("predicates.{predicate}.pattern"))
                .is_some_and(|pattern| alternatives(pattern).any(|one| alternatives(&exact).any(|exact| exact == one))),
        }
    })?;
    config.get(&format!("transforms.{meant}.static.value"))?.parse().ok()
}

/// The names in an expression as `any_of` writes it.
fn alternatives(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('|')
}
