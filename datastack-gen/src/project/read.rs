use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diagnostic::{DefinitionPath, Diagnostic, Document, Label, Part};
use datastack_core::name::EnvironmentName;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use toml::de::DeTable;

use super::borrow::{Borrowed, borrow, lender};
use super::check::{Checked, Completeness, check};
use super::files::{self, Unreadable, shown};
use super::locate::{Locator, overlay_of};
use super::syntax::{Parsed, parse};
use super::tree::lay;
use crate::code;
use crate::finding::{Finding, Place};
use crate::schema;
use crate::sql;

static PROJECT_SCHEMA: LazyLock<Value> = LazyLock::new(schema::project);
static TABLE_SCHEMA: LazyLock<Value> = LazyLock::new(schema::table);

/// A project as it was read.
#[derive(Debug, Default)]
pub(crate) struct Project {
    folder: PathBuf,
    environment: Option<String>,
    /// What could be read; none if too much is missing to look further.
    pub(crate) definition: Option<Definition>,
    /// What is wrong with the files.
    pub(crate) findings: Vec<Finding>,
    /// The texts of all files that were read, by their shown names.
    pub(crate) sources: BTreeMap<String, String>,
    unread: Vec<DefinitionPath>,
    borrowed: Borrowed,
}

/// One document, read as far as possible.
pub(super) struct Reading<T> {
    value: Option<T>,
    pub(super) findings: Vec<Finding>,
    unread: Vec<DefinitionPath>,
    secrets: Vec<Range<usize>>,
}

impl<T> Reading<T> {
    fn nothing(findings: Vec<Finding>) -> Self {
        Self { value: None, findings, unread: Vec::new(), secrets: Vec::new() }
    }

