use std::collections::BTreeSet;

use super::LiveClickHouse;
use super::alter::{Altered, alter};
use super::objects::{Role, WantedObject, bare, drop_word, wanted};
use super::removed::removed;
use super::rename::rename;
use super::statement::Statement;
use crate::clickhouse::project;
use crate::diff::plan::Findings;
use crate::diff::{Action, Difference, Obstacle, Operation, Phase, Step, Subject, System};
use crate::pipeline::Pipeline;

/// An object with what it is and what it shall be.
struct Pair {
    object: WantedObject,
    live: Option<(String, Statement)>,
    wanted: Statement,
}

impl Pair {
    fn differs(&self) -> bool {
        self.live.as_ref().is_none_or(|(_, live)| *live != self.wanted)
    }

    /// Whether it is a view that shall be one of another kind.
    fn other_kind(&self) -> bool {
        self.live.as_ref().is_some_and(|(_, live)| live.kind != self.wanted.kind)
    }

    fn passes(&self) -> bool {
        matches!(self.object.role, Role::Passage | Role::Reader)
    }
}

pub(in crate::diff) fn compare(pipeline: &Pipeline, live: &LiveClickHouse) -> Findings {
    let mut found = Findings::default();
    if !live.database {
        found.steps.push(database(pipeline));
    }
    let objects = wanted(pipeline);
    // Also those that cannot be compared: what the definition names is never taken for what is gone.
    let known: BTreeSet<String> = objects.iter().map(|object| object.name.clone()).collect();
    let mut pairs = Vec::new();
    for object in objects {
        match pair(live, object) {
            Ok(pair) => pairs.push(pair),
            Err(obstacle) => found.obstacles.push(obstacle),
        }
    }
    // Nothing may pass while something on the way is another than before and after: the reader of the queue goes first,
    // and records wait in the topic.
    let still: BTreeSet<String> = pairs
        .iter()
        .filter(|pair| pair.differs() && (pair.passes() || is_rows(pair)))
        .filter_map(|pair| pair.object.table.clone())
        .collect();
    // Views between events and target hang on the events table: they are made anew with it.
    let anew: BTreeSet<String> = pairs
        .iter()
        .filter(|pair| pair.object.name.ends_with("__events") && pair.live.is_some() && pair.differs())
        .filter_map(|pair| pair.object.table.clone())
        .collect();
    let follows = |pair: &Pair| {
        pair.wanted.kind == "MATERIALIZED VIEW" && pair.object.table.as_ref().is_some_and(|table| anew.contains(table))
    };
    let of_still = |pair: &Pair| pair.object.table.as_ref().is_some_and(|table| still.contains(table));
    for pair in pairs.iter().rev().filter(|pair| pair.live.is_some()) {
        match pair.object.role {
            Role::Reader if of_still(pair) => found.steps.push(drop(pair)),
            Role::Plain if pair.other_kind() => found.steps.push(drop(pair)),
            Role::Passage if pair.differs() || follows(pair) => found.steps.push(drop(pair)),
            Role::Refreshed if pair.differs() => found.steps.push(drop(pair)),
            _ => {}
        }
    }
    // `wanted` and the drops are in one order, so that each object is dropped before what it reads from or writes to.
    for pair in &pairs {
        let again = match pair.object.role {
            Role::Reader => of_still(pair),
            Role::Passage => follows(pair),
            _ => false,
        };
        match (&pair.live, pair.object.role) {
            (None, _) => found.steps.push(create(pair)),
            (Some((_, statement)), Role::Target) if pair.differs() => {
                let (renamed, steps) = rename(&pair.object, statement);
                found.steps.extend(steps);
                if renamed == pair.wanted {
                    continue;
                }
                match alter(&pair.object, &renamed, &pair.wanted) {
                    Altered::Step(step) => found.steps.push(*step),
                    Altered::Obstacle(obstacle) => found.obstacles.push(obstacle),
                }
            }
            (Some((text, statement)), Role::Plain) if pair.differs() && !pair.other_kind() => {
                found.steps.push(replace(pair, text, statement))
            }
            (Some(_), _) if pair.differs() || again => found.steps.push(create(pair)),
            _ => {}
        }
    }
    let gone = removed(pipeline, live, &known);
    // What goes makes way for what comes.
    found.steps.splice(0..0, gone);
    found.notes.push(format!(
        "users and grants of ClickHouse are not compared: {}/80_users.sql makes them",
        pipeline.outputs.clickhouse
    ));
    found
}

