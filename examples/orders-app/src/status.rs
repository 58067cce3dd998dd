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

#[cfg(test)]
mod tests {
    use super::{StatusTotal, totals};
    use crate::rows::orders::OrdersRow;

    fn order(order_id: u64, status: &str, amount: i64) -> OrdersRow {
        OrdersRow {
            order_id,
            customer_id: 1,
            status: status.to_owned(),
            channel: None,
            amount,
            currency: "EUR".to_owned(),
            discount: None,
            note: None,
            gift: None,
            delivery: None,
            placed_at: 0,
            paid_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn every_label_has_its_line_and_sums_do_not_overflow() {
        let found = totals(&[order(1, "paid", i64::MAX), order(2, "new", -5), order(3, "paid", i64::MAX)]);
        let line = |status: &str, count, amount| StatusTotal { status: status.to_owned(), count, amount };
        let twice = i128::from(i64::MAX) * 2;
        let wanted = [line("new", 1, -5), line("paid", 2, twice), line("shipped", 0, 0), line("cancelled", 0, 0)];
        assert_eq!(found, wanted);
    }
}
