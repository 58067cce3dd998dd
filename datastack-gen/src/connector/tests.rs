//! The forms in which connectors come.

use super::{ConnectorFile, Wanted, read_bytes};

fn read(file: &str, text: &str) -> ConnectorFile {
    read_bytes(file, text.as_bytes().to_vec(), Wanted::Surely).unwrap()
}

/// Every connector of a file that is sound, as `key=value` in order.
fn connectors(file: &str, text: &str) -> Vec<String> {
    let file = read(file, text);
    assert_eq!(file.findings, [], "{text}");
    let line = |connector: &super::Connector| {
        let pairs: Vec<String> =
            connector.entries.iter().map(|entry| format!("{}={}", entry.key, entry.value)).collect();
        pairs.join(" ")
    };
    file.connectors.iter().map(line).collect()
}

#[test]
fn the_form_that_is_posted_has_its_name_outside() {
    let text =
        r#"{"name": "a", "config": {"connector.class": "C", "tasks.max": 1, "b": true, "c": 1e3, "d": "\u00e4"}}"#;
    assert_eq!(connectors("x.json", text), ["connector.class=C tasks.max=1 b=true c=1e3 d=ä name=a"]);
    let text = r#"{"name": "a", "config": {"name": "a", "connector.class": "C"}, "initial_state": "STOPPED"}"#;
    assert_eq!(connectors("x.json", text), ["name=a connector.class=C"]);
}

#[test]
fn the_form_that_is_put_has_its_name_in_the_address() {
    assert_eq!(
        connectors("dir/orders-source.json", r#"{"connector.class": "C"}"#),
        ["connector.class=C name=orders-source"]
    );
    assert_eq!(connectors("x.json", r#"{"connector.class": "C", "name": "a"}"#), ["connector.class=C name=a"]);
}

#[test]
fn what_a_worker_shows_is_read() {
    let one = r#"{"name": "a", "config": {"connector.class": "C", "name": "a"}, "tasks": [{"connector": "a", "task": 0}], "type": "source"}"#;
    assert_eq!(connectors("x.json", one), ["connector.class=C name=a"]);
    let status = r#"{"name": "a", "connector": {"state": "RUNNING"}, "tasks": [], "type": "source"}"#;
    let all = format!(
        r#"{{"a": {{"info": {one}, "status": {status}}}, "b": {{"status": {status}, "info": {}}}}}"#,
        one.replace("\"a\"", "\"b\"")
    );
    assert_eq!(connectors("x.json", &all), ["connector.class=C name=a", "connector.class=C name=b"]);
    let only_status = read("x.json", &format!(r#"{{"a": {{"status": {status}}}}}"#));
    assert_eq!(only_status.findings[0].message, "of `a`, only the status stands here");
}

#[test]
fn lists_and_maps_hold_several() {
    let text = r#"[{"name": "a", "config": {"connector.class": "C"}}, {"name": "b", "connector.class": "D"}]"#;
    assert_eq!(connectors("x.json", text), ["connector.class=C name=a", "name=b connector.class=D"]);
    let text = r#"{"a": {"connector.class": "C"}, "b": {"config": {"connector.class": "D"}}}"#;
    assert_eq!(connectors("x.json", text), ["connector.class=C name=a", "connector.class=D name=b"]);
    let several = read("dir/x.json", text);
    assert_eq!(
        several.connectors.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["dir/x.json#1", "dir/x.json#2"]
    );
}

#[test]
fn properties_are_one_connector() {
    assert_eq!(connectors("x.properties", "name=a\nconnector.class = C\n"), ["name=a connector.class=C"]);
    assert_eq!(connectors("stdin", "# ours\nname=a\nconnector.class=C\n"), ["name=a connector.class=C"]);
}

#[test]
fn of_a_key_that_stands_twice_the_last_counts() {
    let file = read("x.json", r#"{"connector.class": "C", "a": "1", "a": "2"}"#);
    assert_eq!(file.connectors[0].entry("a").map(|entry| entry.value.as_str()), Some("2"));
    assert_eq!(file.findings.len(), 1);
}

#[test]
fn a_file_among_others_need_not_hold_a_connector() {
    assert!(read_bytes("package.json", br#"{"name": "x"}"#.to_vec(), Wanted::Perhaps).is_none());
    assert!(read_bytes("broken.json", br#"{"connector.class": }"#.to_vec(), Wanted::Perhaps).is_some());
}

#[test]
fn nothing_is_too_deep_or_too_long() {
    let deep = format!(r#"{{"connector.class": "C", "a": {}1{}, "b": "2"}}"#, "[".repeat(200_000), "]".repeat(200_000));
    let file = read("x.json", &deep);
    assert_eq!(file.connectors[0].entry("b").map(|entry| entry.value.as_str()), Some("2"));
    assert!(read("x.json", &"{\"a\":".repeat(200_000)).findings.len() < 20);
    let many: String = (0..200_000).map(|number| format!(",\n\"key.{number}\": \"{}\"", "v".repeat(40))).collect();
    let file = read("x.json", &format!(r#"{{"connector.class": "C"{many}}}"#));
    assert_eq!((file.findings.len(), file.connectors[0].entries.len()), (0, 200_002));
    assert_eq!(read("x.json", &"\u{0}".repeat(1_000_000)).findings.len(), 20);
}

#[test]
fn passwords_are_not_shown() {
    let text = r#"{"connector.class": "C", "a.password": "one", "a.password": "zwölf", "b.secret": "${env:B}"}"#;
    let shown = read("x.json", text).showable();
    assert_eq!(shown, text.replace("one", "***").replace("zwölf", "******"));
}
