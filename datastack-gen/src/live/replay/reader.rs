use std::collections::{BTreeMap, BTreeSet};

use clickhouse::Row;
use datastack_core::clickhouse::table::FAULTY;
use datastack_core::diff::System;
use datastack_core::pipeline::Table;
use datastack_core::replay::{Form, Found, Portion, Position, Replay, portions};
use serde::Deserialize;

use super::ReplayedTable;
use crate::live::{ClickHouse, Fault, LiveError};

/// What is wrong with a letter that holds no record at all.
const EMPTY: &str = "the message holds no record";

/// Refusals that say nothing of a record: the statement could not run.
const NOT_OF_RECORDS: [&str; 12] = [
    "ACCESS_DENIED",
    "MEMORY_LIMIT_EXCEEDED",
    "NOT_ENOUGH_SPACE",
    "QUERY_WAS_CANCELLED",
    "TABLE_IS_READ_ONLY",
    "TIMEOUT_EXCEEDED",
    "TOO_MANY_SIMULTANEOUS_QUERIES",
    "UNKNOWN_DATABASE",
    "UNKNOWN_FUNCTION",
    "UNKNOWN_IDENTIFIER",
    "UNKNOWN_SETTING",
    "UNKNOWN_TABLE",
];

/// The letters of a table, read once more.
pub(super) struct Reader<'a, F> {
    pub(super) clickhouse: &'a ClickHouse,
    pub(super) replay: &'a Replay<'a>,
    pub(super) table: &'a Table,
    /// The second up to which letters are taken.
    pub(super) until: u32,
    pub(super) dry: bool,
    pub(super) told: &'a mut F,
}

#[derive(Row, Deserialize)]
struct Letter {
    place: u32,
    at: u64,
    columns: bool,
    bytes: u64,
}

#[derive(Row, Deserialize)]
struct Checked {
    place: u32,
    at: u64,
    faults: String,
}

#[derive(Row, Deserialize)]
struct Place {
    place: u32,
    at: u64,
}

impl<F: FnMut(&str)> Reader<'_, F> {
    /// Replays all letters that may be.
    pub(super) async fn replay(&mut self, outcome: &mut ReplayedTable) -> Result<(), LiveError> {
        let mut after = None;
        loop {
            let what = format!("for the places of dead letters of {}", self.table.name);
            let found: Vec<Letter> = self.clickhouse.all(&what, &self.replay.positions(self.until, after)).await?;
            let found: Vec<Found> = found.into_iter().map(Letter::found).collect();
            let Some(last) = found.last() else { return Ok(()) };
            after = Some(last.position);
            let mut waiting = portions(&found);
            waiting.reverse();
            while let Some(portion) = waiting.pop() {
                let checked = match self.check(&portion).await {
                    Ok(checked) => checked,
                    Err(error) => match (reason(&error), portion.halves()) {
                        (None, _) => return Err(self.silent(error, "to read")),
                        (Some(reason), None) => {
                            outcome.unreadable.add(&reason, 1);
                            continue;
                        }
                        (Some(_), Some([left, right])) => {
                            waiting.extend([right, left]);
                            continue;
                        }
                    },
                };
                self.sorted(&portion, checked, outcome).await?;
            }
        }
    }

    async fn check(&self, portion: &Portion) -> Result<BTreeMap<Position, String>, LiveError> {
        let rows: Vec<Checked> =
            self.clickhouse.all("whether records can be read", &self.replay.check(portion)).await?;
        let checked = rows.into_iter().map(|row| (Position { partition: row.place, offset: row.at }, row.faults));
        Ok(checked.collect())
    }

    /// Hands over what can be read.
    async fn sorted(
        &mut self,
        portion: &Portion,
        checked: BTreeMap<Position, String>,
        outcome: &mut ReplayedTable,
    ) -> Result<(), LiveError> {
        let mut readable = Vec::new();
        for position in &portion.positions {
            match checked.get(position).map(String::as_str) {
                Some("") => readable.push(*position),
                Some(faults) => outcome.unreadable.add(&format!("{FAULTY}{faults}"), 1),
                None => outcome.unreadable.add(EMPTY, 1),
            }
        }
        outcome.readable += readable.len() as u64;
        if self.dry || readable.is_empty() {
            return Ok(());
        }
        let readable = Portion { form: portion.form, positions: readable };
        let inserted = self.clickhouse.run(&[self.replay.insert(&readable)]).await;
        inserted.map_err(|error| self.silent(error, "to hand over"))?;
        (self.told)(&format!(
            "table {}: {} records were handed to its views, and their letters go",
            self.table.name,
            readable.positions.len()
        ));
        let gone = self.without_those_that_came_back(readable.positions, outcome).await?;
        if !gone.is_empty() {
            self.clickhouse.run(&[self.replay.delete(self.until, &gone)]).await?;
        }
        outcome.replayed += gone.len() as u64;
        Ok(())
    }

    async fn without_those_that_came_back(
        &self,
        handed_over: Vec<Position>,
        outcome: &mut ReplayedTable,
    ) -> Result<Vec<Position>, LiveError> {
        let sql = self.replay.came_back(self.until, &handed_over);
        let back: Vec<Place> = self.clickhouse.all("for records that came back", &sql).await?;
        let back: BTreeSet<Position> =
            back.into_iter().map(|row| Position { partition: row.place, offset: row.at }).collect();
        outcome.came_back += back.len() as u64;
        Ok(handed_over.into_iter().filter(|position| !back.contains(position)).collect())
    }

    /// An error without what the server says: it may quote a record.
    fn silent(&self, error: LiveError, what: &str) -> LiveError {
        if error.fault != Fault::Refused {
            return error;
        }
        let word = word(&error.message).unwrap_or("no reason that can be told");
        let message = format!("ClickHouse was asked {what} dead letters of {} and refused: {word}", self.table.name);
        LiveError::new(Fault::Refused, System::ClickHouse, message, "see the server's log, which quotes them")
    }
}

