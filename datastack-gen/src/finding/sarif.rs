//! SARIF 2.1.0: findings as code hosts show them, in place.

use std::collections::{BTreeMap, BTreeSet};

use datastack_core::diagnostic::{Code, Severity};
use serde_json::{Value, json};

use super::position::{Lines, whole_characters};
use super::{Finding, Place, Report};
use crate::meaning::{Meaning, meanings};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

impl Report {
    /// All findings as a log of SARIF 2.1.0, which code hosts take. Files are relative to where the command ran.
    ///
    /// # Errors
    /// Never for findings as they are made here; the type is serde_json's.
    pub fn to_sarif(&self) -> Result<String, serde_json::Error> {
        let sources = self.lines();
        let found: BTreeSet<Code> = self.findings.iter().map(|finding| finding.code).collect();
        let rules: Vec<Meaning> = meanings().into_iter().filter(|meaning| found.contains(&meaning.code)).collect();
        let places: BTreeMap<Code, usize> = rules.iter().enumerate().map(|(place, rule)| (rule.code, place)).collect();
        let results: Vec<Value> = self.findings.iter().map(|finding| result(finding, &sources, &places)).collect();
        let driver = json!({
            "name": "datastack-gen",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
        }))
    }
}

fn rule(meaning: &Meaning) -> Value {
    let mut rule = json!({
        "id": meaning.code,
        "shortDescription": { "text": meaning.says },
        "fullDescription": { "text": meaning.says },
        "help": { "text": meaning.page.trim_end() },
    });
    if let Some(severity) = meaning.severity {
        rule["defaultConfiguration"] = json!({ "level": level(severity) });
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(finding: &Finding, sources: &BTreeMap<&str, Lines<'_>>, rules: &BTreeMap<Code, usize>) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let (main, others) = finding.places.split_at(finding.places.len().min(1));
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": main.iter().map(|place| location(place, sources)).collect::<Vec<_>>(),
    });
    if let Some(index) = rules.get(&finding.code) {
        result["ruleIndex"] = json!(index);
    }
    if !others.is_empty() {
        let others: Vec<Value> = others
            .iter()
            .enumerate()
            .map(|(number, place)| {
                let mut location = location(place, sources);
                location["id"] = json!(number + 1);
                if !place.message.is_empty() {
                    location["message"] = json!({ "text": place.message });
                }
                location
            })
            .collect();
        result["relatedLocations"] = Value::Array(others);
    }
    result
}

fn location(place: &Place, sources: &BTreeMap<&str, Lines<'_>>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    if let (Some(lines), Some(range)) = (sources.get(place.file.as_str()), &place.range) {
        let range = whole_characters(lines.text, range);
        let (start, end) = (lines.position(range.start), lines.position(range.end));
        physical["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a reference of a URI: relative as it is, absolute behind `file://`.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    if file.starts_with('/') {
        uri.push_str("file://");
    }
    // A first part with a colon would be read as a scheme.
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("dir/a.json"), "dir/a.json");
        assert_eq!(uri("c:a b/ä#1.json"), "c%3Aa%20b/%C3%A4%231.json");
        assert_eq!(uri("/tmp/a.json"), "file:///tmp/a.json");
    }
}
