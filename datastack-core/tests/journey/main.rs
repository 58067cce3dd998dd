//! Every journey's claim against a simulation of its hops without an engine: what is called exact arrives equal, what is
//! called exact within a range does so inside it and not everywhere outside, and where a loss is claimed, values change.
//!
//! The simulation shares no code with the library: it models Debezium and the converters by hand, and reads the
//! generated types and expressions as the engines would, from their text.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod big;
mod calendar;
mod claim;
mod clickhouse;
mod column;
mod debezium;
mod expression;
mod octets;
mod spark;
mod value;
mod wire;

use claim::{Arrival, Claim};
use column::{Case, case};
use debezium::Way;
use proptest::prelude::ProptestConfig;
use proptest::{prop_assert, proptest};
use value::Value;

/// Takes every value of a case along both ways; gives those that did not arrive, and checks nothing.
fn arrivals(case: &Case, journey: &column::Resolved) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    for value in value::values(&journey.spec, case.nullable, &case.seeds) {
        for way in [Way::Snapshot, Way::Stream] {
            let emitted = debezium::emitted(&journey.spec, &value, case, way);
            let recorded = match &case.readable {
                Some(pattern) => debezium::readable(emitted, pattern, &journey.spec, case),
                None => emitted,
            };
            let sent = wire::written(recorded, case.json);
            let live = clickhouse::live(&journey.column, &sent);
            let history = spark::history(&journey.spec.column_type, &journey.column, &sent, case.json);
            arrivals.push(Arrival { value: value.clone(), way, live, history });
        }
    }
    arrivals
}

/// Every type that is taken by default, on both servers and in both formats.
#[test]
fn defaults_are_exact_for_every_type_that_has_an_exact_way() {
    let types = [
        "tinyint",
        "tinyint unsigned",
        "smallint",
        "smallint unsigned",
        "mediumint",
        "mediumint unsigned",
        "int",
        "int unsigned",
        "bigint",
        "bigint unsigned",
        "decimal(18,4)",
        "decimal(65,30)",
        "float(7,4)",
        "double",
        "bit(1)",
        "bit(10)",
        "bit(64)",
        "char(9)",
        "varchar(300)",
        "text",
        "binary(16)",
        "varbinary(300)",
        "blob",
        "enum('a','b')",
        "set('a','b')",
        "json",
        "date",
        "time(6)",
        "datetime",
        "datetime(3)",
        "datetime(6)",
        "timestamp",
        "timestamp(6)",
        "year",
    ];
    for definition in types {
        for (json, mariadb) in [(false, false), (false, true), (true, false), (true, true)] {
            let case = Case::in_defaults(definition, json, mariadb);
            let journey = column::resolved(&case).unwrap_or_else(|| panic!("{case} is refused"));
            assert_eq!(journey.column.loss, None, "{case}");
        }
    }
}

/// NULL of a column with a default, by what the converters were seen to do: before 7.3, and where a sink knows the
/// default, it takes the place of NULL.
#[test]
fn null_over_a_default_is_refused_where_it_does_not_arrive() {
    for (converter, json, metadata, arrives) in [
        ("confluent 7.9", false, false, true),
        ("confluent 7.3", false, false, true),
        ("confluent 7.0", false, false, false),
        ("confluent 7.9", false, true, false),
        ("confluent 7.0", true, false, true),
    ] {
        for (definition, has_default) in [("int default 1", true), ("int", false), ("int default null", false)] {
            let case = Case { metadata, ..Case::in_defaults(definition, json, false) };
            let refused = column::codes(&case, converter).contains(&1013);
            assert_eq!(
                refused,
                has_default && !arrives,
                "{definition} by {converter}, json {json}, metadata {metadata}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2500, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn claims_hold_for_values_that_are_sent_along_the_hops(case in case()) {
        let Some(journey) = column::resolved(&case) else { return Ok(()) };
        let claim = Claim::of(&journey);
        let arrivals = arrivals(&case, &journey);
        let mut outside_changed = false;
        for Arrival { value, way, live, history } in &arrivals {
            for (path, arrived) in [("live", live), ("history", history)] {
                let equal = arrived.as_ref().is_ok_and(|arrived| arrived.means(value));
                prop_assert!(
                    equal || !claim.promises(value),
                    "{case}: {value:?} arrives {path} as {arrived:?} ({way:?}), but the claim is {claim:?}\nview {}\nSpark {}",
                    journey.column.live.expression, journey.column.archive.expression
                );
                outside_changed |= !equal && *value != Value::Null;
            }
        }
        prop_assert!(claim.is_exact() || outside_changed, "{case}: every value arrives, but the claim is {claim:?}");
    }
}