fn pair(live: &LiveClickHouse, object: WantedObject) -> Result<Pair, Obstacle> {
    let unreadable = |what: &str| Obstacle {
        subject: Subject::new(System::ClickHouse, "table", object.object.to_string()),
        message: what.to_owned(),
        help: "rename what stands under that name, or the table of the definition".to_owned(),
    };
    let wanted = live.wanted.get(&object.name).and_then(|text| Statement::read(text));
    let wanted = wanted.ok_or_else(|| unreadable("the server did not format the wanted statement"))?;
    let live = match live.objects.get(&object.name) {
        None => None,
        Some(text) => match Statement::read(text) {
            // A view of one kind can become one of the other.
            Some(statement) if (statement.kind == "TABLE") == (wanted.kind == "TABLE") => {
                Some((text.clone(), statement))
            }
            _ => return Err(unreadable("something else stands under that name, which is not the pipeline's")),
        },
    };
    Ok(Pair { object, live, wanted })
}

fn is_rows(pair: &Pair) -> bool {
    pair.object.role == Role::Target && pair.object.name.ends_with("__rows")
}

fn subject(pair: &Pair) -> Subject {
    Subject::new(System::ClickHouse, pair.wanted.kind.to_lowercase(), pair.object.object.to_string())
}

fn database(pipeline: &Pipeline) -> Step {
    let name = pipeline.clickhouse.database.to_string();
    let statement = bare(&project::database(pipeline));
    let subject = Subject::new(System::ClickHouse, "database", name.clone());
    let artifact = format!("{}/00_database.sql", pipeline.outputs.clickhouse);
    let operation = Operation::ClickHouse { statements: vec![statement] };
    Step::new(Phase::ClickHouse, Action::Create, subject, "there is no such database", artifact, operation)
        .reversed_by(format!("DROP DATABASE {name}"))
}

fn create(pair: &Pair) -> Step {
    let operation = Operation::ClickHouse { statements: vec![pair.object.create.clone()] };
    let reason = match (pair.live.is_some(), pair.differs()) {
        (false, _) => "it is not there",
        (true, true) => "it is made anew as it shall be",
        (true, false) => "it comes back when what it reads and writes is as it shall be",
    };
    let drop = format!("DROP {} {}", drop_word(&pair.wanted.kind), pair.object.placed());
    Step::new(Phase::ClickHouse, Action::Create, subject(pair), reason, pair.object.artifact.clone(), operation)
        .reversed_by(drop)
}

fn drop(pair: &Pair) -> Step {
    let statement = format!("DROP {} IF EXISTS {} SYNC", drop_word(&pair.wanted.kind), pair.object.placed());
    let operation = Operation::ClickHouse { statements: vec![statement] };
    let reason = match pair.differs() {
        true => "it cannot be altered: it is made anew; records wait in the topic",
        false => "what it reads or writes changes; records wait in the topic",
    };
    let mut step =
        Step::new(Phase::ClickHouse, Action::Drop, subject(pair), reason, pair.object.artifact.clone(), operation);
    if let Some((text, live)) = &pair.live {
        step = step.reversed_by(text.clone()).differing(differences(live, &pair.wanted));
    }
    step
}

/// Readers never find the view missing.
fn replace(pair: &Pair, text: &str, live: &Statement) -> Step {
    let statement = pair.object.create.replacen("CREATE VIEW IF NOT EXISTS", "CREATE OR REPLACE VIEW", 1);
    let operation = Operation::ClickHouse { statements: vec![statement] };
    let reason = "the view is there, and not as it shall be";
    Step::new(Phase::ClickHouse, Action::Alter, subject(pair), reason, pair.object.artifact.clone(), operation)
        .differing(differences(live, &pair.wanted))
        .reversed_by(text.replacen("CREATE VIEW", "CREATE OR REPLACE VIEW", 1))
}

pub(super) fn differences(live: &Statement, wanted: &Statement) -> Vec<Difference> {
    let clauses: BTreeSet<&&str> = live.clauses.keys().chain(wanted.clauses.keys()).collect();
    let text = |of: &Statement, clause: &str| of.clauses.get(clause).cloned();
    let of_clauses = clauses.into_iter().filter_map(|clause| {
        Difference::between(*clause, text(live, clause).as_deref(), text(wanted, clause).as_deref())
    });
    let definition = |of: &Statement, name: &str| {
        of.columns.columns.iter().find(|column| column.name == name).map(super::columns::Column::definition)
    };
    let names: BTreeSet<&str> =
        live.columns.columns.iter().chain(&wanted.columns.columns).map(|column| column.name.as_str()).collect();
    let of_columns = names.into_iter().filter_map(|name| {
        Difference::between(
            format!("column {name}"),
            definition(live, name).as_deref(),
            definition(wanted, name).as_deref(),
        )
    });
    of_columns.chain(of_clauses).collect()
}
