//! The statements of replaying dead letters, and what is refused.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{LiveClickHouse, wanted_in_clickhouse};
use datastack_core::pipeline::Pipeline;
use datastack_core::replay::{Form, Found, Portion, Position, Refusal, Replay, differing, of_other_tables, portions};
use datastack_core::resolve::resolve;
use serde_json::json;

fn pipeline(format: &str) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "format": format },
    }))
    .unwrap();
    let orders: TableDefinition = serde_json::from_value(json!({
        "key": ["id"],
        "columns": { "id": "bigint unsigned not null", "at": "datetime(6)", "one": "int" },
        "topic": { "epoch": 3 },
        "renamed": { "one": ["uno"] },
    }))
    .unwrap();
    let resolved = resolve(&Definition::new(project).table("orders", orders), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn at(partition: u32, offset: u64) -> Position {
    Position { partition, offset }
}

const FRESH: &str =
    "table_name = 'orders' AND topic = 'shop.shop.orders' AND (`partition`, `offset`) IN ((0, 7), (3, 9))";

/// Each column of the events, whichever of its names a record bears.
const UNDER_ITS_NAME: &str = "SELECT q.id AS id, q.at AS at, coalesce(q.one, q.uno) AS one, q.__deleted AS __deleted, q.__op \
                              AS __op, q.__source_ts_ms AS __source_ts_ms, q.__source_file AS __source_file, \
                              q.__source_pos AS __source_pos, q.__source_row AS __source_row, q.__kafka_topic AS \
                              __kafka_topic, q.__kafka_partition AS __kafka_partition, q.__kafka_offset AS \
                              __kafka_offset, q.__kafka_key AS __kafka_key FROM (";

#[test]
fn letters_are_taken_up_to_a_second_and_by_place() {
    let pipeline = pipeline("json");
    let replay = Replay::new(&pipeline, &pipeline.tables[0]);
    let refused = "multiIf(received_at < now('UTC') - INTERVAL 30 DAY, 'expired', topic != 'shop.shop.orders', 'topic', epoch = 0, 'unknown', epoch != 3, 'epoch', \
                   arrayExists(entry -> ((startsWith(entry, 'id ')) AND entry NOT IN ('id wrapped', 'id plain')) OR \
                   ((startsWith(entry, 'at ')) AND entry NOT IN ('at clock us in Nullable(Int64)')) OR ((startsWith(entry, \
                   'one ') OR startsWith(entry, 'uno ')) AND entry NOT IN ('one plain', 'uno plain')), splitByString('; ', \
                   written)), 'written', '')";
    let reason = "if(startsWith(error, 'missing or unreadable: '), error, 'the record as a whole cannot be read')";
    let upto = "table_name = 'orders' AND received_at <= toDateTime(1700000000, 'UTC')";
    assert_eq!(
        replay.overview(1_700_000_000),
        format!(
            "SELECT {refused} AS refused, {reason} AS reason, count() AS letters FROM shop.dead_letters FINAL WHERE {upto} \
             GROUP BY refused, reason ORDER BY refused, reason"
        )
    );
    let positions = |behind: &str| {
        format!(
            "SELECT `partition` AS place, `offset` AS at, startsWith(error, 'missing or unreadable: ') AS columns, \
             length(raw) AS bytes FROM shop.dead_letters FINAL WHERE {upto} AND {refused} = ''{behind} ORDER BY place, at \
             LIMIT 10000"
        )
    };
    assert_eq!(replay.positions(1_700_000_000, None), positions(""));
    assert_eq!(replay.positions(1_700_000_000, Some(at(3, 9))), positions(" AND (`partition`, `offset`) > (3, 9)"));
    let some = [at(0, 7), at(3, 9)];
    assert_eq!(
        replay.delete(1_700_000_000, &some),
        format!("DELETE FROM shop.dead_letters WHERE {FRESH} AND received_at <= toDateTime(1700000000, 'UTC')")
    );
    assert_eq!(
        replay.came_back(1_700_000_000, &some),
        format!(
            "SELECT DISTINCT `partition` AS place, `offset` AS at FROM shop.dead_letters WHERE {FRESH} AND received_at > \
             toDateTime(1700000000, 'UTC')"
        )
    );
    assert_eq!(
        of_other_tables(&pipeline, 5),
        format!(
            "SELECT toString(table_name) AS name, {reason} AS reason, count() AS letters FROM shop.dead_letters FINAL WHERE \
             table_name NOT IN ('orders') AND received_at <= toDateTime(5, 'UTC') GROUP BY name, reason ORDER BY name, reason"
        )
    );
}

#[test]
fn columns_of_records_are_read_in_one_text() {
    let pipeline = pipeline("json");
    let replay = Replay::new(&pipeline, &pipeline.tables[0]);
    let portion = Portion { form: Form::Columns, positions: vec![at(0, 7), at(3, 9)] };
    let records = format!(
        "{UNDER_ITS_NAME}SELECT * FROM format('JSONEachRow', 'id Nullable(Int64), at Nullable(Int64), one Nullable(Int64), __deleted \
         Nullable(String), __op Nullable(String), __source_ts_ms Nullable(Int64), __source_file Nullable(String), \
         __source_pos Nullable(Int64), __source_row Nullable(Int64), uno Nullable(Int64), __kafka_topic String, __kafka_partition UInt64, \
         __kafka_offset UInt64, __kafka_key String', (SELECT arrayStringConcat(groupArray(concat(substring(place, 1, \
         length(place) - 1), ',', substring(record, 2))), '\\n') FROM (SELECT formatRowNoNewline('JSONEachRow', topic AS \
         __kafka_topic, `partition` AS __kafka_partition, `offset` AS __kafka_offset, `key` AS __kafka_key) AS place, raw AS \
         record FROM shop.dead_letters FINAL WHERE {FRESH})))) AS q"
    );
    let settings = "SETTINGS input_format_skip_unknown_fields = 1";
    assert_eq!(
        replay.check(&portion),
        format!(
            "SELECT toUInt32(e.__kafka_partition) AS place, e.__kafka_offset AS at, \
             arrayStringConcat(arrayDistinct(arrayFlatten(groupArray(arrayConcat(if(reinterpretAsUInt64(e.id) IS NULL, \
             ['id'], []), if((e.one IS NOT NULL AND accurateCastOrNull(e.one, 'Int32') IS NULL), ['one'], \
             []))))), ', ') AS faults FROM ({records}) AS e GROUP BY place, at {settings}"
        )
    );
    let columns = |prefix: &str| {
        [
            "id",
            "at",
            "one",
            "__deleted",
            "__op",
            "__source_ts_ms",
            "__source_file",
            "__source_pos",
            "__source_row",
            "__kafka_topic",
            "__kafka_partition",
            "__kafka_offset",
            "__kafka_key",
        ]
        .map(|name| format!("{prefix}{name}"))
        .join(", ")
    };
    assert_eq!(
        replay.insert(&portion),
        format!(
            "INSERT INTO shop.orders__events ({}) SELECT {} FROM ({records}) AS e {settings}",
            columns(""),
            columns("e.")
        )
    );
}

#[test]
fn each_message_is_read_alone_and_as_the_queue_would() {
    let expected = [
        ("json", "JSONEachRow", "Nullable(Int64)", "input_format_skip_unknown_fields = 1"),
        (
            "avro",
            "AvroConfluent",
            "Nullable(Int32)",
            "input_format_avro_allow_missing_fields = 1, format_avro_schema_registry_url = 'http://registry:8081'",
        ),
    ];
    for (value, format, narrow, settings) in expected {
        let pipeline = pipeline(value);
        let replay = Replay::new(&pipeline, &pipeline.tables[0]);
        let message = |partition: u32, offset: u64| {
            let letter = format!(
                "FROM shop.dead_letters FINAL WHERE table_name = 'orders' AND topic = 'shop.shop.orders' AND (`partition`, \
                 `offset`) IN (({partition}, {offset}))"
            );
            format!(
                "SELECT *, 'shop.shop.orders' AS __kafka_topic, toUInt64({partition}) AS __kafka_partition, \
                 toUInt64({offset}) AS __kafka_offset, (SELECT `key` {letter}) AS __kafka_key FROM format('{format}', \
                 structure, (SELECT raw {letter}))"
            )
        };
        let insert = replay.insert(&Portion { form: Form::Message, positions: vec![at(0, 7), at(3, 9)] });
        let (_, select) = insert.split_once(" FROM (").unwrap();
        assert_eq!(
            select,
            format!(
                "{UNDER_ITS_NAME}WITH 'id Nullable(Int64), at Nullable(Int64), one {narrow}, __deleted Nullable(String), __op \
                 Nullable(String), __source_ts_ms Nullable(Int64), __source_file Nullable(String), __source_pos \
                 Nullable(Int64), __source_row {narrow}, uno {narrow}' AS structure {} UNION ALL {}) AS q) AS e SETTINGS {settings}",
                message(0, 7),
                message(3, 9)
            )
        );
    }
}

#[test]
fn portions_hold_one_form_and_a_bounded_number_of_bytes() {
    let found = |offset: u64, form: Form, bytes: u64| Found { position: at(0, offset), form, bytes };
    let lengths = |found: &[Found]| -> Vec<(Form, usize)> {
        portions(found).iter().map(|portion| (portion.form, portion.positions.len())).collect()
    };
    assert_eq!(lengths(&[]), []);
    let many: Vec<Found> = (0..1001).map(|offset| found(offset, Form::Columns, 1)).collect();
    assert_eq!(lengths(&many), [(Form::Columns, 1000), (Form::Columns, 1)]);
    let mixed = [found(0, Form::Message, 1), found(1, Form::Columns, 1), found(2, Form::Message, 1)];
    assert_eq!(lengths(&mixed), [(Form::Columns, 1), (Form::Message, 2)]);
    let large = [found(0, Form::Columns, 9 << 20), found(1, Form::Columns, 8 << 20), found(2, Form::Columns, 1)];
    assert_eq!(lengths(&large), [(Form::Columns, 1); 3]);

    let of = |offsets: &[u64]| Portion {
        form: Form::Message,
        positions: offsets.iter().map(|offset| at(0, *offset)).collect(),
    };
    assert_eq!(of(&[1, 2, 3]).halves(), Some([of(&[1]), of(&[2, 3])]));
    assert_eq!(of(&[1]).halves(), None);
}

#[test]
fn nothing_is_read_by_views_that_are_not_as_defined() {
    let pipeline = pipeline("json");
    let tables = [&pipeline.tables[0]];
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let objects: Vec<(String, String)> =
        wanted_in_clickhouse(&pipeline).iter().map(|object| (object.name.clone(), one_line(&object.create))).collect();
    let live = |gone: &str| LiveClickHouse {
        database: true,
        objects: objects.iter().filter(|(name, _)| name != gone).cloned().collect(),
        wanted: objects.iter().cloned().collect(),
    };
    assert_eq!(differing(&pipeline, &tables, live("nothing")), Vec::<String>::new());
    // What is behind the rows may be as it will.
    assert_eq!(differing(&pipeline, &tables, live("orders")), Vec::<String>::new());
    for name in ["dead_letters", "orders__rows", "orders__events", "orders__events_to_rows", "orders__events_to_dead"] {
        assert!(differing(&pipeline, &tables, live(name)).contains(&format!("shop.{name}")), "{name}");
    }
    assert_eq!(differing(&pipeline, &[], live("orders__rows")), Vec::<String>::new());
}

#[test]
fn each_refusal_has_a_word_of_its_own() {
    for refusal in Refusal::ALL {
        assert_eq!(Refusal::of(refusal.word()), Some(refusal));
    }
    assert_eq!(Refusal::of(""), None);
}
