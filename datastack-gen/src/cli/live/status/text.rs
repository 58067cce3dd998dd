use std::fmt::Write;

use datastack_core::status::{ConnectorFound, Counted, Status, TableFound, Waiting};

use crate::cli::grid::grid;

/// The longest error in a line of the grid; the whole of it stands below.
const SHOWN: usize = 80;

/// What stands for a value that nobody told.
const UNKNOWN: &str = "?";

/// How a pipeline is, for its reader.
pub(super) fn status(status: &Status) -> String {
    let mut text = String::new();
    if !status.connectors.is_empty() {
        text.push_str(&grid(&connectors(&status.connectors)));
        text.push('\n');
    }
    text.push_str(&grid(&tables(&status.tables)));
    let inexact = status.tables.iter().any(|table| table.current.is_some_and(|counted| !counted.exact));
    if inexact {
        text.push_str("~ versions that are not merged yet, and marks of deleted rows, are counted too\n");
    }
    text.push('\n');
    // Writing to a text cannot fail.
    if let Some(heartbeat) = &status.heartbeat {
        let every = span(heartbeat.every_ms);
        let _ = match heartbeat.age_ms {
            Some(age) => writeln!(text, "heartbeat: {} ago, written every {every}", span(age)),
            None => writeln!(text, "heartbeat: none"),
        };
    }
    for problem in &status.problems {
        let _ = writeln!(text, "not well: {} in {}: {}", problem.subject, problem.system, problem.message);
        let _ = writeln!(text, "    {}", problem.help);
    }
    let _ = match status.problems.len() {
        0 => writeln!(text, "all that was seen is well"),
        1 => writeln!(text, "1 thing is not well"),
        many => writeln!(text, "{many} things are not well"),
    };
    text
}

fn line<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn connectors(connectors: &[ConnectorFound]) -> Vec<Vec<String>> {
    let mut lines = vec![line(["connector", "state", "tasks", "error"])];
    for connector in connectors {
        let tasks: Vec<String> = connector.tasks.iter().map(|(state, count)| format!("{count} {state}")).collect();
        let tasks = if tasks.is_empty() { "none".to_owned() } else { tasks.join(", ") };
        let error = connector.error.as_deref().unwrap_or("-");
        let error = match error.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}...", &error[..end]),
            None => error.to_owned(),
        };
        lines.push(line([&connector.name, connector.state.as_deref().unwrap_or("not there"), &tasks, &error]));
    }
    lines
}

fn tables(tables: &[TableFound]) -> Vec<Vec<String>> {
    let mut lines = vec![line([
        "table",
        "rows",
        "history",
        "newest change",
        "waits for ClickHouse",
        "waits for archive",
        "dead letters",
    ])];
    for table in tables {
        let number = |number: Option<u64>| number.map_or_else(|| UNKNOWN.to_owned(), |number| number.to_string());
        let age = table.last_change_ms.map_or_else(|| "-".to_owned(), |age| format!("{} ago", span(age)));
        lines.push(line([
            &table.name,
            &table.current.map_or_else(|| UNKNOWN.to_owned(), rows),
            &number(table.history),
            &age,
            &waiting(table.queue),
            &waiting(table.archive),
            &number(table.dead_letters),
        ]));
    }
    lines
}

fn rows(Counted { rows, exact }: Counted) -> String {
    if exact { rows.to_string() } else { format!("~{rows}") }
}

fn waiting(waiting: Option<Waiting>) -> String {
    match waiting {
        None => UNKNOWN.to_owned(),
        Some(Waiting { oldest_ms: Some(oldest), records }) => format!("{records} for {}", span(oldest)),
        Some(Waiting { oldest_ms: None, .. }) => "0".to_owned(),
    }
}

/// A span of time in the two largest units that it has.
fn span(ms: u64) -> String {
    let seconds = ms / 1000;
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min {} s", seconds / 60, seconds % 60),
        3_600..86_400 => format!("{} h {} min", seconds / 3_600, seconds % 3_600 / 60),
        _ => format!("{} d {} h", seconds / 86_400, seconds % 86_400 / 3_600),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use datastack_core::diff::System;
    use datastack_core::status::{ConnectorFound, Counted, Heartbeat, Problem, Status, TableFound, Waiting};

    #[test]
    fn a_status_is_one_screen() {
        let table = |name: &str, queue, exact, history| TableFound {
            name: name.to_owned(),
            queue: Some(queue),
            archive: None,
            current: Some(Counted { rows: 53, exact }),
            history,
            last_change_ms: Some(3_723_000),
            dead_letters: Some(2),
        };
        let status = Status {
            project: "shop".to_owned(),
            environment: None,
            well: false,
            connectors: vec![ConnectorFound {
                name: "source".to_owned(),
                state: Some("RUNNING".to_owned()),
                tasks: BTreeMap::from([("FAILED".to_owned(), 1)]),
                error: Some("task 0 has failed: E".to_owned()),
            }],
            heartbeat: Some(Heartbeat { topic: "t".to_owned(), every_ms: 10_000, age_ms: Some(90_061_000) }),
            tables: vec![
                table("a", Waiting { records: 7, oldest_ms: Some(61_000) }, true, Some(9)),
                table("orders", Waiting::default(), false, None),
            ],
            archive_dead_letters: None,
            problems: vec![Problem {
                system: System::Connect,
                subject: "connector source".to_owned(),
                message: "task 0 has failed: E".to_owned(),
                help: "mend it".to_owned(),
            }],
        };
        let expected = "\
connector  state    tasks     error
source     RUNNING  1 FAILED  task 0 has failed: E

table   rows  history  newest change  waits for ClickHouse  waits for archive  dead letters
a       53    9        1 h 2 min ago  7 for 1 min 1 s       ?                  2
orders  ~53   ?        1 h 2 min ago  0                     ?                  2
~ versions that are not merged yet, and marks of deleted rows, are counted too

heartbeat: 1 d 1 h ago, written every 10 s
not well: connector source in Kafka Connect: task 0 has failed: E
    mend it
1 thing is not well
";
        assert_eq!(super::status(&status), expected);
    }
}
