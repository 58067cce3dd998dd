use super::change::Change;
use super::found::FoundInClickHouse;
use super::seen::Seen;
use super::view;
use crate::clickhouse::table::{Objects, unspared};
use crate::clickhouse::{ObjectName, identifier, unquoted};
use crate::definition::Definition;
use crate::diagnostic::DefinitionPath;
use crate::diff::{Facts, Subject, System, clickhouse_facts as facts, wanted_in_clickhouse};
use crate::pipeline::{Pipeline, Table};

/// Tables in which a refreshed view keeps its rows begin so, and those that it fills while it refreshes; they belong to
/// their view.
const KEPT_BY_A_VIEW: [&str; 2] = [".inner", ".tmp.inner"];

/// What an object is in the definition's words, and how it is there.
fn subject(pipeline: &Pipeline, name: &str, live: &Facts) -> Subject {
    let object = ObjectName { database: pipeline.clickhouse.database.to_string(), name: name.to_owned() };
    let kind = live.get("kind").map_or("object".to_owned(), |kind| kind.to_lowercase());
    Subject::new(System::ClickHouse, kind, object.to_string())
}

fn live_facts(create: &str) -> Facts {
    facts::facts(create).unwrap_or_default()
}

pub(super) fn seen(pipeline: &Pipeline, found: &FoundInClickHouse) -> Vec<Seen> {
    let wanted = wanted_in_clickhouse(pipeline);
    let live = found.live.objects.iter();
    let live = live.filter(|(name, _)| !KEPT_BY_A_VIEW.iter().any(|beginning| name.starts_with(beginning)));
    let objects = live.map(|(name, create)| {
        let live = live_facts(create);
        let object = wanted.iter().find(|object| object.name == *name);
        Seen {
            subject: subject(pipeline, name, &live),
            table: object.and_then(|object| object.table.clone()),
            wanted: object.map(|_| found.live.wanted.get(name).map(|text| live_facts(text)).unwrap_or_default()),
            live,
        }
    });
    database(pipeline, found).into_iter().chain(objects).collect()
}

/// The database, or the one in which the tables of the pipeline are instead.
fn database(pipeline: &Pipeline, found: &FoundInClickHouse) -> Option<Seen> {
    let wanted = pipeline.clickhouse.database.as_str();
    let live = match (found.live.database, found.elsewhere.as_slice()) {
        (true, _) => wanted,
        (false, [other]) => other,
        (false, _) => return None,
    };
    let of = |name: &str| Facts::from([(DATABASE.to_owned(), name.to_owned())]);
    Some(Seen { subject: subject_of(live), table: None, live: of(live), wanted: Some(of(wanted)) })
}

const DATABASE: &str = "database";

fn subject_of(database: &str) -> Subject {
    Subject::new(System::ClickHouse, DATABASE, database)
}

pub(super) fn missing(pipeline: &Pipeline, found: &FoundInClickHouse) -> Vec<String> {
    let wanted = wanted_in_clickhouse(pipeline).into_iter();
    let missing = wanted.filter(|object| !found.live.objects.contains_key(&object.name));
    missing.map(|object| format!("{}.{}", pipeline.clickhouse.database, object.name)).collect()
}

pub(super) fn propose(definition: &Definition, pipeline: &Pipeline, found: &FoundInClickHouse) -> Vec<Change> {
    if let (false, [other]) = (found.live.database, found.elsewhere.as_slice()) {
        let path = DefinitionPath::project().keys("clickhouse.database");
        return vec![Change::set(path, other.as_str(), subject_of(other), DATABASE)];
    }
    let mut changes: Vec<Change> = cluster(pipeline, found).into_iter().collect();
    for table in &pipeline.tables {
        let names = Objects::of(pipeline, table);
        if let Some(rows) = Object::of(pipeline, found, &names.rows) {
            changes.extend(rows.clauses(table));
            changes.extend(rows.columns(table));
        }
        if let Some(queue) = Object::of(pipeline, found, &names.queue) {
            changes.extend(queue.group(table));
        }
        changes.extend(view::stated(definition, pipeline, found, table));
    }
    changes.extend(view::foreign(pipeline, found));
    changes
}

