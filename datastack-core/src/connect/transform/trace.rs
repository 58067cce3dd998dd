//! A record's way through a chain.

use crate::connect::Record;

use super::Transform;
use super::chain::{Chain, Step};
use super::effect::{Fault, Note, Notes, Outcome, keep};

/// One way of a record through a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The transforms that it meets, in order.
    pub steps: Vec<Passed>,
    /// Where it ends.
    pub end: End,
}

/// What a transform made of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Passed {
    /// Alias of the transform.
    pub alias: String,
    /// Whether its predicate let it see the record.
    pub applied: bool,
    /// What is to be known of it.
    pub notes: Vec<Note>,
    /// The record behind it; none if it goes no further.
    pub after: Option<Record>,
}

/// Where a record ends.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// It goes to the converter.
    Arrives(Box<Record>),
    /// A transform drops it.
    Dropped,
    /// The task fails, for this reason.
    Fails(String),
    /// What follows cannot be foreseen, for this reason.
    Unforeseen(String),
}

impl Chain {
    /// The ways of a record: one, or several where its values decide.
    pub fn trace(&self, record: Record) -> Vec<Passage> {
        let mut done = Vec::new();
        let mut open = vec![(Vec::new(), record)];
        while let Some((mut steps, record)) = open.pop() {
            let Some(step) = self.steps.get(steps.len()) else {
                done.push(Passage { steps, end: End::Arrives(Box::new(record)) });
                continue;
            };
            let (mut passed, outcome) = self.pass(step, record);
            match outcome {
                Ok(Outcome::Keep(record)) => {
                    passed.after = Some((*record).clone());
                    steps.push(passed);
                    open.push((steps, *record));
                }
                Ok(Outcome::Drop) => {
                    steps.push(passed);
                    done.push(Passage { steps, end: End::Dropped });
                }
                Ok(Outcome::Branch(ways)) => {
                    for way in ways.into_iter().rev() {
                        let (mut steps, mut passed) = (steps.clone(), passed.clone());
                        passed.after.clone_from(&way);
                        steps.push(passed);
                        match way {
                            Some(record) => open.push((steps, record)),
                            None => done.push(Passage { steps, end: End::Dropped }),
                        }
                    }
                }
                Err(fault) => {
                    steps.push(passed);
                    let end = match fault {
                        Fault::Fails(reason) => End::Fails(reason),
                        Fault::Unforeseen(reason) => End::Unforeseen(reason),
                    };
                    done.push(Passage { steps, end });
                }
            }
        }
        done
    }

    fn pass(&self, step: &Step, record: Record) -> (Passed, Result<Outcome, Fault>) {
        let mut notes = Notes::default();
        let selected = match &step.predicate {
            None => Ok(true),
            Some(alias) => match self.predicates.iter().find(|(name, _)| name == alias) {
                Some((_, predicate)) => predicate.holds(&record).map(|holds| holds != step.negate),
                None => Err(Fault::fails(format!("there is no predicate `{alias}`"))),
            },
        };
        let applied = selected == Ok(true);
        if step.predicate.is_none() && matches!(step.transform, Transform::Filter(_)) {
            notes.caution("without a predicate, every record is dropped");
        }
        let outcome = match selected {
            Ok(true) => step.transform.apply(record, &mut notes),
            Ok(false) => keep(record),
            Err(fault) => Err(fault),
        };
        (Passed { alias: step.alias.clone(), applied, notes: notes.0, after: None }, outcome)
    }
}
