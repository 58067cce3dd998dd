//! Each folder of `diagnostics/` is a project with a fault, named after the code of its finding; `expected.txt` holds
//! what a reader sees. A file `environment` names the environment to read.

use std::fs;
use std::path::Path;

use datastack_gen::Generator;

fn check(case: &Path) {
    let mut generator = Generator::new(case);
    if let Ok(environment) = fs::read_to_string(case.join("environment")) {
        generator = generator.env(environment.trim());
    }
    let report = generator.validate();
    datastack_tests::expect_file(format!("{report}\n"), &case.join("expected.txt"));
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    let code = name.split('-').next().unwrap_or_default();
    let found = report.findings().iter().any(|finding| finding.code.to_string() == code);
    assert!(found, "{} is not found in its case", case.display());
}

#[test]
fn every_fault_is_found_and_shown() {
    for case in datastack_tests::cases("diagnostics") {
        check(&case);
    }
}
