//! The committed row types of the reference stack read its current state, and it equals what MySQL held.
//!
//! The rows that MySQL held come as JSON, one file a table, written by who filled and read MySQL.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "../../examples/production/rust/mod.rs"]
#[allow(missing_docs, dead_code, reason = "generated: modules are named after tables; more than this test needs")]
mod rows;

use std::fmt::Debug;
use std::path::PathBuf;
use std::{env, fs};

use clickhouse::{Client, RowOwned, RowRead};
use datastack_tests::clickhouse::ClickHouse;
use serde_json::Value;

/// Variable with the folder of MySQL's rows.
const ROWS: &str = "DATASTACK_TEST_ROWS";

/// Reads a table both ways, brings both into one form and compares them; gives the number of rows.
async fn compare<Row>(table: &str, select: &str, form: fn(&mut Row)) -> usize
where
    Row: RowOwned + RowRead + PartialEq + Debug,
{
    let folder = PathBuf::from(env::var(ROWS).unwrap_or_else(|_| panic!("set {ROWS} to the folder of MySQL's rows")));
    let text = fs::read_to_string(folder.join(format!("{table}.json"))).unwrap();
    let wanted: Vec<Row> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{table}: {error}"));
    let client = Client::default().with_url(format!("http://{}", ClickHouse::from_env().address()));
    let found: Vec<Row> = client.query(select).fetch_all().await.unwrap_or_else(|error| panic!("{table}: {error}"));
    let (wanted, found) = (ordered(wanted, form), ordered(found, form));
    for (wanted, found) in wanted.iter().zip(&found) {
        assert_eq!(found, wanted, "{table}");
    }
    assert_eq!(found.len(), wanted.len(), "{table}: rows");
    wanted.len()
}

/// In the order of their text, which begins with the key.
fn ordered<Row: Debug>(mut rows: Vec<Row>, form: fn(&mut Row)) -> Vec<Row> {
    rows.iter_mut().for_each(form);
    rows.sort_by_cached_key(|row| format!("{row:?}"));
    rows
}

/// A document without what its text may differ in: MySQL orders members and sets spaces as it likes.
fn document(text: &mut Option<String>) {
    if let Some(text) = text {
        let mut value: Value = serde_json::from_str(text).unwrap();
        value.sort_all_objects();
        *text = value.to_string();
    }
}

/// A number as the JSON of MySQL's rows is read: the reader may miss the nearest one by a bit.
fn number(value: &mut Option<f64>) {
    if let Some(value) = value {
        *value = serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap();
    }
}

#[tokio::test]
#[ignore = "needs a ClickHouse server with the reference stack, and MySQL's rows"]
async fn every_row_is_read_as_mysql_holds_it() {
    let counts = [
        compare("customers", rows::customers::SELECT, |row: &mut rows::customers::CustomersRow| {
            document(&mut row.address);
        })
        .await,
        compare("order_items", rows::order_items::SELECT, |row: &mut rows::order_items::OrderItemsRow| {
            document(&mut row.options);
        })
        .await,
        compare("orders", rows::orders::SELECT, |row: &mut rows::orders::OrdersRow| document(&mut row.delivery)).await,
        compare("payments", rows::payments::SELECT, |row: &mut rows::payments::PaymentsRow| number(&mut row.fee)).await,
        compare("products", rows::products::SELECT, |row: &mut rows::products::ProductsRow| {
            // The definition accepts that a snapshot rounds this column to six digits.
            row.weight_g = row.weight_g.map(|weight| format!("{weight:.5e}").parse().unwrap());
        })
        .await,
        compare("shifts", rows::shifts::SELECT, |row: &mut rows::shifts::ShiftsRow| number(&mut row.rating)).await,
    ];
    assert!(counts.iter().all(|rows| *rows > 0), "a table without rows proves nothing: {counts:?}");
}
