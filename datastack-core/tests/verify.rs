//! The questions of `verify` to both engines, whole, and what it makes of their answers.

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;
use datastack_core::verify::{
    Change, Key, KeyDifference, Kind, Sides, Stored, Values, Verdict, VerifiedHistory, VerifiedTable,
    clickhouse_buckets, clickhouse_keys, clickhouse_last_changes, clickhouse_rows, current_buckets, current_keys,
    current_rows, days, history_buckets, history_keys, history_rows, mysql_buckets, mysql_keys, mysql_rows,
};
use serde_json::{Value, json};

/// A project of one table.
fn pipeline(project: &Value, table: &Value) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(project.clone()).expect("a project");
    let table: TableDefinition = serde_json::from_value(table.clone()).expect("a table");
    let resolved = resolve(&Definition::new(project).table("every_kind", table), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

/// A table with a column of every kind that is compared, and of every reason why one is not.
fn every_kind(server: &str) -> VerifiedTable {
    let project = json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop", "server": server },
        "kafka": { "bootstrap": "kafka:9092" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "format": "json", "decimal": "string", "hash_salt": "it's salt" },
    });
    let table = json!({
        "key": ["id", "code", "at"],
        "columns": {
            "id": "bigint unsigned not null",
            "code": "varchar(20) character set utf8mb4 collate utf8mb4_bin not null",
            "at": "datetime(3) not null",
            "padded": "int zerofill",
            "flag": "bit(1)",
            "bits": "bit(10)",
            "year": "year",
            "price": "decimal(18,4) not null",
            "rounded": "float(7,4)",
            "real8": "double",
            "single": "float",
            "label": "enum('a','b')",
            "labels": "set('a','b')",
            "note": "text",
            "small": "varbinary(16)",
            "fixed": "binary(16)",
            "image": "blob",
            "document": "json",
            "day": "date",
            "span": "time(6)",
            "seen": "timestamp(6) null",
            "email": "varchar(255)",
            "name": "varchar(100)",
            "phone": "varchar(20)",
            "secret": "int",
        },
        "pii": { "email": "hash", "name": "mask", "phone": "keep" },
        "loss": { "single": "six digits are enough" },
        "exclude": { "secret": "nobody reads it" },
    });
    let pipeline = pipeline(&project, &table);
    VerifiedTable::of(&pipeline, &pipeline.tables[0])
}

/// A small table with a history whose `note` is transformed; days end at half past two in Berlin.
fn history(kind: &str, further: &Value) -> VerifiedHistory {
    let project = json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "format": "json" },
        "history": { "cutoff": "02:30", "timezone": "Europe/Berlin", "kind": kind },
    });
    let mut table = json!({
        "key": ["id", "part"],
        "columns": { "id": "bigint not null", "part": "int not null", "amount": "decimal(9,2)", "note": "text" },
        "history": { "transformed": ["note"] },
    });
    for (key, value) in further.as_object().expect("a section") {
        table["history"][key] = value.clone();
    }
    let pipeline = pipeline(&project, &table);
    VerifiedHistory::of(&pipeline, &pipeline.tables[0]).expect("a history")
}

fn questions_about_a_history(history: &VerifiedHistory) -> String {
    let day = history.at("2026-02-01", "2026-03-28", 1);
    let keys = [Key("7,1".to_owned()), Key("8,2".to_owned())];
    let keys: Vec<&Key> = keys.iter().collect();
    let all = [
        days(history),
        current_buckets(&day, 1024),
        history_buckets(&day, 1024),
        current_keys(&day, 1024, &[3, 900]),
        history_keys(&day, 1024, &[3, 900]),
        current_rows(&day, &keys),
        history_rows(&day, &keys),
    ];
    all.iter().map(|sql| format!("{};\n", lines(sql))).collect()
}

/// One text a line.
fn lines(sql: &str) -> String {
    sql.replace(", IFNULL(", ",\n    IFNULL(").replace(", ifNull(", ",\n    ifNull(").replace(" FROM ", "\nFROM ")
}

