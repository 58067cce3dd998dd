//! Rules that compare a connector with those beside it.

use super::{SINK, SOURCE, found, written};
use datastack_core::lint::{Surroundings, lint};

const NULLS: &str = "behavior.on.null.values";
const MODE: &str = "transforms.unwrap.delete.tombstone.handling.mode";
const S3: [(&str, &str); 2] =
    [("connector.class", "io.confluent.connect.s3.S3SinkConnector"), ("topics", "production.falafel.orders")];

#[test]
fn a_sink_that_stops_at_null_stands_beside_a_source_that_sends_it() {
    let stops = |mode: &str, sink: &[(&str, &str)]| {
        let both = [written("source", SOURCE, &[(MODE, mode)]), written("sink", SINK, &[&S3, sink].concat())];
        found(&both).contains(&1140)
    };
    assert!(stops("tombstone", &[(NULLS, "-")]), "the sink's default is to fail");
    assert!(stops("delete-to-tombstone", &[(NULLS, "fail"), ("topics", "-"), ("topics.regex", "production\\..*")]));
    assert!(!stops("rewrite", &[(NULLS, "-")]), "no tombstone is sent");
    assert!(!stops("tombstone", &[(NULLS, "ignore")]));
    assert!(!stops("tombstone", &[(NULLS, "-"), ("topics", "other.falafel.orders")]), "of another source");
    let sink = written("sink", SINK, &[S3.as_slice(), &[(NULLS, "-")]].concat());
    assert!(!found(&[sink]).contains(&1140), "alone, nothing is known of its source");
}

#[test]
fn a_source_under_a_new_name_is_seen_beside_the_old_one() {
    let told = |name: &str, change: (&str, &str)| -> Vec<String> {
        let old = written("old", SOURCE, &[("name", "orders-v1")]);
        let new = written("new", SOURCE, &[("name", name), change]);
        let mut both = [old, new];
        both[0].config.set("name", "orders-v1");
        both[1].config.set("name", name);
        let found = lint(&both, &Surroundings::default());
        found.into_iter().filter(|finding| finding.code.0 == 1139).map(|finding| finding.message).collect()
    };
    let same = ("database.server.id", "77");
    let expected = ["`orders-v2` reads what `orders-v1` reads, and begins with a snapshot"];
    assert_eq!(told("orders-v2", same), expected);
    assert_eq!(told("orders", same).len(), 1, "a version may come later");
    assert_eq!(told("lines-v2", same), [""; 0]);
    assert_eq!(told("orders-v2", ("table.include.list", "falafel.lines")), [""; 0], "it reads other tables");
    assert_eq!(told("orders-v2", ("database.hostname", "elsewhere")), [""; 0], "it reads another server");
}
