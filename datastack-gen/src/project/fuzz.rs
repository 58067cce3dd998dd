//! No text makes the reader panic.

use std::collections::BTreeMap;

use datastack_core::diagnostic::{DefinitionPath, Diagnostic, Document};
use proptest::prelude::{Strategy, any, proptest};
use proptest::{collection, sample};

use super::locate::Locator;
use super::read::{project_document, table_document};
use crate::finding::{Report, Style};

const WORDS: &[&str] = &[
    "key",
    "name",
    "columns",
    "pii",
    "mysql",
    "kafka",
    "env",
    "dev",
    "live",
    "password",
    "schema",
    "=",
    ".",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "\n",
    "\r\n",
    " ",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\u00e4",
    "#",
    "1",
    "-7",
    "1e9",
    "nan",
    "inf",
    "0x1f",
    "true",
    "2026-11-01",
    "99999999999999999999999",
    "ä",
    "\u{0}",
    "\u{feff}",
    "int",
    "drop",
];

fn toml_like() -> impl Strategy<Value = String> {
    collection::vec(sample::select(WORDS), 0..60).prop_map(|words| words.concat())
}

fn read(text: &str) {
    let file = "t.toml";
    let project = project_document(file, text, Some("dev"));
    let table = table_document(file, "t", text);
    let mut report = Report::default();
    report.sources.insert(file.to_owned(), table.showable(project.showable(text.to_owned())));
    report.findings.extend(project.findings);
    report.findings.extend(table.findings);
    let sources = BTreeMap::from([(file.to_owned(), text.to_owned())]);
    let name = |_: &Document| file.to_owned();
    let mut locator = Locator::new(&sources, &name, Some("dev"), &|_, _| None);
    for path in [
        DefinitionPath::project(),
        DefinitionPath::table("t").keys("columns.key"),
        DefinitionPath::table("t").key("key").index(0),
    ] {
        report.push(locator.finding(Diagnostic::error(1, path.clone(), "x").within(1..3)));
        report.push(locator.finding(Diagnostic::error(1, path, "x").at_key()));
    }
    report.sort();
    let _ = (report.to_text(Style::Plain), report.to_json().unwrap());
}

proptest! {
    #[test]
    fn toml_like_text_is_read_or_refused(text in toml_like()) {
        read(&text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_string_maps_onto_its_source(text in toml_like(), start in 0usize..20, length in 0usize..20) {
        let document = format!("a = {}", toml::Value::String(text.clone()));
        let raw = document.trim_start_matches("a = ").trim_end();
        if let Some(range) = super::text_range::within(raw, &(start..start + length)) {
            let _ = &raw[range];
        }
        let whole = super::text_range::within(raw, &(0..text.len())).unwrap();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        assert_eq!(whole.end, raw.len() - quotes);
    }
}
