//! One more column is a small, readable change: the files of its table, their page in the docs, and the manifest.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fmt::Write;
use std::path::Path;

use datastack_gen::Generator;
use datastack_tests::tree;
use similar::{ChangeTag, TextDiff};

#[test]
fn one_more_column_changes_one_line_of_each_list() {
    let folder = tempfile::tempdir().unwrap();
    tree::copy_definition(Path::new("../examples/production"), folder.path());
    Generator::new(folder.path()).run().unwrap();
    let before = tree::files(folder.path());

    let orders = folder.path().join("tables/orders.toml");
    let text = &before["tables/orders.toml"];
    tree::write(
        &orders,
        &text.replace("note = \"varchar(255)\"\n", "note = \"varchar(255)\"\nremark = \"varchar(80)\"\n"),
    );
    Generator::new(folder.path()).run().unwrap();
    let after = tree::files(folder.path());

    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "no file comes or goes");
    let mut changes = String::new();
    for (path, text) in &after {
        let diff = TextDiff::from_lines(before[path].as_str(), text.as_str());
        let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
        let (added, removed) = (count(ChangeTag::Insert), count(ChangeTag::Delete));
        if added + removed > 0 {
            writeln!(changes, "+{added} -{removed} {path}").unwrap();
        }
    }
    datastack_tests::expect_file(changes, Path::new("one_column.txt"));
}