    /// The text without what must not be shown, byte for byte as long as before.
    pub(super) fn showable(&self, text: String) -> String {
        let mut bytes = text.into_bytes();
        for byte in self.secrets.iter().flat_map(Clone::clone) {
            if let Some(byte) = bytes.get_mut(byte).filter(|byte| !matches!(byte, b'"' | b'\'' | b'\n' | b'\r')) {
                *byte = b'*';
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Reads the project in a folder, as one of its environments sees it.
pub(crate) fn read(folder: &Path, environment: Option<&str>) -> Project {
    read_as(folder, environment, &files::text)
}

/// The same, with the texts of the definition's files as `text` gives them.
pub(super) fn read_as(
    folder: &Path,
    environment: Option<&str>,
    text: &(dyn Fn(&Path) -> Result<String, Box<Unreadable>> + Sync),
) -> Project {
    let mut project =
        Project { folder: folder.to_owned(), environment: environment.map(str::to_owned), ..Project::default() };
    let path = folder.join("datastack.toml");
    if !path.exists() {
        let file = shown(folder);
        let message = format!("`{file}` holds no `datastack.toml`");
        let help = "name the folder of a project, or start one with `datastack-gen init DIR`";
        project.findings.push(Finding::error(code::NO_PROJECT, Place::file(&file), message).help(help));
        return project;
    }
    let file = shown(&path);
    let read_project = match text(&path) {
        Ok(text) => {
            let document = project_document(&file, &text, environment);
            project.sources.insert(file, document.showable(text));
            document
        }
        Err(unreadable) => {
            project.sources.extend(unreadable.text.map(|text| (file, text)));
            Reading::nothing(vec![unreadable.finding])
        }
    };
    let (names, findings) = files::tables(&folder.join("tables"));
    project.findings.extend(findings);
    let tables: Vec<_> = names
        .par_iter()
        .map(|name| {
            let path = folder.join("tables").join(format!("{name}.toml"));
            let file = shown(&path);
            match text(&path) {
                Ok(text) => {
                    let document = table_document(&file, name, &text);
                    let text = document.showable(text);
                    (name, document, Some((file, text)))
                }
                Err(unreadable) => {
                    (name, Reading::nothing(vec![unreadable.finding]), unreadable.text.map(|text| (file, text)))
                }
            }
        })
        .collect();
    project.findings.extend(read_project.findings);
    project.unread.extend(read_project.unread);
    let mut definition = read_project.value.map(Definition::new);
    for (name, table, source) in tables {
        project.sources.extend(source);
        project.findings.extend(table.findings);
        project.unread.extend(table.unread);
        definition = match (definition, table.value) {
            (Some(definition), Some(table)) => Some(definition.table(name.clone(), table)),
            _ => None,
        };
    }
    project.definition = definition;
    project.borrow();
    project
}

pub(super) fn project_document(file: &str, text: &str, environment: Option<&str>) -> Reading<ProjectDefinition> {
    let root = DefinitionPath::project();
    let Parsed { root: base, mut findings, whole } = parse(file, text);
    if !whole {
        return Reading::nothing(findings);
    }
    let partly =
        |table: &DeTable<'_>, path: &DefinitionPath| check(&PROJECT_SCHEMA, Completeness::Part, file, path, table);
    let mut secrets = Vec::new();
    let environments = base.get("env").and_then(|env| env.get_ref().as_table());
    for (name, overlay) in environments.into_iter().flatten() {
        if let Err(error) = EnvironmentName::new(name.get_ref()) {
            let place = Place::range(file, name.span());
            let help = format!("rename it, for example to `{}`", error.suggestion);
            findings.push(Finding::error(code::ENVIRONMENT_NAME, place, error.message).help(help));
        }
        if let Some(overlay) = overlay.get_ref().as_table() {
            let checked = partly(overlay, &root.key("env").key(name.get_ref()));
            findings.extend(checked.findings);
            secrets.extend(checked.secrets);
        }
    }
    let mut seen = base.clone();
    if let Some(name) = environment {
        match overlay_of(&base, name) {
            Some(overlay) => {
                findings.extend(partly(&base, &root).findings);
                lay(&mut seen, &overlay);
            }
            None => findings.push(unknown_environment(file, name, &base)),
        }
    }
    let mut checked = check(&PROJECT_SCHEMA, Completeness::Whole, file, &root, &seen);
    checked.secrets.extend(secrets);
    let told = |finding: &Finding| findings.iter().any(|one| one.code == finding.code && one.places == finding.places);
    checked.findings.retain(|finding| finding.places.iter().all(|place| place.range.is_none()) || !told(finding));
    document(file, checked, findings)
}

fn unknown_environment(file: &str, name: &str, root: &DeTable<'_>) -> Finding {
    let known = root.get("env").and_then(|env| env.get_ref().as_table());
    let known: Vec<String> =
        known.into_iter().flat_map(DeTable::keys).map(|key| format!("`{}`", key.get_ref())).collect();
    let help = match known.as_slice() {
        [] => format!("add a section `[env.{name}]` with what differs there"),
        known => format!("known: {}; or add a section `[env.{name}]`", known.join(", ")),
    };
    let message = format!("there is no environment `{name}`");
    Finding::error(code::UNKNOWN_ENVIRONMENT, Place::file(file), message).help(help)
}

pub(super) fn table_document(file: &str, name: &str, text: &str) -> Reading<TableDefinition> {
    let Parsed { root, findings, whole } = parse(file, text);
    if !whole {
        return Reading::nothing(findings);
    }
    let path = DefinitionPath::table(name);
    document(file, check(&TABLE_SCHEMA, Completeness::Whole, file, &path, &root), findings)
}

fn document<T: DeserializeOwned>(file: &str, checked: Checked, mut findings: Vec<Finding>) -> Reading<T> {
    let Checked { value, findings: found, unread, secrets } = checked;
    let sound = found.is_empty();
    findings.extend(found);
    let value = deserialise(value);
    if let (Err(error), true) = (&value, sound) {
        let message = format!("`{file}` cannot be read as a definition: {error}");
        let help = "compare it with what `datastack-gen schema` prints";
        findings.push(Finding::error(code::UNFIT, Place::file(file), message).help(help));
    }
    Reading { value: value.ok(), findings, unread, secrets }
}

fn deserialise<T: DeserializeOwned>(value: Map<String, Value>) -> Result<T, serde_json::Error> {
    serde_json::from_value(Value::Object(value))
}

impl Project {
    /// Takes the columns of tables that state none from the SQL file of `mysql.schema`.
    fn borrow(&mut self) {
        let Some(definition) = &mut self.definition else { return };
        let Some(path) = lender(definition).map(|file| self.folder.join(file)) else { return };
        let folder = self.folder.join("tables");
        let table = |name: &str| Place::file(&shown(&folder.join(format!("{name}.toml"))));
        let lent = borrow(definition, sql::read(&path), table);
        self.findings.extend(lent.findings);
        self.unread.extend(lent.missing);
        self.sources.extend(lent.text.map(|text| (shown(&path), text)));
        self.borrowed = lent.borrowed;
    }

    /// The findings of later stages, with their places in the files. What concerns a value that could not be read, or
    /// that was read as what it seemed to mean, is left out: its cause is reported already.
    pub(crate) fn locate(&self, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        self.with_locator(&self.sources, |locator| {
            let known = |diagnostic: &Diagnostic| diagnostic.labels.iter().any(|label| self.is_unread(&label.path));
            let new = diagnostics.into_iter().filter(|diagnostic| !known(diagnostic));
            new.map(|diagnostic| locator.finding(diagnostic)).collect()
        })
    }

    /// Where a value of the definition stands in these texts.
    pub(crate) fn place(&self, sources: &BTreeMap<String, String>, path: &DefinitionPath) -> Place {
        let label = Label { path: path.clone(), part: Part::Value, message: String::new() };
        self.with_locator(sources, |locator| locator.place(&label))
    }

    fn with_locator<T>(&self, sources: &BTreeMap<String, String>, work: impl FnOnce(&mut Locator<'_>) -> T) -> T {
        let folder = |document: &Document| match document {
            Document::Project => shown(&self.folder.join("datastack.toml")),
            Document::Table(name) => shown(&self.folder.join("tables").join(format!("{name}.toml"))),
            Document::Connector(name) => shown(&self.folder.join(name)),
        };
        let borrowed = |table: &str, column: &str| self.borrowed.column(table, column);
        work(&mut Locator::new(sources, &folder, self.environment.as_deref(), &borrowed))
    }

    fn is_unread(&self, path: &DefinitionPath) -> bool {
        self.unread.iter().any(|unread| {
            unread.document == path.document
                && (unread.steps.starts_with(&path.steps) || path.steps.starts_with(&unread.steps))
        })
    }
}
