use super::code;
use super::scope::Scope;
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::pipeline::Pipeline;

/// The pipeline brings two tables of its own into the source database.
pub(super) fn check(scope: &Scope, pipeline: &Pipeline) {
    let own = [pipeline.cdc.heartbeat_table, pipeline.cdc.signal_table];
    for table in &pipeline.tables {
        let name = table.name.as_str();
        if own.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            let message = format!("table `{name}` has the name of a table that the pipeline brings along");
            let path = DefinitionPath::table(name);
            scope.push(Diagnostic::error(code::COLLISION, path, message).help("delete the file, or rename the table"));
        }
    }
}
