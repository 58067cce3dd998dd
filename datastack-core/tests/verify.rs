//! The questions of `verify` to both engines, whole, and what it makes of their answers.

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::resolve::resolve;
use datastack_core::verify::{
    Key, KeyDifference, Kind, Sides, Values, VerifiedTable, clickhouse_buckets, clickhouse_keys,
    clickhouse_last_changes, clickhouse_rows, mysql_buckets, mysql_keys, mysql_rows,
};
use serde_json::json;

/// A table with a column of every kind that is compared, and of every reason why one is not.
fn every_kind(server: &str) -> VerifiedTable {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop", "server": server },
        "kafka": { "bootstrap": "kafka:9092" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "format": "json", "decimal": "string", "hash_salt": "it's salt" },
    }))
    .expect("a project");
    let table: TableDefinition = serde_json::from_value(json!({
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
    }))
    .expect("a table");
    let resolved = resolve(&Definition::new(project).table("every_kind", table), None);
    let pipeline = resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings));
    VerifiedTable::of(&pipeline, &pipeline.tables[0])
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
    let sides = Sides { mysql: Some(mysql), clickhouse: vec![clickhouse] };
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
        Sides { mysql: mysql.cloned(), clickhouse: clickhouse.iter().map(|values| (*values).clone()).collect() }
            .differ(&table)
    };
    assert_eq!(sides(Some(&one), &[&other]), None);
    assert_eq!(sides(Some(&one), &[&of("{}")]), Some(Kind::Different));
    assert_eq!(sides(Some(&one), &[]), Some(Kind::Missing));
    assert_eq!(sides(None, &[&one]), Some(Kind::Surplus));
    assert_eq!(sides(Some(&one), &[&one, &one]), Some(Kind::Repeated));
    assert_eq!(sides(None, &[]), None);
}
