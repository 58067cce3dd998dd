use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Live, Risk, Step, Subject, clickhouse, connect, kafka, mysql, registry};
use crate::pipeline::Pipeline;

/// The steps from what runs to what the definition says, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The project.
    pub project: String,
    /// Its environment.
    pub environment: Option<String>,
    /// The steps.
    pub steps: Vec<Step>,
    /// What no step can bring about.
    pub obstacles: Vec<Obstacle>,
    /// What was not compared, and what stays though the definition does not name it: for the reader.
    pub notes: Vec<String>,
}

/// A difference that no step of a plan can mend: a person has to decide first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// What it is about.
    pub subject: Subject,
    /// What is wrong.
    pub message: String,
    /// The next step.
    pub help: String,
}

/// What one system adds to a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Findings {
    pub(super) steps: Vec<Step>,
    pub(super) obstacles: Vec<Obstacle>,
    pub(super) notes: Vec<String>,
}

impl Findings {
    fn extend(&mut self, other: Self) {
        self.steps.extend(other.steps);
        self.obstacles.extend(other.obstacles);
        self.notes.extend(other.notes);
    }
}

/// Compares a pipeline with what runs.
pub fn plan(pipeline: &Pipeline, live: &Live) -> Plan {
    let whole = live;
    let mut found = Findings::default();
    if let Some(live) = &live.mysql {
        found.extend(mysql::compare(pipeline, live, whole.connect.as_ref()));
    }
    if let Some(live) = &live.kafka {
        found.extend(kafka::compare(pipeline, live, whole.connect.as_ref()));
    }
    if let Some(live) = &live.registry {
        found.extend(registry::compare(pipeline, live));
    }
    if let Some(live) = &live.clickhouse {
        found.extend(clickhouse::compare(pipeline, live));
    }
    if let Some(live) = &live.connect {
        found.extend(connect::compare(pipeline, live));
    }
    let Findings { mut steps, obstacles, notes } = found;
    // Stable: what a system wants in an order of its own stays so.
    steps.sort_by_key(|step| step.phase);
    steps.dedup_by(|b, a| a.id == b.id);
    Plan {
        project: pipeline.name.to_string(),
        environment: pipeline.environment.as_ref().map(ToString::to_string),
        steps,
        obstacles,
        notes,
    }
}

/// What a plan that was made before has to do with one that is made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remaining<'a> {
    /// The steps of the earlier plan that are still to be done.
    Steps(Vec<&'a Step>),
    /// Steps that the earlier plan does not have: what runs, or the definition, is no longer what it was made for.
    MovedOn(Vec<&'a Step>),
}

impl Plan {
    /// True if everything is as the definition says.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.obstacles.is_empty()
    }

    /// How bad the worst step is.
    pub fn worst(&self) -> Option<Risk> {
        self.steps.iter().map(|step| step.risk).max()
    }

    /// What is left of this plan, going by one made `now`. Steps are a function of what runs, so that after some of
    /// them, however they were cut off, the others are what a new plan has.
    pub fn remaining<'a>(&'a self, now: &'a Self) -> Remaining<'a> {
        let mine: BTreeMap<&str, &Step> = self.steps.iter().map(|step| (step.id.as_str(), step)).collect();
        let (left, foreign): (Vec<&Step>, Vec<&Step>) = now
            .steps
            .iter()
            .partition(|step| mine.get(step.id.as_str()).is_some_and(|known| known.operation == step.operation));
        match foreign.is_empty() && now.obstacles.is_empty() {
            true => Remaining::Steps(left),
            false => Remaining::MovedOn(foreign),
        }
    }
}
