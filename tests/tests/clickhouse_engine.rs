//! The generated statements on a real ClickHouse: extreme values arrive as they are, unreadable ones become dead
//! letters, deleted rows stay deleted.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "engine/project.rs"]
mod project;
#[path = "engine/values.rs"]
mod values;

use datastack_core::clickhouse::project as of_project;
use datastack_core::clickhouse::table as of_table;
use datastack_core::definition::ValueFormat;
use datastack_core::pipeline::Pipeline;
use datastack_tests::clickhouse::{ClickHouse, statements};
use values::{VALUES, Values};

/// Makes the database of a pipeline anew, without the queue.
fn fresh(server: &ClickHouse, pipeline: &Pipeline) {
    server.must(&format!("DROP DATABASE IF EXISTS {} SYNC", pipeline.clickhouse.database));
    server.file(&of_project::database(pipeline).to_string());
    server.file(&of_project::dead_letters(pipeline).to_string());
    server.file(&of_project::errors(pipeline).to_string());
    for table in &pipeline.tables {
        server.file(&of_table::rows(pipeline, table).to_string());
        server.file(&of_table::events(pipeline, table).to_string());
        server.file(&of_table::events_to_rows(pipeline, table).to_string());
        server.file(&of_table::events_to_dead(pipeline, table).to_string());
        server.file(&of_table::current(pipeline, table).to_string());
        server.file(&of_table::history(pipeline, table).unwrap().to_string());
    }
}

fn literals(values: &Values, format: ValueFormat) -> &'static [&'static str] {
    if format == ValueFormat::Json && !values.json.is_empty() { values.json } else { values.avro }
}

/// Inserts one event whose values are `change`d, each of a column's values in turn by offset.
fn event(pipeline: &Pipeline, id: i64, offset: u64, change: impl Fn(&str) -> Option<String>) -> String {
    let (names, values) = record(pipeline, id, offset, usize::try_from(offset).unwrap(), change);
    let database = &pipeline.clickhouse.database;
    format!("INSERT INTO {database}.all_types__events ({names}) SELECT {values}")
}

fn record(
    pipeline: &Pipeline,
    id: i64,
    offset: u64,
    turn: usize,
    change: impl Fn(&str) -> Option<String>,
) -> (String, String) {
    let format = pipeline.cdc.modes.format;
    let mut names = ["id", "__op", "__kafka_topic", "__kafka_offset", "__deleted"].map(str::to_owned).to_vec();
    let marker = change("__deleted").unwrap_or_else(|| "'false'".to_owned());
    let mut parts = vec![id.to_string(), "'c'".to_owned(), "'t'".to_owned(), offset.to_string(), marker];
    for values in VALUES {
        let all = literals(values, format);
        for prefix in ["n_", "u_"] {
            let name = format!("{prefix}{}", values.name);
            parts.push(change(&name).unwrap_or_else(|| all[turn % all.len()].to_owned()));
            names.push(format!("`{name}`"));
        }
    }
    (names.join(", "), parts.join(", "))
}

fn text(name: &str, values: &Values) -> String {
    match values.name {
        "bin16" | "varbin" | "blob" => format!("hex(`{name}`)"),
        "text" => format!("if(length(`{name}`) > 100, concat('#', toString(length(`{name}`))), `{name}`)"),
        _ => format!("toString(`{name}`)"),
    }
}

