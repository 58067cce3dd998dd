use std::fmt::Write;

use datastack_core::verify::{Kind, TableOutcome, Verified};

use crate::cli::grid::grid;

/// What a comparison found, for its reader: a line for each table, then what was not compared, then the rows that differ,
/// then what of the pipeline is not well.
pub(super) fn text(verified: &Verified) -> String {
    let head = ["table", "rows in MySQL", "in ClickHouse", "columns", "differences"].map(str::to_owned).to_vec();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(verified.tables.iter().map(line)).collect();
    let mut text = grid(&lines);
    for table in &verified.tables {
        for left_out in &table.left_out {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "left out: {}.{} {}", table.table, left_out.column, left_out.reason);
        }
    }
    for table in &verified.tables {
        differences(table, &mut text);
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
        found(table),
    ]
}

fn found(table: &TableOutcome) -> String {
    let mut parts: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| {
            let count = table.counts.get(kind)?;
            let columns = table.columns_that_differ();
            Some(match kind {
                Kind::Different => format!("{count} {} in {}", kind.words(), columns.join(", ")),
                Kind::Missing | Kind::Surplus | Kind::Repeated => format!("{count} {}", kind.words()),
            })
        })
        .collect();
    let mut further = |count: u64, words: &str| {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    };
    further(table.unsettled, "not settled");
    further(table.changing, "that keep changing");
    if table.different() == 0 && table.unsettled == 0 {
        parts.insert(0, "none".to_owned());
    }
    if table.in_flight > 0 {
        parts.push(format!("{} were on the way", table.in_flight));
    }
    if !table.complete {
        parts.push("not all were looked at".to_owned());
    }
    parts.join("; ")
}

fn differences(table: &TableOutcome, text: &mut String) {
    for difference in &table.differences {
        let Some(key) = &difference.key else { continue };
        let key: Vec<String> =
            key.iter().map(|(column, value)| format!("{column} = {}", or_null(value.as_deref()))).collect();
        let columns = match difference.columns.as_slice() {
            [] => String::new(),
            columns => format!(": {}", columns.join(", ")),
        };
        let _ = writeln!(text, "{}: {} {}{columns}", table.table, key.join(", "), difference.kind.words());
        for (column, [mysql, clickhouse]) in difference.values.iter().flatten() {
            let _ = match difference.kind {
                Kind::Missing => writeln!(text, "    {column}: {}", or_null(mysql.as_deref())),
                Kind::Surplus | Kind::Repeated => writeln!(text, "    {column}: {}", or_null(clickhouse.as_deref())),
                Kind::Different => writeln!(
                    text,
                    "    {column}: {} in MySQL, {} in ClickHouse",
                    or_null(mysql.as_deref()),
                    or_null(clickhouse.as_deref())
                ),
            };
        }
    }
}

fn or_null(value: Option<&str>) -> &str {
    value.unwrap_or("NULL")
}
