//! Each file of `connectors/` is one of connectors with a fault, named after the code of its finding; what a reader sees
//! stands beside it with the ending `.txt`. `SNAPSHOTS=overwrite` in the environment writes that anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use datastack_gen::{Report, lint};

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
