use std::collections::HashMap;

use datastack_core::pipeline::{Pipeline, Table};

use super::reference::{Source, parents, source};

/// In which order tables are filled.
pub(super) struct Order<'a> {
    /// Parents before children.
    pub(super) tables: Vec<&'a Table>,
    /// False if no order does: tables point to each other by columns that cannot be NULL.
    pub(super) foreign_key_checks: bool,
}

/// What has been done about a table.
enum State {
    /// Its parents are looked at.
    Open,
    /// It has its place.
    Placed(usize),
}

/// The order of all tables; among those that are free of each other, that of their names.
pub(super) fn order(pipeline: &Pipeline) -> Order<'_> {
    let mut states: HashMap<&str, State> = HashMap::new();
    let mut order = Order { tables: Vec::with_capacity(pipeline.tables.len()), foreign_key_checks: true };
    for start in &pipeline.tables {
        let mut stack = vec![start];
        while let Some(table) = stack.last().copied() {
            match states.get(table.name.as_str()) {
                Some(State::Placed(_)) => drop(stack.pop()),
                Some(State::Open) => {
                    stack.pop();
                    states.insert(table.name.as_str(), State::Placed(order.tables.len()));
                    order.tables.push(table);
                }
                None => {
                    states.insert(table.name.as_str(), State::Open);
                    let mut open: Vec<&Table> =
                        needed(pipeline, table).filter(|parent| !states.contains_key(parent.name.as_str())).collect();
                    open.sort_unstable_by(|a, b| b.name.cmp(&a.name));
                    stack.extend(open);
                }
            }
        }
    }
    let place = |table: &Table| match states.get(table.name.as_str()) {
        Some(State::Placed(place)) => *place,
        Some(State::Open) | None => usize::MAX,
    };
    order.foreign_key_checks =
        pipeline.tables.iter().all(|table| needed(pipeline, table).all(|parent| place(parent) < place(table)));
    order
}

/// The parents that a row of the table points to as soon as it is there.
fn needed<'a>(pipeline: &'a Pipeline, table: &'a Table) -> impl Iterator<Item = &'a Table> {
    parents(pipeline, table)
        .filter(move |(_, column)| !matches!(source(pipeline, table, column), Source::Nothing))
        .map(|(parent, _)| parent)
}
