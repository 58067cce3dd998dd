use super::Written;
use crate::connect::Config;
use crate::connect::catalogue::{Class, Reading, Role, Scopes};
use crate::connect::connector::DebeziumConnector;
use crate::diagnostic::{DefinitionPath, Document};
use crate::pipeline::Pipeline;

/// What the rules may know beside the connectors themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The project whose tables the connectors carry.
    pub pipeline: Option<&'a Pipeline>,
}

/// A transform in its place among a connector's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage<'a> {
    /// Its alias.
    pub alias: &'a str,
    /// What its keys begin with.
    pub prefix: String,
    /// Its class without `$Key` or `$Value`; empty if none is written.
    pub class: &'a str,
}

impl Stage<'_> {
    /// A key of the transform as it stands in the configuration.
    pub fn key(&self, bare: &str) -> String {
        format!("{}{bare}", self.prefix)
    }

    /// Whether it is of a class, given without its package.
    pub fn is(&self, simple: &str) -> bool {
        self.class.rsplit('.').next() == Some(simple)
    }
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

    /// Whether a key is written with a word, in any case.
    pub fn says(&self, key: &str, word: &str) -> bool {
        self.get(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
    }

    /// The elements of a list.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &'a str> {
        self.effective(key).unwrap_or_default().split(',').map(str::trim).filter(|element| !element.is_empty())
    }

    /// Whether its class is one of Debezium's for MySQL and MariaDB.
    pub fn is_debezium(&self) -> bool {
        let class = self.get("connector.class");
        class == Some(DebeziumConnector::MYSQL) || class == Some(DebeziumConnector::MARIADB)
    }

    /// Whether it is a sink, as far as that can be told.
    pub fn is_sink(&self) -> bool {
        match self.class {
            Some(class) => class.role == Role::Sink,
            None => self.get("topics").is_some() || self.get("topics.regex").is_some(),
        }
    }

    /// Its transforms, in the order in which records pass them.
    pub fn stages(&self) -> impl Iterator<Item = Stage<'a>> {
        self.list("transforms").map(|alias| {
            let prefix = format!("transforms.{alias}.");
            let class = self.get(&format!("{prefix}type")).unwrap_or_default();
            Stage { alias, prefix, class: class.split('$').next().unwrap_or_default() }
        })
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
