use super::LiveMySql;
use super::changes::{Changes, definition};
use super::compare::{altering, step};
use super::renamed::{earlier, rename, under_new_names};
use crate::definition::DdlOwner;
use crate::diff::plan::Findings;
use crate::diff::{Action, Obstacle, Phase, Step, Subject, System};
use crate::mysql::read::{ReadTable, read};
use crate::mysql::{ColumnSpec, CreateTable, identifier};
use crate::pipeline::{Pipeline, create_table, heartbeat_table, signal_request, signal_table};

/// A table as the pipeline wants it.
pub(super) struct Wanted<'a> {
    pub(super) create: CreateTable,
    /// Columns that stay in MySQL.
    pub(super) excluded: Vec<&'a str>,
    /// Columns with the names that they had before.
    pub(super) earlier: Vec<(&'a str, Vec<&'a str>)>,
    /// Whether the application's migrations own it.
    pub(super) external: bool,
    /// The generated file that states it.
    pub(super) artifact: String,
    /// Whether its columns are read by their order.
    pub(super) ordered: bool,
}

/// All tables of the source that the pipeline names, its own two first.
pub(super) fn wanted(pipeline: &Pipeline) -> Vec<Wanted<'_>> {
    let external = pipeline.mysql.ddl == DdlOwner::External;
    let control = |create: CreateTable, ordered: bool| {
        let artifact = format!("{}/10_control.sql", pipeline.outputs.mysql);
        Wanted { create, excluded: Vec::new(), earlier: Vec::new(), external: false, artifact, ordered }
    };
    let mut all = vec![control(heartbeat_table(pipeline), false), control(signal_table(pipeline), true)];
    all.extend(pipeline.tables.iter().map(|table| {
        let excluded = table.columns.iter().filter(|column| column.excluded.is_some());
        Wanted {
            create: create_table(pipeline, table),
            excluded: excluded.map(|column| column.name.as_str()).collect(),
            earlier: earlier(table),
            external,
            artifact: match external {
                true => format!("{}/30_checks.sql", pipeline.outputs.mysql),
                false => format!("{}/tables/{}.sql", pipeline.outputs.mysql, table.name),
            },
            ordered: false,
        }
    }));
    all
}

/// Statements of temporary tables, by name, whose `SHOW CREATE TABLE` tells how the server writes what the pipeline
/// wants: of those tables alone that do not read alike as they are. Servers write expressions in a form of their own.
pub fn asked_forms(pipeline: &Pipeline, live: &LiveMySql) -> Vec<(String, String)> {
    let differs = |wanted: &Wanted<'_>| {
        let (ours, theirs) = (own(&wanted.create), live.tables.get(&wanted.create.name).and_then(|text| parsed(text)));
        ours.zip(theirs).is_some_and(|(ours, theirs)| !changes(wanted, &theirs, &ours).differences.is_empty())
    };
    let asked = wanted(pipeline).into_iter().filter(differs).map(|wanted| {
        // A temporary table points to no other.
        let alone = CreateTable { foreign_keys: Vec::new(), ..wanted.create };
        let text = alone.to_string();
        let text =
            text.trim_end().trim_end_matches(';').replacen("create table if not exists", "create temporary table", 1);
        (alone.name, text)
    });
    asked.collect()
}

/// Compares one table.
pub(super) fn compare(
    pipeline: &Pipeline,
    wanted: &Wanted<'_>,
    captured: bool,
    live: &LiveMySql,
    found: &mut Findings,
) {
    let name = wanted.create.name.as_str();
    let subject = Subject::new(System::MySql, "table", name);
    let full = format!("{}.{}", identifier(pipeline.mysql.database.as_str()), identifier(name));
    let Some(text) = live.tables.get(name) else {
        match wanted.external {
            true => found.obstacles.push(owned(subject, "it is not there")),
            false => found.steps.push(create(wanted, subject, &full)),
        }
        return;
    };
    let form = live.wanted.get(name).and_then(|text| parsed(text)).or_else(|| own(&wanted.create));
    let there = under_new_names(pipeline, name, text, &wanted.earlier);
    let (Some((there, renamed)), Some(form)) = (there, form) else {
        found.obstacles.push(Obstacle {
            subject,
            message: "what the server says of it cannot be read".to_owned(),
            help: "see with `SHOW CREATE TABLE` whether it is a view".to_owned(),
        });
        return;
    };
    if form.key() != there.key() {
        let listed = |table: &ReadTable| table.key().join(", ");
        found.obstacles.push(Obstacle {
            subject: subject.clone(),
            message: format!("its key is ({}), and shall be ({})", listed(&there), listed(&form)),
            help: "a key does not change below rows that are captured by it: state the key of the server".to_owned(),
        });
    }
    if wanted.ordered && !names(&there).eq(names(&form)) && there.columns.len() == form.columns.len() {
        found.obstacles.push(Obstacle {
            subject: subject.clone(),
            message: "its columns stand in another order, and Debezium reads them by it".to_owned(),
            help: format!("drop {full} while the connector is paused; the next plan makes it anew"),
        });
    }
    match wanted.external {
        true => found.notes.extend(renamed.iter().map(|(new, old)| {
            format!(
                "the application's migrations have still to rename `{old}` of table {name} to `{new}`: records are read \
                 under either name"
            )
        })),
        false if renamed.is_empty() => {}
        false => found.steps.push(rename(name, &full, &renamed, phase(captured), &wanted.artifact)),
    }
    let changes = changes(wanted, &there, &form);
    if changes.differences.is_empty() {
        return;
    }
    if wanted.external {
        let told: Vec<&str> = changes.differences.iter().map(|difference| difference.attribute.as_str()).collect();
        found.obstacles.push(owned(subject, &format!("{} differ", told.join(", "))));
        return;
    }
    found.steps.push(alter(pipeline, wanted, captured, changes, subject, &full));
}

