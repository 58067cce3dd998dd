//! A random column in random settings, and what the library makes of it.

use std::fmt;

use datastack_core::definition::{
    BigintMode, BinaryMode, DecimalMode, Definition, ProjectDefinition, Server, TableDefinition, TimeMode,
};
use datastack_core::journey::{Journey, Leg, walk};
use datastack_core::mysql::ColumnSpec;
use datastack_core::resolve::resolve;
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use serde_json::json;

/// A column with everything that decides its way.
#[derive(Debug, Clone)]
pub struct Case {
    /// As it stands in CREATE TABLE, without NULL or NOT NULL.
    pub definition: String,
    pub nullable: bool,
    pub readable: Option<String>,
    pub server: Server,
    pub json: bool,
    pub metadata: bool,
    pub time: TimeMode,
    pub decimal: DecimalMode,
    pub bigint: BigintMode,
    pub binary: BinaryMode,
    pub seeds: Vec<u64>,
}

impl Case {
    /// A nullable column in a project that sets nothing.
    pub fn in_defaults(definition: &str, json: bool, mariadb: bool) -> Self {
        Self {
            definition: definition.to_owned(),
            nullable: true,
            readable: None,
            server: if mariadb { Server::MariaDb } else { Server::MySql },
            json,
            metadata: false,
            time: TimeMode::AdaptiveTimeMicroseconds,
            decimal: if json { DecimalMode::String } else { DecimalMode::Precise },
            bigint: BigintMode::Long,
            binary: BinaryMode::Bytes,
            seeds: Vec::new(),
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { definition, nullable, readable, server, json, time, decimal, bigint, binary, .. } = self;
        let null = if *nullable { "" } else { " not null" };
        write!(f, "{definition}{null} on {server:?}, json {json}, {time:?}, {decimal:?}, {bigint:?}, {binary:?}")?;
        readable.iter().try_for_each(|pattern| write!(f, ", readable as `{pattern}`"))
    }
}

/// A column with its journey.
pub struct Resolved {
    pub spec: ColumnSpec,
    pub column: Journey,
    pub legs: Vec<Leg>,
}

fn definition() -> BoxedStrategy<String> {
    let integer = (select(vec!["tinyint", "smallint", "mediumint", "int", "bigint"]), any::<bool>())
        .prop_map(|(name, unsigned)| format!("{name}{}", if unsigned { " unsigned" } else { "" }));
    let decimal = (0_u8..=30, 0_u8..=35, any::<bool>()).prop_map(|(scale, more, unsigned)| {
        format!("decimal({},{scale}){}", (scale + more).max(1), if unsigned { " unsigned" } else { "" })
    });
    let whole_decimal = (1_u8..=30).prop_map(|precision| format!("decimal({precision},0)"));
    let text = (
        select(vec!["char(9)", "varchar(300)", "text"]),
        select(vec!["", "utf8mb4", "latin1", "koi8u", "cp866", "ascii"]),
    )
        .prop_map(|(name, set)| if set.is_empty() { name.to_owned() } else { format!("{name} character set {set}") });
    let fixed = [
        "float",
        "float(7,4)",
        "double",
        "json",
        "date",
        "year",
        "uuid",
        "blob",
        "set('a','b','é')",
        "enum('a','it''s')",
        "enum('a,b','c')",
    ];
    prop_oneof![
        3 => integer,
        3 => decimal,
        1 => whole_decimal,
        2 => (1_u8..=64).prop_map(|width| format!("bit({width})")),
        2 => text,
        1 => (0_u8..=40).prop_map(|length| format!("binary({length})")),
        1 => (0_u16..=300).prop_map(|length| format!("varbinary({length})")),
        3 => (select(vec!["time", "datetime", "timestamp"]), 0_u8..=6).prop_map(|(name, fsp)| format!("{name}({fsp})")),
        3 => select(fixed.to_vec()).prop_map(str::to_owned),
    ]
    .boxed()
}

/// A pattern for some of the columns that can have one.
fn readable(definition: &str) -> BoxedStrategy<Option<String>> {
    let patterns = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.SSS", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];
    if definition.starts_with("datetime") {
        prop_oneof![2 => Just(None), 1 => select(patterns.to_vec()).prop_map(|text| Some(text.to_owned()))].boxed()
    } else {
        Just(None).boxed()
    }
}

/// Any column in any settings.
pub fn case() -> impl Strategy<Value = Case> {
    let times = vec![
        TimeMode::AdaptiveTimeMicroseconds,
        TimeMode::Microseconds,
        TimeMode::Nanoseconds,
        TimeMode::Connect,
        TimeMode::Isostring,
    ];
    let decimals = vec![DecimalMode::Precise, DecimalMode::String, DecimalMode::Double];
    let bigints = vec![BigintMode::Long, BigintMode::Precise];
    let binaries = vec![BinaryMode::Bytes, BinaryMode::Base64, BinaryMode::Base64UrlSafe, BinaryMode::Hex];
    let modes = (select(times), select(decimals), select(bigints), select(binaries));
    definition().prop_flat_map(move |definition| {
        let readable = readable(&definition);
        (Just(definition), any::<(bool, bool, bool, bool)>(), readable, modes.clone(), vec(any::<u64>(), 16)).prop_map(
            |(definition, (nullable, json, metadata, mariadb), readable, (time, decimal, bigint, binary), seeds)| {
                Case {
                    server: if mariadb || definition == "uuid" { Server::MariaDb } else { Server::MySql },
                    metadata: metadata && !json,
                    definition,
                    nullable,
                    readable,
                    json,
                    time,
                    decimal,
                    bigint,
                    binary,
                    seeds,
                }
            },
        )
    })
}

/// The journey of the case's column, with any loss accepted; none for what is refused whatever is accepted.
pub fn resolved(case: &Case) -> Option<Resolved> {
    let (project, mut table) = definition_of(case);
    let first = resolve(&Definition::new(project.clone()).table("t", table.clone()), None);
    let lossy = first.findings.iter().any(|finding| (2002..2008).contains(&finding.code.0));
    let pipeline = match first.pipeline {
        Some(pipeline) => pipeline,
        None if lossy => {
            table.loss.insert("c".to_owned(), "for the test".to_owned());
            resolve(&Definition::new(project).table("t", table), None).pipeline?
        }
        None => return None,
    };
    let column = &pipeline.tables[0].columns[1];
    let journey = column.journey.clone()?;
    assert_eq!(journey.loss.is_some(), lossy, "{case}: a definition is refused for a loss, and for nothing else");
    let legs = walk(&column.spec, &journey, &pipeline.cdc.modes);
    Some(Resolved { spec: column.spec.clone(), column: journey, legs })
}

/// The codes of all findings under a version of the converter.
pub fn codes(case: &Case, converter: &str) -> Vec<u16> {
    let (mut project, table) = definition_of(case);
    project.versions.converter = Some(converter.to_owned());
    resolve(&Definition::new(project).table("t", table), None).findings.iter().map(|finding| finding.code.0).collect()
}

fn definition_of(case: &Case) -> (ProjectDefinition, TableDefinition) {
    let project = serde_json::from_value(json!({
        "name": "shop",
        "versions": { "converter": "confluent 7.9" },
        "mysql": { "host": "db", "database": "shop", "server": case.server, "ddl": "managed" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": {
            "format": if case.json { "json" } else { "avro" },
            "avro_metadata": case.metadata,
            "time": case.time,
            "decimal": case.decimal,
            "bigint_unsigned": case.bigint,
            "binary": case.binary,
        },
    }))
    .unwrap();
    let null = if case.nullable { "" } else { " not null" };
    let columns =
        [("id".to_owned(), "bigint not null".to_owned()), ("c".to_owned(), format!("{}{null}", case.definition))];
    let mut table = TableDefinition {
        key: vec!["id".to_owned()],
        columns: columns.into_iter().collect(),
        ..TableDefinition::default()
    };
    table.readable.extend(case.readable.iter().map(|pattern| ("c".to_owned(), pattern.clone())));
    (project, table)
}
