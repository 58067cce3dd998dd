//! Folders as values.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file below a folder: relative path and content.
///
/// # Panics
/// If a file cannot be read as text.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            files.insert(name, text);
        }
    }
}

/// Copies the definition of a project, without anything that was generated from it.
///
/// # Panics
/// If a file cannot be copied.
#[expect(clippy::disallowed_methods, reason = "a test makes the project that it changes")]
pub fn copy_definition(from: &Path, to: &Path) {
    let tables = to.join("tables");
    fs::create_dir_all(&tables).unwrap_or_else(|error| panic!("{}: {error}", tables.display()));
    for (name, text) in files(&from.join("tables")) {
        write(&tables.join(name), &text);
    }
    let project = fs::read_to_string(from.join("datastack.toml")).unwrap_or_else(|error| panic!("{error}"));
    write(&to.join("datastack.toml"), &project);
}

/// Writes a file of a test's own project.
///
/// # Panics
/// If it cannot be written.
#[expect(clippy::disallowed_methods, reason = "a test writes the project that it changes")]
pub fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
