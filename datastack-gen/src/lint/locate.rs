use std::collections::HashMap;
use std::ops::Range;

use datastack_core::diagnostic::{DefinitionPath, Diagnostic, Document, Label, Part, Step};

use crate::connector::{Connector, ConnectorFile};
use crate::finding::{Finding, Place};
use crate::load::Loaded;

/// Finds the places of what the rules find.
pub(super) struct Located<'a> {
    connectors: HashMap<&'a str, (&'a ConnectorFile, &'a Connector)>,
    project: Option<&'a Loaded>,
}

impl<'a> Located<'a> {
    pub(super) fn of(files: &'a [ConnectorFile], project: Option<&'a Loaded>) -> Self {
        let all = files.iter().flat_map(|file| file.connectors.iter().map(move |connector| (file, connector)));
        Self { connectors: all.map(|(file, connector)| (connector.id.as_str(), (file, connector))).collect(), project }
    }

    /// The finding with its places; none if it is about a value that could not be read: its cause is reported already.
    pub(super) fn finding(&self, diagnostic: Diagnostic) -> Option<Finding> {
        if diagnostic.labels.iter().any(|label| self.is_unread(&label.path)) {
            return None;
        }
        let Diagnostic { code, severity, message, labels, help, refusal: _ } = diagnostic;
        let places = labels.iter().filter_map(|label| self.place(label)).collect();
        Some(Finding { code, severity, message, places, help })
    }

    fn is_unread(&self, path: &DefinitionPath) -> bool {
        let (Document::Connector(id), Some(Step::Key(key))) = (&path.document, path.steps.first()) else {
            return false;
        };
        self.connectors.get(id.as_str()).is_some_and(|(_, connector)| connector.is_unread(key))
    }

    fn place(&self, label: &Label) -> Option<Place> {
        let Label { path, part, message } = label;
        let place = match &path.document {
            Document::Connector(id) => {
                let (file, connector) = self.connectors.get(id.as_str())?;
                Place::range(&file.file, range(file, connector, path, part))
            }
            Document::Project | Document::Table(_) => self.project?.place(path),
        };
        Some(place.saying(message.as_str()))
    }
}

/// The bytes of a key or a value; of a key that is not written those of the connector.
fn range(file: &ConnectorFile, connector: &Connector, path: &DefinitionPath, part: &Part) -> Range<usize> {
    let entry = match path.steps.first() {
        Some(Step::Key(key)) => connector.entry(key),
        _ => None,
    };
    let Some(entry) = entry else { return connector.place.clone() };
    match part {
        Part::Key => entry.key_range.clone(),
        Part::Value => entry.value_range.clone(),
        Part::Within(part) => entry.within(file.text(), part).unwrap_or_else(|| entry.value_range.clone()),
    }
}
