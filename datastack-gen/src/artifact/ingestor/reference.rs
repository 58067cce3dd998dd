use std::collections::HashSet;

use datastack_core::name::ColumnName;
use datastack_core::pipeline::{Column, IngestRule, Pipeline, Table};

/// Where a column takes its values from.
pub(super) enum Source<'a> {
    /// From its own type and rule.
    Own,
    /// From a column of another row.
    Other { table: &'a Table, column: &'a Column },
    /// Nowhere: the column is NULL, since the row that it would point to cannot be there before this one.
    Nothing,
}

/// The table of that name.
fn table<'a>(pipeline: &'a Pipeline, name: &str) -> Option<&'a Table> {
    let at = pipeline.tables.binary_search_by(|table| table.name.as_str().cmp(name)).ok()?;
    pipeline.tables.get(at)
}

fn column<'a>(pipeline: &'a Pipeline, of: &str, name: &str) -> Option<(&'a Table, &'a Column)> {
    let table = table(pipeline, of)?;
    let column = table.columns.iter().find(|column| column.name.as_str() == name)?;
    column.spec.generated.is_none().then_some((table, column))
}

/// The table that a foreign key of this column points to.
fn constraint<'a>(pipeline: &'a Pipeline, table: &Table, of: &ColumnName) -> Option<(&'a Table, &'a Column)> {
    let key = table.foreign_keys.iter().find(|key| key.column == *of)?;
    column(pipeline, key.table.as_str(), key.target.as_str())
}

/// What a column points to: a rule goes before a foreign key.
fn target<'a>(pipeline: &'a Pipeline, table: &Table, of: &Column) -> Option<(&'a Table, &'a Column)> {
    match &of.ingest {
        Some(IngestRule::ForeignKey { table, column: name }) => column(pipeline, table, name),
        Some(IngestRule::Uniform { .. } | IngestRule::Weights(_)) => None,
        None => constraint(pipeline, table, &of.name),
    }
}

/// Where the values of a column come from.
pub(super) fn source<'a>(pipeline: &'a Pipeline, table: &'a Table, of: &'a Column) -> Source<'a> {
    let Some((other, column)) = target(pipeline, table, of) else { return Source::Own };
    if leads_back(pipeline, (table, of)) {
        return Source::Own;
    }
    let constrained = constraint(pipeline, table, &of.name).is_some();
    if constrained && of.spec.nullable && other.name != table.name && reaches(pipeline, other, table) {
        return Source::Nothing;
    }
    Source::Other { table: other, column }
}

/// True if a column takes its values, over however many others, from itself.
fn leads_back<'a>(pipeline: &'a Pipeline, start: (&'a Table, &'a Column)) -> bool {
    let mut seen = HashSet::new();
    let mut at = Some(start);
    while let Some((table, column)) = at {
        if !seen.insert((&table.name, &column.name)) {
            return true;
        }
        at = target(pipeline, table, column);
    }
    false
}

/// Tables that must hold rows before this one can: those that foreign keys point to.
pub(super) fn parents<'a>(pipeline: &'a Pipeline, of: &'a Table) -> impl Iterator<Item = (&'a Table, &'a Column)> {
    of.foreign_keys.iter().filter_map(move |key| {
        let own = of.columns.iter().find(|column| column.name == key.column)?;
        let parent = table(pipeline, key.table.as_str())?;
        (parent.name != of.name).then_some((parent, own))
    })
}

/// True if foreign keys lead from one table to the other.
fn reaches(pipeline: &Pipeline, from: &Table, to: &Table) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(table) = open.pop() {
        if table.name == to.name {
            return true;
        }
        if seen.insert(&table.name) {
            open.extend(parents(pipeline, table).map(|(parent, _)| parent));
        }
    }
    false
}