fn values_arrive(format: ValueFormat, database: &str) {
    let server = ClickHouse::from_env();
    let pipeline = project::pipeline(database, format, None);
    fresh(&server, &pipeline);
    for offset in 0..6 {
        server.must(&event(&pipeline, offset, u64::try_from(offset).unwrap(), |_| None));
    }
    server.must(&event(&pipeline, 6, 6, |name| name.starts_with("u_").then(|| "NULL".to_owned())));
    assert_eq!(server.must(&format!("SELECT * FROM {database}.errors")), "", "{format:?}");
    let names: Vec<(String, &Values)> = VALUES
        .iter()
        .flat_map(|values| ["n_", "u_"].map(|prefix| (format!("{prefix}{}", values.name), values)))
        .collect();
    let texts: Vec<String> = names.iter().map(|(name, values)| text(name, values)).collect();
    for offset in 0..7_usize {
        let sql = format!("SELECT {} FROM {database}.all_types WHERE id = {offset} FORMAT TSVRaw", texts.join(", "));
        let row = server.must(&sql);
        let found: Vec<&str> = row.trim_end_matches('\n').split('\t').collect();
        let wanted: Vec<&str> = names
            .iter()
            .map(|(name, values)| match offset {
                6 if name.starts_with("u_") => "\\N",
                _ => values.state[offset % values.state.len()],
            })
            .collect();
        let differences: Vec<_> =
            names.iter().zip(found.iter().zip(&wanted)).filter(|(_, (found, wanted))| found != wanted).collect();
        assert!(found.len() == wanted.len() && differences.is_empty(), "{format:?}, row {offset}: {differences:?}");
    }
    server.must(&format!("DROP DATABASE {database} SYNC"));
}

#[test]
#[ignore = "needs a ClickHouse server"]
fn extreme_values_arrive_from_avro() {
    values_arrive(ValueFormat::Avro, "ds_engine_avro");
}

#[test]
#[ignore = "needs a ClickHouse server"]
fn extreme_values_arrive_from_json() {
    values_arrive(ValueFormat::Json, "ds_engine_json");
}

#[test]
#[ignore = "needs a ClickHouse server"]
fn what_cannot_be_read_becomes_a_dead_letter() {
    for (format, database) in [(ValueFormat::Avro, "ds_engine_dead_avro"), (ValueFormat::Json, "ds_engine_dead_json")] {
        let server = ClickHouse::from_env();
        let pipeline = project::pipeline(database, format, None);
        fresh(&server, &pipeline);
        let (mut wanted, mut records, mut names) = (Vec::new(), Vec::new(), String::new());
        let mut offset = 0;
        let mut bad = |column: String, value: &str| {
            let (columns, record) = record(&pipeline, 1, offset, 0, |name| (name == column).then(|| value.to_owned()));
            names = columns;
            records.push(record);
            wanted.push(format!("{offset}\tmissing or unreadable: {column}"));
            offset += 1;
        };
        for values in VALUES {
            bad(format!("n_{}", values.name), "NULL");
            for value in values.unreadable {
                bad(format!("n_{}", values.name), value);
                bad(format!("u_{}", values.name), value);
            }
        }
        for some in records.chunks(10) {
            let rows = some.join("), (");
            server.must(&format!("INSERT INTO {database}.all_types__events ({names}) VALUES ({rows})"));
        }
        let found =
            server.must(&format!("SELECT offset, error FROM {database}.dead_letters ORDER BY offset FORMAT TSVRaw"));
        assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "{format:?}");
        assert_eq!(server.must(&format!("SELECT count() FROM {database}.all_types__rows")), "0\n");

        // The record reads back under the columns' own names, for a replay.
        let record = format!("SELECT raw FROM {database}.dead_letters WHERE offset = 0");
        let structure =
            "id Nullable(Int64), u_tiny Nullable(Int32), e Nullable(String), n_e Nullable(Int32), __op String";
        let sql = format!("SELECT * FROM format('JSONEachRow', '{structure}', ({record}))");
        assert_eq!(server.must(&sql), "1\t-128\t\\N\t1\tc\n", "{format:?}");
        let broken = format!(
            "INSERT INTO {database}.all_types__events (__kafka_topic, __kafka_offset, __kafka_error, __kafka_message) \
             SELECT 't', 9999, 'cannot parse', 'oops'"
        );
        server.must(&broken);
        // Redelivery adds nothing.
        server.must(&broken);
        let letter = format!("SELECT error, raw FROM {database}.dead_letters FINAL WHERE offset = 9999");
        assert_eq!(server.must(&letter), "cannot parse\toops\n");
        server.must(&format!("DROP DATABASE {database} SYNC"));
    }
}

