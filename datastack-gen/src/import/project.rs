use std::path::{Path, PathBuf};

use datastack_core::definition::{Definition, Server, TableDefinition};
use toml::Value;

use super::source::Source;

/// The project's file: what `init` writes, with what the SQL files tell.
pub(super) fn text(source: &Source) -> String {
    let server = match source.server {
        Server::MySql => "",
        Server::MariaDb => "server = \"mariadb\"\n",
    };
    let database = Value::from(source.database.as_str());
    include_str!("../cli/init/datastack.toml")
        .replace("NAME", &source.name)
        .replace("database = \"shop\"\n", &format!("{server}database = {database}\nddl = \"external\"\n"))
}

/// Every file of the project; `project` is the text of `datastack.toml`. Tables that stay out of it stand in a folder of
/// their own, so that one that is mended only has to be moved.
pub(super) fn files<'a>(
    project: String,
    definition: &Definition,
    out_of_it: impl Iterator<Item = (&'a str, &'a TableDefinition)>,
    out: &Path,
) -> Result<Vec<(PathBuf, String)>, toml::ser::Error> {
    let mut files = vec![(out.join("datastack.toml"), project)];
    let carried = definition.tables.iter().map(|(name, table)| ("tables", name.as_str(), table));
    let others = out_of_it.map(|(name, table)| ("excluded", name, table));
    for (folder, name, table) in carried.chain(others) {
        files.push((out.join(folder).join(format!("{name}.toml")), toml::to_string(table)?));
    }
    Ok(files)
}

/// The project's file with the tables that stay out of the pipeline.
pub(super) fn excluding(source: &Source, definition: &Definition) -> String {
    let mut project = text(source);
    if !definition.project.exclude.is_empty() {
        project.push_str("\n# Tables of the database that stay out of the pipeline.\n[exclude]\n");
        for (table, reason) in &definition.project.exclude {
            project.push_str(&format!("{table} = {}\n", Value::from(reason.as_str())));
        }
    }
    project
}
