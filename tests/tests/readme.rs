//! The tables of the README that state facts of the code: computed, and compared with what stands there.
//! `SNAPSHOTS=overwrite` writes them anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fmt::Write;
use std::path::Path;

use datastack_core::definition::{
    ClickHouseDefinition, ConnectionTimeZone, DdlOwner, Definition, KafkaDefinition, MySqlDefinition,
    ProjectDefinition, Server, TableDefinition, TimeMode, ValueFormat,
};
use datastack_core::journey::{POLICIES, Policy, REFUSALS};
use datastack_core::lint::RULES;
use datastack_core::pipeline::{Choice, Column, choices};
use datastack_core::resolve::{CODES, Resolved, resolve};

/// One spelling of each type, in the order of the README's table.
const TYPES: [&str; 39] = [
    "tinyint",
    "tinyint unsigned",
    "smallint",
    "smallint unsigned",
    "mediumint",
    "mediumint unsigned",
    "int",
    "int unsigned",
    "bigint",
    "bigint unsigned",
    "decimal(18,4)",
    "decimal(65,30)",
    "float",
    "float(7,4)",
    "double",
    "bit(1)",
    "bit(10)",
    "bit(64)",
    "char(3)",
    "varchar(255)",
    "text",
    "binary(16)",
    "varbinary(255)",
    "blob",
    "enum('a','b')",
    "set('a','b')",
    "json",
    "date",
    "time",
    "time(6)",
    "datetime",
    "datetime(3)",
    "datetime(6)",
    "timestamp",
    "timestamp(3)",
    "timestamp(6)",
    "year",
    "point",
    "vector(3)",
];

const MARIADB_TYPES: [&str; 3] = ["uuid", "inet4", "inet6"];

fn definition(server: Server, column: &str, change: impl FnOnce(&mut ProjectDefinition)) -> Definition {
    let mut project = ProjectDefinition {
        name: "shop".to_owned(),
        mysql: MySqlDefinition {
            host: "db".to_owned(),
            database: "shop".to_owned(),
            server: Some(server),
            ddl: Some(DdlOwner::Managed),
            ..MySqlDefinition::default()
        },
        kafka: KafkaDefinition {
            bootstrap: "kafka:9092".to_owned(),
            registry: Some("http://registry:8081".to_owned()),
            ..KafkaDefinition::default()
        },
        clickhouse: ClickHouseDefinition {
            url: "http://clickhouse:8123".to_owned(),
            ..ClickHouseDefinition::default()
        },
        ..ProjectDefinition::default()
    };
    change(&mut project);
    let columns = [("id", "bigint not null"), ("c", column)].into_iter().collect();
    let table = TableDefinition { key: vec!["id".to_owned()], columns, ..TableDefinition::default() };
    Definition::new(project).table("t", table)
}

fn only_column(resolved: Resolved) -> Result<Column, String> {
    match resolved.pipeline {
        Some(pipeline) => Ok(pipeline.tables[0].columns[1].clone()),
        None => Err(resolved.findings.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()),
    }
}

fn types() -> String {
    let mut table = String::from(
        "| MySQL | queue in ClickHouse | view to the target | target and history | archive | clean | app |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for column in TYPES {
        let definition = definition(Server::MySql, &format!("{column} not null"), |_| {});
        let Ok(resolved) = only_column(resolve(&definition, None)) else { continue };
        let Some(journey) = resolved.journey else { continue };
        let expression = journey.live.expression.replace("e.c", "c");
        writeln!(
            table,
            "| `{column}` | `{}` | `{expression}` | `{}` | `{}` | `{}` | `{}` |",
            journey.live.queue,
            journey.target(),
            journey.archive.archive_type,
            journey.archive.clean_type,
            journey.row.rust,
        )
        .unwrap();
    }
    table
}

