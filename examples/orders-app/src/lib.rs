//! Reads the shop's current state from ClickHouse.

mod money;
pub mod rows;
mod status;

pub use money::decimal;
pub use status::{StatusTotal, totals};

use clickhouse::Client;
use rows::orders::{self, OrdersRow};

/// All orders.
///
/// # Errors
/// If the server does not answer, or its view is not the one that the row type was made for.
pub async fn orders(client: &Client) -> clickhouse::error::Result<Vec<OrdersRow>> {
    client.query(orders::SELECT).fetch_all().await
}