#[test]
#[ignore = "needs a ClickHouse server"]
fn the_highest_offset_is_the_state_and_purging_brings_nothing_back() {
    let server = ClickHouse::from_env();
    let database = "ds_engine_purge";
    let pipeline = project::pipeline(database, ValueFormat::Avro, None);
    fresh(&server, &pipeline);
    let deleted = |name: &str| (name == "__deleted").then(|| "'true'".to_owned());
    let ids = || server.must(&format!("SELECT id FROM {database}.all_types ORDER BY id"));
    // Parts of their own for each event, and the older one delivered last.
    server.must(&format!("SYSTEM STOP MERGES {database}.all_types__rows"));
    server.must(&event(&pipeline, 1, 21, deleted));
    server.must(&event(&pipeline, 1, 20, |_| None));
    server.must(&event(&pipeline, 2, 22, |_| None));
    server.must(&event(&pipeline, 3, 23, |_| None));
    server.must(&event(&pipeline, 3, 24, deleted));
    assert_eq!(ids(), "2\n");
    server.must(&format!(
        "INSERT INTO {database}.all_types__rows SELECT * REPLACE (4 AS id, 1 AS _deleted, _version + 5 AS _version, \
         now() - INTERVAL 40 DAY AS _loaded_at) FROM {database}.all_types__rows WHERE id = 2"
    ));
    server.must(&format!(
        "INSERT INTO {database}.all_types__rows SELECT * REPLACE (4 AS id) FROM {database}.all_types__rows WHERE id = 2"
    ));
    assert_eq!(ids(), "2\n");
    server.must(&format!("SYSTEM START MERGES {database}.all_types__rows"));
    server.file(&of_project::purge(&pipeline, &pipeline.tables[0]).to_string());
    assert_eq!(ids(), "2\n");
    // The markers of 1 and 3 are young, that of 4 was old.
    let left = server.must(&format!("SELECT id, _deleted FROM {database}.all_types__rows ORDER BY id"));
    assert_eq!(left, "1\t1\n2\t0\n3\t1\n");
    server.must(&format!("DROP DATABASE {database} SYNC"));
}

#[test]
#[ignore = "needs a ClickHouse server"]
fn statements_for_clusters_and_users_parse() {
    let server = ClickHouse::from_env();
    let pipeline = project::pipeline("ds_engine_cluster", ValueFormat::Avro, Some("main"));
    let table = &pipeline.tables[0];
    let mut all = vec![
        of_project::database(&pipeline).to_string(),
        of_project::dead_letters(&pipeline).to_string(),
        of_project::errors(&pipeline).to_string(),
        of_project::purge(&pipeline, table).to_string(),
        of_table::rows(&pipeline, table).to_string(),
        of_table::events(&pipeline, table).to_string(),
        of_table::events_to_rows(&pipeline, table).to_string(),
        of_table::events_to_dead(&pipeline, table).to_string(),
        of_table::queue(&pipeline, table).to_string(),
        of_table::queue_to_events(&pipeline, table).to_string(),
        of_table::current(&pipeline, table).to_string(),
        of_table::history(&pipeline, table).unwrap().to_string(),
        of_table::drop_epoch(&pipeline, table).map(|drop| drop.to_string()).concat(),
    ];
    for users in of_project::users(&pipeline) {
        all.push(users.role.to_string());
        all.extend(users.grants.iter().map(ToString::to_string));
        all.push(users.user.to_string());
    }
    let mut parsed = 0;
    for statement in all.iter().flat_map(|text| statements(text)) {
        let quoted = statement.replace('\\', "\\\\").replace('\'', "\\'");
        let formatted = server.must(&format!("SELECT formatQuery('{quoted}') FORMAT TSVRaw"));
        assert!(formatted.contains("ON CLUSTER main"), "{formatted}");
        parsed += 1;
    }
    assert_eq!(parsed, 31);
}
