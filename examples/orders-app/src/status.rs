use datastack_core::mysql::{ColumnSpec, ColumnType};

use crate::rows::orders::{COLUMNS, OrdersRow};

/// What the orders of one status come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusTotal {
    /// Status, as the ENUM in MySQL spells it.
    pub status: String,
    /// Orders.
    pub count: usize,
    /// Their amounts, unscaled like the column.
    pub amount: i128,
}

/// Orders by status: every label of the ENUM, those that no order has too.
pub fn totals(orders: &[OrdersRow]) -> Vec<StatusTotal> {
    let total = |status: String| {
        let of_status = orders.iter().filter(|order| order.status == status);
        let (count, amount) =
            of_status.fold((0, 0), |(count, amount), order| (count + 1, amount + i128::from(order.amount)));
        StatusTotal { status, count, amount }
    };
    labels("status").into_iter().map(total).collect()
}

fn labels(column: &str) -> Vec<String> {
    let definition = COLUMNS.iter().find(|(name, _)| *name == column).map(|(_, definition)| *definition);
    match definition.and_then(|definition| definition.parse::<ColumnSpec>().ok()).map(|spec| spec.column_type) {
        Some(ColumnType::Enum { labels, .. }) => labels,
        _ => Vec::new(),
    }
}
