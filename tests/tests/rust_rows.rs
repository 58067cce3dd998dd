//! The generated row types: they compile, and the `clickhouse` crate reads every column type through them.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

/// What the generator made of `all_types/`.
mod rows {
    #![allow(missing_docs, reason = "generated: modules are named after tables")]

    include!(concat!(env!("OUT_DIR"), "/mod.rs"));
}

use datastack_core::clickhouse::table;
use datastack_core::definition::Definition;
use datastack_core::resolve::resolve;
use datastack_tests::clickhouse::ClickHouse;
use rows::all_types::{AllTypesRow, COLUMNS, KEY, SELECT, TABLE};
use rows::fixed_bytes::FixedBytes;
use serde_bytes::ByteBuf;

const FILLED: &str = "18446744073709551615, -128, -1, 255, -32768, 65535, -8388608, 16777215, -2147483648, 4294967295, \
    -9223372036854775808, 9223372036854775807, 18446744073709551615, 18446744073709551615, '-0.999999999', \
    '-99999999999999.9999', '99999999999999.9999', '-9999999999999999999999999999.9999999999', '0.0000000001', \
    '-99999999999999999999999999999999999.999999999999999999999999999999', '0.000000000000000000000000000001', \
    1.5, -1.7976931348623157e308, 5e-324, true, true, 1023, 18446744073709551615, 'héllo 😀', '', \
    unhex('FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00'), unhex('01'), unhex('FF'), unhex('02'), unhex('FF00FE'), unhex('00'), \
    'new', 'paid', 'a,b', '{}', '1000-01-01', '9999-12-31', '-838:59:59', '-838:59:58.999999', '00:00:00.000001', \
    '1000-01-01 00:00:00', '9999-12-31 23:59:59.999', '1969-12-31 23:59:59.999999', '9999-12-31 23:59:59.999999', \
    '1970-01-01 00:00:01', '2038-01-19 03:14:07', '2038-01-19 03:14:07.499999', 2155, 1, 2, 3";

fn filled() -> AllTypesRow {
    let bytes = |first: u8| {
        let mut bytes = [0; 60];
        bytes[0] = first;
        FixedBytes(bytes)
    };
    let mut ones = [0xff; 16];
    ones[15] = 0;
    let mut one = [0; 16];
    one[0] = 1;
    AllTypesRow {
        id: u64::MAX,
        tiny: i8::MIN,
        tiny_null: Some(-1),
        utiny: u8::MAX,
        small: i16::MIN,
        usmall: u16::MAX,
        medium: -8_388_608,
        umedium: 16_777_215,
        int: i32::MIN,
        uint: u32::MAX,
        big: i64::MIN,
        big_null: Some(i64::MAX),
        ubig: u64::MAX,
        ubig_null: Some(u64::MAX),
        dec9: -999_999_999,
        dec18: -999_999_999_999_999_999,
        dec18_null: Some(999_999_999_999_999_999),
        dec38: -99_999_999_999_999_999_999_999_999_999_999_999_999,
        dec38_null: Some(1),
        dec65: "-99999999999999999999999999999999999.999999999999999999999999999999".to_owned(),
        dec65_null: Some("0.000000000000000000000000000001".to_owned()),
        real4: 1.5,
        real8: f64::MIN,
        real8_null: Some(5e-324),
        bit1: true,
        bit1_null: Some(true),
        bit10: 1023,
        bit64: u64::MAX,
        text: "héllo 😀".to_owned(),
        text_null: Some(String::new()),
        bin16: ones,
        bin16_null: Some(one),
        bin60: bytes(0xff),
        bin60_null: Some(bytes(2)),
        blob: ByteBuf::from([0xff, 0, 0xfe]),
        blob_null: Some(ByteBuf::from([0])),
        status: "new".to_owned(),
        status_null: Some("paid".to_owned()),
        tags: Some("a,b".to_owned()),
        doc: Some("{}".to_owned()),
        day: -354_285,
        day_null: Some(2_932_896),
        clock0: -3_020_399,
        clock6: -3_020_398_999_999,
        clock6_null: Some(1),
        at0: -30_610_224_000,
        at3: 253_402_300_799_999,
        at6: -1,
        at6_null: Some(253_402_300_799_999_999),
        ts0: 1,
        ts0_null: Some(2_147_483_647),
        ts6: 2_147_483_647_499_999,
        year: 2155,
        r#type: 1,
        self_: 2,
        camelCase: 3,
    }
}

/// The same row without the values that may be absent.
fn empty() -> AllTypesRow {
    AllTypesRow {
        id: 0,
        tiny_null: None,
        big_null: None,
        ubig_null: None,
        dec18_null: None,
        dec38_null: None,
        dec65_null: None,
        real8_null: None,
        bit1_null: None,
        text_null: None,
        bin16_null: None,
        bin60_null: None,
        blob_null: None,
        status_null: None,
        tags: None,
        doc: None,
        day_null: None,
        clock6_null: None,
        at6_null: None,
        ts0_null: None,
        ..filled()
    }
}

#[test]
fn constants_name_the_view_its_key_and_its_columns() {
    assert_eq!(TABLE, "ds_engine_rows.all_types");
    assert_eq!(KEY, ["id"]);
    assert_eq!(COLUMNS.len(), 56);
    assert_eq!(COLUMNS[15], ("dec18", "decimal(18,4) not null"));
    let columns = <AllTypesRow as clickhouse::Row>::COLUMN_NAMES;
    assert_eq!(columns, COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

#[tokio::test]
#[ignore = "needs a ClickHouse server"]
async fn every_column_type_is_read_as_it_is() {
    let server = ClickHouse::from_env();
    let mut definition = Definition::new(toml::from_str(include_str!("../all_types/datastack.toml")).unwrap());
    let table = toml::from_str(include_str!("../all_types/tables/all_types.toml")).unwrap();
    definition = definition.table("all_types", table);
    let pipeline = resolve(&definition, None).pipeline.unwrap();
    server.must("DROP DATABASE IF EXISTS ds_engine_rows SYNC");
    server.must("CREATE DATABASE ds_engine_rows");
    server.file(&table::rows(&pipeline, &pipeline.tables[0]).to_string());
    server.file(&table::current(&pipeline, &pipeline.tables[0]).to_string());
    let names: Vec<String> = COLUMNS.iter().map(|(name, _)| format!("`{name}`")).collect();
    let names = names.join(", ");
    let rows = "ds_engine_rows.all_types__rows";
    server.must(&format!("INSERT INTO {rows} ({names}) VALUES ({FILLED})"));
    let optional = COLUMNS.iter().filter(|(_, definition)| !definition.contains("not null"));
    let nulls: Vec<String> = optional.map(|(name, _)| format!("NULL AS {name}")).collect();
    server.must(&format!("INSERT INTO {rows} SELECT * REPLACE (0 AS id, {}) FROM {rows}", nulls.join(", ")));

    let client = clickhouse::Client::default().with_url(format!("http://{}", server.address()));
    let found: Vec<AllTypesRow> = client.query(&format!("{SELECT} ORDER BY id")).fetch_all().await.unwrap();
    assert_eq!(found, [empty(), filled()]);
    server.must("DROP DATABASE ds_engine_rows SYNC");
}