fn changes(wanted: &Wanted<'_>, live: &ReadTable, form: &ReadTable) -> Changes {
    let mut changes = Changes::default();
    if wanted.external {
        changes.columns(&carried(live, wanted), &carried(form, wanted));
        return changes;
    }
    changes.columns(live, form);
    changes.indexes(live, form);
    changes.foreign_keys(live, &wanted.create.foreign_keys);
    changes.options(live, form);
    changes
}

/// A table as far as it decides about what is captured.
fn carried(table: &ReadTable, wanted: &Wanted<'_>) -> ReadTable {
    let mut carried = table.clone();
    carried.columns.retain(|column| !wanted.excluded.iter().any(|name| name.eq_ignore_ascii_case(&column.name)));
    for column in &mut carried.columns {
        let stated = definition(table, column);
        column.spec = ColumnSpec {
            comment: None,
            checks: Vec::new(),
            auto_increment: false,
            invisible: false,
            on_update_now: None,
            generated: None,
            ..stated
        };
        if let Some(charset) = column.spec.column_type.charset_mut() {
            *charset = crate::mysql::Charset { name: charset.known_name().map(str::to_owned), ..Default::default() };
        }
    }
    (carried.charset, carried.collation) = (None, None);
    carried
}

fn create(wanted: &Wanted<'_>, subject: Subject, full: &str) -> Step {
    let create = wanted.create.to_string().trim_end().trim_end_matches(';').to_owned();
    // A table may point to one that a later step makes, or to itself.
    let statements = vec!["set session foreign_key_checks = 0".to_owned(), create];
    step(Phase::Database, Action::Create, subject, "there is no such table", &wanted.artifact, statements)
        .reversed_by(format!("drop table {full}"))
}

fn alter(
    pipeline: &Pipeline,
    wanted: &Wanted<'_>,
    captured: bool,
    changes: Changes,
    subject: Subject,
    full: &str,
) -> Step {
    let mut statements = altering(format!("alter table {full} {}", changes.clauses.join(", ")));
    let reread = changes.unseen && captured;
    if reread {
        statements.push(signal_request(pipeline, &wanted.create.name, "uuid()"));
    }
    let mut altered =
        step(phase(captured), Action::Alter, subject, "the table is not as it shall be", &wanted.artifact, statements)
            .differing(changes.differences);
    if let Some((risk, consequence)) = changes.risk {
        altered = altered.risking(risk, consequence);
    }
    match changes.lasting || changes.reverse.is_empty() {
        true => altered,
        false => altered.reversed_by(format!("alter table {full} {}", changes.reverse.join(", "))),
    }
}

/// When a table changes. Of one that nobody captures yet, the snapshot reads the rows as they are then.
fn phase(captured: bool) -> Phase {
    if captured { Phase::Columns } else { Phase::Database }
}

fn owned(subject: Subject, what: &str) -> Obstacle {
    Obstacle {
        subject,
        message: format!("the application's migrations own it: {what}"),
        help: "run the migrations, or bring the definition to what they make".to_owned(),
    }
}

fn own(create: &CreateTable) -> Option<ReadTable> {
    parsed(&create.to_string())
}

pub(super) fn parsed(text: &str) -> Option<ReadTable> {
    read(text).tables.into_iter().next()
}

fn names(table: &ReadTable) -> impl Iterator<Item = String> {
    table.columns.iter().map(|column| column.name.to_lowercase())
}
