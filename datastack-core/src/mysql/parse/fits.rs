use super::cursor::Cursor;
use super::draft::Spanned;
use crate::mysql::column::{DefaultValue, LiteralKind};
use crate::mysql::column_type::{ColumnType, LobSize};
use crate::mysql::parse::suggest::suggestion;

pub(super) fn now_text(prefix: &str, fsp: u8) -> String {
    if fsp == 0 { format!("{prefix}current_timestamp") } else { format!("{prefix}current_timestamp({fsp})") }
}

/// Checks that the column's type can hold its default.
pub(super) fn check(cursor: &mut Cursor<'_>, column_type: &ColumnType, default: &Spanned<DefaultValue>) {
    let outcome = match &default.value {
        DefaultValue::Null | DefaultValue::Expression(_) => Ok(()),
        DefaultValue::CurrentTimestamp { fsp } => now(column_type, *fsp),
        DefaultValue::Literal { text, kind } => literal(column_type, text, *kind),
    };
    if let Err((message, help)) = outcome {
        cursor.fault(default.span.clone(), message, help);
    }
}

type Outcome = Result<(), (String, Option<String>)>;

fn refused(message: impl Into<String>, help: impl Into<Option<String>>) -> Outcome {
    Err((message.into(), help.into()))
}

fn now(column_type: &ColumnType, fsp: u8) -> Outcome {
    match column_type {
        ColumnType::DateTime { fsp: own } | ColumnType::Timestamp { fsp: own } if *own == fsp => Ok(()),
        ColumnType::DateTime { fsp: own } | ColumnType::Timestamp { fsp: own } => {
            refused(format!("the column has {own} fractional digits"), format!("write {}", now_text("default ", *own)))
        }
        _ => refused(
            "`current_timestamp` is a default of datetime and timestamp",
            "put an expression in parentheses, as in `default (curdate())`".to_owned(),
        ),
    }
}

fn literal(column_type: &ColumnType, text: &str, kind: LiteralKind) -> Outcome {
    match column_type {
        ColumnType::Integer { width, unsigned, .. } => integer(width.bits(), *unsigned, text, kind),
        ColumnType::Decimal { precision, scale, unsigned, .. } => decimal(*precision, *scale, *unsigned, text, kind),
        ColumnType::Float { unsigned, .. } | ColumnType::Double { unsigned, .. } => float(*unsigned, text, kind),
        ColumnType::Bit { width } => bit(*width, text, kind),
        ColumnType::Char { length, .. } => length_at_most(text, kind, u64::from(*length)),
        ColumnType::Varchar { length, .. } => length_at_most(text, kind, u64::from(*length)),
        ColumnType::Binary { length } => bytes_at_most(text, kind, u64::from(*length)),
        ColumnType::Varbinary { length } => bytes_at_most(text, kind, u64::from(*length)),
        ColumnType::Text { size, .. } | ColumnType::Blob { size } => {
            bytes_at_most(text, kind, u64::from(size.max_bytes()).min(u64::from(LobSize::Long.max_bytes())))
        }
        ColumnType::Enum { labels, .. } => label(labels, text, kind),
        ColumnType::Set { labels, .. } => members(labels, text, kind),
        ColumnType::Date => temporal(text, kind, "a date", "'2024-01-31'", date_like),
        ColumnType::DateTime { .. } | ColumnType::Timestamp { .. } => {
            temporal(text, kind, "a date with time", "'2024-01-31 23:59:59'", date_like)
        }
        ColumnType::Time { .. } => temporal(text, kind, "a time", "'23:59:59'", time_like),
        ColumnType::Year => temporal(text, kind, "a year", "'2024'", year_like),
        ColumnType::Json => Ok(()),
        ColumnType::Geometry { .. } => refused("a spatial column has no constant default", None),
        ColumnType::Vector { .. } => refused("a vector column has no constant default", None),
        ColumnType::Uuid => {
            let digits = text.chars().filter(|character| *character != '-').collect::<String>();
            let valid = digits.len() == 32 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            if valid || kind != LiteralKind::String { Ok(()) } else { refused(format!("'{text}' is no uuid"), None) }
        }
        ColumnType::Inet4 => address::<std::net::Ipv4Addr>(text, kind),
        ColumnType::Inet6 => address::<std::net::Ipv6Addr>(text, kind),
    }
}

