use datastack_core::mysql::{ColumnSpec, ColumnType};

/// A decimal of ClickHouse as text: the number holds all digits, the column's definition tells where the point stands.
///
/// ```
/// assert_eq!(orders_app::decimal(-125_000, "decimal(18,4) not null"), "-12.5000");
/// assert_eq!(orders_app::decimal(7, "decimal(5,0)"), "7");
/// ```
pub fn decimal(unscaled: i128, definition: &str) -> String {
    let scale = match definition.parse::<ColumnSpec>().map(|spec| spec.column_type) {
        Ok(ColumnType::Decimal { scale, .. }) => usize::from(scale),
        _ => 0,
    };
    let digits = format!("{:0width$}", unscaled.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if unscaled < 0 { "-" } else { "" };
    let point = if scale == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}
