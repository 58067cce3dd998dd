use super::Written;
use crate::connect::Config;
use crate::connect::catalogue::{Class, Reading, Scopes};
use crate::diagnostic::{DefinitionPath, Document};
use crate::pipeline::Pipeline;

/// What the rules may know beside the connectors themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The project whose tables the connectors carry.
    pub pipeline: Option<&'a Pipeline>,
}

/// A connector, read as far as it can be.
#[derive(Debug)]
pub struct Subject<'a> {
    written: &'a Written,
    /// Who reads which key.
    pub scopes: Scopes,
    /// Its class, if it is known.
    pub class: Option<&'static Class>,
}

impl<'a> Subject<'a> {
    pub(super) fn of(written: &'a Written) -> Self {
        let class = written.config.get("connector.class").and_then(crate::connect::catalogue::class);
        Self { written, scopes: Scopes::of(&written.config), class }
    }

    /// Its name, as far as it has one.
    pub fn name(&self) -> &'a str {
        self.get("name").unwrap_or(&self.written.id)
    }

    /// Keys and values.
    pub fn config(&self) -> &'a Config {
        &self.written.config
    }

    /// The value of a key as it is written.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.written.config.get(key)
    }

    /// The value of a key, or its default.
    pub fn effective(&self, key: &str) -> Option<&'a str> {
        self.get(key).or_else(|| match self.scopes.reading(key) {
            Reading::Declared(_, declared) => declared.default.value(),
            _ => None,
        })
    }

    /// Whether a key of truth values is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.effective(key).is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
    }

    /// The elements of a list.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &'a str> {
        self.effective(key).unwrap_or_default().split(',').map(str::trim).filter(|element| !element.is_empty())
    }

    /// The place of a key, written or not: a reader of files shows the connector as a whole for one that is not.
    pub fn place(&self, key: &str) -> DefinitionPath {
        self.whole().key(key)
    }

    /// The place of the connector.
    pub fn whole(&self) -> DefinitionPath {
        DefinitionPath { document: Document::Connector(self.written.id.clone()), steps: Vec::new() }
    }
}
