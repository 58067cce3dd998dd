//! Each file of `connectors/` is one of connectors with a fault, named after the code of its finding; what a reader sees
//! stands beside it with the ending `.txt`. `SNAPSHOTS=overwrite` in the environment writes that anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use datastack_core::lint::RULES;
use datastack_gen::{Report, lint};
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/connectors").unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending != "txt")).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn expect(actual: String, file: &Path) {
    let expected = snapbox::Data::read_from(file, Some(snapbox::data::DataFormat::Text)).raw();
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(snapbox::Data::text(actual).raw(), expected);
}

#[test]
fn every_fault_of_a_file_is_found_and_shown() {
    for case in cases() {
        let report = lint(std::slice::from_ref(&case), None);
        expect(format!("{report}\n"), &case.with_extension("txt"));
        let name = case.file_stem().unwrap().to_string_lossy().into_owned();
        let code = name.split('-').next().unwrap_or_default();
        assert!(found(&report, code), "{} is not found in its case", case.display());
    }
}

fn found(report: &Report, code: &str) -> bool {
    report.findings().iter().any(|finding| finding.code.to_string() == code)
}

#[test]
fn a_folder_is_read_with_all_below_it() {
    let report = lint(&[PathBuf::from("tests/connectors")], None);
    for case in cases() {
        // A file that is empty, or that names no class, may be anything.
        let meant = fs::read(&case).unwrap().windows(15).any(|part| part == b"connector.class");
        let shown = case.to_string_lossy().replace('\\', "/");
        let told = report.findings().iter().any(|finding| finding.places.iter().any(|place| place.file == shown));
        assert_eq!(told, meant, "{shown}");
    }
    let one = lint(&[PathBuf::from("tests/connectors/DS0038.json"), PathBuf::from("tests/./connectors")], None);
    assert!(found(&one, "DS0038"));
}

/// Runs the command in the package's folder, with a text on its standard input.
fn datastack_gen(arguments: &[&str], input: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datastack-gen"));
    let pipes = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn standard_input_is_a_file() {
    let sound = r#"{"orders": {"info": {"name": "orders", "config": {"connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector", "topic": "t"}}}}"#;
    let (stdout, _, status) = datastack_gen(&["lint", "-"], sound);
    assert_eq!((stdout.as_str(), status), ("1 connector in 1 file: nothing to say\n", Some(0)));
    let (_, stderr, status) = datastack_gen(
        &["lint", "-"],
        &sound.replace("\"org.apache.kafka.connect.file.FileStreamSourceConnector\"", "null"),
    );
    let column = sound.find("\"org").unwrap() + 1;
    assert!(stderr.contains(&format!("stdin:1:{column}")), "{stderr}");
    assert_eq!(status, Some(1));
}

#[test]
fn sarif_holds_every_finding_with_its_place_and_its_rule() {
    let (stdout, _, status) = datastack_gen(&["lint", "tests/connectors", "--format", "sarif"], "");
    assert_eq!(status, Some(1));
    let log: Value = serde_json::from_str(&stdout).unwrap();
    let (stdout, _, _) = datastack_gen(&["lint", "tests/connectors", "--format", "json"], "");
    let findings: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(&findings) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&result["ruleId"], &result["ruleId"]), (&finding["code"], &rule["id"]));
        assert_eq!(result["level"], finding["severity"]);
        assert!(["shortDescription", "fullDescription", "help"].iter().all(|part| rule[part]["text"].is_string()));
        let message = result["message"]["text"].as_str().unwrap();
        assert!(message.starts_with(finding["message"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], finding["file"]);
        let region = &place["region"];
        assert_eq!(
            [&region["startLine"], &region["startColumn"], &region["endLine"], &region["endColumn"]],
            [&finding["line"], &finding["column"], &finding["end_line"], &finding["end_column"]]
        );
        let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
        assert_eq!(related + 1, finding["labels"].as_array().unwrap().len());
    }
}

#[test]
fn the_list_of_rules_has_every_code() {
    let (stdout, _, status) = datastack_gen(&["rules", "--format", "json"], "");
    assert_eq!(status, Some(0));
    let listed: Value = serde_json::from_str(&stdout).unwrap();
    let listed: BTreeSet<String> =
        listed["rules"].as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap().to_owned()).collect();
    let codes = datastack_gen::CODES.iter().chain(datastack_core::resolve::CODES).map(|code| code.code);
    let known: BTreeSet<String> =
        codes.chain(RULES.iter().map(|rule| rule.code)).map(|code| format!("DS{code:04}")).collect();
    assert_eq!(listed, known);
    for rule in RULES {
        let (stdout, _, status) = datastack_gen(&["explain", &format!("DS{:04}", rule.code)], "");
        assert_eq!(status, Some(0));
        assert!(stdout.contains(rule.says) && stdout.contains(rule.page.trim_end()), "{stdout}");
    }
}
