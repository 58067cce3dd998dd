//! What is wrong with a definition, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::journey::Refusal;

/// A stable code, such as `DS1023`. `DS00xx` come from reading, `DS1xxx` from rules, `DS2xxx` from journeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DS{:04}", self.0)
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Works, and is worth knowing.
    Warning,
    /// Would fail, or would lose or change a value. Nothing is written.
    Error,
}

/// A document of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Document {
    /// `datastack.toml`.
    Project,
    /// `tables/<name>.toml`.
    Table(String),
    /// A connector's configuration, by the name that its reader gave it.
    Connector(String),
}

/// One step from a document to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// An element of a list, counted from 0.
    Index(usize),
}

/// A place in a definition, in terms that builders and files share. The reader of files maps it to line and column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DefinitionPath {
    /// The document that holds the value.
    pub document: Document,
    /// The way from the document's root to the value.
    pub steps: Vec<Step>,
}

impl DefinitionPath {
    /// The root of `datastack.toml`.
    pub fn project() -> Self {
        Self { document: Document::Project, steps: Vec::new() }
    }

    /// The root of one table's file.
    pub fn table(name: &str) -> Self {
        Self { document: Document::Table(name.to_owned()), steps: Vec::new() }
    }

    /// The value under `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.steps.push(Step::Key(key.to_owned()));
        path
    }

    /// The value under a dotted list of keys.
    #[must_use]
    pub fn keys(&self, dotted: &str) -> Self {
        dotted.split('.').fold(self.clone(), |path, key| path.key(key))
    }

    /// The element at `index`.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.steps.push(Step::Index(index));
        path
    }
}

impl fmt::Display for DefinitionPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.document {
            Document::Project => f.write_str("project")?,
            Document::Table(name) => write!(f, "tables.{name}")?,
            Document::Connector(id) => write!(f, "connectors.{id}")?,
        }
        for step in &self.steps {
            match step {
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Which part of a place is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The whole value.
    Value,
    /// The key under which the value stands.
    Key,
    /// Bytes of a string value.
    Within(Range<usize>),
}

/// A place with what it has to do with the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub path: DefinitionPath,
    /// Which part of it.
    pub part: Part,
    /// What stands there, in a few words; may be empty for the first label.
    pub message: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong; names its subject.
    pub message: String,
    /// Where: the first label is the main place, further ones are what it contradicts.
    pub labels: Vec<Label>,
    /// The next step.
    pub help: Option<String>,
    /// The way in which a column is refused, if this refuses one: its name in `journey::REFUSALS`.
    pub refusal: Option<&'static str>,
}

impl Diagnostic {
    /// An error at the value of `path`.
    pub fn error(code: u16, path: DefinitionPath, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, path, message.into())
    }

    /// A warning at the value of `path`.
    pub fn warning(code: u16, path: DefinitionPath, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, path, message.into())
    }

    fn new(code: u16, severity: Severity, path: DefinitionPath, message: String) -> Self {
        let label = Label { path, part: Part::Value, message: String::new() };
        Self { code: Code(code), severity, message, labels: vec![label], help: None, refusal: None }
    }

    /// Points at the key of the main place instead of its value.
    #[must_use]
    pub fn at_key(mut self) -> Self {
        self.labels[0].part = Part::Key;
        self
    }

    /// Points into the string at the main place.
    #[must_use]
    pub fn within(mut self, bytes: Range<usize>) -> Self {
        self.labels[0].part = Part::Within(bytes);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn and(mut self, path: DefinitionPath, message: impl Into<String>) -> Self {
        self.labels.push(Label { path, part: Part::Value, message: message.into() });
        self
    }

    /// Says in which way a column is refused.
    #[must_use]
    pub(crate) fn refusing(mut self, refusal: &Refusal) -> Self {
        self.refusal = Some(refusal.name);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Collects findings while work goes on.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all findings of another collection.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(other);
    }

    /// Takes the value, or keeps the finding and gives none.
    pub fn take<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// True if at least one finding is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The findings in the order in which they were made.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }
}
