//! No file makes the reader panic, and what it reads is what is written.

use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::{collection, sample};
use serde_json::Value as Plain;

use super::json::parse;
use super::tree::{Node, Value};
use super::{ConnectorFile, Wanted, read_bytes};
use crate::finding::{Report, Style};

const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    "\\u00e4",
    "\\ud83d",
    "\\ude00",
    "\\x",
    "//",
    "/*",
    "*/",
    "#",
    "/",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{a0}",
    "\u{feff}",
    "ä",
    "😀",
    "null",
    "true",
    "False",
    "1",
    "-0.5e+3",
    "01",
    "NaN",
    "name",
    "\"name\"",
    "\"config\"",
    "\"connector.class\"",
    "\"a\"",
    "=",
    "!",
    "connector.class=x",
    "\"tasks\"",
    "\"info\"",
    "\"status\"",
    "\"database.password\"",
];

fn json_like() -> impl Strategy<Value = String> {
    collection::vec(sample::select(WORDS), 0..40).prop_map(|words| words.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z.]{1,12}", "\\PC{0,8}", any::<String>()]
}

fn scalar() -> impl Strategy<Value = Plain> {
    prop_oneof![text().prop_map(Plain::from), any::<i64>().prop_map(Plain::from), any::<bool>().prop_map(Plain::from)]
}

fn config() -> impl Strategy<Value = serde_json::Map<String, Plain>> {
    collection::vec((text(), scalar()), 0..8).prop_map(|pairs| {
        let mut map: serde_json::Map<String, Plain> = pairs.into_iter().collect();
        map.remove("name");
        map.insert("connector.class".to_owned(), Plain::from("com.example.Source"));
        map
    })
}

fn any_json() -> impl Strategy<Value = Plain> {
    let leaf = prop_oneof![Just(Plain::Null), scalar()];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Plain::from),
            collection::vec((text(), inner), 0..4).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

/// Writes at a place of a text what need not belong there.
fn mutate(text: &str, edits: &[(usize, usize, &str)]) -> String {
    let mut text = text.to_owned();
    for (at, length, word) in edits {
        let start = text.floor_char_boundary(at % (text.len() + 1));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, word);
    }
    text
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, &'static str)>> {
    collection::vec((any::<usize>(), 0_usize..3, sample::select(WORDS)), 1..4)
}

/// Reads a file and prints all that is found.
fn read(name: &str, bytes: Vec<u8>) {
    let Some(file) = read_bytes(name, bytes, Wanted::Surely) else { return };
    let text = file.text().to_owned();
    for connector in &file.connectors {
        for entry in connector.entries.iter().chain(&connector.overridden) {
            assert!(text.get(entry.key_range.clone()).is_some(), "{entry:?}");
            assert!(text.get(entry.value_range.clone()).is_some(), "{entry:?}");
            for part in [0..1, 1..3, 0..entry.value.len()] {
                let within = entry.within(&text, &part);
                assert!(within.is_none_or(|range| range.start <= range.end && range.end <= text.len()));
            }
        }
    }
    let mut report = Report { findings: file.findings.clone(), ..Report::default() };
    assert!(!report.findings.is_empty() || !file.connectors.is_empty(), "{text}");
    report.sources.insert(file.file.clone(), file.showable());
    let _ = (report.to_text(Style::Plain), report.to_json().unwrap());
}

fn same(node: &Node<'_>, plain: &Plain) -> bool {
    match (&node.value, plain) {
        (Value::Text(text), Plain::String(plain)) => text == plain,
        (Value::Scalar(text), Plain::Bool(_) | Plain::Number(_)) => {
            serde_json::from_str::<Plain>(text).is_ok_and(|value| value == *plain)
        }
        (Value::Null, Plain::Null) => true,
        (Value::List(nodes), Plain::Array(plains)) => {
            nodes.len() == plains.len() && nodes.iter().zip(plains).all(|(node, plain)| same(node, plain))
        }
        (Value::Object(members), Plain::Object(map)) => {
            members.iter().all(|member| map.contains_key(member.key.as_ref()))
                && map.iter().all(|(key, plain)| node.get(key).is_some_and(|node| same(node, plain)))
        }
        _ => false,
    }
}

fn pairs(file: &ConnectorFile) -> Vec<Vec<(String, String)>> {
    let pairs = |connector: &super::Connector| {
        connector.entries.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    };
    file.connectors.iter().map(pairs).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in collection::vec(any::<u8>(), 0..60)) {
        read("a.json", bytes.clone());
        read("a.properties", bytes.clone());
        read("stdin", bytes);
    }

    #[test]
    fn json_like_text_is_read_or_refused(text in json_like()) {
        read("a.json", text.clone().into_bytes());
        read("a.properties", text.clone().into_bytes());
        read("stdin", text.into_bytes());
    }

    #[test]
    fn a_connector_with_faults_is_read_or_refused(config in config(), edits in edits(), pretty in any::<bool>()) {
        let file = serde_json::json!({ "name": "a", "config": config });
        let text = if pretty { format!("{file:#}") } else { file.to_string() };
        read("a.json", mutate(&text, &edits).into_bytes());
    }

    #[test]
    fn what_is_json_and_what_not_is_what_others_say(json in any_json(), edits in edits(), sound in any::<bool>()) {
        let text = if sound { json.to_string() } else { mutate(&json.to_string(), &edits) };
        let (roots, faults) = parse(&text);
        match serde_json::from_str::<Plain>(&text) {
            Ok(plain) => {
                prop_assert!(faults.is_empty(), "{text}: {faults:?}");
                prop_assert!(roots.len() == 1 && same(&roots[0], &plain), "{text}: {roots:?}");
            }
            // A number that no float holds is a text to a worker.
            Err(error) if error.to_string().contains("out of range") => {}
            Err(error) => prop_assert!(!faults.is_empty() || roots.len() != 1, "{text}: {error}"),
        }
    }

    #[test]
    fn a_sound_connector_is_read_as_it_is_and_round_again(config in config(), pretty in any::<bool>()) {
        let file = serde_json::json!({ "name": "a", "config": config });
        let text = if pretty { format!("{file:#}") } else { file.to_string() };
        let read = read_bytes("a.json", text.into_bytes(), Wanted::Surely).unwrap();
        prop_assert_eq!(&read.findings, &[]);
        let written = read.connectors[0].written().config;
        for (key, value) in &config {
            let expected = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            prop_assert_eq!(written.get(key), Some(expected.as_str()));
        }
        prop_assert_eq!(written.iter().count(), config.len() + 1);
        let again = serde_json::to_string(&written).unwrap();
        let again = read_bytes("b.json", again.into_bytes(), Wanted::Surely).unwrap();
        prop_assert_eq!(pairs(&again), pairs(&read));
    }

    #[test]
    fn a_part_of_a_value_stands_where_it_is_written(value in text(), at in 0_usize..8, length in 1_usize..8) {
        let text = serde_json::json!({ "connector.class": "x", "a": value }).to_string();
        let file = read_bytes("a.json", text.clone().into_bytes(), Wanted::Surely).unwrap();
        let entry = file.connectors[0].entry("a").unwrap();
        let start = value.floor_char_boundary(at.min(value.len()));
        let end = value.ceil_char_boundary((start + length).min(value.len()));
        if start < end {
            let found = entry.within(&text, &(start..end)).unwrap();
            let decoded: String = serde_json::from_str(&format!("\"{}\"", &text[found])).unwrap();
            prop_assert_eq!(decoded, &value[start..end]);
        }
    }
}
