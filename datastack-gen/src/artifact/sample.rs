//! Small pipelines for the tests of artifacts.

use std::collections::BTreeMap;

use datastack_core::definition::Definition;
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;

use super::{ArtifactKind, render};

const PROJECT: &str = r#"
name = "shop"
mysql.host = "mysql"
mysql.database = "shop"
kafka.bootstrap = "kafka:9092"
kafka.registry = "http://registry:8081"
clickhouse.url = "http://clickhouse:8123"
"#;

/// A pipeline of a project file, to which `further` lines are added, and of table files by name.
pub(super) fn pipeline(further: &str, tables: &[(&str, &str)]) -> Pipeline {
    let project = toml::from_str(&format!("{PROJECT}{further}")).unwrap();
    let tables: BTreeMap<_, _> =
        tables.iter().map(|(name, text)| ((*name).to_owned(), toml::from_str(text).unwrap())).collect();
    let resolved = resolve(&Definition { project, tables }, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

/// The whole text of one file of that kind.
pub(super) fn file(pipeline: &Pipeline, kind: ArtifactKind, path: &str) -> String {
    let files = render(pipeline, |wanted| wanted == kind).unwrap();
    let known: Vec<&String> = files.iter().map(|file| &file.path).collect();
    let message = format!("no {path} among {known:?}");
    files.iter().find(|file| file.path == path).map(|file| file.text.clone()).expect(&message)
}
