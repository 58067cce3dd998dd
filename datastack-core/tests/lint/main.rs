//! Each rule of connectors: a case that it finds and a near miss that it passes over. Changes are laid over the connector
//! that the reference stack generates, which no rule finds fault with.

mod beside;
mod cases;
mod with_project;

use std::collections::BTreeSet;

use cases::{CASES, Case, PAIRS};
use datastack_core::connect::Config;
use datastack_core::connect::connector::Connector;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::lint::{RULES, Surroundings, Written, lint};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;
use serde_json::json;

const SOURCE: &str = include_str!("../../../examples/production/connectors/mysql-source-v55.json");
const SINK: &str = include_str!("../../../examples/production/connectors/minio-sink.json");

/// A generated connector with changes; a value of `-` takes its key away.
fn written(id: &str, base: &str, changes: &[(&str, &str)]) -> Written {
    let connector: Connector = serde_json::from_str(base).expect("generated connectors can be read");
    let mut config = Config::default();
    config.set("name", connector.name);
    let left = connector.config.iter().filter(|(key, _)| !changes.iter().any(|(changed, _)| changed == key));
    for (key, value) in left.chain(changes.iter().copied().filter(|(_, value)| *value != "-")) {
        config.set(key, value);
    }
    Written { id: id.to_owned(), config }
}

fn found(connectors: &[Written]) -> BTreeSet<u16> {
    lint(connectors, &Surroundings::default()).into_iter().map(|finding| finding.code.0).collect()
}

fn base(case: &Case) -> &'static str {
    if case.sink { SINK } else { SOURCE }
}

#[test]
fn what_is_generated_has_no_fault() {
    let connectors = [written("source", SOURCE, &[]), written("sink", SINK, &[])];
    assert_eq!(lint(&connectors, &Surroundings::default()), []);
}

#[test]
fn each_rule_finds_its_case_and_passes_over_the_near_miss() {
    for case in CASES {
        let faulty = found(&[written("faulty", base(case), case.faulty)]);
        assert!(faulty.contains(&case.code), "DS{} passes over {:?}", case.code, case.faulty);
        let right = found(&[written("right", base(case), case.right)]);
        assert!(!right.contains(&case.code), "DS{} finds fault with {:?}", case.code, case.right);
    }
}

#[test]
fn connectors_are_compared_with_each_other() {
    for (code, key, mine, other) in PAIRS {
        let two = |value: &str| [written("a", SOURCE, &[(key, mine)]), written("b", SOURCE, &[(key, value)])];
        assert!(found(&two(mine)).contains(code), "DS{code} passes over two connectors with {key} = {mine}");
        let apart: Vec<_> = lint(&two(other), &Surroundings::default());
        let about = apart.iter().filter(|finding| finding.message.contains(key)).count();
        assert_eq!(about, 0, "DS{code} finds fault with {mine} and {other}: {apart:?}");
    }
}

#[test]
fn a_sink_reads_only_what_its_source_keeps() {
    const KEY: &str = "consumer.override.isolation.level";
    let both = |level: &str| [written("source", SOURCE, &[]), written("sink", SINK, &[(KEY, level)])];
    let turned = |level: &str| [written("sink", SINK, &[(KEY, level)]), written("source", SOURCE, &[])];
    for connectors in [both("-"), turned("-"), both("read_uncommitted")] {
        assert!(found(&connectors).contains(&1130), "{connectors:?}");
    }
    assert!(!found(&both("read_committed")).contains(&1130));
    assert!(!found(&[written("sink", SINK, &[(KEY, "-")])]).contains(&1130), "alone, nothing is known of its source");
}

/// A project with the given tables in the database of the generated connector.
fn project(tables: &[&str]) -> Pipeline {
    with_columns(tables, &[])
}

