use std::collections::BTreeMap;

use super::columns::{Columns, columns};
use super::outside::outside;

/// A `CREATE` as the server writes it, taken apart; what the server adds by itself is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Statement {
    /// `TABLE`, `VIEW` or `MATERIALIZED VIEW`.
    pub(super) kind: String,
    /// Columns and indexes; none for a view, whose columns follow from its SELECT.
    pub(super) columns: Columns,
    /// The clauses behind them, by keyword.
    pub(super) clauses: BTreeMap<&'static str, String>,
}

/// Clauses that a statement can have: the keyword, and how it begins in the server's text.
const CLAUSES: [(&str, &str); 12] = [
    ("REFRESH", "REFRESH "),
    ("TO", "TO "),
    ("ENGINE", "ENGINE = "),
    ("PARTITION BY", "PARTITION BY "),
    ("PRIMARY KEY", "PRIMARY KEY "),
    ("ORDER BY", "ORDER BY "),
    ("TTL", "TTL "),
    ("SETTINGS", "SETTINGS "),
    ("DEFINER", "DEFINER = "),
    ("SQL SECURITY", "SQL SECURITY "),
    ("COMMENT", "COMMENT "),
    ("SELECT", "AS "),
];

impl Statement {
    /// Takes a statement apart; none if it is none of the kinds that a pipeline makes.
    pub(super) fn read(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("CREATE ")?;
        let kind =
            ["TABLE", "VIEW", "MATERIALIZED VIEW"].into_iter().find(|kind| rest.starts_with(&format!("{kind} ")))?;
        let rest = rest[kind.len() + 1..].trim_start_matches("IF NOT EXISTS ");
        let mut statement = Self { kind: kind.to_owned(), ..Self::default() };
        let mut open: Option<(&'static str, usize)> = None;
        let mut from = 0;
        for (at, begins) in words(rest) {
            if let Some(("SELECT", _)) = open {
                break;
            }
            match begins {
                Begins::Word => {
                    let found = CLAUSES.iter().find(|(_, start)| rest[at..].starts_with(start));
                    if let Some((keyword, start)) = found
                        && !statement.clauses.contains_key(keyword)
                        && (*keyword != "TO" || kind == "MATERIALIZED VIEW")
                    {
                        statement.close(&mut open, &rest[..at]);
                        open = Some((keyword, at + start.len()));
                    }
                }
                // The list of columns stands by itself: behind the name, or behind the target of a view.
                Begins::Parenthesis if matches!(open, None | Some(("TO" | "REFRESH", _))) && at >= from => {
                    let end = closing(rest, at)?;
                    statement.close(&mut open, &rest[..at]);
                    if kind == "TABLE" {
                        statement.columns = columns(&rest[at + 1..end]);
                    }
                    from = end;
                }
                Begins::Parenthesis => {}
            }
        }
        statement.close(&mut open, rest);
        statement.settle();
        Some(statement)
    }

    fn close(&mut self, open: &mut Option<(&'static str, usize)>, text: &str) {
        if let Some((keyword, from)) = open.take() {
            self.clauses.insert(keyword, text[from..].trim().to_owned());
        }
    }

    /// Leaves out what the server fills in.
    fn settle(&mut self) {
        if let Some(engine) = self.clauses.get_mut("ENGINE") {
            *engine = engine.replace('`', "").replace("'/clickhouse/tables/{uuid}/{shard}', '{replica}'", "");
            *engine = engine.replacen("(, ", "(", 1);
            if let Some(bare) = engine.strip_suffix("()") {
                *engine = bare.to_owned();
            }
        }
        if let Some(settings) = self.clauses.get_mut("SETTINGS") {
            let stated: Vec<&str> =
                settings.split(", ").filter(|setting| *setting != "index_granularity = 8192").collect();
            *settings = stated.join(", ");
            if settings.is_empty() {
                self.clauses.remove("SETTINGS");
            }
        }
        // A materialized view acts for its maker unless told otherwise, and some servers write that down.
        if self.kind == "MATERIALIZED VIEW" && self.clauses.get("SQL SECURITY").is_none_or(|of| of == "DEFINER") {
            self.clauses.remove("SQL SECURITY");
            self.clauses.remove("DEFINER");
        }
        // The server writes the name of the one who made it.
        if let Some(definer) = self.clauses.get_mut("DEFINER") {
            "CURRENT_USER".clone_into(definer);
        }
    }
}

/// What begins at a place outside parentheses and quotes.
enum Begins {
    Word,
    Parenthesis,
}

/// Where words and parentheses begin that are in no parentheses and no quotes.
fn words(text: &str) -> Vec<(usize, Begins)> {
    let mut found = Vec::new();
    // Behind the last byte of a word: a word goes on there.
    let mut word_end = None;
    for (at, byte) in outside(text) {
        if byte == b'(' {
            found.push((at, Begins::Parenthesis));
        } else if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || byte >= 0x80 {
            if word_end != Some(at) {
                found.push((at, Begins::Word));
            }
            word_end = Some(at + 1);
        }
    }
    found
}

/// Where the parenthesis that opens at `start` is closed.
fn closing(text: &str, start: usize) -> Option<usize> {
    outside(text).into_iter().find(|(at, byte)| *at > start && *byte == b')').map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::Statement;

    fn read(text: &str) -> Statement {
        Statement::read(text).unwrap()
    }

    #[test]
    fn what_the_server_adds_is_left_out() {
        let wanted = "CREATE TABLE IF NOT EXISTS shop.orders__rows (`id` UInt64, `at` DateTime64(3, 'UTC') CODEC(Delta, ZSTD), \
                      INDEX idx_id id TYPE bloom_filter(0.01)) ENGINE = ReplacingMergeTree(_version, _deleted) \
                      PARTITION BY toYYYYMM(at) ORDER BY id COMMENT 'rows (all)'";
        let live = "CREATE TABLE shop.orders__rows (`id` UInt64, `at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)), \
                    INDEX idx_id id TYPE bloom_filter(0.01) GRANULARITY 1) ENGINE = ReplacingMergeTree(_version, _deleted) \
                    PARTITION BY toYYYYMM(at) ORDER BY id SETTINGS index_granularity = 8192 COMMENT 'rows (all)'";
        assert_eq!(read(live), read(wanted));
        assert_eq!(read(live).clauses["ORDER BY"], "id");
        assert_eq!(read(live).clauses["COMMENT"], "'rows (all)'");
        let edited = live.replace("Delta(8)", "Delta(4)");
        assert_ne!(read(&edited), read(wanted));
    }

    #[test]
    fn the_place_of_a_replica_is_the_servers() {
        let wanted = "CREATE TABLE IF NOT EXISTS a.b ON CLUSTER c (`x` Int8) ENGINE = ReplicatedMergeTree ORDER BY x";
        let live = "CREATE TABLE a.b (`x` Int8) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', \
                    '{replica}') ORDER BY x SETTINGS index_granularity = 8192";
        assert_eq!(read(live), read(wanted));
        let wanted = wanted.replace("ReplicatedMergeTree", "ReplicatedReplacingMergeTree(v, d)");
        let live = live
            .replace("ReplicatedMergeTree", "ReplicatedReplacingMergeTree")
            .replace("'{replica}')", "'{replica}', v, d)");
        assert_eq!(read(&live), read(&wanted));
    }

    #[test]
    fn a_refreshed_view_acts_for_its_maker() {
        let wanted = "CREATE MATERIALIZED VIEW IF NOT EXISTS a.b REFRESH EVERY 1 MINUTE ENGINE = MergeTree ORDER BY tuple() \
                      COMMENT 'c' AS SELECT 1 AS x";
        let live = "CREATE MATERIALIZED VIEW a.b REFRESH EVERY 1 MINUTE (`x` UInt8) ENGINE = MergeTree ORDER BY tuple() \
                    SETTINGS index_granularity = 8192 DEFINER = admin SQL SECURITY DEFINER COMMENT 'c' AS SELECT 1 AS x";
        assert_eq!(read(live), read(wanted));
        assert_ne!(read(&live.replace("SECURITY DEFINER", "SECURITY NONE")), read(wanted));
    }

    #[test]
    fn columns_of_views_follow_from_their_select() {
        let wanted = "CREATE VIEW IF NOT EXISTS shop.orders DEFINER = CURRENT_USER SQL SECURITY DEFINER AS SELECT id FROM shop.rows FINAL";
        let live = "CREATE VIEW shop.orders (`id` UInt64) DEFINER = admin SQL SECURITY DEFINER AS SELECT id FROM shop.rows FINAL";
        assert_eq!(read(live), read(wanted));
        let wanted =
            "CREATE MATERIALIZED VIEW IF NOT EXISTS shop.v TO shop.t AS SELECT a AS b FROM shop.s AS q WHERE (a) = 0";
        let live =
            "CREATE MATERIALIZED VIEW shop.v TO shop.t (`b` String) AS SELECT a AS b FROM shop.s AS q WHERE (a) = 0";
        assert_eq!(read(live), read(wanted));
        assert_eq!(read(live).clauses["TO"], "shop.t");
        assert_eq!(read(live).clauses["SELECT"], "SELECT a AS b FROM shop.s AS q WHERE (a) = 0");
    }
}
