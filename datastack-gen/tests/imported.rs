//! Dumps and the projects that are made of them: `tests/imported/schemas/<name>/dump.sql` beside `findings.txt`, what the
//! import says, and `project/`, what it writes. The same dumps run on the engines: `tests/imported/run`.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::disallowed_methods, reason = "expected files are written on request")]

mod expected;

use std::path::Path;

use expected::{cases, datastack_gen, expect};

#[test]
fn every_dump_becomes_the_expected_project_which_generates() {
    for schema in cases(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/imported/schemas"), 7) {
        let out = tempfile::tempdir().unwrap();
        let project = out.path().join(schema.file_name().unwrap());
        let made = datastack_gen(&schema, &["import", "ddl", "dump.sql", "--out", &project.to_string_lossy()]);
        expect(&schema, &project, made);
        let generated = datastack_gen(&project, &["generate"]);
        let said = String::from_utf8_lossy(&generated.stderr).into_owned();
        assert_eq!(generated.status.code(), Some(0), "{}: {said}", schema.display());
    }
}
