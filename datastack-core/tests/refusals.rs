//! Every way in which a column is refused is in the list, and nothing in the list is without a definition that it refuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::{BTreeMap, BTreeSet};

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diagnostic::{Diagnostic, Document, Step};
use datastack_core::journey::{REFUSALS, Seen};
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

const COLUMNS: [&str; 54] = [
    "tinyint",
    "tinyint(1) unsigned",
    "bool",
    "smallint",
    "int unsigned",
    "int default 7",
    "bigint",
    "bigint unsigned",
    "decimal(9,2)",
    "decimal(15,0)",
    "decimal(18,4)",
    "decimal(65,30)",
    "decimal(8,2) zerofill",
    "float",
    "float(7,4)",
    "double",
    "real",
    "bit(1)",
    "bit(10)",
    "bit(64)",
    "char(3)",
    "varchar(255)",
    "varchar(9) default 'a'",
    "text",
    "text character set koi8u",
    "text character set cp932",
    "text character set euckr",
    "text character set latin1",
    "binary(16)",
    "varbinary(255)",
    "blob",
    "enum('a','b')",
    "enum('a,b')",
    "set('a','b')",
    "json",
    "date",
    "time",
    "time(3)",
    "time(6)",
    "datetime",
    "datetime(3)",
    "datetime(6)",
    "datetime default current_timestamp",
    "timestamp",
    "timestamp(6)",
    "year",
    "point",
    "point srid 4326",
    "vector(3)",
    "uuid",
    "inet4",
    "inet6",
    "decimal(4,5)",
    "enum('a','A')",
];
const PATTERNS: [&str; 4] = ["yyyy-MM-dd HH:mm:ss.SSS", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

/// All columns, required and not, as one table each of what a table can say of them.
fn tables() -> Vec<(&'static str, TableDefinition)> {
    let names = || {
        COLUMNS
            .iter()
            .enumerate()
            .flat_map(|(at, text)| [(format!("c{at}"), *text, ""), (format!("r{at}"), *text, " not null")])
    };
    let mut columns = json!({ "id": "bigint not null" });
    for (name, text, null) in names() {
        let (kind, rest) = text.split_once(" default ").map_or((text, None), |(kind, rest)| (kind, Some(rest)));
        let default = rest.map_or_else(String::new, |rest| format!(" default {rest}"));
        columns[&name] = json!(format!("{kind}{null}{default}"));
    }
    let all = |value: &str| names().map(|(name, ..)| (name, json!(value))).collect::<serde_json::Map<_, _>>();
    let table = |further: Value| {
        let mut table = json!({ "key": ["id"], "columns": columns });
        table.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
        serde_json::from_value(table).unwrap()
    };
    let every: Vec<String> = names().map(|(name, ..)| name).collect();
    let mut tables = vec![
        ("plain", table(json!({}))),
        ("truth", table(json!({ "booleans": every }))),
        ("hashed", table(json!({ "pii": all("hash"), "key": every }))),
        ("masked", table(json!({ "pii": all("mask") }))),
        ("dropped", table(json!({ "pii": all("drop"), "key": every }))),
        ("excluded", table(json!({ "exclude": all("stays here"), "key": every }))),
        ("accepted", table(json!({ "loss": all("nobody minds"), "key": every }))),
    ];
    tables.extend(PATTERNS.iter().map(|pattern| ("readable", table(json!({ "readable": all(pattern) })))));
    tables
}

/// All settings that decide how values travel, each with its project.
fn projects() -> Vec<ProjectDefinition> {
    let mut projects = Vec::new();
    let settings = [
        json!({}),
        json!({ "decimal": "string", "bigint_unsigned": "precise", "binary": "hex" }),
        json!({ "decimal": "double", "binary": "base64", "connection_time_zone": "server" }),
        json!({ "decimal": "precise", "binary": "base64-url-safe", "bigint_unsigned": "precise" }),
        json!({ "avro_metadata": true, "hash_salt": "salt" }),
    ];
    let times = ["adaptive_time_microseconds", "microseconds", "nanoseconds", "connect", "isostring"];
    for server in ["mysql", "mariadb"] {
        for (format, converter) in [("avro", "confluent 7.0"), ("avro", "confluent 7.9"), ("json", "confluent 7.9")] {
            for (time, further) in times.iter().flat_map(|time| settings.iter().map(move |further| (time, further))) {
                let mut cdc = json!({ "format": format, "time": time });
                cdc.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
                let project = json!({
                    "name": "shop",
                    "mysql": { "host": "db", "database": "shop", "server": server, "ddl": "external" },
                    "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
                    "clickhouse": { "url": "http://clickhouse:8123" },
                    "versions": { "converter": converter },
                    "cdc": cdc,
                });
                projects.push(serde_json::from_value(project).unwrap());
            }
        }
    }
    projects
}

/// Whether a finding is about what a column is, and not about a name, say.
fn of_column(finding: &Diagnostic) -> bool {
    let path = &finding.labels[0].path;
    let Some(Step::Key(section)) = path.steps.first() else { return false };
    matches!(path.document, Document::Table(_))
        && ["columns", "key", "booleans", "pii", "readable"].contains(&section.as_str())
}

/// Warnings about columns that refuse nothing.
const NO_REFUSALS: [u16; 1] = [1023];

#[test]
fn every_refusal_of_a_column_is_in_the_list() {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    let mut faults = BTreeSet::new();
    let tables = tables();
    for project in projects() {
        let what = format!("{:?} {:?}", project.mysql.server, project.cdc);
        for (name, table) in &tables {
            let definition = Definition::new(project.clone()).table(*name, table.clone());
            for finding in resolve(&definition, None).findings {
                let listed = finding.refusal.and_then(|name| REFUSALS.iter().find(|refusal| refusal.name == name));
                match listed {
                    Some(refusal) if refusal.code == finding.code.0 => {
                        seen.entry(refusal.name).or_insert_with(|| finding.message.clone());
                    }
                    Some(refusal) => drop(faults.insert(format!("{} is found as {}", refusal.name, finding.code))),
                    None if of_column(&finding) && !NO_REFUSALS.contains(&finding.code.0) => {
                        faults.insert(format!("{} in {name}: {}: in no list ({what})", finding.code, finding.message));
                    }
                    None => {}
                }
            }
        }
    }
    let never = REFUSALS.iter().filter(|refusal| !seen.contains_key(refusal.name));
    faults.extend(never.map(|refusal| format!("{} refuses nothing", refusal.name)));
    assert!(faults.is_empty(), "{:#?}", faults.iter().take(20).collect::<Vec<_>>());
}

#[test]
fn each_refusal_has_a_name_of_its_own_and_a_reason_where_it_was_not_seen() {
    let names: BTreeSet<&str> = REFUSALS.iter().map(|refusal| refusal.name).collect();
    assert_eq!(names.len(), REFUSALS.len());
    assert!(REFUSALS.is_sorted_by_key(|refusal| refusal.code));
    for refusal in REFUSALS {
        assert!(!matches!(refusal.seen, Seen::Unverified("")), "{} has no reason", refusal.name);
    }
}
