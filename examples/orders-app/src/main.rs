//! Prints the orders of each status.
//!
//! `CLICKHOUSE_URL` (default `http://localhost:8123`), `CLICKHOUSE_USER` and `CLICKHOUSE_PASSWORD` say where they are.

use std::env;

use clickhouse::Client;
use orders_app::rows::orders;
use orders_app::{decimal, totals};

#[tokio::main(flavor = "current_thread")]
#[expect(clippy::print_stdout, reason = "printing is what this program is for")]
async fn main() -> clickhouse::error::Result<()> {
    let variable = |name: &str, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
    let client = Client::default()
        .with_url(variable("CLICKHOUSE_URL", "http://localhost:8123"))
        .with_user(variable("CLICKHOUSE_USER", "default"))
        .with_password(variable("CLICKHOUSE_PASSWORD", ""));
    let amount = orders::COLUMNS.iter().find(|(name, _)| *name == "amount").map_or("", |(_, definition)| definition);
    for total in totals(&orders_app::orders(&client).await?) {
        println!("{:>9} {:>6} orders {:>18}", total.status, total.count, decimal(total.amount, amount));
    }
    Ok(())
}