fn questions(table: &VerifiedTable) -> String {
    let keys = [Key("7,C3A9,2024-01-01 00:00:00.500".to_owned()), Key("8,,1000-01-01 00:00:00.000".to_owned())];
    let keys: Vec<&Key> = keys.iter().collect();
    let all = [
        mysql_buckets(table, 1024),
        clickhouse_buckets(table, 1024),
        mysql_keys(table, 1024, &[3, 900]),
        clickhouse_keys(table, 1024, &[3, 900]),
        mysql_rows(table, &keys),
        clickhouse_rows(table, &keys),
        clickhouse_last_changes(table, &keys),
    ];
    all.iter().map(|sql| format!("{};\n", lines(sql))).collect()
}

#[test]
fn the_questions_about_every_kind_of_column() {
    snapbox::assert_data_eq!(questions(&every_kind("mysql")), snapbox::file!["verify/mysql.sql"].raw());
    snapbox::assert_data_eq!(questions(&every_kind("mariadb")), snapbox::file!["verify/mariadb.sql"].raw());
}

#[test]
fn the_questions_about_a_history() {
    let of = |kind, further| questions_about_a_history(&history(kind, &further));
    snapbox::assert_data_eq!(of("daily_state", json!({})), snapbox::file!["verify/daily_state.sql"].raw());
    let filtered = of("changes", json!({ "filtered": true }));
    snapbox::assert_data_eq!(filtered, snapbox::file!["verify/changes_filtered.sql"].raw());
}

#[test]
fn a_history_is_judged_by_the_last_change_of_a_key() {
    let (whole, filtered) = (history("changes", &json!({})), history("changes", &json!({ "filtered": true })));
    assert_eq!(whole.transformed, ["note"]);
    let day = whole.at("2026-02-01", "2026-03-28", 1);
    let values = |amount: &str| Values(["7", "1", amount].map(str::to_owned).to_vec());
    let change = |at, amount| Change { at, deleted: false, due: true, values: values(amount) };
    let gone = |at| Change { deleted: true, ..change(at, "1.00") };
    let stored = |at, amount| Stored { at, deleted: false, values: values(amount) };
    let differs = |change: &Change, stored: &[Stored]| match day.judge(Some(change), stored) {
        Verdict::Differs(kind, _) => Some(kind),
        Verdict::Agrees | Verdict::Ahead => None,
    };
    assert_eq!(differs(&change(5, "1.00"), &[stored(5, "1.00")]), None);
    assert_eq!(differs(&change(5, "1.00"), &[stored(5, "1.01")]), Some(Kind::Different));
    assert_eq!(differs(&change(5, "1.00"), &[stored(4, "2.00")]), Some(Kind::Different));
    // The same record can be read again, and come by a later life of the topic.
    assert_eq!(differs(&change(5, "1.00"), &[stored(4, "1.00")]), None);
    assert_eq!(differs(&change(5, "1.00"), &[]), Some(Kind::Missing));
    assert_eq!(differs(&change(5, "1.00"), &[stored(5, "1.00"), stored(5, "1.00")]), Some(Kind::Repeated));
    assert_eq!(differs(&gone(5), &[]), None);
    assert_eq!(differs(&gone(5), &[Stored { deleted: true, ..stored(5, "1.00") }]), None);
    assert_eq!(differs(&gone(5), &[stored(4, "1.00")]), Some(Kind::Surplus));
    assert_eq!(day.judge(Some(&change(4, "1.00")), &[stored(5, "1.01")]), Verdict::Ahead);
    let deleted = Stored { deleted: true, ..stored(5, "1.00") };
    assert_eq!(day.judge(Some(&change(4, "1.00")), &[deleted]), Verdict::Ahead);
    // What changed after the day says nothing of it.
    let later = Change { due: false, ..change(5, "1.00") };
    assert_eq!(day.judge(Some(&later), &[stored(4, "2.00")]), Verdict::Agrees);
    // A row without a marker has not come yet, unless markers may have gone since.
    assert_eq!(day.judge(None, &[stored(4, "2.00")]), Verdict::Ahead);
    assert_eq!(day.judge(None, &[]), Verdict::Agrees);
    let old = whole.at("2026-02-01", "2026-03-28", 99);
    assert_eq!(old.judge(None, &[stored(4, "2.00")]), Verdict::Agrees);
    // A transform that leaves rows out changes no others.
    let day = filtered.at("2026-02-01", "2026-03-28", 1);
    assert_eq!(day.judge(Some(&change(5, "1.00")), &[]), Verdict::Agrees);
    assert!(matches!(day.judge(Some(&change(5, "1.00")), &[stored(5, "1.01")]), Verdict::Differs(Kind::Different, _)));
}

