//! What a transform makes of a record.

use crate::connect::Record;

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It goes on, changed or not.
    Keep(Box<Record>),
    /// It goes no further, and nobody is told.
    Drop,
    /// Its values decide which of these goes on; none stands for a record that is dropped.
    Branch(Vec<Option<Record>>),
}

/// Why nothing can be said of what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The task fails at such a record, for this reason.
    Fails(String),
    /// The effect cannot be foreseen, for this reason.
    Unforeseen(String),
}

impl Fault {
    /// A task that fails.
    pub(crate) fn fails(reason: impl Into<String>) -> Self {
        Self::Fails(reason.into())
    }

    /// An effect that cannot be foreseen.
    pub(crate) fn unforeseen(reason: impl Into<String>) -> Self {
        Self::Unforeseen(reason.into())
    }
}

/// Something to know of a transform that went well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It did nothing, or a part of it did, without a word.
    Nothing(String),
    /// It did something that is easily overlooked.
    Caution(String),
}

impl Note {
    /// The sentence.
    pub fn text(&self) -> &str {
        match self {
            Self::Nothing(text) | Self::Caution(text) => text,
        }
    }
}

/// Where a transform leaves its notes.
#[derive(Debug, Default)]
pub struct Notes(pub(super) Vec<Note>);

impl Notes {
    pub(super) fn nothing(&mut self, text: impl Into<String>) {
        self.0.push(Note::Nothing(text.into()));
    }

    pub(super) fn caution(&mut self, text: impl Into<String>) {
        self.0.push(Note::Caution(text.into()));
    }
}

pub(super) type Effect = Result<Outcome, Fault>;

pub(super) fn keep(record: Record) -> Effect {
    Ok(Outcome::Keep(Box::new(record)))
}
