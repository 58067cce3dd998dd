use super::objects::WantedObject;
use super::statement::Statement;
use super::steps::differences;
use crate::clickhouse::{ObjectName, identifier};
use crate::diff::{Action, Operation, Phase, Risk, Step, Subject};

/// Fills a table of the wanted form beside the live one and exchanges the two. Cut off anywhere, it can run again: what
/// was filled before is emptied, and after the exchange it copies a table of the wanted form once more.
pub(super) fn rebuild(object: &WantedObject, live: &Statement, wanted: &Statement, subject: Subject) -> Step {
    let name = &object.object;
    let anew = ObjectName { database: name.database.clone(), name: format!("{}__anew", name.name) };
    let shared: Vec<String> = wanted
        .columns
        .columns
        .iter()
        .filter(|column| live.columns.columns.iter().any(|one| one.name == column.name))
        .map(|column| identifier(&column.name))
        .collect();
    let columns = shared.join(", ");
    let statements = vec![
        format!("DROP TABLE IF EXISTS {anew} SYNC"),
        object.create.replacen(&name.to_string(), &anew.to_string(), 1),
        format!("INSERT INTO {anew} ({columns}) SELECT {columns} FROM {name}"),
        format!("EXCHANGE TABLES {name} AND {anew}"),
        format!("DROP TABLE IF EXISTS {anew} SYNC"),
    ];
    let reason = "ClickHouse cannot alter that: every row is copied to a new table, which takes the place of the old";
    let operation = Operation::ClickHouse { statements };
    Step::new(Phase::ClickHouse, Action::Alter, subject, reason, object.artifact.clone(), operation)
        .differing(differences(live, wanted))
        .risking(
            Risk::LosesData,
            "values that a new type cannot hold are changed or stop the step, columns that are not wanted go, and so do \
             rows that somebody writes during the copy",
        )
}
