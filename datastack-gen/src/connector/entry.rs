use std::ops::Range;

use datastack_core::connect::Config;
use datastack_core::lint::Written;

use super::escape::within;
use super::{json, properties};

/// A connector as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Connector {
    /// By what findings name it; no other connector of a run has it.
    pub(crate) id: String,
    /// Where it stands as a whole: at its name, or at what opens it.
    pub(crate) place: Range<usize>,
    /// Keys and values in the order of the file. Of a key that stands twice only the last is here.
    pub(crate) entries: Vec<Entry>,
    /// Those before it.
    pub(super) overridden: Vec<Entry>,
    /// Keys whose values no worker takes; that is reported.
    pub(super) unread: Vec<String>,
}

/// A key with its value, as a worker takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) key_range: Range<usize>,
    pub(crate) value_range: Range<usize>,
    pub(super) spelling: Spelling,
}

/// How a value stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// In quotes, with the escapes of JSON.
    Quoted,
    /// As it is.
    Bare,
    /// With the escapes of properties.
    Properties,
    /// As something that became a text only here.
    Otherwise,
}

impl Connector {
    /// Keys and values for the rules.
    pub(crate) fn written(&self) -> Written {
        let mut config = Config::default();
        for Entry { key, value, .. } in &self.entries {
            config.set(key.as_str(), value.as_str());
        }
        Written { id: self.id.clone(), config }
    }

    /// How many keys the file states, those that stand twice and those without a value too.
    #[cfg(feature = "cli")]
    pub(crate) fn keys(&self) -> usize {
        self.entries.len() + self.overridden.len() + self.unread.len()
    }

    /// The entry of a key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Whether a key stands in the file with a value that could not be read.
    pub(crate) fn is_unread(&self, key: &str) -> bool {
        self.unread.iter().any(|unread| unread == key)
    }
}

impl Entry {
    /// Where a part of the value stands in the text of the file; `part` counts bytes of the value.
    pub(crate) fn within(&self, text: &str, part: &Range<usize>) -> Option<Range<usize>> {
        let start = self.value_range.start;
        match self.spelling {
            Spelling::Quoted => within(json::pieces(text, start + 1, *text.as_bytes().get(start)?), part),
            Spelling::Bare => {
                Some(start + part.start..start + part.end).filter(|found| found.end <= self.value_range.end)
            }
            Spelling::Properties => within(properties::pieces(text, self.value_range.clone()), part),
            Spelling::Otherwise => None,
        }
    }
}
