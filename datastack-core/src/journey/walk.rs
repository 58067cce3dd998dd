//! The way of a column's values, hop by hop: what each encoding can hold, and what becomes of the values.

use super::carried::Carried;
use super::fit::Fit;
use super::policy::Verdict;
use super::quirk::{quirk, without_place};
use super::reading::Reading;
use super::{Encoding, Journey, Modes, TextForm, row};
use crate::connect::Schema;
use crate::mysql::{ColumnSpec, ColumnType};

/// A hop of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Binlog or snapshot to record.
    Debezium,
    /// The chain of transforms.
    Transforms,
    /// Record to bytes.
    Topic,
    /// Bytes to the column of the queue.
    Queue,
    /// The view, and the column that it fills.
    Table,
    /// Bytes to the archive.
    Archive,
    /// Archive to clean data.
    Clean,
    /// Clean data to the history.
    History,
    /// The row of an app.
    App,
}

impl Stage {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Debezium => "Debezium",
            Self::Transforms => "TimestampConverter",
            Self::Topic => "topic",
            Self::Queue => "queue",
            Self::Table => "table",
            Self::Archive => "archive",
            Self::Clean => "clean",
            Self::History => "history",
            Self::App => "app",
        }
    }
}

/// A hop with what it can hold and what it makes of the values that reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// The hop.
    pub stage: Stage,
    /// The values that its encoding can hold.
    pub carries: Carried,
    /// Whether NULL is among them.
    pub null: bool,
    /// What becomes of the column's values.
    pub verdict: Verdict,
}

/// Every hop of a column, in the order of [`Stage`]; the transforms only where they change the encoding.
pub fn walk(spec: &ColumnSpec, journey: &Journey, modes: &Modes) -> Vec<Leg> {
    let Journey { emitted, recorded: Encoding { schema, text }, live, archive, .. } = journey;
    let column = &spec.column_type;
    let mut way = Way { spec, modes, legs: Vec::with_capacity(9) };
    let own = match text {
        TextForm::Clock { .. } => &TextForm::Own,
        other => other,
    };
    let reading = Reading::of(column, emitted, own, modes.binary);
    let step = Step { stage: Stage::Debezium, schema: emitted, text: own, reading, null: emitted.optional };
    let mut values = way.take(Carried::by(&spec.domain()), step, Carried::by_connect(emitted).read(reading));
    let recorded = Reading::of(column, schema, text, modes.binary);
    let step = Step { stage: Stage::Transforms, schema, text, reading: recorded, null: schema.optional };
    if schema != emitted {
        values = way.take(values, step, Carried::by_connect(schema).read(recorded));
    }
    let reading = recorded.on_topic(modes);
    let step = Step { reading, ..step };
    let topic = way.take(values, step.at(Stage::Topic), Carried::by_topic(schema).read(reading));
    let stored = Step { null: true, ..step };
    let queue = way.take(topic, stored.at(Stage::Queue), Carried::by_clickhouse(&live.queue).read(reading));
    let kept = kept(column, text);
    let last = Step { reading: kept, null: live.target.is_nullable(), ..step };
    let target = Carried::by_clickhouse(&live.target).read(kept);
    let table = way.take(queue, last.at(Stage::Table), target);
    let archived = way.take(topic, stored.at(Stage::Archive), Carried::by_spark(archive.archive_type).read(reading));
    let clean = way.take(archived, stored.at(Stage::Clean), archive.carries(column, reading));
    way.take(clean, last.at(Stage::History), target);
    way.take(table, last.at(Stage::App), row::carries(&live.target).read(kept));
    way.legs
}

/// How a table of ClickHouse keeps the values: DateTime64 does not say by itself whether it is a wall clock.
fn kept(column: &ColumnType, text: &TextForm) -> Reading {
    match (text, column) {
        (TextForm::Hash | TextForm::Mask, _) => Reading::Protected,
        (_, ColumnType::DateTime { .. }) => Reading::IsoClock,
        _ => Reading::Itself,
    }
}

/// What decides a hop.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) stage: Stage,
    pub(super) schema: &'a Schema,
    pub(super) text: &'a TextForm,
    pub(super) reading: Reading,
    null: bool,
}

impl Step<'_> {
    fn at(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }
}

struct Way<'a> {
    spec: &'a ColumnSpec,
    modes: &'a Modes,
    legs: Vec<Leg>,
}

impl Way<'_> {
    /// Takes values through one hop; gives those that travel on.
    fn take(&mut self, values: Carried, step: Step<'_>, carries: Carried) -> Carried {
        // A String of ClickHouse holds any bytes, and so any text.
        let carries = match (values, carries) {
            (Carried::Text, Carried::Bytes { length: None }) => Carried::Text,
            _ => carries,
        };
        let fit = values.fit(carries);
        let verdict = match fit {
            Fit::All => quirk(step, self.spec, self.modes),
            Fit::Some(_) | Fit::No => without_place(step, fit, self.spec, self.modes),
        };
        self.legs.push(Leg { stage: step.stage, carries, null: step.null, verdict });
        values.through(carries, fit)
    }
}
