//! Rules that say more where the tables are known.

use super::{SINK, SOURCE, with_columns, written};
use datastack_core::lint::{Surroundings, Written, lint};
use datastack_core::pipeline::Pipeline;

const COLUMNS: [(&str, &str); 8] = [
    ("day", "date not null"),
    ("at", "datetime(6) not null"),
    ("made_at", "datetime(3) not null"),
    ("seen_at", "timestamp not null"),
    ("amount", "decimal(10,2) not null"),
    ("weight", "double not null"),
    ("open", "tinyint(1) not null"),
    ("paid", "tinyint(1) not null check (`paid` in (0,1))"),
];

fn told(code: u16, connectors: &[Written], pipeline: &Pipeline) -> Vec<String> {
    let found = lint(connectors, &Surroundings { pipeline: Some(pipeline) });
    for finding in found.iter().filter(|finding| finding.code.0 == code) {
        assert_eq!(finding.labels.len(), 2, "{finding:?} has two places");
        assert!(finding.help.is_some(), "{finding:?}");
    }
    found.into_iter().filter(|finding| finding.code.0 == code).map(|finding| finding.message).collect()
}

fn source(code: u16, changes: &[(&str, &str)]) -> Vec<String> {
    let pipeline = with_columns(&["orders"], &COLUMNS);
    told(code, &[written("source", SOURCE, changes)], &pipeline)
}

fn sink(code: u16, changes: &[(&str, &str)]) -> Vec<String> {
    let pipeline = with_columns(&["orders"], &COLUMNS);
    let topics = [("topics", "production.falafel.orders")];
    told(code, &[written("sink", SINK, &[&topics, changes].concat())], &pipeline)
}

#[test]
fn the_key_of_a_table_is_known() {
    let gone =
        ["`column.exclude.list` takes `falafel.orders.id` out of the rows or changes it, and it is a column of \
                 the key"];
    assert_eq!(source(1136, &[("column.exclude.list", "falafel.orders.id")]), gone);
    assert_eq!(source(1136, &[("column.exclude.list", "falafel.orders.day")]), [""; 0]);
    assert_eq!(source(1136, &[("column.include.list", "falafel.orders.day")]).len(), 1);
    let other = [("column.exclude.list", "falafel.orders.id"), ("message.key.columns", "falafel.orders:day")];
    assert_eq!(source(1136, &other), [""; 0], "the connector has another key");
}

#[test]
fn flags_that_a_check_keeps_are_no_fault() {
    let class = "io.debezium.connector.mysql.converters.TinyIntOneToBooleanConverter";
    let flags = [("converters", "flags"), ("flags.type", class)];
    assert_eq!(source(1138, &flags), ["`flags` makes true of 2 and false of -1 in `orders.open`"]);
    let paid = [flags.as_slice(), &[("flags.selector", "falafel\\.orders\\.paid")]].concat();
    assert_eq!(source(1138, &paid), [""; 0]);
}

#[test]
fn decimals_are_told_where_json_changes_them() {
    let json = [
        ("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
        ("value.converter.schemas.enable", "false"),
        ("decimal.handling.mode", "precise"),
    ];
    assert_eq!(source(1145, &json), ["`orders.amount` becomes base64 without its point"]);
    let numeric = [json.as_slice(), &[("value.converter.decimal.format", "NUMERIC")]].concat();
    assert_eq!(source(1145, &numeric), [""; 0], "a double has ten digits");
    let pipeline = with_columns(&["orders"], &[("total", "decimal(18,4)"), ("big", "bigint unsigned")]);
    let number = |column| format!("`orders.{column}` becomes a number, of which many readers keep 15 digits");
    assert_eq!(told(1145, &[written("source", SOURCE, &numeric)], &pipeline), [number("total")]);
    let precise = [numeric.as_slice(), &[("bigint.unsigned.handling.mode", "precise")]].concat();
    assert_eq!(told(1145, &[written("source", SOURCE, &precise)], &pipeline), [number("total"), number("big")]);
}

#[test]
fn a_selector_and_the_width_decide_which_numbers_become_truth_values() {
    let class = "io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter";
    let columns =
        [("one", "tinyint(1)"), ("wide", "tinyint"), ("above", "tinyint unsigned"), ("filled", "tinyint zerofill")];
    let pipeline = with_columns(&["orders"], &columns);
    let flags = [("converters", "flags"), ("flags.type", class)];
    let found = |further: &[(&str, &str)]| {
        told(1138, &[written("source", SOURCE, &[flags.as_slice(), further].concat())], &pipeline)
    };
    let told = |column| format!("`flags` makes true of 2 and false of -1 in `orders.{column}`");
    assert_eq!(found(&[]), [told("one")]);
    assert_eq!(found(&[("flags.length.checker", "false")]), ["one", "wide", "above"].map(told));
    assert_eq!(found(&[("flags.length.checker", "false"), ("flags.selector", ".*\\.above")]), [told("above")]);
}

#[test]
fn folders_are_made_of_milliseconds() {
    let by = |field: &'static str| {
        sink(
            1142,
            &[
                ("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
                ("timestamp.extractor", "RecordField"),
                ("timestamp.field", field),
            ],
        )
    };
    assert_eq!(
        by("at"),
        ["`timestamp.field` is `at`, which counts no milliseconds: years are wrong in rows of `orders`"]
    );
    assert_eq!(by("day").len(), 1);
    assert_eq!(by("amount").len(), 1, "{:?}", by("amount"));
    assert_eq!(by("-"), ["`timestamp.field` is `timestamp`, which is not there: the task stops in rows of `orders`"]);
    assert_eq!((by("made_at"), by("seen_at")), (Vec::new(), Vec::new()));
}

#[test]
fn a_sink_reads_what_the_source_beside_it_sends() {
    let pipeline = with_columns(&["orders"], &COLUMNS);
    let by = |mode: &str| {
        let source = written("source", SOURCE, &[("time.precision.mode", mode), ("transforms", "unwrap")]);
        let sink = [
            ("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
            ("topics", "production.falafel.orders"),
            ("timestamp.extractor", "RecordField"),
            ("timestamp.field", "at"),
        ];
        told(1142, &[written("sink", SINK, &sink), source], &pipeline).len()
    };
    assert_eq!((by("adaptive_time_microseconds"), by("connect"), by("isostring")), (1, 0, 0));
}

#[test]
fn decimals_and_doubles_are_known() {
    let json = [
        ("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
        ("format.class", "io.confluent.connect.s3.format.json.JsonFormat"),
    ];
    assert_eq!(sink(1143, &json), ["`orders.amount` becomes base64 in the files"]);
    assert_eq!(sink(1143, &[json.as_slice(), &[("json.decimal.format", "NUMERIC")]].concat()), [""; 0]);
    let made = [
        ("connector.class", "com.altinity.clickhouse.sink.connector.ClickHouseSinkConnector"),
        ("auto.create.tables", "true"),
    ];
    assert_eq!(sink(1144, &made), ["`orders.weight` is a double, and the sink makes Float32 of it"]);
    let other = with_columns(&["orders"], &COLUMNS[..5]);
    let sink = written("sink", SINK, &[&[("topics", "production.falafel.orders")], made.as_slice()].concat());
    assert_eq!(told(1144, &[sink], &other), [""; 0], "no table has a double");
}
