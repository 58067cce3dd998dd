//! What the cases of all suites share.

pub mod clickhouse;
pub mod tree;

use std::fs;
use std::path::{Path, PathBuf};

/// The sub-folders of a folder of this crate, by name: one case each.
///
/// # Panics
/// If the folder cannot be read or holds no case.
pub fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut cases: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(!cases.is_empty(), "{folder} holds no case");
    cases
}

/// Compares a text with a committed file. `SNAPSHOTS=overwrite` in the environment writes the file instead.
///
/// # Panics
/// If they differ.
pub fn expect_file(actual: String, file: &Path) {
    let expected = snapbox::Data::read_from(file, Some(snapbox::data::DataFormat::Text)).raw();
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(snapbox::Data::text(actual).raw(), expected);
}
