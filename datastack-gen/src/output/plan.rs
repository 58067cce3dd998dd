use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::compare::{Found, compare};
use super::manifest::{self, Entry, Manifest};
use super::sha256::sha256;
use crate::artifact::{Owner, RenderedFile};
use crate::code;
use crate::finding::{Finding, Place};

/// Whether changes made by hand are overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Force {
    /// They are findings, and nothing is written.
    No,
    /// They are lost.
    Yes,
}

/// What a change does to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Create,
    Replace,
    Remove,
}

/// A change of one file.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) action: Action,
    /// Relative to the root.
    pub(super) path: String,
    /// The whole content; empty if the file is removed.
    pub(super) text: String,
}

/// All changes that bring a folder to what a pipeline gives.
#[derive(Debug)]
pub(crate) struct FilePlan {
    pub(super) root: PathBuf,
    pub(super) changes: Vec<Change>,
    /// The manifest as it shall be, if it differs.
    pub(super) manifest: Option<String>,
    /// Files that are as they shall be.
    pub(super) unchanged: usize,
    /// What stands in the way (errors: nothing may be written) and what is worth knowing.
    pub(crate) findings: Vec<Finding>,
}

impl FilePlan {
    /// Compares rendered files, sorted by path, with a folder.
    pub(crate) fn new(root: &Path, files: Vec<RenderedFile>, force: Force) -> Self {
        let mut plan =
            Self { root: root.to_owned(), changes: Vec::new(), manifest: None, unchanged: 0, findings: Vec::new() };
        let old_text = plan.read_manifest();
        let old = plan.parse_manifest(old_text.as_deref());
        if !plan.findings.is_empty() {
            return plan;
        }
        plan.refuse_shared_paths(&files);
        let compared: Vec<(Found, Option<String>)> = files
            .par_iter()
            .with_min_len(16)
            .map_init(Vec::new, |buffer, file| {
                let found = compare(root, file, &old, buffer);
                (found, (file.owner == Owner::Generated).then(|| sha256(file.text.as_bytes())))
            })
            .collect();
        let (found, hashes): (Vec<Found>, Vec<Option<String>>) = compared.into_iter().unzip();
        plan.remove_stale(&old, &files, force);
        let entries: Vec<Entry<'_>> = files.iter().zip(hashes).map(|(file, hash)| Entry::new(file, hash)).collect();
        match old.text(&entries) {
            Ok(text) if old_text.as_ref() != Some(&text) => plan.manifest = Some(text),
            Ok(_) => {}
            Err(error) => plan.findings.push(plan.manifest_fault(&error)),
        }
        for (file, found) in files.into_iter().zip(found) {
            plan.decide(file, found, force);
        }
        plan
    }

    /// True if the folder is as it shall be.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.manifest.is_none()
    }

    pub(super) fn shown(&self, path: &str) -> String {
        let shown = self.root.join(path).to_string_lossy().replace('\\', "/");
        shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown)
    }

    fn place(&self, path: &str) -> Place {
        Place::file(&self.shown(path))
    }

    fn manifest_fault(&self, error: &dyn std::fmt::Display) -> Finding {
        let message = format!("`{}` cannot be read: {error}", self.shown(manifest::FILE));
        let help = "restore it from version control; without it nobody knows which files are generated";
        Finding::error(code::MANIFEST, self.place(manifest::FILE), message).help(help)
    }

    fn read_manifest(&mut self) -> Option<String> {
        match fs::read_to_string(self.root.join(manifest::FILE)) {
            Ok(text) => Some(text),
            Err(error) => {
                if error.kind() != std::io::ErrorKind::NotFound {
                    self.findings.push(self.manifest_fault(&error));
                }
                None
            }
        }
    }

    fn parse_manifest(&mut self, text: Option<&str>) -> Manifest {
        match text.map(Manifest::parse).transpose() {
            Ok(manifest) => manifest.unwrap_or_default(),
            Err(error) => {
                self.findings.push(self.manifest_fault(&error));
                Manifest::default()
            }
        }
    }

    fn refuse_shared_paths(&mut self, files: &[RenderedFile]) {
        for pair in files.windows(2) {
            if let [one, other] = pair
                && one.path == other.path
            {
                let message = format!("two artifacts would be written to `{}`", one.path);
                let help = "give each kind of artifact a folder of its own in `[outputs]`";
                self.findings.push(Finding::error(code::SAME_PATH, self.place(&one.path), message).help(help));
            }
        }
    }

    fn remove_stale(&mut self, old: &Manifest, files: &[RenderedFile], force: Force) {
        let wanted: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        for (path, owner) in old.files().filter(|(path, _)| !wanted.contains(path)) {
            let Ok(content) = fs::read(self.root.join(path)) else { continue };
            if owner == Owner::User {
                let message = format!("`{path}` is no longer called by any generated file");
                let help = "it is yours: delete it if nothing else needs it";
                self.findings.push(Finding::warning(code::UNUSED_SCAFFOLD, self.place(path), message).help(help));
            } else if force == Force::Yes || old.wrote(path, &sha256(&content)) {
                self.changes.push(Change { action: Action::Remove, path: path.to_owned(), text: String::new() });
            } else {
                let message = format!("`{path}` is no longer generated, and was changed by hand: it stays");
                let help = "delete it if nothing else needs it";
                self.findings.push(Finding::warning(code::EDITED_STALE, self.place(path), message).help(help));
            }
        }
    }

    fn decide(&mut self, file: RenderedFile, found: Found, force: Force) {
        let RenderedFile { path, text, source, .. } = file;
        let action = match found {
            Found::Same => {
                self.unchanged += 1;
                return;
            }
            Found::Nothing => Action::Create,
            Found::Older => Action::Replace,
            Found::Edited if force == Force::Yes => Action::Replace,
            Found::Edited => {
                let message = format!("`{path}` is generated, and was changed by hand");
                let help = format!(
                    "put the change into `{source}`, then run `datastack-gen generate --force`, which overwrites the file"
                );
                self.findings.push(Finding::error(code::EDITED, self.place(&path), message).help(help));
                Action::Replace
            }
            Found::Foreign => {
                let message =
                    format!("`{path}` stands where a generated file belongs, and datastack-gen did not write it");
                let help = "move it away, or give this kind of artifact another folder in `[outputs]`";
                self.findings.push(Finding::error(code::FOREIGN_FILE, self.place(&path), message).help(help));
                return;
            }
            Found::Unreadable(error) => {
                let message = format!("`{}` cannot be read: {error}", self.shown(&path));
                let help = "its permissions must allow reading and writing";
                self.findings.push(Finding::error(code::UNREADABLE, self.place(&path), message).help(help));
                return;
            }
        };
        self.changes.push(Change { action, path, text });
    }
}
