//! The examples: what is committed is what their definitions give, and it reads back as it was meant.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::path::{Path, PathBuf};

use datastack_core::connect::connector::Connector;
use datastack_core::definition::{ProjectDefinition, TableDefinition};
use datastack_gen::Generator;
use datastack_tests::tree;

/// Projects with the environments that are committed beside them.
const EXAMPLES: [(&str, &[&str]); 2] = [("minimal", &[]), ("production", &["dev"])];

fn example(name: &str) -> PathBuf {
    Path::new("../examples").join(name)
}

#[test]
fn committed_files_are_what_the_definitions_give() {
    for (name, environments) in EXAMPLES {
        let base = Generator::new(example(name)).check();
        let overlays = environments.iter().map(|environment| Generator::new(example(name)).check().env(*environment));
        for generator in std::iter::once(base).chain(overlays) {
            if let Err(error) = generator.run() {
                panic!("{name}:\n{error}");
            }
        }
    }
}

#[test]
fn the_same_definition_gives_the_same_bytes_again() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&first, &second] {
        tree::copy_definition(&example("production"), folder.path());
        Generator::new(folder.path()).run().unwrap();
    }
    assert_eq!(tree::files(first.path()), tree::files(second.path()));
}

#[test]
fn generated_json_reads_back_equal() {
    let mut connectors = 0;
    for (name, _) in EXAMPLES {
        let files = tree::files(&example(name));
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".json") || path.ends_with(".avsc")) {
            let value: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            if path == "datastack.manifest.json" || path.ends_with("/datastack.manifest.json") {
                continue;
            }
            assert_eq!(serde_json::to_string_pretty(&value).unwrap() + "\n", *text, "{path}");
            if path.contains("connectors/") {
                let connector: Connector = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
                assert_eq!(serde_json::to_value(&connector).unwrap(), value, "{path}");
                connectors += 1;
            }
        }
    }
    assert_eq!(connectors, 6, "source and sink of two projects and of one environment");
}

#[test]
fn definitions_read_back_equal_from_their_toml() {
    for (name, _) in EXAMPLES {
        for (path, text) in tree::files(&example(name)) {
            if path == "datastack.toml" {
                let project: ProjectDefinition = toml::from_str(&text).unwrap();
                assert_eq!(toml::from_str::<ProjectDefinition>(&toml::to_string(&project).unwrap()).unwrap(), project);
            } else if path.starts_with("tables/") {
                let table: TableDefinition = toml::from_str(&text).unwrap();
                assert_eq!(toml::from_str::<TableDefinition>(&toml::to_string(&table).unwrap()).unwrap(), table);
            }
        }
    }
}
