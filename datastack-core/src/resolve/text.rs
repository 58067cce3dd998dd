//! Small texts of a definition.

use std::ops::Range;

/// Seconds of `90s`, `5m`, `2h` or `7d`.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let text = text.trim();
    let unit = text.chars().next_back()?;
    let number: u64 = text[..text.len() - unit.len_utf8()].trim_end().parse().ok()?;
    let factor = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return None,
    };
    number.checked_mul(factor).filter(|seconds| *seconds > 0 && *seconds < 1 << 40)
}

/// Minutes after midnight of `HH:MM`.
pub(super) fn minutes_of_day(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Whether a text is a date `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, last| part.parse().is_ok_and(|number: u8| (1..=last).contains(&number));
    match parts.as_slice() {
        [year, month, day] => {
            let last = match *month {
                "02" if is_leap(year) => 29,
                "02" => 28,
                "04" | "06" | "09" | "11" => 30,
                _ => 31,
            };
            *year != "0000"
                && digits(year, 4)
                && digits(month, 2)
                && digits(day, 2)
                && within(month, 12)
                && within(day, last)
        }
        _ => false,
    }
}

/// Where a word stands in a text for the first time, as bytes.
pub(super) fn word(text: &str, word: &str) -> Option<Range<usize>> {
    if word.is_empty() {
        return None;
    }
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let mut from = 0;
    while let Some(found) = text[from..].find(word) {
        let (start, end) = (from + found, from + found + word.len());
        let alone = !text[..start].ends_with(part) && !text[end..].starts_with(part);
        if alone {
            return Some(start..end);
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

fn is_leap(year: &str) -> bool {
    year.parse()
        .is_ok_and(|year: u16| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)))
}

/// A stable number of a text (FNV-1a, 32 bits).
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{is_date, minutes_of_day, seconds};

    #[test]
    fn durations_have_one_unit() {
        assert_eq!(seconds("7d"), Some(604_800));
        assert_eq!(seconds("90s"), Some(90));
        assert_eq!(seconds("0s"), None);
        assert_eq!(seconds("7"), None);
        assert_eq!(seconds("1w"), None);
        assert_eq!(seconds("ü"), None);
    }

    #[test]
    fn times_and_dates_are_checked() {
        assert_eq!(minutes_of_day("23:59"), Some(1_439));
        assert_eq!(minutes_of_day("24:00"), None);
        assert!(is_date("2026-01-31"));
        assert!(!is_date("2026-13-01"));
        assert!(is_date("2028-02-29"));
        assert!(!is_date("2026-02-29"));
        assert!(!is_date("2026-04-31"));
    }
}
