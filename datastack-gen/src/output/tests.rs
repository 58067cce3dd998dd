#![expect(clippy::disallowed_methods, reason = "the tests change files as a user would")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::plan::{FilePlan, Force};
use super::write::Written;
use crate::artifact::{ArtifactKind, Owner, RenderedFile};

fn file(path: &str, text: &str) -> RenderedFile {
    let (path, text, source) = (path.to_owned(), text.to_owned(), "tables/orders.toml".to_owned());
    RenderedFile { path, text, source, artifact: ArtifactKind::Clickhouse, owner: Owner::Generated }
}

fn scaffold(path: &str, text: &str) -> RenderedFile {
    RenderedFile { owner: Owner::User, ..file(path, text) }
}

fn generate(root: &Path, files: &[RenderedFile]) -> Written {
    let plan = FilePlan::new(root, files.to_vec(), Force::No);
    assert_eq!(plan.findings, []);
    plan.write().unwrap()
}

fn codes(plan: &FilePlan) -> Vec<String> {
    plan.findings.iter().map(|finding| finding.code.to_string()).collect()
}

fn tree(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.extend(tree(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
    found
}

#[test]
fn a_second_run_does_nothing_and_a_change_touches_one_file() {
    let root = tempfile::tempdir().unwrap();
    let files = [file("a/1.sql", "one\n"), file("a/2.sql", "two\n")];
    let all_new = Written { created: 2, ..Written::default() };
    assert_eq!(generate(root.path(), &files), all_new);
    assert!(FilePlan::new(root.path(), files.to_vec(), Force::No).is_empty());
    let changed = [file("a/1.sql", "one\n"), file("a/2.sql", "zwei\n")];
    assert_eq!(generate(root.path(), &changed), Written { replaced: 1, unchanged: 1, ..Written::default() });
    assert_eq!(fs::read_to_string(root.path().join("a/2.sql")).unwrap(), "zwei\n");
    assert_eq!(tree(root.path()), ["a/1.sql", "a/2.sql", "datastack.manifest.json"]);
}

#[test]
fn a_file_changed_by_hand_is_refused_until_forced() {
    let root = tempfile::tempdir().unwrap();
    generate(root.path(), &[file("a.sql", "one\n")]);
    fs::write(root.path().join("a.sql"), "one and more\n").unwrap();
    let new = vec![file("a.sql", "two\n")];
    let plan = FilePlan::new(root.path(), new.clone(), Force::No);
    assert_eq!(codes(&plan), ["DS0022"]);
    let plan = FilePlan::new(root.path(), new, Force::Yes);
    assert_eq!(plan.findings, []);
    plan.write().unwrap();
    assert_eq!(fs::read_to_string(root.path().join("a.sql")).unwrap(), "two\n");
}

#[test]
fn a_foreign_file_is_never_touched() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("a.sql"), "mine\n").unwrap();
    fs::create_dir(root.path().join("b.sql")).unwrap();
    let plan = FilePlan::new(root.path(), vec![file("a.sql", "one\n"), file("b.sql", "two\n")], Force::Yes);
    assert_eq!(codes(&plan), ["DS0021", "DS0021"]);
    assert_eq!(plan.changes.len(), 0);
}

#[test]
fn a_stale_file_goes_with_its_folder_unless_it_was_changed() {
    let root = tempfile::tempdir().unwrap();
    generate(root.path(), &[file("a/1.sql", "one\n"), file("b/2.sql", "two\n"), file("c.sql", "three\n")]);
    fs::write(root.path().join("b/2.sql"), "zwei\n").unwrap();
    let plan = FilePlan::new(root.path(), vec![file("c.sql", "three\n")], Force::No);
    assert_eq!(codes(&plan), ["DS0023"]);
    plan.write().unwrap();
    assert_eq!(tree(root.path()), ["b/2.sql", "c.sql", "datastack.manifest.json"]);
    assert!(!root.path().join("a").exists());
    assert!(FilePlan::new(root.path(), vec![file("c.sql", "three\n")], Force::No).is_empty());
}

#[test]
fn a_scaffold_is_created_once() {
    let root = tempfile::tempdir().unwrap();
    generate(root.path(), &[scaffold("orders.py", "pass\n")]);
    fs::write(root.path().join("orders.py"), "work()\n").unwrap();
    assert_eq!(
        generate(root.path(), &[scaffold("orders.py", "other\n")]),
        Written { unchanged: 1, ..Written::default() }
    );
    assert_eq!(fs::read_to_string(root.path().join("orders.py")).unwrap(), "work()\n");
    let plan = FilePlan::new(root.path(), Vec::new(), Force::Yes);
    assert_eq!(codes(&plan), ["DS0026"]);
    plan.write().unwrap();
    assert_eq!(tree(root.path()), ["datastack.manifest.json", "orders.py"]);
}

#[test]
fn two_artifacts_never_share_a_file() {
    let root = tempfile::tempdir().unwrap();
    let plan = FilePlan::new(root.path(), vec![file("a.sql", "one\n"), file("a.sql", "two\n")], Force::No);
    assert_eq!(codes(&plan), ["DS0025"]);
}

#[test]
fn an_unreadable_manifest_stops_everything() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("datastack.manifest.json"), "{").unwrap();
    let plan = FilePlan::new(root.path(), vec![file("a.sql", "one\n")], Force::Yes);
    assert_eq!(codes(&plan), ["DS0024"]);
    assert!(plan.is_empty());
}

#[test]
fn a_place_that_cannot_be_written_leaves_everything_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    generate(root.path(), &[file("a/1.sql", "one\n")]);
    let plan = FilePlan::new(root.path(), vec![file("a/1.sql", "eins\n"), file("b/c/2.sql", "two\n")], Force::No);
    // A folder where the second content would be prepared: a write fails even for root.
    fs::create_dir_all(root.path().join("b/c/.2.sql.tmp")).unwrap();
    let finding = plan.write().unwrap_err();
    assert_eq!(finding.code.to_string(), "DS0020");
    assert_eq!(fs::read_to_string(root.path().join("a/1.sql")).unwrap(), "one\n");
    assert_eq!(tree(root.path()), ["a/1.sql", "datastack.manifest.json"]);
}

#[test]
fn a_folder_without_write_permission_is_reported() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(root.path().join("probe"), "").is_ok() {
        println!("skipped: this user writes into folders without write permission (root does)");
        return;
    }
    let plan = FilePlan::new(root.path(), vec![file("a/1.sql", "one\n")], Force::No);
    assert_eq!(plan.write().unwrap_err().code.to_string(), "DS0020");
}

#[test]
fn an_interrupted_write_leaves_the_old_file_and_the_next_run_heals() {
    let root = tempfile::tempdir().unwrap();
    generate(root.path(), &[file("a.sql", "one\n")]);
    fs::write(root.path().join(".a.sql.tmp"), "tw").unwrap();
    assert_eq!(fs::read_to_string(root.path().join("a.sql")).unwrap(), "one\n");
    generate(root.path(), &[file("a.sql", "two\n")]);
    assert_eq!(tree(root.path()), ["a.sql", "datastack.manifest.json"]);
}
