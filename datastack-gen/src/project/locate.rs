use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use datastack_core::diagnostic::{Diagnostic, Document, Label, Part, Step};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::text_range;
use super::tree::lay;
use crate::finding::{Finding, Place};

/// Finds the places of diagnostics. Documents are parsed again, and only those that a diagnostic names: a valid
/// project keeps no spans in memory.
pub(super) struct Locator<'a> {
    sources: &'a BTreeMap<String, String>,
    folder: &'a dyn Fn(&Document) -> String,
    environment: Option<&'a str>,
    borrowed: &'a dyn Fn(&str, &str) -> Option<Place>,
    parsed: HashMap<String, DeTable<'a>>,
}

impl<'a> Locator<'a> {
    /// `folder` names the file of a document as `sources` does; `borrowed` finds columns that stand in a SQL file.
    pub(super) fn new(
        sources: &'a BTreeMap<String, String>,
        folder: &'a dyn Fn(&Document) -> String,
        environment: Option<&'a str>,
        borrowed: &'a dyn Fn(&str, &str) -> Option<Place>,
    ) -> Self {
        Self { sources, folder, environment, borrowed, parsed: HashMap::new() }
    }

    pub(super) fn finding(&mut self, diagnostic: Diagnostic) -> Finding {
        let places = diagnostic.labels.iter().map(|label| self.place(label)).collect();
        let Diagnostic { code, severity, message, help, .. } = diagnostic;
        Finding { code, severity, message, places, help }
    }

    pub(super) fn place(&mut self, label: &Label) -> Place {
        if let (Document::Table(table), [Step::Key(columns), Step::Key(column), ..]) =
            (&label.path.document, label.path.steps.as_slice())
            && columns == "columns"
            && let Some(place) = (self.borrowed)(table, column)
        {
            return place.saying(label.message.as_str());
        }
        let file = (self.folder)(&label.path.document);
        let range = self.range(&file, label);
        Place { file, range, message: label.message.clone() }
    }

    fn range(&mut self, file: &str, label: &Label) -> Option<Range<usize>> {
        let text = self.sources.get(file)?.as_str();
        if !self.parsed.contains_key(file) {
            let mut root = DeTable::parse_recoverable(text).0.into_inner();
            let overlay = self.environment.filter(|_| label.path.document == Document::Project);
            if let Some(over) = overlay.and_then(|name| overlay_of(&root, name)) {
                lay(&mut root, &over);
            }
            self.parsed.insert(file.to_owned(), root);
        }
        let root = self.parsed.get(file)?;
        let (key, value, whole) = find(root, &label.path.steps)?;
        Some(match &label.part {
            Part::Key => key,
            Part::Within(part) if whole => {
                let inner = text.get(value.clone()).and_then(|raw| text_range::within(raw, part));
                inner.map_or(value.clone(), |inner| value.start + inner.start..value.start + inner.end)
            }
            Part::Within(_) | Part::Value => value,
        })
    }
}

pub(super) fn overlay_of<'i>(root: &DeTable<'i>, name: &str) -> Option<DeTable<'i>> {
    let environments = root.get("env")?.get_ref().as_table()?;
    environments.get(name)?.get_ref().as_table().cloned()
}

/// Key and value at the end of the way, or at the last step of it that exists; true if it is the end.
fn find(root: &DeTable<'_>, steps: &[Step]) -> Option<(Range<usize>, Range<usize>, bool)> {
    let mut found: Option<(Range<usize>, &Spanned<DeValue<'_>>)> = None;
    for (at, step) in steps.iter().enumerate() {
        let table = match &found {
            None => Some(root),
            Some((_, value)) => value.get_ref().as_table(),
        };
        let next = match step {
            Step::Key(name) => {
                table.and_then(|table| table.get_key_value(name.as_str())).map(|(key, value)| (key.span(), value))
            }
            Step::Index(index) => found
                .as_ref()
                .and_then(|(_, list)| list.get_ref().as_array())
                .and_then(|list| list.get(*index))
                .map(|item| (item.span(), item)),
        };
        match next {
            Some(next) => found = Some(next),
            None => return found.filter(|_| at > 0).map(|(key, value)| (key, value.span(), false)),
        }
    }
    found.map(|(key, value)| (key, value.span(), true))
}
