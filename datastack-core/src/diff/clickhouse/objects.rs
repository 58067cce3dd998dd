use crate::clickhouse::table::{self, Objects};
use crate::clickhouse::{ObjectName, identifier, project};
use crate::name::ColumnName;
use crate::pipeline::{Pipeline, Table};

/// What an object is for, which decides how it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Keeps rows: it is altered, never dropped.
    Target,
    /// Computed when it is read: replaced in place.
    Plain,
    /// Refreshed by itself: dropped and made anew.
    Refreshed,
    /// Between topic and target: dropped and made anew while nothing passes.
    Passage,
    /// The queue's reader: the first to go and the last to come.
    Reader,
}

/// An object that a pipeline wants in ClickHouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedObject {
    /// Its name in the database.
    pub name: String,
    /// The table that it belongs to; none for the project's own.
    pub table: Option<String>,
    /// The statement that makes it, without `;`.
    pub create: String,
    /// The generated file, from the output folder on.
    pub artifact: String,
    pub(super) role: Role,
    pub(super) object: ObjectName,
    pub(super) cluster: Option<String>,
    /// Columns that were renamed, as the name that they have now and those of before, of a table that keeps rows.
    pub(super) renamed: Vec<(String, Vec<String>)>,
}

impl WantedObject {
    /// The name as it stands in statements that change the object.
    pub(super) fn placed(&self) -> String {
        placed(&self.object, self.cluster.as_deref())
    }
}

/// A name with the cluster on which a statement runs.
pub(super) fn placed(object: &ObjectName, cluster: Option<&str>) -> String {
    match cluster {
        Some(cluster) => format!("{object} ON CLUSTER {}", identifier(cluster)),
        None => object.to_string(),
    }
}

/// What an object of a kind is to `DROP`: a materialized view is a view there.
pub(super) fn drop_word(kind: &str) -> &'static str {
    if kind == "TABLE" { "TABLE" } else { "VIEW" }
}

/// A statement without the end of its line.
pub(super) fn bare(statement: &impl ToString) -> String {
    statement.to_string().trim_end().trim_end_matches(';').to_owned()
}

/// Every object that a pipeline wants in ClickHouse, in the order in which they can be made.
pub fn wanted(pipeline: &Pipeline) -> Vec<WantedObject> {
    let folder = &pipeline.outputs.clickhouse;
    let of = Of { folder, table: None, cluster: pipeline.clickhouse.cluster.as_deref() };
    let mut all = vec![of.object(
        project::dead_letters_name(pipeline),
        &project::dead_letters(pipeline),
        "01_dead_letters.sql",
        Role::Target,
    )];
    let errors = project::errors(pipeline);
    all.push(of.object(errors.name.clone(), &errors, "02_errors.sql", Role::Plain));
    let of_tables: Vec<Vec<(u8, WantedObject)>> =
        pipeline.tables.iter().map(|table| of_table(pipeline, table, folder)).collect();
    // All tables pass one stage before the next: a live view may read the current state of another table.
    let mut staged: Vec<(u8, WantedObject)> = of_tables.into_iter().flatten().collect();
    staged.sort_by_key(|(stage, _)| *stage);
    all.extend(staged.into_iter().map(|(_, object)| object));
    all
}

fn of_table(pipeline: &Pipeline, table: &Table, folder: &str) -> Vec<(u8, WantedObject)> {
    let of = Of { folder, table: Some(table.name.as_str()), cluster: pipeline.clickhouse.cluster.as_deref() };
    let names = Objects::of(pipeline, table);
    let mut all = vec![
        (10, of.object(names.rows, &table::rows(pipeline, table), "10_target.sql", Role::Target)),
        (20, of.object(names.events, &table::events(pipeline, table), "20_events.sql", Role::Passage)),
        (20, of.object(names.events_to_rows, &table::events_to_rows(pipeline, table), "20_events.sql", Role::Passage)),
        (20, of.object(names.events_to_dead, &table::events_to_dead(pipeline, table), "20_events.sql", Role::Passage)),
        (30, of.object(names.queue, &table::queue(pipeline, table), "30_queue.sql", Role::Passage)),
        (30, of.object(names.queue_to_events, &table::queue_to_events(pipeline, table), "30_queue.sql", Role::Reader)),
        (40, of.object(names.current, &table::current(pipeline, table), "40_current.sql", Role::Plain)),
    ];
    if let Some(history) = table::history(pipeline, table) {
        all.push((50, of.object(names.history, &history, "50_history.sql", Role::Target)));
    }
    for (_, target) in all.iter_mut().filter(|(_, object)| object.role == Role::Target) {
        target.renamed = renamed(table);
    }
    all.extend(table.live.iter().map(|view| {
        let role = if view.refresh.is_some() { Role::Refreshed } else { Role::Plain };
        let statement = table::live(pipeline, view);
        (60, of.object(statement.name.clone(), &statement, "60_live.sql", role))
    }));
    all
}

fn renamed(table: &Table) -> Vec<(String, Vec<String>)> {
    let earlier = |names: &[ColumnName]| names.iter().map(ToString::to_string).collect();
    table.renamed().map(|column| (column.name.to_string(), earlier(&column.earlier))).collect()
}

struct Of<'a> {
    folder: &'a str,
    table: Option<&'a str>,
    cluster: Option<&'a str>,
}

impl Of<'_> {
    fn object(&self, object: ObjectName, create: &impl ToString, file: &str, role: Role) -> WantedObject {
        let artifact = match self.table {
            Some(table) => format!("{}/{table}/{file}", self.folder),
            None => format!("{}/{file}", self.folder),
        };
        WantedObject {
            name: object.name.clone(),
            table: self.table.map(str::to_owned),
            create: bare(create),
            artifact,
            role,
            object,
            cluster: self.cluster.map(str::to_owned),
            renamed: Vec::new(),
        }
    }
}
