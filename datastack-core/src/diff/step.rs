use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Operation, Phase};

/// A system that a pipeline runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// The source database.
    MySql,
    /// The brokers.
    Kafka,
    /// The schema registry.
    Registry,
    /// The analytical database.
    ClickHouse,
    /// The Connect workers.
    Connect,
}

impl System {
    /// The systems that are compared, in the order in which they are brought up.
    pub const COMPARED: [Self; 5] = [Self::MySql, Self::Kafka, Self::Registry, Self::ClickHouse, Self::Connect];

    /// The name in ids of steps and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::MySql => "mysql",
            Self::Kafka => "kafka",
            Self::Registry => "registry",
            Self::ClickHouse => "clickhouse",
            Self::Connect => "connect",
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MySql => "MySQL",
            Self::Kafka => "Kafka",
            Self::Registry => "the schema registry",
            Self::ClickHouse => "ClickHouse",
            Self::Connect => "Kafka Connect",
        })
    }
}

/// What a step does to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Makes what is not there.
    Create,
    /// Changes what is there.
    Alter,
    /// Takes away what is there; another step may make it anew.
    Drop,
    /// Holds a connector still.
    Pause,
    /// Waits until what was written has been read.
    Drain,
    /// Lets a connector go on, or starts again one that has failed.
    Resume,
    /// Asks a connector to read rows once more.
    Signal,
}

impl Action {
    /// The word in ids of steps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Alter => "alter",
            Self::Drop => "drop",
            Self::Pause => "pause",
            Self::Drain => "drain",
            Self::Resume => "resume",
            Self::Signal => "signal",
        }
    }
}

/// What a step could do beside what it is meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// Nothing: no row is lost, and nothing that works stops.
    Safe,
    /// Somebody may notice: data arrive later, a table is locked or read once more.
    NeedsAttention,
    /// Rows or values are gone afterwards.
    LosesData,
}

/// What a step is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Where it is.
    pub system: System,
    /// What it is, in its system's words: `topic`, `connector`, `table`, `materialized view`, ...
    pub kind: String,
    /// Its name.
    pub name: String,
}

impl Subject {
    /// A subject by its parts.
    pub fn new(system: System, kind: impl Into<String>, name: impl Into<String>) -> Self {
        Self { system, kind: kind.into(), name: name.into() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

/// An attribute that is not as the pipeline wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which one: a key of a configuration, `type of column amount`, `SELECT`, ...
    pub attribute: String,
    /// What it is; none if there is no such thing.
    pub live: Option<String>,
    /// What it shall be; none if there shall be no such thing.
    pub wanted: Option<String>,
}

impl Difference {
    /// The difference between two values of an attribute; none if they are equal.
    pub fn between(attribute: impl Into<String>, live: Option<&str>, wanted: Option<&str>) -> Option<Self> {
        (live != wanted).then(|| Self {
            attribute: attribute.into(),
            live: live.map(str::to_owned),
            wanted: wanted.map(str::to_owned),
        })
    }
}

/// One step of a plan. Each can be repeated: done twice, it leaves what it leaves done once. (An `ALTER TABLE` of the
/// source is refused the second time, and changes nothing.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Names the step on the command line: `kafka/alter/topic/shop.orders`.
    pub id: String,
    /// When it comes.
    pub phase: Phase,
    /// What it does.
    pub action: Action,
    /// To what.
    pub subject: Subject,
    /// Why, in a few words.
    pub reason: String,
    /// What is not as it shall be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// What it could do beside.
    pub risk: Risk,
    /// What that is, unless it is safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence: Option<String>,
    /// What takes it back: a statement or a command; none if nothing does.
    pub reverse: Option<String>,
    /// The generated file that says how it shall be, from the output folder on.
    pub artifact: String,
    /// What is run.
    pub operation: Operation,
}

impl Step {
    /// A safe step; its id follows from what it does to what.
    pub fn new(
        phase: Phase,
        action: Action,
        subject: Subject,
        reason: impl Into<String>,
        artifact: impl Into<String>,
        operation: Operation,
    ) -> Self {
        Self {
            id: format!(
                "{}/{}/{}/{}",
                subject.system.word(),
                action.word(),
                subject.kind.replace(' ', "-"),
                subject.name
            ),
            phase,
            action,
            subject,
            reason: reason.into(),
            differences: Vec::new(),
            risk: Risk::Safe,
            consequence: None,
            reverse: None,
            artifact: artifact.into(),
            operation,
        }
    }

    /// The step with what is not as it shall be.
    #[must_use]
    pub fn differing(mut self, differences: Vec<Difference>) -> Self {
        self.differences = differences;
        self
    }

    /// The step with what it could do beside.
    #[must_use]
    pub fn risking(mut self, risk: Risk, consequence: impl Into<String>) -> Self {
        self.risk = risk;
        self.consequence = Some(consequence.into());
        self
    }

    /// The step with what takes it back.
    #[must_use]
    pub fn reversed_by(mut self, reverse: impl Into<String>) -> Self {
        self.reverse = Some(reverse.into());
        self
    }
}
