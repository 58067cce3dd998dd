use crate::mysql::{ColumnSpec, TextLimit, Values};

/// What becomes of the values of a column when its type changes, in a strict `sql_mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Every value stays what it is.
    Every,
    /// A value that does not fit stops the statement, and nothing has changed.
    Refused,
    /// A value that does not fit becomes another one: a fraction is rounded, a text is read as a number.
    Changed,
}

/// Whether the values of one column fit into another.
pub(super) fn fit(from: &ColumnSpec, to: &ColumnSpec) -> Fit {
    let (from, to) = (from.domain(), to.domain());
    let values = values(&from.values, &to.values);
    if from.nullable && !to.nullable { values.max(Fit::Refused) } else { values }
}

fn values(from: &Values, to: &Values) -> Fit {
    let bounded = |fits: bool| if fits { Fit::Every } else { Fit::Refused };
    match (from, to) {
        _ if from == to => Fit::Every,
        (Values::Integer { least, greatest }, Values::Integer { least: to_least, greatest: to_greatest }) => {
            bounded(to_least <= least && to_greatest >= greatest)
        }
        (
            Values::Decimal { precision, scale, signed },
            Values::Decimal { precision: to_precision, scale: to_scale, signed: to_signed },
        ) => match to_scale >= scale {
            true => bounded(to_precision - to_scale >= precision - scale && (*to_signed || !signed)),
            false => Fit::Changed,
        },
        (
            Values::Float { size, signed, digits },
            Values::Float { size: to_size, signed: to_signed, digits: to_digits },
        ) => match to_bits(*to_size) >= to_bits(*size) && (to_digits.is_none() || to_digits == digits) {
            true => bounded(*to_signed || !signed),
            false => Fit::Changed,
        },
        (Values::Bits { width }, Values::Bits { width: to_width }) => bounded(to_width >= width),
        (
            Values::Text { limit, charset, trims_spaces, .. },
            Values::Text { limit: to_limit, charset: to_charset, trims_spaces: to_trims, .. },
        ) => match *to_trims && !trims_spaces {
            true => Fit::Changed,
            false => bounded(longer(*limit, *to_limit) && holds_characters(charset.as_deref(), to_charset.as_deref())),
        },
        (Values::Bytes { most, fixed }, Values::Bytes { most: to_most, fixed: to_fixed }) => match to_fixed {
            // Zeros are added at the end.
            true => {
                if *fixed && to_most < most {
                    Fit::Refused
                } else {
                    Fit::Changed
                }
            }
            false => bounded(to_most >= most),
        },
        (Values::Label { labels }, Values::Label { labels: to })
        | (Values::Labels { labels }, Values::Labels { labels: to }) => {
            bounded(labels.iter().all(|label| to.contains(label)))
        }
        (Values::TimeSpan { fsp }, Values::TimeSpan { fsp: to })
        | (Values::WallClock { fsp }, Values::WallClock { fsp: to })
        | (Values::Instant { fsp }, Values::Instant { fsp: to })
            if to >= fsp =>
        {
            Fit::Every
        }
        (Values::Date, Values::WallClock { .. }) => Fit::Every,
        (Values::Vector { dimensions }, Values::Vector { dimensions: to }) => bounded(to >= dimensions),
        _ => Fit::Changed,
    }
}

fn to_bits(size: crate::mysql::FloatSize) -> u8 {
    match size {
        crate::mysql::FloatSize::Single => 32,
        crate::mysql::FloatSize::Double => 64,
    }
}

/// A character has at most four bytes.
fn longer(from: TextLimit, to: TextLimit) -> bool {
    match (from, to) {
        (TextLimit::Characters(from), TextLimit::Characters(to)) | (TextLimit::Bytes(from), TextLimit::Bytes(to)) => {
            to >= from
        }
        (TextLimit::Characters(from), TextLimit::Bytes(to)) => u64::from(to) >= u64::from(from) * 4,
        (TextLimit::Bytes(from), TextLimit::Characters(to)) => to >= from,
    }
}

/// Where a column states no set, it is `utf8mb4`.
fn holds_characters(from: Option<&str>, to: Option<&str>) -> bool {
    from == to || matches!(to, None | Some("utf8mb4"))
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};

    #[test]
    fn a_type_holds_refuses_or_changes_the_values_of_another() {
        for (from, to, expected) in [
            ("int", "bigint", Fit::Every),
            ("int unsigned", "int", Fit::Refused),
            ("bigint", "int", Fit::Refused),
            ("decimal(10,2)", "decimal(12,2)", Fit::Every),
            ("decimal(10,2)", "decimal(10,3)", Fit::Refused),
            ("decimal(10,2)", "decimal(10,1)", Fit::Changed),
            ("float", "double", Fit::Every),
            ("double", "float", Fit::Changed),
            ("varchar(10)", "varchar(20)", Fit::Every),
            ("varchar(20)", "varchar(10)", Fit::Refused),
            ("varchar(10)", "char(10)", Fit::Changed),
            ("char(10)", "varchar(10)", Fit::Every),
            ("varchar(100)", "tinytext", Fit::Refused),
            ("varchar(60)", "tinytext", Fit::Every),
            ("varchar(10) character set latin1", "varchar(10)", Fit::Every),
            ("varchar(10)", "varchar(10) character set latin1", Fit::Refused),
            ("binary(4)", "binary(8)", Fit::Changed),
            ("varbinary(4)", "blob", Fit::Every),
            ("enum('a','b')", "enum('b','c','a')", Fit::Every),
            ("enum('a','b')", "enum('a')", Fit::Refused),
            ("datetime", "datetime(6)", Fit::Every),
            ("datetime(6)", "datetime", Fit::Changed),
            ("date", "datetime", Fit::Every),
            ("varchar(10)", "int", Fit::Changed),
            ("int", "int not null", Fit::Refused),
        ] {
            let (from_spec, to_spec) = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(fit(&from_spec, &to_spec), expected, "{from} to {to}");
        }
    }
}
