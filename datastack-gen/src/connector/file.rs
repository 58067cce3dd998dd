use std::collections::HashMap;
use std::path::Path;

use datastack_core::connect::catalogue::{Kind, Reading, Scopes};
use datastack_core::secret::is_secret_key;

use super::decode::{Decoded, decode};
use super::entry::{Connector, Entry};
use super::fault::Fault;
use super::form::{Forms, duplicate};
use super::{json, properties};
use crate::code;
use crate::finding::{Finding, Place};
use crate::project::{bytes, shown};

/// A file of connectors, read as far as possible.
#[derive(Debug)]
pub(crate) struct ConnectorFile {
    /// Its name in messages.
    pub(crate) file: String,
    text: String,
    pub(crate) connectors: Vec<Connector>,
    /// What is wrong with the file itself.
    pub(crate) findings: Vec<Finding>,
}

/// Whether a file has to hold connectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Somebody named it.
    Surely,
    /// It stands in a folder among others.
    Perhaps,
}

/// What a file has in it that holds a connector, sound or not.
const MARK: &str = "connector.class";

/// Reads a file; none if it is one of a folder and holds no connector.
pub(crate) fn read(path: &Path, wanted: Wanted) -> Option<ConnectorFile> {
    match bytes(path) {
        Ok(bytes) => read_bytes(&shown(path), bytes, wanted),
        Err(unreadable) => Some(ConnectorFile {
            file: shown(path),
            text: String::new(),
            connectors: Vec::new(),
            findings: vec![unreadable.finding],
        }),
    }
}

/// Reads the bytes of a file that messages call `file`.
pub(crate) fn read_bytes(file: &str, bytes: Vec<u8>, wanted: Wanted) -> Option<ConnectorFile> {
    let Decoded { text, mut faults, marked } = decode(bytes);
    if wanted == Wanted::Perhaps && !text.contains(MARK) {
        return None;
    }
    if has_ending(file, "yaml") || has_ending(file, "yml") {
        let help =
            "give what the worker answers: `curl -s 'connect:8083/connectors?expand=info' | datastack-gen lint -`";
        let message = format!("`{file}` is YAML, which is not read");
        let findings = vec![Finding::error(code::NO_CONNECTOR, Place::file(file), message).help(help)];
        return Some(ConnectorFile { file: file.to_owned(), text, connectors: Vec::new(), findings });
    }
    let (mut connectors, found) = if is_properties(file, &text) {
        if marked {
            let message = "a byte-order mark, which Java takes as part of the first key";
            faults.push(Fault::error(code::NOT_UTF8, 0..1, message, "save the file without it"));
        }
        of_properties(&text)
    } else {
        of_json(file, &text)
    };
    faults.extend(found);
    let several = connectors.len() > 1;
    for (number, connector) in connectors.iter_mut().enumerate() {
        connector.id = if several { format!("{file}#{}", number + 1) } else { file.to_owned() };
    }
    let mut findings: Vec<Finding> = faults.into_iter().map(|fault| fault.finding(file)).collect();
    if connectors.is_empty() && findings.is_empty() {
        let message = match text.trim().is_empty() {
            true => format!("`{file}` is empty"),
            false => format!("`{file}` holds no connector"),
        };
        let help = "write `{\"name\": \"...\", \"config\": {\"connector.class\": \"...\"}}`";
        findings.push(Finding::error(code::NO_CONNECTOR, Place::file(file), message).help(help));
    }
    Some(ConnectorFile { file: file.to_owned(), text, connectors, findings })
}

fn has_ending(file: &str, ending: &str) -> bool {
    Path::new(file).extension().is_some_and(|stated| stated.eq_ignore_ascii_case(ending))
}

fn is_properties(file: &str, text: &str) -> bool {
    let ending = |ending| has_ending(file, ending);
    ending("properties")
        || !ending("json") && !text.trim_start().starts_with(['{', '[', '"', '/']) && text.contains(MARK)
}

fn of_json(file: &str, text: &str) -> (Vec<Connector>, Vec<Fault>) {
    let (roots, mut faults) = json::parse(text);
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    let mut forms = Forms::default();
    for root in &roots {
        forms.take(root, &stem);
    }
    faults.extend(forms.faults);
    (forms.connectors, faults)
}

fn of_properties(text: &str) -> (Vec<Connector>, Vec<Fault>) {
    let (all, mut faults) = properties::parse(text);
    let (mut entries, mut overridden) = (Vec::<Entry>::with_capacity(all.len()), Vec::new());
    let mut places: HashMap<String, usize> = HashMap::with_capacity(all.len());
    for entry in all {
        match places.get(&entry.key) {
            Some(&before) => {
                faults.push(duplicate(&entry.key, entry.key_range.clone(), entries[before].key_range.clone()));
                overridden.push(std::mem::replace(&mut entries[before], entry));
            }
            None => {
                places.insert(entry.key.clone(), entries.len());
                entries.push(entry);
            }
        }
    }
    let Some(first) = entries.first() else { return (Vec::new(), faults) };
    let name = places.get("name").map(|place| &entries[*place]);
    let place = name.map_or_else(|| first.key_range.clone(), |name| name.value_range.clone());
    (vec![Connector { id: String::new(), place, entries, overridden, unread: Vec::new() }], faults)
}

impl ConnectorFile {
    /// The text of the file.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text without what must not be shown, byte for byte as long as before: `GET /connectors/NAME` gives passwords
    /// as they are.
    pub(crate) fn showable(self) -> String {
        let mut bytes = self.text.into_bytes();
        for connector in &self.connectors {
            let written = connector.written();
            let scopes = Scopes::of(&written.config);
            let hidden = |entry: &&Entry| !entry.value.contains("${") && is_hidden(&scopes, &entry.key);
            for entry in connector.entries.iter().chain(&connector.overridden).filter(hidden) {
                for byte in bytes.get_mut(entry.value_range.clone()).unwrap_or_default() {
                    if !matches!(byte, b'"' | b'\'' | b'\n' | b'\r') {
                        *byte = b'*';
                    }
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn is_hidden(scopes: &Scopes, key: &str) -> bool {
    let declared = || matches!(scopes.reading(key), Reading::Declared(_, key) if key.kind == Kind::Password);
    is_secret_key(key) || key.ends_with("user.info") || declared()
}
