use super::columns::{Column, parts};
use super::statement::Statement;
use crate::diff::Facts;

/// Everything that a `CREATE`, as the server writes it, says of its object, apart from its name; none if it is none of the
/// kinds that a pipeline makes. Two statements with the same facts make no difference.
///
/// A codec and each setting stand by themselves, for a definition states them so.
pub(crate) fn facts(create: &str) -> Option<Facts> {
    let Statement { kind, columns, clauses } = Statement::read(create)?;
    let mut facts = Facts::from([("kind".to_owned(), kind)]);
    if !columns.columns.is_empty() {
        let names: Vec<&str> = columns.columns.iter().map(|column| column.name.as_str()).collect();
        facts.insert("order of columns".to_owned(), names.join(", "));
    }
    for column in columns.columns {
        let codec = column.codec.as_ref().and_then(|codec| codec.strip_prefix("CODEC(")?.strip_suffix(')'));
        facts.extend(codec.map(|codec| (codec_of(&column.name), codec.to_owned())));
        let bare = Column { codec: None, ..column };
        facts.insert(format!("column {}", bare.name), bare.definition());
    }
    facts.extend(columns.indexes.into_iter().map(|(name, text)| (index(&name), text)));
    for (clause, text) in clauses {
        if clause == "SETTINGS" {
            let settings = parts(&text, b',').into_iter().filter_map(|setting| setting.split_once(" = "));
            facts.extend(settings.map(|(name, value)| (setting(name), value.to_owned())));
        } else {
            facts.insert(clause.to_owned(), text);
        }
    }
    Some(facts)
}

/// What the codec of a column is called among the facts.
pub(crate) fn codec_of(column: &str) -> String {
    format!("codec of column {column}")
}

/// What a skip index is called among the facts.
pub(crate) fn index(name: &str) -> String {
    format!("index {name}")
}

/// What a setting is called among the facts.
pub(crate) fn setting(name: &str) -> String {
    format!("setting {name}")
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn a_statement_is_taken_apart_as_a_definition_states_it() {
        let create = "CREATE TABLE a.b (`x` UInt64 COMMENT 'c' CODEC(Delta(8), ZSTD(1)), `y` String, INDEX idx_x x TYPE \
                      minmax GRANULARITY 2) ENGINE = MergeTree PARTITION BY y ORDER BY x TTL y + 1 SETTINGS \
                      index_granularity = 8192, kafka_group_name = 'a, b', storage_policy = 'c' COMMENT 'd'";
        let found: Vec<(String, String)> = facts(create).unwrap().into_iter().collect();
        let expected = [
            ("COMMENT", "'d'"),
            ("ENGINE", "MergeTree"),
            ("ORDER BY", "x"),
            ("PARTITION BY", "y"),
            ("TTL", "y + 1"),
            ("codec of column x", "Delta, ZSTD"),
            ("column x", "UInt64 COMMENT 'c'"),
            ("column y", "String"),
            ("index idx_x", "x TYPE minmax GRANULARITY 2"),
            ("kind", "TABLE"),
            ("order of columns", "x, y"),
            ("setting kafka_group_name", "'a, b'"),
            ("setting storage_policy", "'c'"),
        ];
        assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(facts("CREATE DICTIONARY a.b"), None);
    }
}
