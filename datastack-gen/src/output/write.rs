#![expect(clippy::disallowed_methods, reason = "this is the one file that writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::manifest;
use super::plan::{Action, FilePlan};
use crate::code;
use crate::finding::{Finding, Place};

/// What a run did.
#[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "the command prints it"))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) created: usize,
    pub(crate) replaced: usize,
    pub(crate) removed: usize,
    pub(crate) unchanged: usize,
}

/// A content that stands beside its place, ready to be put there.
struct Prepared {
    temporary: PathBuf,
    target: PathBuf,
}

impl FilePlan {
    /// Makes the changes. All new contents are written beside their places before the first one is put there, so that
    /// a full disk or a folder without permission leaves everything as it was.
    pub(crate) fn write(mut self) -> Result<Written, Finding> {
        let mut written = Written { unchanged: self.unchanged, ..Written::default() };
        let manifest = self.manifest.take();
        let (mut contents, mut stale) = (Vec::new(), Vec::new());
        for change in &self.changes {
            match change.action {
                Action::Create => written.created += 1,
                Action::Replace => written.replaced += 1,
                Action::Remove => written.removed += 1,
            }
            match change.action {
                Action::Remove => stale.push(self.root.join(&change.path)),
                Action::Create | Action::Replace => contents.push((self.root.join(&change.path), change.text.as_str())),
            }
        }
        let last = manifest.as_ref().map(|text| vec![(self.root.join(manifest::FILE), text.as_str())]);
        let last = last.unwrap_or_default();
        let made = folders(contents.iter().chain(&last).map(|(target, _)| target))?;
        let prepared = prepare(&contents).and_then(|prepared| match prepare(&last) {
            Ok(manifest) => Ok((prepared, manifest)),
            Err(finding) => {
                discard(&prepared);
                Err(finding)
            }
        });
        let (prepared, manifest) = match prepared {
            Ok(prepared) => prepared,
            Err(finding) => {
                for folder in made.iter().rev() {
                    let _ = fs::remove_dir(folder);
                }
                return Err(finding);
            }
        };
        put(&prepared)?;
        for file in &stale {
            fs::remove_file(file).map_err(|error| not_writable(file, &error))?;
            remove_empty_folders(file, &self.root);
        }
        put(&manifest)?;
        Ok(written)
    }
}

/// Replaces one file as a whole; says whether its content was another before.
pub(crate) fn replace(target: &Path, text: &str) -> Result<bool, Finding> {
    if fs::read(target).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    folders(std::iter::once(&target.to_owned()))?;
    put(&prepare(&[(target.to_owned(), text)])?)?;
    Ok(true)
}

/// Replaces files as a whole, all or none.
#[cfg(all(feature = "cli", feature = "live"))]
pub(crate) fn rewrite(files: &[(PathBuf, String)]) -> Result<(), Finding> {
    let contents: Vec<_> = files.iter().map(|(path, text)| (path.clone(), text.as_str())).collect();
    put(&prepare(&contents)?)
}

/// Creates files that must not exist yet; if one does, none is written.
#[cfg(feature = "cli")]
pub(crate) fn create(files: &[(PathBuf, String)]) -> Result<(), Finding> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        let shown = shown(path);
        let message = format!("`{shown}` exists already");
        return Err(Finding::error(code::FOREIGN_FILE, Place::file(&shown), message)
            .help("choose another folder: nothing that exists is overwritten"));
    }
    folders(files.iter().map(|(path, _)| path))?;
    let contents: Vec<_> = files.iter().map(|(path, text)| (path.clone(), text.as_str())).collect();
    put(&prepare(&contents)?)
}

/// Makes all folders; gives those that are new, outer ones first.
fn folders<'a>(targets: impl Iterator<Item = &'a PathBuf>) -> Result<Vec<PathBuf>, Finding> {
    let wanted: BTreeSet<&Path> = targets.filter_map(|target| target.parent()).collect();
    let mut made = Vec::new();
    for folder in wanted {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|one| !one.as_os_str().is_empty() && !one.exists()).collect();
        for one in missing.into_iter().rev() {
            if let Err(error) = fs::create_dir(one)
                && error.kind() != io::ErrorKind::AlreadyExists
            {
                made.iter().rev().for_each(|new| drop(fs::remove_dir(new)));
                return Err(not_writable(one, &error));
            }
            made.push(one.to_owned());
        }
    }
    Ok(made)
}

fn prepare(contents: &[(PathBuf, &str)]) -> Result<Vec<Prepared>, Finding> {
    let prepared: Vec<Result<Prepared, Finding>> = contents
        .par_iter()
        .map(|(target, text)| {
            let name = target.file_name().unwrap_or_default().to_string_lossy();
            let temporary = target.with_file_name(format!(".{name}.tmp"));
            match fs::write(&temporary, text) {
                Ok(()) => Ok(Prepared { temporary, target: target.clone() }),
                Err(error) => {
                    let _ = fs::remove_file(&temporary);
                    Err(not_writable(target, &error))
                }
            }
        })
        .collect();
    let (mut done, mut fault) = (Vec::with_capacity(prepared.len()), None);
    for one in prepared {
        match one {
            Ok(one) => done.push(one),
            Err(finding) => fault = fault.or(Some(finding)),
        }
    }
    match fault {
        None => Ok(done),
        Some(finding) => {
            discard(&done);
            Err(finding)
        }
    }
}

fn discard(prepared: &[Prepared]) {
    for one in prepared {
        let _ = fs::remove_file(&one.temporary);
    }
}

fn put(prepared: &[Prepared]) -> Result<(), Finding> {
    prepared.par_iter().try_for_each(|Prepared { temporary, target }| {
        fs::rename(temporary, target).map_err(|error| {
            let _ = fs::remove_file(temporary);
            not_writable(target, &error)
        })
    })
}

fn remove_empty_folders(file: &Path, root: &Path) {
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown)
}

fn not_writable(path: &Path, error: &io::Error) -> Finding {
    let shown = shown(path);
    Finding::error(code::NOT_WRITABLE, Place::file(&shown), format!("`{shown}` cannot be written: {error}"))
        .help("free the place, or give the folder permissions that allow writing; then run the command again")
}