/// Tables that are replicated, where the definition names no cluster and the server is in one alone.
fn cluster(pipeline: &Pipeline, found: &FoundInClickHouse) -> Option<Change> {
    let ([cluster], None) = (found.clusters.as_slice(), &pipeline.clickhouse.cluster) else { return None };
    let targets = pipeline.tables.iter().filter_map(|table| {
        let object = Object::of(pipeline, found, &Objects::of(pipeline, table).rows)?;
        Some((object.live.get(ENGINE)?.starts_with("Replicated"), object.subject))
    });
    let targets: Vec<(bool, Subject)> = targets.collect();
    let (true, subject) = targets.first()?.clone() else { return None };
    let path = DefinitionPath::project().keys("clickhouse.cluster");
    let subjects = targets.iter().map(|(_, subject)| subject.clone()).collect();
    let all = targets.iter().all(|(replicated, _)| *replicated);
    all.then(|| Change { subjects, ..Change::set(path, cluster.as_str(), subject, ENGINE) })
}

const ENGINE: &str = "ENGINE";

/// An object of the pipeline that is there.
pub(super) struct Object {
    pub(super) subject: Subject,
    pub(super) live: Facts,
    pub(super) wanted: Facts,
}

impl Object {
    pub(super) fn of(pipeline: &Pipeline, found: &FoundInClickHouse, name: &ObjectName) -> Option<Self> {
        let live = live_facts(found.live.objects.get(&name.name)?);
        let wanted = live_facts(found.live.wanted.get(&name.name)?);
        Some(Self { subject: subject(pipeline, &name.name, &live), live, wanted })
    }

    /// What it is, where it shall be something else; the inner value is none if it has no such thing.
    pub(super) fn otherwise(&self, attribute: &str) -> Option<Option<&str>> {
        let live = self.live.get(attribute);
        (live != self.wanted.get(attribute)).then(|| live.map(String::as_str))
    }

    fn clauses(&self, table: &Table) -> Vec<Change> {
        let root = DefinitionPath::table(table.name.as_str()).key("clickhouse");
        let change = |key: &str, value: Option<&str>, attribute: &str| {
            Change::set_or_remove(root.key(key), value, self.subject.clone(), attribute)
        };
        let order = self
            .otherwise("ORDER BY")
            .and_then(|order| names(order?))
            .map(|names| Change::set(root.key("order_by"), names, self.subject.clone(), "ORDER BY"));
        let partition = self.otherwise("PARTITION BY").map(|text| change("partition_by", text, "PARTITION BY"));
        let ttl = self.otherwise("TTL").and_then(|text| match text {
            None => Some(change("ttl", None, "TTL")),
            Some(text) => Some(change("ttl", Some(&unspared(text)?), "TTL")),
        });
        [order, partition, ttl].into_iter().flatten().collect()
    }

    fn columns(&self, table: &Table) -> Vec<Change> {
        let root = DefinitionPath::table(table.name.as_str()).key("clickhouse");
        let mut changes = Vec::new();
        for (column, _) in table.carried() {
            let name = column.name.as_str();
            let codec = facts::codec_of(name);
            let path = root.key("codec").key(name);
            let change = |text| Change::set_or_remove(path, text, self.subject.clone(), &codec);
            changes.extend(self.otherwise(&codec).map(change));
            let index = facts::index(&identifier(&format!("idx_{name}")));
            let path = root.key("skip_indexes").key(name);
            let kind = |text: &str| {
                let kind = text.strip_prefix(&identifier(name)).or_else(|| text.strip_prefix(&format!("`{name}`")))?;
                Some(kind.strip_prefix(" TYPE ")?.to_owned())
            };
            let change = |text: Option<&str>| match text {
                None => Some(Change::set_or_remove(path, None, self.subject.clone(), &index)),
                Some(text) => Some(Change::set(path, kind(text)?, self.subject.clone(), &index)),
            };
            changes.extend(self.otherwise(&index).and_then(change));
        }
        changes
    }

    fn group(&self, table: &Table) -> Option<Change> {
        let attribute = facts::setting("kafka_group_name");
        let group = unquoted(self.otherwise(&attribute)??)?;
        let path = DefinitionPath::table(table.name.as_str()).keys("clickhouse.group");
        Some(Change::set(path, group, self.subject.clone(), &attribute))
    }
}

/// The columns of a sorting key that is nothing but columns.
fn names(order: &str) -> Option<Vec<String>> {
    let list = order.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(order);
    let bare = |name: &str| {
        let name = name.trim().trim_matches('`');
        (!name.is_empty() && !name.contains(['(', ')', '`', '\\'])).then(|| name.to_owned())
    };
    list.split(',').map(bare).collect()
}
