use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 by the clock of this machine.
#[expect(clippy::disallowed_methods, reason = "ages of what runs are looked at, and nothing is generated from them")]
pub(super) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Milliseconds since a moment; none have passed since one that is still to come by this clock.
pub(super) fn age_ms(written: i64) -> u64 {
    u64::try_from(now_ms() - written).unwrap_or_default()
}
