//! `datastack_gen::Generator`, as a `build.rs` uses it.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::disallowed_methods, reason = "a user's project is made and changed")]

use std::fs;
use std::path::Path;

use datastack_gen::Generator;

fn project(folder: &Path) {
    fs::create_dir_all(folder.join("tables")).unwrap();
    for file in ["datastack.toml", "tables/orders.toml"] {
        fs::copy(Path::new("../examples/minimal").join(file), folder.join(file)).unwrap();
    }
}

fn codes(generator: &Generator) -> Vec<String> {
    let report = match generator.run() {
        Ok(report) => report,
        Err(error) => error.report().clone(),
    };
    report.findings().iter().map(|finding| finding.code.to_string()).collect()
}

#[test]
fn an_error_shows_every_finding() {
    let error = Generator::new("diagnostics/DS0006").run().unwrap_err();
    datastack_tests::expect_file(format!("{error}\n"), Path::new("diagnostics/DS0006/expected.txt"));
}

#[test]
fn committed_files_that_are_out_of_date_fail_the_build() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path());
    let generator = Generator::new(folder.path());
    let checking = generator.clone().check();
    assert!(codes(&checking).iter().all(|code| code == "DS0030"), "every file is missing");
    assert_eq!(codes(&generator), [""; 0]);
    assert_eq!(codes(&checking), [""; 0]);
    let topic = folder.path().join("topics/orders.json");
    let text = fs::read_to_string(&topic).unwrap();
    fs::write(&topic, text.replace('4', "5")).unwrap();
    assert_eq!(codes(&checking), ["DS0022"]);
    assert_eq!(codes(&generator), ["DS0022"]);
    assert_eq!(codes(&generator.clone().force()), [""; 0]);
    assert_eq!(fs::read_to_string(&topic).unwrap(), text);
}

#[test]
fn row_types_go_to_the_build_folder_and_nowhere_else() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    project(folder.path());
    let generator = Generator::new(folder.path()).rust_rows().out_dir(out.path());
    assert_eq!(codes(&generator), [""; 0]);
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["datastack.toml", "tables"]);
}

#[test]
fn a_dump_that_differs_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path());
    let dump = folder.path().join("shop.sql");
    fs::write(&dump, "CREATE TABLE orders (order_id bigint unsigned not null primary key);").unwrap();
    let report = Generator::new(folder.path()).compare(&dump);
    assert!(report.has_errors());
    assert!(report.findings().iter().all(|finding| finding.code.to_string() == "DS0033"));
}
