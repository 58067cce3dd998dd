use std::fmt::Write;

use datastack_core::verify::{Differences, HistoryOutcome, Kind, TableOutcome, Verified};

use crate::cli::grid::grid;

/// The two sides of a comparison, as its reader knows them.
struct Ends {
    source: &'static str,
    sink: &'static str,
    /// What became of keys that seemed to differ, and do not.
    passing: &'static str,
}

const STATE: Ends = Ends { source: "MySQL", sink: super::verify::CLICKHOUSE, passing: "were on the way" };
const HISTORY: Ends = Ends { source: "the current state", sink: super::verify::HISTORY, passing: "have changed since" };

/// What a comparison found, for its reader: a line for each table and for each history, then what was not compared, then
/// the rows that differ, then what of the pipeline is not well.
pub(super) fn text(verified: &Verified) -> String {
    let head = ["table", "rows in MySQL", "in ClickHouse", "columns", "differences"].map(str::to_owned).to_vec();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(verified.tables.iter().map(line)).collect();
    let mut text = grid(&lines);
    let histories: Vec<(&TableOutcome, &HistoryOutcome)> =
        verified.tables.iter().filter_map(|table| Some((table, table.history.as_ref()?))).collect();
    if !histories.is_empty() {
        let head = ["history", "newest day", "rows compared", "columns", "differences from the current state"];
        let lines = histories.iter().map(|(table, history)| line_of_history(table, history));
        text += "\n";
        text += &grid(&std::iter::once(head.map(str::to_owned).to_vec()).chain(lines).collect::<Vec<_>>());
        text += "\n";
    }
    for table in &verified.tables {
        for left_out in &table.left_out {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "left out: {}.{} {}", table.table, left_out.column, left_out.reason);
        }
    }
    for (table, history) in &histories {
        for column in &history.transformed {
            let _ = writeln!(text, "left out of the history: {}.{column} its transform changes it", table.table);
        }
    }
    for table in &verified.tables {
        differences(&table.table, &table.found, &STATE, &mut text);
        if let Some(history) = &table.history {
            differences(&table.table, &history.found, &HISTORY, &mut text);
        }
    }
    for problem in &verified.status.problems {
        let _ = writeln!(text, "not well: {} in {}: {}", problem.subject, problem.system, problem.message);
        let _ = writeln!(text, "    {}", problem.help);
    }
    let _ = writeln!(text, "MySQL was read as of {}", verified.position);
    text
}

fn line(table: &TableOutcome) -> Vec<String> {
    let compared = table.columns.len();
    vec![
        table.table.clone(),
        table.mysql_rows.to_string(),
        table.clickhouse_rows.to_string(),
        format!("{compared} of {}", compared + table.left_out.len()),
        found(&table.found, &STATE),
    ]
}

fn line_of_history(table: &TableOutcome, history: &HistoryOutcome) -> Vec<String> {
    let compared = history.columns.len();
    let of = compared + history.transformed.len() + table.left_out.len();
    let day = history.day.as_deref();
    vec![
        table.table.clone(),
        day.unwrap_or("-").to_owned(),
        history.history_rows.to_string(),
        format!("{compared} of {of}"),
        day.map_or("no day is loaded".to_owned(), |_| found(&history.found, &HISTORY)),
    ]
}

fn found(of: &Differences, ends: &Ends) -> String {
    let mut parts: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| {
            let count = of.counts.get(kind)?;
            let (words, columns) = (kind.words(ends.sink), of.columns_that_differ());
            Some(match kind {
                Kind::Different => format!("{count} {words} in {}", columns.join(", ")),
                Kind::Missing | Kind::Surplus | Kind::Repeated => format!("{count} {words}"),
            })
        })
        .collect();
    let mut further = |count: u64, words: &str| {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    };
    further(of.unsettled, "not settled");
    further(of.changing, "that keep changing");
    if of.different() == 0 && of.unsettled == 0 {
        parts.insert(0, "none".to_owned());
    }
    if of.in_flight > 0 {
        parts.push(format!("{} {}", of.in_flight, ends.passing));
    }
    if !of.complete {
        parts.push("not all were looked at".to_owned());
    }
    parts.join("; ")
}

fn differences(table: &str, found: &Differences, ends: &Ends, text: &mut String) {
    for difference in &found.differences {
        let Some(key) = &difference.key else { continue };
        let key: Vec<String> =
            key.iter().map(|(column, value)| format!("{column} = {}", or_null(value.as_deref()))).collect();
        let columns = match difference.columns.as_slice() {
            [] => String::new(),
            columns => format!(": {}", columns.join(", ")),
        };
        let Ends { source, sink, .. } = ends;
        let _ = writeln!(text, "{table}: {} {}{columns}", key.join(", "), difference.kind.words(sink));
        for (column, values) in difference.values.iter().flatten() {
            let [from, to] = values.each_ref().map(|value| or_null(value.as_deref()));
            let _ = match difference.kind {
                Kind::Missing => writeln!(text, "    {column}: {from}"),
                Kind::Surplus | Kind::Repeated => writeln!(text, "    {column}: {to}"),
                Kind::Different => writeln!(text, "    {column}: {from} in {source}, {to} in {sink}"),
            };
        }
    }
}

fn or_null(value: Option<&str>) -> &str {
    value.unwrap_or("NULL")
}
