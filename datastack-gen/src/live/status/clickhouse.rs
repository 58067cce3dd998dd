use std::collections::BTreeMap;

use clickhouse::Row;
use datastack_core::clickhouse::project::{dead_letters_name, letter_reason};
use datastack_core::clickhouse::string;
use datastack_core::clickhouse::table::Objects;
use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::status::{Counted, SeenClickHouse, SeenLetters, SeenRows};
use serde::Deserialize;

use crate::live::{ClickHouse, LiveError};

/// Rows of a table up to which its current state is counted row by row; beyond, merging versions takes too long for a
/// look, and the count that ClickHouse keeps of all versions is taken.
const COUNTED_UP_TO: u64 = 5_000_000;

#[derive(Row, Deserialize)]
struct Total {
    name: String,
    rows: u64,
}

/// A number of a table; -1 if there is none.
#[derive(Row, Deserialize)]
struct Number {
    name: String,
    number: i64,
}

#[derive(Row, Deserialize)]
struct Letters {
    name: String,
    letters: u64,
    newest: i64,
    reason: String,
}

#[derive(Row, Deserialize)]
struct Failure {
    name: String,
    text: String,
}

pub(super) async fn seen(client: &ClickHouse, pipeline: &Pipeline) -> Result<SeenClickHouse, LiveError> {
    let database = pipeline.clickhouse.database.as_str();
    let totals: Vec<Total> = client
        .rows(
            "for rows of tables",
            "SELECT name, ifNull(total_rows, 0) AS rows FROM system.tables WHERE database = ? AND NOT is_temporary",
            &database,
        )
        .await?;
    let totals: BTreeMap<String, u64> = totals.into_iter().map(|total| (total.name, total.rows)).collect();
    let there: Vec<(&Table, Objects)> = pipeline
        .tables
        .iter()
        .map(|table| (table, Objects::of(pipeline, table)))
        .filter(|(_, objects)| totals.contains_key(&objects.rows.name))
        .collect();
    let small = there.iter().filter(|(_, objects)| totals[&objects.rows.name] <= COUNTED_UP_TO);
    let counted = small.map(|(table, objects)| {
        let name = string(table.name.as_str());
        format!("SELECT {name} AS name, toInt64(count()) AS number FROM {} FINAL", objects.rows)
    });
    let ages = there.iter().map(|(table, objects)| {
        let name = string(table.name.as_str());
        format!(
            "SELECT {name} AS name, if(count() = 0, -1, greatest(0, dateDiff('millisecond', max(_source_ts), \
             now64(3, 'UTC')))) AS number FROM {}",
            objects.rows
        )
    });
    let (counted, ages) = (counted.collect(), ages.collect());
    let letters = totals.contains_key(&dead_letters_name(pipeline).name);
    let (counted, ages, dead_letters, consumer_errors) = tokio::join!(
        numbers(client, "for the rows of the current state", counted),
        numbers(client, "for the newest changes", ages),
        async {
            match letters {
                true => dead_letters(client, pipeline).await,
                false => Ok(BTreeMap::new()),
            }
        },
        consumer_errors(client, pipeline),
    );
    let (counted, ages) = (counted?, ages?);
    let unsigned = |number: &i64| u64::try_from(*number).ok();
    let tables = there.iter().map(|(table, objects)| {
        let name = table.name.to_string();
        let current = match counted.get(&name).and_then(unsigned) {
            Some(rows) => Counted { rows, exact: true },
            None => Counted { rows: totals[&objects.rows.name], exact: false },
        };
        let rows = SeenRows {
            current,
            history: totals.get(&objects.history.name).copied(),
            last_change_ms: ages.get(&name).and_then(unsigned),
        };
        (name, rows)
    });
    Ok(SeenClickHouse { tables: tables.collect(), dead_letters: dead_letters?, consumer_errors: consumer_errors? })
}

/// A number of each table, all in one statement.
async fn numbers(client: &ClickHouse, what: &str, selects: Vec<String>) -> Result<BTreeMap<String, i64>, LiveError> {
    if selects.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found: Vec<Number> = client.all(what, &selects.join(" UNION ALL ")).await?;
    Ok(found.into_iter().map(|row| (row.name, row.number)).collect())
}

async fn dead_letters(client: &ClickHouse, pipeline: &Pipeline) -> Result<BTreeMap<String, SeenLetters>, LiveError> {
    let sql = format!(
        "SELECT toString(table_name) AS name, count() AS letters, greatest(0, dateDiff('millisecond', \
         max(received_at), now('UTC'))) AS newest, argMax({}, received_at) AS reason FROM {} FINAL GROUP BY table_name",
        letter_reason("error"),
        dead_letters_name(pipeline)
    );
    let found: Vec<Letters> = client.all("for dead letters", &sql).await?;
    let letters = found.into_iter().map(|row| {
        let newest_ms = u64::try_from(row.newest).unwrap_or_default();
        (row.name, SeenLetters { letters: row.letters, newest_ms, reason: row.reason })
    });
    Ok(letters.collect())
}

async fn consumer_errors(client: &ClickHouse, pipeline: &Pipeline) -> Result<BTreeMap<String, String>, LiveError> {
    let database = pipeline.clickhouse.database.as_str();
    let found: Vec<Failure> = client
        .rows(
            "for the consumers of queues",
            "SELECT table AS name, any(substring(arrayElement(exceptions.text, -1), 1, 300)) AS text \
             FROM system.kafka_consumers WHERE database = ? AND notEmpty(exceptions.text) GROUP BY table",
            &database,
        )
        .await?;
    let failures: BTreeMap<String, String> = found.into_iter().map(|row| (row.name, row.text)).collect();
    let of_tables = pipeline.tables.iter().filter_map(|table| {
        let text = failures.get(&Objects::of(pipeline, table).queue.name)?;
        Some((table.name.to_string(), text.lines().next().unwrap_or_default().to_owned()))
    });
    Ok(of_tables.collect())
}