fn refused() -> String {
    let mut list = String::new();
    let mut line = |what: &str, definition: Definition| {
        if let Err(why) = only_column(resolve(&definition, None)) {
            let why = why.replacen("column `c`", "the column", 1);
            writeln!(list, "- `{what}`: {why}").unwrap();
        } else {
            panic!("{what} is not refused");
        }
    };
    for column in ["point", "vector(3)"] {
        line(column, definition(Server::MySql, column, |_| {}));
    }
    for column in MARIADB_TYPES {
        line(&format!("{column} (MariaDB)"), definition(Server::MariaDb, column, |_| {}));
    }
    for column in ["float", "decimal(8,2) zerofill", "text character set koi8u", "text character set cp866"] {
        line(column, definition(Server::MySql, column, |_| {}));
    }
    line("enum('a,b')", definition(Server::MySql, "enum('a,b')", |_| {}));
    for (mode, word) in [(TimeMode::Connect, "connect"), (TimeMode::Isostring, "isostring")] {
        let what = format!("cdc.time = \"{word}\"` with `time");
        line(&what, definition(Server::MySql, "time", |project| project.cdc.time = Some(mode)));
    }
    line(
        "cdc.time = \"connect\"` with `datetime(6)",
        definition(Server::MySql, "datetime(6)", |project| project.cdc.time = Some(TimeMode::Connect)),
    );
    line(
        "cdc.time = \"nanoseconds\"` with `datetime",
        definition(Server::MySql, "datetime", |project| project.cdc.time = Some(TimeMode::Nanoseconds)),
    );
    line(
        "cdc.decimal = \"double\"` with `decimal(18,4)",
        definition(Server::MySql, "decimal(18,4)", |project| {
            project.cdc.decimal = Some(datastack_core::definition::DecimalMode::Double);
        }),
    );
    line(
        "cdc.decimal = \"precise\"` with `cdc.format = \"json\"",
        definition(Server::MySql, "decimal(18,4)", |project| {
            project.cdc.format = Some(ValueFormat::Json);
            project.cdc.decimal = Some(datastack_core::definition::DecimalMode::Precise);
        }),
    );
    line(
        "versions.converter = \"confluent 7.0\"` with `int default 1",
        definition(Server::MySql, "int default 1", |project| {
            project.versions.converter = Some("confluent 7.0".to_owned());
        }),
    );
    line(
        "cdc.connection_time_zone = \"server\"` with `timestamp",
        definition(Server::MySql, "timestamp", |project| {
            project.cdc.connection_time_zone = Some(ConnectionTimeZone::Server);
        }),
    );
    let mut truth = definition(Server::MySql, "tinyint(1)", |_| {});
    truth.tables.values_mut().for_each(|table| table.booleans.push("c".to_owned()));
    line("booleans = [\"c\"]` with `tinyint(1)", truth);
    list
}

/// What is chosen where a project sets nothing; what JSON changes stands behind.
fn defaults() -> String {
    let mut table = String::from("| setting | key | default | what it costs |\n|---|---|---|---|\n");
    let of_format = |format| {
        let definition = definition(Server::MySql, "int", |project| {
            project.cdc.format = format;
            project.versions.converter = Some("confluent 7.9".to_owned());
        });
        choices(&resolve(&definition, None).pipeline.unwrap())
    };
    let (avro, json) = (of_format(None), of_format(Some(ValueFormat::Json)));
    let in_json = json.iter().filter(|choice| !avro.contains(choice)).map(|choice| (choice, " in JSON"));
    for (Choice { setting, key, value, cost }, format) in avro.iter().map(|choice| (choice, "")).chain(in_json) {
        let key = key.map_or_else(String::new, |key| format!("`{key}`"));
        writeln!(table, "| `{setting}`{format} | {key} | `{value}` | {cost} |").unwrap();
    }
    table
}

fn policies() -> String {
    let mut table = String::from("| code | values | what becomes of them | policy |\n|---|---|---|---|\n");
    for policy in POLICIES {
        let Policy { code, values, fate, stance } = policy;
        writeln!(table, "| DS{code:04} | {values} | {fate} | {} |", stance.text()).unwrap();
    }
    table
}

fn seen() -> String {
    let mut table = String::from("| code | what is refused | seen |\n|---|---|---|\n");
    for refusal in REFUSALS {
        writeln!(table, "| DS{:04} | {} | {} |", refusal.code, refusal.columns, refusal.seen_text()).unwrap();
    }
    table
}

fn codes() -> String {
    let mut table = String::from("| code | what it says |\n|---|---|\n");
    let mut lines: Vec<_> = CODES.iter().map(|code| (code.code, code.meaning)).collect();
    lines.extend(RULES.iter().map(|rule| (rule.code, rule.says)));
    lines.sort_unstable();
    for (code, says) in lines {
        writeln!(table, "| DS{code:04} | {says} |").unwrap();
    }
    table
}

fn with_block(readme: &str, name: &str, text: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let start = readme.find(&open).unwrap_or_else(|| panic!("the README has no `{open}`")) + open.len();
    let end = readme.find(&close).unwrap_or_else(|| panic!("the README has no `{close}`"));
    format!("{}{text}{}", &readme[..start], &readme[end..])
}

#[test]
fn tables_of_the_readme_are_what_the_code_does() {
    let file = Path::new("../README.md");
    let readme = std::fs::read_to_string(file).unwrap();
    let readme = with_block(&readme, "types", &types());
    let readme = with_block(&readme, "refused", &refused());
    let readme = with_block(&readme, "defaults", &defaults());
    let readme = with_block(&readme, "policies", &policies());
    let readme = with_block(&readme, "seen", &seen());
    let readme = with_block(&readme, "codes", &codes());
    datastack_tests::expect_file(readme, file);
}
