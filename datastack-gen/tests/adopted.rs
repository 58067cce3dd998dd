//! Connectors and the projects that are made of them: `adopted/<name>/connector.json` or `connector.properties`, with a
//! dump of its tables or without, beside `findings.txt`, what the import says, and `project/`, what it writes.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::disallowed_methods, reason = "expected files are written on request")]

mod expected;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use expected::{datastack_gen, expect, files};
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    expected::cases("tests/adopted", 4)
}

/// The file of a case that has one of these endings.
fn file(case: &Path, endings: &[&str]) -> Option<String> {
    let names = fs::read_dir(case).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let has_ending = |name: &String| endings.iter().any(|ending| name.ends_with(ending));
    names.into_iter().find(has_ending)
}

/// Imports the connectors of a case into a new folder.
fn import(case: &Path, project: &Path, format: &str) -> Output {
    let connectors = file(case, &[".json", ".properties"]).unwrap();
    let project = project.to_string_lossy().into_owned();
    let mut arguments = vec!["import", "connector", &connectors, "--out", &project, "--format", format];
    let dump = file(case, &[".sql"]);
    if let Some(dump) = &dump {
        arguments.extend(["--ddl", dump]);
    }
    datastack_gen(case, &arguments)
}

#[test]
fn every_connector_becomes_the_expected_project() {
    for case in cases() {
        let out = tempfile::tempdir().unwrap();
        let project = out.path().join(case.file_name().unwrap());
        let made = import(&case, &project, "text");
        expect(&case, &project, made);
    }
}

/// A key of what is imported, with its line.
struct Stated {
    connector: String,
    key: String,
    value: String,
    line: u64,
}

/// The keys of a file with one key a line.
fn stated(case: &Path) -> Vec<Stated> {
    let text = fs::read_to_string(case.join("connector.json")).unwrap();
    let mut connectors: Vec<Value> = Vec::new();
    find(&serde_json::from_str(&text).unwrap(), &mut connectors);
    let mut stated = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((key, _)) = line.trim().strip_prefix('"').and_then(|rest| rest.split_once("\": ")) else { continue };
        // A key of several connectors belongs to the one whose keys are not used up.
        let connector = connectors.iter_mut().find(|connector| connector["config"].get(key).is_some());
        let Some(connector) = connector else { continue };
        let name = connector["name"].as_str().unwrap().to_owned();
        let value = connector["config"].as_object_mut().unwrap().remove(key).unwrap();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        stated.push(Stated { connector: name, key: key.to_owned(), value, line: number });
    }
    stated
}

fn find(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(map) if map.contains_key("config") => found.push(value.clone()),
        Value::Object(map) => map.values().for_each(|inner| find(inner, found)),
        _ => {}
    }
}

#[test]
fn every_key_is_set_by_the_project_or_told_of() {
    for case in cases().into_iter().filter(|case| case.join("connector.json").exists()) {
        let out = tempfile::tempdir().unwrap();
        let project = out.path().join("project");
        let made = import(&case, &project, "json");
        let findings: Vec<Value> = serde_json::from_slice(&made.stdout).unwrap();
        let told: BTreeSet<u64> = findings.iter().filter_map(|finding| finding["line"].as_u64()).collect();
        let generated = datastack_gen(&project, &["generate"]);
        assert_eq!(generated.status.code(), Some(0), "{}", String::from_utf8_lossy(&generated.stderr));
        let connectors: Vec<Value> = files(&project.join("connectors"))
            .into_iter()
            .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "json"))
            .map(|(_, text)| serde_json::from_str(&text).unwrap())
            .collect();
        let stated = stated(&case);
        assert!(stated.len() >= 20);
        let mut set = 0;
        for Stated { connector, key, value, line } in &stated {
            let made = connectors.iter().find(|made| made["name"] == **connector);
            let own = key.replace("transforms.flat.", "transforms.unwrap.").replace("flags.", "booleans.");
            let made =
                made.map(|made| made["config"][&own].as_str().unwrap_or_default().to_owned()).unwrap_or_default();
            let same = match key.as_str() {
                "name" => true,
                // The pipeline needs fields and tables of its own beside those asked for.
                "transforms.unwrap.add.fields" | "transforms.flat.add.fields" | "table.include.list" => {
                    let made = made.replace('\\', "");
                    let made: BTreeSet<&str> = made.split(',').collect();
                    value.replace('\\', "").split(',').all(|element| made.contains(element))
                }
                "converters" => made == value.replace("flags", "booleans"),
                // Expressions become the names of the columns that they stand for.
                "flags.selector" => made.replace('\\', "") == "shop.lines.taxed,shop.orders.gift,shop.orders.open",
                "transforms" => made == value.replace("flat", "unwrap"),
                _ => made == *value,
            };
            assert!(same || told.contains(line), "{}: {key} = {value}, and the project sets `{made}`", case.display());
            set += usize::from(same);
        }
        assert!(set > 8, "{}: {set} keys are set", case.display());
    }
}
