use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, apply};
use super::found::Found;
use super::outcome::{Fate, Object, Outcome, Refused};
use super::seen::{Seen, seen};
use super::{clickhouse, kafka};
use crate::definition::Definition;
use crate::diagnostic::{DefinitionPath, Diagnostic, Document, Severity};
use crate::diff::Subject;
use crate::pipeline::Pipeline;
use crate::resolve::resolve;

/// How an object was when it was seen first.
#[derive(Debug, Clone, PartialEq, Eq)]
enum First {
    Foreign,
    Differing(BTreeSet<String>),
}

/// A definition on its way to what runs.
#[derive(Debug)]
pub struct Adoption<'a> {
    stated: &'a Definition,
    environment: Option<&'a str>,
    definition: Definition,
    pipeline: Pipeline,
    made: Vec<Change>,
    refused: Vec<Refused>,
    first: BTreeMap<Subject, First>,
}

impl<'a> Adoption<'a> {
    /// Begins with a definition and its pipeline; `environment` is the name whose overlay has been laid over it.
    pub fn new(stated: &'a Definition, environment: Option<&'a str>, pipeline: Pipeline) -> Self {
        let definition = stated.clone();
        Self {
            stated,
            environment,
            definition,
            pipeline,
            made: Vec::new(),
            refused: Vec::new(),
            first: BTreeMap::new(),
        }
    }

    /// The pipeline for which the systems are to be looked at.
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// The definition that the pipeline is made of.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Takes what was found for the pipeline. True if the definition became another, so that the systems have to be
    /// looked at once more. That ends: each time something is changed that was never changed before, or is taken back
    /// for good.
    ///
    /// # Errors
    ///
    /// If a definition cannot be read back, which is a fault of this crate.
    pub fn take(&mut self, found: &Found) -> Result<bool, serde_json::Error> {
        let seen = seen(&self.pipeline, found);
        for one in &seen {
            let first = || match &one.wanted {
                None => First::Foreign,
                Some(_) => First::Differing(one.differences().into_iter().map(|of| of.attribute).collect()),
            };
            self.first.entry(one.subject.clone()).or_insert_with(first);
        }
        let mut moved = self.take_back(&seen);
        let proposed = match found {
            Found::Kafka(found) => kafka::propose(&self.definition, &self.pipeline, found),
            Found::ClickHouse(found) => clickhouse::propose(&self.definition, &self.pipeline, found),
        };
        for change in proposed {
            let known = self.made.iter().chain(self.refused.iter().map(|refused| &refused.change));
            if !known.into_iter().any(|known| known.meets(&change)) {
                self.made.push(change);
                moved = true;
            }
        }
        if moved {
            self.settle()?;
        }
        Ok(moved)
    }

    /// What it came to, after the last look.
    pub fn outcome(self, found: &Found) -> Outcome {
        let objects = seen(&self.pipeline, found).into_iter().map(|one| {
            let fate = match (&one.wanted, one.differences()) {
                (None, _) => Fate::Foreign,
                (Some(_), differences) if !differences.is_empty() => Fate::Differs(differences),
                (Some(_), _) => match self.first.get(&one.subject) {
                    Some(First::Differing(of)) if of.is_empty() => Fate::Same,
                    _ => Fate::Carried,
                },
            };
            Object { subject: one.subject, table: one.table, fate }
        });
        let objects = objects.collect();
        let missing = match found {
            Found::Kafka(found) => kafka::missing(&self.pipeline, found),
            Found::ClickHouse(found) => clickhouse::missing(&self.pipeline, found),
        };
        Outcome { changes: self.made, refused: self.refused, objects, missing }
    }

    /// Takes back what did not help, or made something else worse.
    fn take_back(&mut self, seen: &[Seen]) -> bool {
        let (kept, taken): (Vec<Change>, Vec<(Change, String)>) =
            self.made.drain(..).fold((Vec::new(), Vec::new()), |(mut kept, mut taken), change| {
                match useless(&change, seen).or_else(|| worse(&change, seen, &self.first)) {
                    Some(why) => taken.push((change, why)),
                    None => kept.push(change),
                }
                (kept, taken)
            });
        let moved = !taken.is_empty();
        self.made = kept;
        self.refused.extend(taken.into_iter().map(|(change, why)| Refused { change, why, help: None }));
        moved
    }

    /// Makes the pipeline of the definition with all changes; those that none can be made with are taken out.
    fn settle(&mut self) -> Result<(), serde_json::Error> {
        loop {
            let (definition, places) = apply(self.stated, &self.made)?;
            let resolved = resolve(&definition, self.environment);
            if let Some(pipeline) = resolved.pipeline {
                (self.definition, self.pipeline) = (definition, pipeline);
                return Ok(());
            }
            let errors: Vec<Diagnostic> =
                resolved.findings.into_iter().filter(|found| found.severity == Severity::Error).collect();
            let at = |place: &DefinitionPath| errors.iter().find(|error| concerns(error, place));
            let culprits = places.iter().any(|place| at(place).is_some());
            let mut kept = Vec::with_capacity(self.made.len());
            for (change, place) in self.made.drain(..).zip(&places) {
                // If no change can be told to be the culprit, all of them are.
                let error = if culprits { at(place) } else { errors.first() };
                match error {
                    Some(error) => {
                        let Diagnostic { message, help, .. } = error.clone();
                        self.refused.push(Refused { change, why: message, help });
                    }
                    None => kept.push(change),
                }
            }
            self.made = kept;
        }
    }
}

fn concerns(error: &Diagnostic, place: &DefinitionPath) -> bool {
    error.labels.first().is_some_and(|label| {
        let of = &label.path;
        of.document == place.document && (of.steps.starts_with(&place.steps) || place.steps.starts_with(&of.steps))
    })
}

/// Why a change leaves what it is about as different as before; none if it does not.
fn useless(change: &Change, seen: &[Seen]) -> Option<String> {
    let of_change = seen.iter().filter(|one| change.subjects.contains(&one.subject));
    let mut differences = of_change.flat_map(Seen::differences);
    let found =
        differences.find(|difference| change.attribute.as_ref().is_none_or(|of| *of == difference.attribute))?;
    let text = |of: &Option<String>| of.as_ref().map_or_else(|| "nothing".to_owned(), |text| format!("`{text}`"));
    let (live, wanted) = (text(&found.live), text(&found.wanted));
    Some(format!("the pipeline would make {wanted} of it, where {} is {live}", found.attribute))
}

/// Which object would differ for a change that did not before; none if none would.
fn worse(change: &Change, seen: &[Seen], first: &BTreeMap<Subject, First>) -> Option<String> {
    let attribute = change.attribute.as_ref()?;
    let beside = |one: &&Seen| match (&change.path.document, &one.table) {
        (Document::Table(name), Some(table)) => name == table,
        (Document::Project, _) => true,
        _ => false,
    };
    let was_equal = |one: &Seen| match first.get(&one.subject) {
        Some(First::Differing(of)) => !of.contains(attribute),
        _ => false,
    };
    let found = seen.iter().filter(beside).find(|one| one.differs(attribute) && was_equal(one))?;
    Some(format!("{} has it otherwise, and one place states both", found.subject))
}
