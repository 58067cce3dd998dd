use std::collections::BTreeMap;

use serde_json::Value;

use crate::definition::Definition;
use crate::diagnostic::{DefinitionPath, Document, Step};
use crate::diff::Subject;

/// What is done to a place of a definition.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// The value stands there.
    Set(Value),
    /// The value stands at the end of the list that is there.
    Append(Value),
    /// The key goes.
    Remove,
}

/// A value that the definition takes over from what runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where it stands; the project as the chosen environment sees it.
    pub path: DefinitionPath,
    /// What is done there.
    pub edit: Edit,
    /// The objects that have it.
    pub subjects: Vec<Subject>,
    /// Which of their attributes it is; none for an object as a whole.
    pub attribute: Option<String>,
    /// What the reader has to know beside it.
    pub caution: Option<String>,
}

impl Change {
    pub(super) fn set(path: DefinitionPath, value: impl Into<Value>, subject: Subject, attribute: &str) -> Self {
        let attribute = Some(attribute.to_owned());
        Self { path, edit: Edit::Set(value.into()), subjects: vec![subject], attribute, caution: None }
    }

    /// Sets the value, or takes the key out where there is none.
    pub(super) fn set_or_remove(path: DefinitionPath, value: Option<&str>, subject: Subject, attribute: &str) -> Self {
        let change = Self::set(path, value.unwrap_or_default(), subject, attribute);
        if value.is_some() { change } else { Self { edit: Edit::Remove, ..change } }
    }

    /// Whether both are about one thing.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.attribute == other.attribute && self.subjects.iter().any(|subject| other.subjects.contains(subject))
    }
}

/// The definition with all changes, and where each stands in it.
pub(super) fn apply(
    definition: &Definition,
    changes: &[Change],
) -> Result<(Definition, Vec<DefinitionPath>), serde_json::Error> {
    let mut documents: BTreeMap<&Document, Value> = BTreeMap::new();
    let mut places = Vec::with_capacity(changes.len());
    for change in changes {
        let document = match documents.remove(&change.path.document) {
            Some(document) => Some(document),
            None => read(definition, &change.path.document)?,
        };
        let Some(mut document) = document else { continue };
        places.push(edit(&mut document, &change.path, &change.edit));
        documents.insert(&change.path.document, document);
    }
    let mut changed = definition.clone();
    for (document, value) in documents {
        match document {
            Document::Project => changed.project = serde_json::from_value(value)?,
            Document::Table(name) => drop(changed.tables.insert(name.clone(), serde_json::from_value(value)?)),
            Document::Connector(_) => {}
        }
    }
    Ok((changed, places))
}

fn read(definition: &Definition, document: &Document) -> Result<Option<Value>, serde_json::Error> {
    match document {
        Document::Project => serde_json::to_value(&definition.project).map(Some),
        Document::Table(name) => definition.tables.get(name).map(serde_json::to_value).transpose(),
        Document::Connector(_) => Ok(None),
    }
}

fn edit(document: &mut Value, path: &DefinitionPath, edit: &Edit) -> DefinitionPath {
    let removed = *edit == Edit::Remove;
    let mut at = document;
    for (depth, step) in path.steps.iter().enumerate() {
        let last = depth + 1 == path.steps.len();
        at = match (step, at) {
            (Step::Key(key), Value::Object(table)) if removed && last => {
                table.remove(key);
                return path.clone();
            }
            (Step::Key(key), Value::Object(table)) => {
                let list = last && matches!(edit, Edit::Append(_));
                let empty = if list { Value::Array(Vec::new()) } else { Value::Object(serde_json::Map::new()) };
                table.entry(key.clone()).or_insert(empty)
            }
            (Step::Index(index), Value::Array(list)) if *index < list.len() => &mut list[*index],
            // There is no such place; the value that is read back shows that.
            _ => return path.clone(),
        };
    }
    match (edit, at) {
        (Edit::Append(value), Value::Array(list)) => {
            list.push(value.clone());
            path.index(list.len() - 1)
        }
        (Edit::Set(value), at) => {
            *at = value.clone();
            path.clone()
        }
        _ => path.clone(),
    }
}
