use super::code;
use super::scope::Scope;
use crate::definition::ProjectDefinition;
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::pipeline::Outputs;

pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition) -> Outputs {
    let root = DefinitionPath::project().key("outputs");
    let mut taken: Vec<String> = Vec::new();
    let mut folder = |key: &str, stated: &Option<String>| {
        let folder = stated.clone().unwrap_or_else(|| key.to_owned());
        let folder = folder.trim_end_matches('/').to_owned();
        let inside = !folder.starts_with('/')
            && !folder.contains('\\')
            && folder.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !inside {
            let message = format!("`{folder}` does not lie inside the project");
            let help = "write a relative path without `.` and `..`, with `/` between its parts";
            scope.push(Diagnostic::error(code::FOLDER, root.key(key), message).help(help));
        } else if folder == "tables" || folder.starts_with("tables/") {
            let message = "`tables` holds the definition";
            scope.push(Diagnostic::error(code::FOLDER, root.key(key), message).help("choose another folder"));
        } else if taken.contains(&folder) {
            let message = format!("two kinds of artifacts would go to `{folder}`");
            scope.push(Diagnostic::error(code::FOLDER, root.key(key), message).help("choose another folder"));
        }
        taken.push(folder.clone());
        folder
    };
    let stated = &project.outputs;
    Outputs {
        connectors: folder("connectors", &stated.connectors),
        topics: folder("topics", &stated.topics),
        schemas: folder("schemas", &stated.schemas),
        mysql: folder("mysql", &stated.mysql),
        clickhouse: folder("clickhouse", &stated.clickhouse),
        airflow: folder("airflow", &stated.airflow),
        spark: folder("spark", &stated.spark),
        ingestor: folder("ingestor", &stated.ingestor),
        compose: folder("compose", &stated.compose),
        docs: folder("docs", &stated.docs),
        rust: folder("rust", &stated.rust),
    }
}