/// The same, with further columns in each table.
fn with_columns(tables: &[&str], further: &[(&str, &str)]) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "production",
        "mysql": { "host": "db", "database": "falafel" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
    }))
    .expect("a project");
    let definition = tables.iter().fold(Definition::new(project), |definition, name| {
        let own = [("id", "int not null")].into_iter().chain(further.iter().copied());
        let columns = own.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let table = TableDefinition { key: vec!["id".to_owned()], columns, ..TableDefinition::default() };
        definition.table(*name, table)
    });
    resolve(&definition, None).pipeline.expect("it resolves")
}

#[test]
fn a_list_of_tables_is_compared_with_the_project() {
    let pipeline = project(&["orders", "lines"]);
    let told = |list: &str| -> Vec<String> {
        let connector = written("source", SOURCE, &[("table.include.list", list)]);
        let found = lint(&[connector], &Surroundings { pipeline: Some(&pipeline) });
        found.into_iter().filter(|finding| finding.code.0 == 1134).map(|finding| finding.message).collect()
    };
    assert_eq!(told("falafel\\.orders,falafel.lines,falafel.datastack_heartbeat"), [""; 0]);
    assert_eq!(told("falafel.orders,falafel.lines,falafel.order"), ["the project has no table `falafel.order`"]);
    assert_eq!(told("falafel.orders"), ["the project's table `falafel.lines` is not captured"]);
    assert_eq!(told("falafel.*"), [""; 0], "what an expression matches is not foreseen");
}

#[test]
fn every_kind_of_record_is_followed_through_the_chain() {
    let pipeline = project(&["orders"]);
    let told = |changes: &[(&str, &str)]| -> Vec<String> {
        let none = [("predicates", "-"), ("predicates.readable_created_at.type", "-")];
        let rest = [("predicates.readable_created_at.pattern", "-"), ("table.include.list", "falafel.orders")];
        let changes: Vec<_> = none.into_iter().chain(rest).chain(changes.iter().copied()).collect();
        let found = lint(&[written("source", SOURCE, &changes)], &Surroundings { pipeline: Some(&pipeline) });
        found.into_iter().filter(|finding| finding.code.0 == 1135).map(|finding| finding.message).collect()
    };
    const TO_KEY: [(&str, &str); 3] = [
        ("transforms", "unwrap,key"),
        ("transforms.key.type", "org.apache.kafka.connect.transforms.ValueToKey"),
        ("transforms.key.fields", "id"),
    ];
    let stops = told(&TO_KEY);
    assert_eq!(stops.len(), 1, "{stops:?}");
    assert!(stops[0].starts_with("`key` stops the task at a heartbeat of `orders`"), "{stops:?}");
    let guarded = [
        ("transforms.key.predicate", "rows"),
        ("predicates", "rows"),
        ("predicates.rows.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches"),
        ("predicates.rows.pattern", "production\\.falafel\\..*"),
    ];
    assert_eq!(told(&[TO_KEY.as_slice(), &guarded].concat()), [""; 0]);
    const ROUTE: [(&str, &str); 3] = [
        ("transforms", "unwrap,route"),
        ("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter"),
        ("transforms.route.replacement", "$1"),
    ];
    let idle = told(&[ROUTE.as_slice(), &[("transforms.route.regex", "falafel\\.(.*)")]].concat());
    assert_eq!(idle.len(), 1, "{idle:?}");
    assert!(idle[0].starts_with("`route` does nothing with any record"), "{idle:?}");
    assert_eq!(told(&[ROUTE.as_slice(), &[("transforms.route.regex", "production\\.(.*)")]].concat()), [""; 0]);
}

#[test]
fn every_rule_has_a_case_and_a_page() {
    for rule in RULES {
        // These have tests of their own.
        let apart = [1130, 1134, 1135, 1139, 1142].contains(&rule.code);
        let tried =
            apart || CASES.iter().any(|case| case.code == rule.code) || PAIRS.iter().any(|pair| pair.0 == rule.code);
        assert!(tried, "DS{} has no case", rule.code);
        assert!(!rule.page.is_empty() && !rule.says.is_empty(), "DS{} has no page", rule.code);
    }
    assert!(RULES.is_sorted_by(|one, next| one.code < next.code));
}
