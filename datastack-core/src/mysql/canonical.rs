use super::column::{ColumnSpec, DefaultValue, LiteralKind};
use super::column_type::{ColumnType, IntegerWidth};

impl ColumnSpec {
    /// The same column in the form that two spellings of it share: what a server says in `SHOW CREATE TABLE` after
    /// creating it. Compare canonical columns to find drift, print them so that a streamed `CREATE TABLE` and a
    /// snapshot give Debezium the same types.
    ///
    /// Aliases, display widths without effect and `DEFAULT NULL` go; constants take the form that the server prints.
    /// Values that a server would round, and expressions that it would reformat, stay as written.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut spec = Self { spelling: None, ..self.clone() };
        spec.column_type = column_type(spec.column_type);
        spec.default = spec.default.and_then(|default| constant(&spec.column_type, default));
        spec
    }
}

fn column_type(mut column_type: ColumnType) -> ColumnType {
    if let ColumnType::Integer { width, unsigned, zerofill, display_width } = &mut column_type {
        *display_width = match (*zerofill, *display_width) {
            (true, given) => given.or(Some(widest(*width))),
            (false, Some(1)) if *width == IntegerWidth::Tiny && !*unsigned => Some(1),
            (false, _) => None,
        };
    }
    if let Some(charset) = column_type.charset_mut()
        && charset.name.is_none()
    {
        charset.name = charset.known_name().map(str::to_owned);
    }
    column_type
}

/// The display width of `ZEROFILL` without a number.
fn widest(width: IntegerWidth) -> u8 {
    match width {
        IntegerWidth::Tiny => 3,
        IntegerWidth::Small => 5,
        IntegerWidth::Medium => 8,
        IntegerWidth::Int => 10,
        IntegerWidth::Big => 20,
    }
}

fn constant(column_type: &ColumnType, default: DefaultValue) -> Option<DefaultValue> {
    let (text, kind) = match default {
        DefaultValue::Null => return None,
        DefaultValue::Literal { text, kind } => (text, kind),
        other @ (DefaultValue::CurrentTimestamp { .. } | DefaultValue::Expression(_)) => return Some(other),
    };
    let number = match kind {
        LiteralKind::Boolean => Some(u64::from(text == "true")),
        LiteralKind::Bits => u64::from_str_radix(&text, 2).ok(),
        LiteralKind::Hex => u64::from_str_radix(&text, 16).ok(),
        LiteralKind::Number => text.parse().ok(),
        LiteralKind::String => None,
    };
    let string = |text: String| DefaultValue::Literal { text, kind: LiteralKind::String };
    Some(match (column_type, number, kind) {
        (ColumnType::Bit { .. }, Some(number), _) => {
            DefaultValue::Literal { text: format!("{number:b}"), kind: LiteralKind::Bits }
        }
        (
            ColumnType::Integer { .. }
            | ColumnType::Decimal { .. }
            | ColumnType::Float { .. }
            | ColumnType::Double { .. },
            Some(number),
            _,
        ) => string(number.to_string()),
        (_, _, LiteralKind::Number) => string(text),
        (ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. }, _, LiteralKind::Hex) => {
            DefaultValue::Literal { text: text.to_uppercase(), kind }
        }
        _ => DefaultValue::Literal { text, kind },
    })
}
