//! Statements about the letters themselves.

use super::{Position, Refusal, Replay};
use crate::clickhouse::project::{DEAD_LETTER_DAYS, dead_letters_name, letter_reason};
use crate::clickhouse::string;
use crate::clickhouse::table::{FAULTY, WRITTEN_SEPARATOR, written};
use crate::pipeline::Pipeline;

impl Replay<'_> {
    /// Letters that are asked for at a time.
    pub const AT_A_TIME: usize = 10_000;

    /// Counts the letters up to a second of the server's clock: by refusal, whose word is empty where there is none, and by
    /// reason.
    pub fn overview(&self, until: u32) -> String {
        format!(
            "SELECT {} AS refused, {} AS reason, count() AS letters FROM {} FINAL WHERE {} GROUP BY refused, reason ORDER BY \
             refused, reason",
            self.refused(),
            letter_reason("error"),
            self.letters,
            self.up_to(until)
        )
    }

    /// The places of letters that may be replayed, behind one place: partition, offset, 1 where the record could be read, and
    /// its length.
    pub fn positions(&self, until: u32, after: Option<Position>) -> String {
        let behind = after
            .map(|Position { partition, offset }| format!(" AND (`partition`, `offset`) > ({partition}, {offset})"));
        format!(
            "SELECT `partition` AS place, `offset` AS at, startsWith(error, {}) AS columns, length(raw) AS bytes FROM {} FINAL \
             WHERE {} AND {} = ''{} ORDER BY place, at LIMIT {}",
            string(FAULTY),
            self.letters,
            self.up_to(until),
            self.refused(),
            behind.unwrap_or_default(),
            Self::AT_A_TIME
        )
    }

    /// Places whose records have come back since.
    pub fn came_back(&self, until: u32, positions: &[Position]) -> String {
        format!(
            "SELECT DISTINCT `partition` AS place, `offset` AS at FROM {} WHERE {} AND received_at > {}",
            self.letters,
            self.at(positions),
            second(until)
        )
    }

    /// Takes away the letters of places, but for those that came since.
    pub fn delete(&self, until: u32, positions: &[Position]) -> String {
        format!("DELETE FROM {} WHERE {} AND received_at <= {}", self.letters, self.at(positions), second(until))
    }

    /// Conditions of letters at places of the table's topic.
    pub(super) fn at(&self, positions: &[Position]) -> String {
        let places: Vec<String> =
            positions.iter().map(|Position { partition, offset }| format!("({partition}, {offset})")).collect();
        format!("{} AND (`partition`, `offset`) IN ({})", self.of_topic(), places.join(", "))
    }

    /// Conditions of letters of the table's topic.
    fn of_topic(&self) -> String {
        format!("{} AND topic = {}", self.of_table(), string(self.table.topic.name.as_str()))
    }

    fn of_table(&self) -> String {
        format!("table_name = {}", string(self.table.name.as_str()))
    }

    fn up_to(&self, until: u32) -> String {
        format!("{} AND received_at <= {}", self.of_table(), second(until))
    }

    /// The word of why a letter is refused, or nothing.
    fn refused(&self) -> String {
        let word = |refusal: Refusal| string(refusal.word());
        let otherwise: Vec<String> = written(self.pipeline, self.table)
            .iter()
            .map(|written| {
                let readable: Vec<String> = written.readable().iter().map(|entry| string(entry)).collect();
                let of_column =
                    written.names.iter().map(|name| format!("startsWith(entry, {})", string(&format!("{name} "))));
                let of_column: Vec<String> = of_column.collect();
                format!("(({}) AND entry NOT IN ({}))", of_column.join(" OR "), readable.join(", "))
            })
            .collect();
        format!(
            "multiIf(received_at < now('UTC') - INTERVAL {DEAD_LETTER_DAYS} DAY, {}, topic != {}, {}, epoch = 0, {}, epoch != {}, {}, arrayExists(entry -> {}, splitByString({}, written)), {}, \
             '')",
            word(Refusal::Expired),
            string(self.table.topic.name.as_str()),
            word(Refusal::Topic),
            word(Refusal::Unknown),
            self.table.epoch,
            word(Refusal::Epoch),
            otherwise.join(" OR "),
            string(WRITTEN_SEPARATOR),
            word(Refusal::Written),
        )
    }
}

/// Counts the letters up to a second of the server's clock of tables that a pipeline does not have.
pub fn of_other_tables(pipeline: &Pipeline, until: u32) -> String {
    let tables: Vec<String> = pipeline.tables.iter().map(|table| string(table.name.as_str())).collect();
    format!(
        "SELECT toString(table_name) AS name, {} AS reason, count() AS letters FROM {} FINAL WHERE table_name NOT IN ({}) AND \
         received_at <= {} GROUP BY name, reason ORDER BY name, reason",
        letter_reason("error"),
        dead_letters_name(pipeline),
        tables.join(", "),
        second(until)
    )
}

fn second(until: u32) -> String {
    format!("toDateTime({until}, 'UTC')")
}
