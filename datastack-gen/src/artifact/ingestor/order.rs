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

#[cfg(test)]
mod tests {
    use super::order;
    use crate::artifact::ingestor::value::value;
    use crate::artifact::sample;

    fn table(columns: &str, keys: &str) -> String {
        format!("key = [\"id\"]\n[columns]\nid = \"int not null\"\n{columns}\n[foreign_keys]\n{keys}\n")
    }

    #[test]
    fn parents_come_before_children_and_a_table_may_point_to_itself() {
        let a = table("b_id = \"int not null\"", "b_id = \"b.id\"");
        let b = table("c_id = \"int\"\nb_id = \"int\"", "c_id = \"c.id\"\nb_id = \"b.id\"");
        let c = table("", "");
        let pipeline = sample::pipeline("", &[("a", &a), ("b", &b), ("c", &c)]);
        let order = order(&pipeline);
        let names: Vec<&str> = order.tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["c", "b", "a"]);
        assert!(order.foreign_key_checks);
    }

    #[test]
    fn a_column_that_can_be_null_opens_a_circle() {
        let a = table("b_id = \"int\"", "b_id = \"b.id\"");
        let b = table("a_id = \"int not null\"", "a_id = \"a.id\"");
        let pipeline = sample::pipeline("", &[("a", &a), ("b", &b)]);
        let found = order(&pipeline);
        let names: Vec<&str> = found.tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        assert!(found.foreign_key_checks);
        let calls: Vec<String> =
            pipeline.tables.iter().map(|table| value(&pipeline, table, &table.columns[1]).formatted("\"c\"")).collect();
        assert_eq!(calls, ["values.nothing()", "values.reference(\"a\", \"id\")"]);
    }

    #[test]
    fn a_circle_of_columns_that_cannot_be_null_needs_the_checks_off() {
        let a = table("b_id = \"int not null\"", "b_id = \"b.id\"");
        let b = table("a_id = \"int not null\"", "a_id = \"a.id\"");
        let pipeline = sample::pipeline("", &[("a", &a), ("b", &b)]);
        assert!(!order(&pipeline).foreign_key_checks);
    }
}
