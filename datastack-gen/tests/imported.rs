//! Dumps and the projects that are made of them: `tests/imported/schemas/<name>/dump.sql` beside `findings.txt`, what the
//! import says, and `project/`, what it writes. The same dumps run on the engines: `tests/imported/run`.
//! `SNAPSHOTS=overwrite` in the environment writes the expected files anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::disallowed_methods, reason = "expected files are written on request")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn schemas() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/imported/schemas");
    let mut schemas: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    schemas.sort();
    assert_eq!(schemas.len(), 7);
    schemas
}

fn datastack_gen(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datastack-gen"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

/// The files of a folder by their paths in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        let name = PathBuf::from(entry.file_name().unwrap());
        if entry.is_dir() {
            found.extend(files(&entry).into_iter().map(|(inner, text)| (name.join(inner), text)));
        } else {
            found.insert(name, fs::read_to_string(&entry).unwrap());
        }
    }
    found
}

#[test]
fn every_dump_becomes_the_expected_project_which_generates() {
    let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite");
    for schema in schemas() {
        let name = schema.file_name().unwrap().to_string_lossy().into_owned();
        let out = tempfile::tempdir().unwrap();
        let project = out.path().join(&name);
        let made = datastack_gen(&schema, &["import", "ddl", "dump.sql", "--out", &project.to_string_lossy()]);
        let said = String::from_utf8([made.stderr, made.stdout].concat()).unwrap();
        let said = said.replace(&*project.to_string_lossy(), &name);
        let (findings, expected) = (schema.join("findings.txt"), schema.join("project"));
        if overwrite {
            fs::write(&findings, &said).unwrap();
            let _ = fs::remove_dir_all(&expected);
            for (path, text) in files(&project) {
                let path = expected.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        compare(&format!("{name}/findings.txt"), said, fs::read_to_string(&findings).unwrap_or_default());
        let (written, expected) = (files(&project), files(&expected));
        assert_eq!(written.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{name}");
        for (path, text) in written {
            compare(&format!("{name}/{}", path.display()), text, expected[&path].clone());
        }
        let generated = datastack_gen(&project, &["generate"]);
        let said = String::from_utf8_lossy(&generated.stderr).into_owned();
        assert_eq!(generated.status.code(), Some(0), "{name}: {said}");
    }
}

fn compare(name: &str, actual: String, expected: String) {
    let (actual, expected) = (snapbox::Data::text(actual).raw(), snapbox::Data::text(expected).raw());
    let compared = snapbox::Assert::new().try_eq(Some(&name), actual, expected);
    compared.unwrap_or_else(|error| panic!("{error}"));
}