impl Letter {
    fn found(self) -> Found {
        let form = if self.columns { Form::Columns } else { Form::Message };
        Found { position: Position { partition: self.place, offset: self.at }, form, bytes: self.bytes }
    }
}

/// Why a record cannot be read, if that is what an error says: the server's word for it.
fn reason(error: &LiveError) -> Option<String> {
    let word = word(&error.message).filter(|_| error.fault == Fault::Refused)?;
    // A registry that cannot be asked says nothing of the record; one that has no such schema does.
    let unanswered = error.message.contains("while fetching schema id") && !error.message.contains("40403");
    (!unanswered && !NOT_OF_RECORDS.contains(&word)).then(|| word.to_owned())
}

/// The server's word for an error: the last one in parentheses that is no version.
fn word(message: &str) -> Option<&str> {
    let named = |text: &&str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    message.rsplit('(').filter_map(|part| part.split_once(')').map(|(text, _)| text)).find(named)
}

#[cfg(test)]
mod tests {
    use datastack_core::diff::System;

    use super::reason;
    use crate::live::{Fault, LiveError};

    fn of(message: &str) -> Option<String> {
        reason(&LiveError::new(Fault::Refused, System::ClickHouse, message, ""))
    }

    #[test]
    fn a_reason_holds_no_word_of_the_record() {
        let quoting = "Code: 27. DB::Exception: Cannot parse input: expected '{' before: 'of (SECRET) x': (at row 1)\n: While \
                       executing ParallelParsingBlockInputFormat. (CANNOT_PARSE_INPUT_ASSERTION_FAILED) (version 26.9.2.1)";
        assert_eq!(of(quoting).as_deref(), Some("CANNOT_PARSE_INPUT_ASSERTION_FAILED"));
    }

    #[test]
    fn what_says_nothing_of_a_record_is_no_reason() {
        let registry = |said: &str, word: &str| {
            format!(
                "Code: 86. DB::Exception: {said}: while fetching schema id = 2: While executing. ({word}) (version 26.9.2.1)"
            )
        };
        assert_eq!(of(&registry("Connection refused", "NETWORK_ERROR")), None);
        let unknown = of(&registry("{\"error_code\":40403}", "RECEIVED_ERROR_FROM_REMOTE_IO_SERVER"));
        assert_eq!(unknown.as_deref(), Some("RECEIVED_ERROR_FROM_REMOTE_IO_SERVER"));
        assert_eq!(of("Code: 497. DB::Exception: Not enough privileges. (ACCESS_DENIED) (version 26.9.2.1)"), None);
        assert_eq!(of("Code: 60. DB::Exception: Unknown table. (UNKNOWN_TABLE) (version 26.9.2.1)"), None);
        assert_eq!(of("no answer of ClickHouse"), None);
    }
}