fn address<T: std::str::FromStr>(text: &str, kind: LiteralKind) -> Outcome {
    match text.parse::<T>() {
        Err(_) if kind == LiteralKind::String => refused(format!("'{text}' is no address"), None),
        _ => Ok(()),
    }
}

/// The value of a literal in a numeric context, where it is a whole number.
fn whole(text: &str, kind: LiteralKind) -> Option<i128> {
    match kind {
        LiteralKind::Boolean => Some(i128::from(text == "true")),
        LiteralKind::Bits => i128::from_str_radix(text, 2).ok(),
        LiteralKind::Hex => i128::from_str_radix(text, 16).ok(),
        LiteralKind::String | LiteralKind::Number => text.trim().parse().ok(),
    }
}

fn integer(bits: u8, unsigned: bool, text: &str, kind: LiteralKind) -> Outcome {
    let (least, most) = crate::mysql::domain::integer_range(bits, unsigned);
    let Some(value) = whole(text, kind).or_else(|| rounded(text)) else {
        return refused(format!("'{text}' is no whole number"), None);
    };
    if value < least || value > most {
        return refused(format!("{value} is out of the column's range"), format!("the range is {least} to {most}"));
    }
    Ok(())
}

/// Servers accept `1.0` and `1e3` for an integer column.
fn rounded(text: &str) -> Option<i128> {
    let value = text.trim().parse::<f64>().ok().filter(|value| value.is_finite() && value.abs() < 1e30)?;
    format!("{:.0}", value.round()).parse().ok()
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE ".contains(&byte))
}

fn decimal(precision: u8, scale: u8, unsigned: bool, text: &str, kind: LiteralKind) -> Outcome {
    if matches!(kind, LiteralKind::Bits | LiteralKind::Hex | LiteralKind::Boolean) {
        return Ok(());
    }
    float(unsigned, text, kind)?;
    let digits = text.trim().trim_start_matches(['-', '+']);
    if digits.contains(['e', 'E']) {
        return Ok(());
    }
    if digits_before_point(digits, usize::from(scale)) > usize::from(precision.saturating_sub(scale)) {
        return refused(format!("{text} is out of range of decimal({precision},{scale})"), None);
    }
    Ok(())
}

/// How many digits stand before the point once the number is rounded to so many digits after it.
fn digits_before_point(number: &str, scale: usize) -> usize {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = whole.trim_start_matches('0');
    let kept = fraction.get(..scale).unwrap_or(fraction);
    let rounds_up = fraction.as_bytes().get(scale).is_some_and(|digit| *digit >= b'5');
    let carries = rounds_up && kept.bytes().chain(whole.bytes()).all(|digit| digit == b'9');
    whole.len() + usize::from(carries)
}

fn float(unsigned: bool, text: &str, kind: LiteralKind) -> Outcome {
    if matches!(kind, LiteralKind::Bits | LiteralKind::Hex | LiteralKind::Boolean) {
        return Ok(());
    }
    if !is_number(text) {
        return refused(format!("'{text}' is no number"), None);
    }
    if unsigned && text.trim().starts_with('-') {
        return refused(format!("{text} is negative, the column is unsigned"), None);
    }
    Ok(())
}

fn bit(width: u8, text: &str, kind: LiteralKind) -> Outcome {
    let value = match kind {
        LiteralKind::String => {
            Some(text.bytes().fold(0_i128, |value, byte| (value << 8) | i128::from(byte))).filter(|_| text.len() <= 8)
        }
        _ => whole(text, kind),
    };
    match value {
        Some(value) if value >= 0 && value < 1_i128 << width => Ok(()),
        _ => refused(format!("'{text}' does not fit into {width} bits"), "write it in bits, as in b'101'".to_owned()),
    }
}

