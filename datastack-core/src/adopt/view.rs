use serde_json::{Map, Value};

use super::change::{Change, Edit};
use super::clickhouse::Object;
use super::found::FoundInClickHouse;
use crate::clickhouse::{ObjectName, identifier, unquoted};
use crate::definition::{Definition, duration};
use crate::diagnostic::DefinitionPath;
use crate::diff::{Facts, clickhouse_facts as facts, wanted_in_clickhouse};
use crate::pipeline::{Pipeline, Table};

/// What live insights of a table are otherwise than the definition states them.
pub(super) fn stated(
    definition: &Definition,
    pipeline: &Pipeline,
    found: &FoundInClickHouse,
    table: &Table,
) -> Vec<Change> {
    let views = definition.tables.get(table.name.as_str()).map(|table| table.live.as_slice()).unwrap_or_default();
    let root = DefinitionPath::table(table.name.as_str()).key("live");
    let mut changes = Vec::new();
    for (index, view) in views.iter().enumerate() {
        let name = ObjectName { database: pipeline.clickhouse.database.to_string(), name: view.name.clone() };
        let Some(object) = Object::of(pipeline, found, &name) else { continue };
        let path = root.index(index);
        let sql = object.otherwise("SELECT").and_then(|select| unqualified(pipeline, select?));
        let of = |key: &str, value: Option<&str>, attribute| {
            Change::set_or_remove(path.key(key), value, object.subject.clone(), attribute)
        };
        changes.extend(sql.map(|(sql, _)| of("sql", Some(&sql), "SELECT")));
        let refresh = object.otherwise("REFRESH").filter(|_| object.live.get("kind") == object.wanted.get("kind"));
        changes.extend(refresh.and_then(|text| Some(of("refresh", Some(&interval(text?)?), "REFRESH"))));
        changes.extend(object.otherwise("COMMENT").and_then(|text| match text {
            None => Some(of("comment", None, "COMMENT")),
            Some(text) => Some(of("comment", Some(&unquoted(text)?), "COMMENT")),
        }));
    }
    changes
}

/// Views of the database that the definition does not name, and that read current states of its tables: each becomes
/// an insight of the first table that it reads.
pub(super) fn foreign(pipeline: &Pipeline, found: &FoundInClickHouse) -> Vec<Change> {
    let wanted = wanted_in_clickhouse(pipeline);
    let views = found.live.objects.iter().filter(|(name, _)| wanted.iter().all(|object| object.name != **name));
    let change = |(name, create): (&String, &String)| {
        let live = facts::facts(create)?;
        let (table, value) = insight(pipeline, name, &live)?;
        let object = ObjectName { database: pipeline.clickhouse.database.to_string(), name: name.clone() };
        let kind = live.get("kind")?.to_lowercase();
        let subject = crate::diff::Subject::new(crate::diff::System::ClickHouse, kind, object.to_string());
        Some(Change {
            path: DefinitionPath::table(&table).key("live"),
            edit: Edit::Append(Value::Object(value)),
            subjects: vec![subject],
            attribute: None,
            caution: None,
        })
    };
    views.filter_map(change).collect()
}

fn insight(pipeline: &Pipeline, name: &str, live: &Facts) -> Option<(String, Map<String, Value>)> {
    let refresh = live.get("REFRESH");
    match (live.get("kind")?.as_str(), refresh) {
        ("VIEW", None) | ("MATERIALIZED VIEW", Some(_)) => {}
        _ => return None,
    }
    let (sql, tables) = unqualified(pipeline, live.get("SELECT")?)?;
    let mut value = Map::new();
    value.insert("name".to_owned(), name.into());
    if let Some(comment) = live.get("COMMENT") {
        value.insert("comment".to_owned(), unquoted(comment)?.into());
    }
    if let Some(refresh) = refresh {
        value.insert("refresh".to_owned(), interval(refresh)?.into());
    }
    value.insert("sql".to_owned(), sql.into());
    Some((tables.into_iter().next()?, value))
}

/// `EVERY 5 MINUTE` as a definition states it.
fn interval(refresh: &str) -> Option<String> {
    let (number, unit) = refresh.strip_prefix("EVERY ")?.split_once(' ')?;
    let seconds = match unit {
        "SECOND" => 1,
        "MINUTE" => 60,
        "HOUR" => 3_600,
        "DAY" => 86_400,
        _ => return None,
    };
    duration(number.parse::<u64>().ok()?.checked_mul(seconds * 1_000)?)
}

/// A SELECT with `{table}` for each current state that it names by its database, and the tables in the order in which
/// they stand. None where a brace would be read as another such place.
fn unqualified(pipeline: &Pipeline, select: &str) -> Option<(String, Vec<String>)> {
    if select.contains(['{', '}']) {
        return None;
    }
    let database = format!("{}.", identifier(pipeline.clickhouse.database.as_str()));
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '`' | '.');
    let (mut sql, mut rest, mut found) = (String::new(), select, Vec::new());
    while let Some(at) = rest.find(&database) {
        let (before, behind) = (&rest[..at], &rest[at + database.len()..]);
        sql.push_str(before);
        let table = pipeline.tables.iter().find(|table| {
            let tail = behind.strip_prefix(identifier(table.name.as_str()).as_str());
            tail.is_some_and(|tail| !tail.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        let alone = !sql.ends_with(part);
        rest = match table.filter(|_| alone) {
            Some(table) => {
                sql.push_str(&format!("{{{}}}", table.name));
                if !found.iter().any(|name| name == table.name.as_str()) {
                    found.push(table.name.to_string());
                }
                &behind[identifier(table.name.as_str()).len()..]
            }
            None => {
                sql.push_str(&database);
                behind
            }
        };
    }
    sql.push_str(rest);
    Some((sql, found))
}
