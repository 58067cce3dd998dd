use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Input;
use crate::code;
use crate::connector::Wanted;
use crate::finding::{Finding, Place};
use crate::project::shown;

/// What the inputs come to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<(PathBuf, Wanted)>,
    pub(super) texts: Vec<(String, Vec<u8>)>,
    pub(super) findings: Vec<Finding>,
}

/// Goes through folders, in the order of names. Hidden ones, and links in folders, are left alone: there would be no end
/// to a link that leads upwards.
pub(super) fn walk(inputs: &[Input]) -> Found {
    let mut found = Found::default();
    for input in inputs {
        match input {
            Input::Text(name, bytes) => found.texts.push((name.clone(), bytes.clone())),
            Input::Path(path) if path.is_dir() => folder(path, &mut found),
            Input::Path(path) => found.files.push((path.clone(), Wanted::Surely)),
        }
    }
    let mut seen = HashSet::new();
    found.files.retain(|(path, _)| seen.insert(shown(path)));
    found
}

fn folder(path: &Path, found: &mut Found) {
    let mut folders = vec![path.to_owned()];
    while let Some(path) = folders.pop() {
        let (mut files, mut below) = (Vec::new(), Vec::new());
        let entries = fs::read_dir(&path).map(|entries| entries.collect::<Result<Vec<_>, _>>());
        let entries = match entries {
            Ok(Ok(entries)) => entries,
            Ok(Err(error)) | Err(error) => {
                let folder = shown(&path);
                let message = format!("`{folder}` cannot be read: {error}");
                let help = "check that its permissions allow reading";
                found.findings.push(Finding::error(code::UNREADABLE, Place::file(&folder), message).help(help));
                continue;
            }
        };
        for entry in entries {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && !hidden {
                below.push(entry.path());
            } else if kind.is_file() && !hidden && is_candidate(&entry.path()) {
                files.push(entry.path());
            }
        }
        files.sort_unstable();
        below.sort_unstable();
        found.files.extend(files.into_iter().map(|file| (file, Wanted::Perhaps)));
        folders.extend(below.into_iter().rev());
    }
}

fn is_candidate(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("properties")
}
