use std::collections::BTreeSet;

use super::super::Difference;
use crate::connect::Config;
use crate::connect::catalogue::{Reading, Scopes};

/// The keys of two configurations that mean something different. A key that is not written means the default that its
/// class declares in the catalogue: where that is what is wanted, nothing differs. A key too many always differs, since
/// nobody can tell why it was written.
pub(super) fn differences(live: &Config, wanted: &Config) -> Vec<Difference> {
    let scopes = Scopes::of(wanted);
    // The worker adds the connector's name.
    let keys: BTreeSet<&str> =
        live.iter().chain(wanted.iter()).map(|(key, _)| key).filter(|key| *key != "name").collect();
    let differing = keys.into_iter().filter(|key| match (live.get(key), wanted.get(key)) {
        (None, Some(wanted)) => match scopes.reading(key) {
            Reading::Declared(_, declared) => declared.default.value() != Some(wanted),
            _ => true,
        },
        _ => true,
    });
    differing.filter_map(|key| Difference::between(key, live.get(key), wanted.get(key))).collect()
}
