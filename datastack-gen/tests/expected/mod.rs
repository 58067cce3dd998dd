//! What an import says and writes, compared with the files beside its input: `findings.txt` and `project/`.
//! `SNAPSHOTS=overwrite` in the environment writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The cases in a folder, of which there are so many.
pub fn cases(folder: impl AsRef<Path>, count: usize) -> Vec<PathBuf> {
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert_eq!(cases.len(), count);
    cases
}

/// Runs the command in a folder.
pub fn datastack_gen(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datastack-gen"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

/// Compares an import of a case into `project` with what is expected of it.
pub fn expect(case: &Path, project: &Path, made: Output) {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let said = String::from_utf8([made.stderr, made.stdout].concat()).unwrap();
    let said = said.replace(&*project.to_string_lossy(), &name);
    let (findings, expected) = (case.join("findings.txt"), case.join("project"));
    if std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite") {
        fs::write(&findings, &said).unwrap();
        let _ = fs::remove_dir_all(&expected);
        for (path, text) in files(project) {
            let path = expected.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    compare(&format!("{name}/findings.txt"), said, fs::read_to_string(&findings).unwrap_or_default());
    let (written, expected) = (files(project), files(&expected));
    assert_eq!(written.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{name}");
    for (path, text) in written {
        compare(&format!("{name}/{}", path.display()), text, expected[&path].clone());
    }
}

/// The files of a folder by their paths in it.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
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

fn compare(name: &str, actual: String, expected: String) {
    let (actual, expected) = (snapbox::Data::text(actual).raw(), snapbox::Data::text(expected).raw());
    let compared = snapbox::Assert::new().try_eq(Some(&name), actual, expected);
    compared.unwrap_or_else(|error| panic!("{error}"));
}
