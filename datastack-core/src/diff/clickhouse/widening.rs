/// Whether every value of one type can be held by another, so that a column can be changed without loss.
pub(super) fn widens(from: &str, to: &str) -> bool {
    let (from, to) = match (nullable(from), nullable(to)) {
        (Some(from), Some(to)) => (from, to),
        (None, Some(to)) => (from, to),
        (Some(_), None) => return false,
        (None, None) => (from, to),
    };
    from == to
        || integers(from, to)
        || decimals(from, to)
        || moments(from, to)
        || (to == "String" && (from.starts_with("FixedString(") || from == "LowCardinality(String)"))
        || (to == "LowCardinality(String)" && from == "String")
}

fn nullable(data_type: &str) -> Option<&str> {
    data_type.strip_prefix("Nullable(")?.strip_suffix(')')
}

fn integers(from: &str, to: &str) -> bool {
    let read = |text: &str| -> Option<(bool, u16)> {
        let (unsigned, bits) = match text.strip_prefix("UInt") {
            Some(bits) => (true, bits),
            None => (false, text.strip_prefix("Int")?),
        };
        Some((unsigned, bits.parse().ok()?))
    };
    match (read(from), read(to)) {
        (Some((from_unsigned, from_bits)), Some((to_unsigned, to_bits))) => match (from_unsigned, to_unsigned) {
            (true, true) | (false, false) => to_bits >= from_bits,
            (true, false) => to_bits > from_bits,
            (false, true) => false,
        },
        _ => false,
    }
}

fn decimals(from: &str, to: &str) -> bool {
    let read = |text: &str| -> Option<(u8, u8)> {
        let (digits, scale) = text.strip_prefix("Decimal(")?.strip_suffix(')')?.split_once(", ")?;
        Some((digits.parse().ok()?, scale.parse().ok()?))
    };
    match (read(from), read(to)) {
        (Some((from_digits, from_scale)), Some((to_digits, to_scale))) => {
            to_scale >= from_scale && to_digits - to_scale.min(to_digits) >= from_digits - from_scale.min(from_digits)
        }
        _ => false,
    }
}

/// Moments of one zone with more digits behind the second.
fn moments(from: &str, to: &str) -> bool {
    let read = |text: &str| -> Option<(u8, String)> {
        let inner = text.strip_prefix("DateTime64(")?.strip_suffix(')')?;
        let (scale, zone) = inner.split_once(", ")?;
        Some((scale.parse().ok()?, zone.to_owned()))
    };
    match (read(from), read(to)) {
        (Some((from_scale, from_zone)), Some((to_scale, to_zone))) => {
            // Nanoseconds hold the years up to 2262 only.
            from_zone == to_zone && to_scale >= from_scale && to_scale <= 6
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::widens;

    #[test]
    fn a_wider_type_holds_all_values_and_a_narrower_does_not() {
        for (from, to) in [
            ("Int32", "Int64"),
            ("UInt32", "Int64"),
            ("Int32", "Nullable(Int32)"),
            ("Decimal(10, 2)", "Decimal(18, 4)"),
            ("DateTime64(3, 'UTC')", "DateTime64(6, 'UTC')"),
            ("FixedString(3)", "String"),
        ] {
            assert!(widens(from, to), "{from} -> {to}");
            assert!(!widens(to, from) || from == to, "{to} -> {from}");
        }
        assert!(!widens("UInt32", "Int32"));
        assert!(!widens("Decimal(10, 2)", "Decimal(10, 4)"));
        assert!(!widens("String", "Int64"));
    }
}