#[test]
fn what_does_not_arrive_as_it_is_is_left_out_with_its_reason() {
    let table = every_kind("mysql");
    let left_out: Vec<String> = table.left_out.iter().map(|out| format!("{}: {}", out.column, out.reason)).collect();
    assert_eq!(
        left_out,
        [
            "single: Debezium changes values: a snapshot rounds FLOAT to six digits, and later changes arrive unrounded; \
             accepted: six digits are enough",
            "name: asterisks in the place of every value, NULL included",
            "secret: stays in MySQL: nobody reads it",
        ]
    );
    let personal: Vec<&str> = table.columns.iter().filter(|c| c.personal).map(|c| c.name.as_str()).collect();
    assert_eq!(personal, ["email", "phone"]);
}

/// A row in which every column but those named is NULL.
fn row(table: &VerifiedTable, named: &[(&str, &str)]) -> Values {
    let text = |name: &str| named.iter().find(|(column, _)| *column == name).map_or("N", |(_, text)| *text);
    Values(table.columns.iter().map(|column| text(&column.name).to_owned()).collect())
}

#[test]
fn a_difference_names_its_columns_and_shows_no_more_than_was_asked_for() {
    let table = every_kind("mysql");
    let mysql =
        row(&table, &[("price", "1.5000"), ("phone", "2B34"), ("document", "7B2261223A20315D"), ("note", "ab")]);
    let clickhouse = row(&table, &[("price", "1.5001"), ("phone", "2B35"), ("real8", "000000000000F83F")]);
    let sides = Sides { source: Some(mysql), sink: vec![clickhouse] };
    assert_eq!(sides.differ(&table), Some(Kind::Different));
    let key = Key("7,C3A9,2024-01-01 00:00:00.500".to_owned());
    let difference = |keys, rows| KeyDifference::new(&table, &key, Kind::Different, &sides, keys, rows);

    let hidden = difference(false, false);
    assert_eq!(hidden.columns, ["price", "real8", "note", "document", "phone"]);
    assert_eq!((hidden.key, hidden.values), (None, None));

    let shown = difference(true, false);
    let text = |text: &str| Some(text.to_owned());
    let expected = [("id", text("7")), ("code", text("é")), ("at", text("2024-01-01 00:00:00.500"))];
    assert_eq!(shown.key.unwrap(), expected.map(|(name, value)| (name.to_owned(), value)));
    assert_eq!(shown.values, None);

    let values = difference(false, true).values.unwrap();
    assert_eq!(values["price"], [text("1.5000"), text("1.5001")]);
    assert_eq!(values["phone"], [text("***"), text("***")]);
    assert_eq!(values["real8"], [None, text("1.5")]);
    assert_eq!(values["note"], [text("SHA-256 ab"), None]);
}

#[test]
fn documents_agree_by_meaning_and_rows_by_side() {
    let table = every_kind("mysql");
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02X}")).collect::<String>();
    let of = |text: &str| row(&table, &[("document", hex(text).as_str())]);
    let (one, other) = (of(r#"{"a": 1e300}"#), of(&format!(r#"{{"a":1{}}}"#, "0".repeat(300))));
    let sides = |mysql: Option<&Values>, clickhouse: &[&Values]| {
        Sides { source: mysql.cloned(), sink: clickhouse.iter().map(|values| (*values).clone()).collect() }
            .differ(&table)
    };
    assert_eq!(sides(Some(&one), &[&other]), None);
    assert_eq!(sides(Some(&one), &[&of("{}")]), Some(Kind::Different));
    assert_eq!(sides(Some(&one), &[]), Some(Kind::Missing));
    assert_eq!(sides(None, &[&one]), Some(Kind::Surplus));
    assert_eq!(sides(Some(&one), &[&one, &one]), Some(Kind::Repeated));
    assert_eq!(sides(None, &[]), None);
}
