//! Days and times as texts, in the proleptic Gregorian calendar, of any year.

const DAY: i128 = 86_400_000_000_000;

/// `2024-02-29`, of a number of days since 1970-01-01.
pub(super) fn day(days: i64) -> String {
    let (year, month, day) = civil(i128::from(days));
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2024-02-29 12:00:00.5`, of nanoseconds since 1970-01-01 00:00:00.
pub(super) fn clock(nanos: i128) -> String {
    let (year, month, day) = civil(nanos.div_euclid(DAY));
    format!("{year:04}-{month:02}-{day:02} {}", span(nanos.rem_euclid(DAY)))
}

/// The year of nanoseconds since 1970-01-01 00:00:00.
pub(super) fn year(nanos: i128) -> i128 {
    civil(nanos.div_euclid(DAY)).0
}

/// `-838:59:59.5`, of nanoseconds.
pub(super) fn span(nanos: i128) -> String {
    let sign = if nanos < 0 { "-" } else { "" };
    let (seconds, fraction) = (nanos.unsigned_abs() / 1_000_000_000, nanos.unsigned_abs() % 1_000_000_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let whole = format!("{sign}{hours:02}:{minutes:02}:{seconds:02}");
    if fraction == 0 { whole } else { format!("{whole}.{}", format!("{fraction:09}").trim_end_matches('0')) }
}

/// Year, month and day. The year begins in March, so that a leap day is its last.
fn civil(days: i128) -> (i128, i128, i128) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (era * 400 + year_of_era + i128::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{clock, day, span, year};

    #[test]
    fn days_and_times_of_any_year() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(-719_162), "0001-01-01");
        assert_eq!(day(2_932_896), "9999-12-31");
        assert_eq!(day(19_782), "2024-02-29");
        assert_eq!(clock(i64::MIN.into()), "1677-09-21 00:12:43.145224192");
        assert_eq!(clock(i64::MAX.into()), "2262-04-11 23:47:16.854775807");
        assert_eq!(span(-3_020_399_500_000_000), "-838:59:59.5");
        assert_eq!(year(-1), 1969);
    }
}
