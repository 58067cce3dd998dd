use super::Offset;
use super::check::{Check, Of, Outcome};

/// Milliseconds that clocks may differ: ages and the gate of the history are told in seconds.
const APART_MS: u64 = 2_000;

/// A clock against that of this machine.
pub(super) fn check(of: Of, Offset { ms, within_ms }: Offset) -> Check {
    let found = match ms.unsigned_abs() <= within_ms {
        true => format!("as here, within {within_ms} ms"),
        false => format!(
            "{} ms {} the one here, give or take {within_ms} ms",
            ms.unsigned_abs(),
            if ms > 0 { "ahead of" } else { "behind" }
        ),
    };
    match ms.unsigned_abs().saturating_sub(within_ms) > APART_MS {
        true => of.bad(Outcome::Attention, "clock", found, "let both machines follow the same time server"),
        false => of.ok("clock", found),
    }
}