fn length_at_most(text: &str, kind: LiteralKind, most: u64) -> Outcome {
    let length = match kind {
        LiteralKind::String | LiteralKind::Number => text.chars().count(),
        LiteralKind::Bits | LiteralKind::Hex | LiteralKind::Boolean => 0,
    };
    if length as u64 > most {
        return refused(format!("the default has {length} characters, the column holds {most}"), None);
    }
    Ok(())
}

fn bytes_at_most(text: &str, kind: LiteralKind, most: u64) -> Outcome {
    let length = match kind {
        LiteralKind::String | LiteralKind::Number => text.len(),
        LiteralKind::Hex => text.len().div_ceil(2),
        LiteralKind::Bits => text.len().div_ceil(8),
        LiteralKind::Boolean => 1,
    };
    if length as u64 > most {
        return refused(format!("the default has {length} bytes, the column holds {most}"), None);
    }
    Ok(())
}

fn label(labels: &[String], text: &str, kind: LiteralKind) -> Outcome {
    if kind != LiteralKind::String {
        return refused(format!("{text} is no label"), "write the default as one of the labels, in quotes".to_owned());
    }
    known_label(labels, text.trim_end_matches(' '))
}

fn known_label(labels: &[String], text: &str) -> Outcome {
    let folded = text.to_lowercase();
    if labels.iter().any(|label| label.to_lowercase() == folded) {
        return Ok(());
    }
    let help = suggestion(text, labels.iter().map(String::as_str))
        .unwrap_or_else(|| format!("use one of: {}", labels.iter().take(8).cloned().collect::<Vec<_>>().join(", ")));
    refused(format!("'{text}' is no label of the column"), help)
}

fn members(labels: &[String], text: &str, kind: LiteralKind) -> Outcome {
    if kind != LiteralKind::String {
        return refused(format!("{text} is no set of labels"), "write it as 'first,second'".to_owned());
    }
    text.split(',').filter(|member| !member.is_empty()).try_for_each(|member| known_label(labels, member))
}

fn temporal(text: &str, kind: LiteralKind, what: &str, example: &str, valid: fn(&str) -> bool) -> Outcome {
    let numeric = matches!(kind, LiteralKind::Number | LiteralKind::Boolean);
    if numeric || kind == LiteralKind::String && valid(text.trim()) {
        return Ok(());
    }
    refused(format!("'{text}' is not {what}"), format!("write it as {example}"))
}

/// Year, month and day in digits, with any punctuation and with or without a time, zero parts included.
fn date_like(text: &str) -> bool {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if digits_only {
        return matches!(text.split('.').next().map(str::len), Some(6 | 8 | 12 | 14));
    }
    let mut parts = text.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let below = |part: &str, limit: u32| part.parse::<u32>().is_ok_and(|value| value < limit);
    year.len() <= 4
        && below(month, 13)
        && below(day, days(year, month) + 1)
        && parts.next().is_none_or(|hour| below(hour, 24))
        && parts.next().is_none_or(|minute| below(minute, 60))
        && parts.next().is_none_or(|second| below(second, 60))
}

fn days(year: &str, month: &str) -> u32 {
    let year = year.parse::<u32>().unwrap_or(0);
    match month.trim_start_matches('0') {
        "2" if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        "2" => 28,
        "4" | "6" | "9" | "11" => 30,
        _ => 31,
    }
}

/// `[-][days ]hours:minutes[:seconds[.fraction]]`, or digits alone.
fn time_like(text: &str) -> bool {
    let text = text.trim_start_matches('-');
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b' '))
        && text.split([':', ' ', '.']).next().is_some_and(|part| part.parse::<u32>().is_ok())
        && text.split(':').skip(1).all(|part| part.parse::<f64>().is_ok_and(|value| value < 60.0))
}

fn year_like(text: &str) -> bool {
    matches!(text.len(), 1 | 2 | 4)
        && text.parse::<u16>().is_ok_and(|year| year < 100 || (1901..=2155).contains(&year) || text == "0000")
}
