use super::Change;
use crate::diff::{Difference, Subject};

/// What became of an object that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The definition says now how it is, and did not before.
    Carried,
    /// The definition said so already.
    Same,
    /// The pipeline has no such object.
    Foreign,
    /// The definition cannot say all of it: what differs still.
    Differs(Vec<Difference>),
}

/// An object that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The object.
    pub subject: Subject,
    /// The table of the definition that it belongs to.
    pub table: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

/// A change that was not made.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The change.
    pub change: Change,
    /// Why.
    pub why: String,
    /// The next step, if one is known.
    pub help: Option<String>,
}

/// What an adoption comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The changes of the definition.
    pub changes: Vec<Change>,
    /// Those that were not made.
    pub refused: Vec<Refused>,
    /// Every object that runs, each once.
    pub objects: Vec<Object>,
    /// What the pipeline has and does not run yet.
    pub missing: Vec<String>,
}

impl Outcome {
    /// How many objects came to a fate.
    pub fn count(&self, fate: impl Fn(&Fate) -> bool) -> usize {
        self.objects.iter().filter(|object| fate(&object.fate)).count()
    }
}
