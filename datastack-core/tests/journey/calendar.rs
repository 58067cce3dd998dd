//! Days and clocks of both calendars, by counting.

pub const DAY: i64 = 86_400_000_000;

/// Year, month and day of the proleptic Gregorian calendar: the year is found by its first day.
pub fn gregorian(days: i64) -> (i64, i64, i64) {
    of_year(days, |year| 365 * (year - 1970) + leap_days(year - 1) - leap_days(1969), is_leap)
}

/// Year, month and day of the Julian calendar.
pub fn julian(days: i64) -> (i64, i64, i64) {
    // 1582-10-05 Julian is 1582-10-15 Gregorian, day -141,427.
    let first = |year: i64| 365 * (year - 1582) + (year - 1).div_euclid(4) - 395 - 141_427 - 277;
    of_year(days, first, |year| year.rem_euclid(4) == 0)
}

fn of_year(days: i64, first: impl Fn(i64) -> i64, leap: impl Fn(i64) -> bool) -> (i64, i64, i64) {
    let mut year = 1970 + days.div_euclid(366);
    while first(year) > days {
        year -= 1;
    }
    while first(year + 1) <= days {
        year += 1;
    }
    let mut rest = days - first(year);
    for (month, length) in
        [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate()
    {
        if rest < length {
            return (year, month as i64 + 1, rest + 1);
        }
        rest -= length;
    }
    unreachable!("a year has twelve months")
}

fn leap_days(year: i64) -> i64 {
    year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// Days since 1970-01-01 of a Gregorian day.
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let lengths = [31, 28 + i64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before: i64 = lengths.iter().take((month - 1).max(0) as usize).sum();
    365 * (year - 1970) + leap_days(year - 1) - leap_days(1969) + before + day - 1
}

/// `2024-02-29`.
pub fn day_text(days: i64) -> String {
    let (year, month, day) = gregorian(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `23:59:59` with so many digits, of microseconds.
pub fn time_text(micros: i64, digits: usize) -> String {
    let seconds = micros / 1_000_000;
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = &format!("{:06}", micros % 1_000_000)[..digits];
    if digits == 0 { whole } else { format!("{whole}.{fraction}") }
}

/// As few fractional digits as say it.
pub fn fewest_digits(micros: i64) -> usize {
    format!("{:06}", micros.rem_euclid(1_000_000)).trim_end_matches('0').len()
}

/// Microseconds since 1970 of `2024-02-29T23:59:59.5Z`, with a blank or a T; none if it is not whole.
pub fn read_clock(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = text.split_once(['T', ' '])?;
    Some(read_day(date)? * DAY + read_time(time)?)
}

/// Days since 1970 of `2024-02-29`.
pub fn read_day(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(days(year, month, day)).filter(|days| gregorian(*days) == (year, month, day))
}

/// Microseconds of `23:59:59.5`.
pub fn read_time(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let parts: Vec<i64> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts[..] else { return None };
    let micros: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    Some((hours * 3_600 + minutes * 60 + seconds) * 1_000_000 + micros)
}

#[test]
fn both_calendars_count_right() {
    assert_eq!(gregorian(0), (1970, 1, 1));
    assert_eq!(gregorian(-719_162), (1, 1, 1));
    assert_eq!(gregorian(2_932_896), (9999, 12, 31));
    assert_eq!(gregorian(-141_427), (1582, 10, 15));
    assert_eq!(julian(-141_427), (1582, 10, 5));
    // 1000-01-01 becomes 0999-12-27 [measured on Kafka 4.1].
    assert_eq!(julian(days(1000, 1, 1)), (999, 12, 27));
    assert_eq!(days(2024, 2, 29), 19_782);
    assert_eq!(read_clock("1969-12-31T23:59:59.5Z"), Some(-500_000));
}
