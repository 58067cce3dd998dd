//! Names that an engine has to accept, each parsed once, at the edge.
//!
//! The laws come from the engines: Kafka allows `[A-Za-z0-9._-]` in topics, Avro `[A-Za-z_][A-Za-z0-9_]*` in names of
//! records and fields; a MySQL or ClickHouse identifier may hold nearly anything, but a name that must cross all of
//! them unchanged is the intersection.

use std::fmt;

/// Why a text is not a legal name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NameError {
    /// What is wrong, without the name of the place where it stands.
    pub message: String,
    /// A legal name close to the one given.
    pub suggestion: String,
}

fn illegal(kind: &str, text: &str, law: &str, keep: impl Fn(char) -> bool) -> NameError {
    let mut suggestion: String = text.chars().map(|c| if keep(c) { c } else { '_' }).collect();
    if suggestion.is_empty() || suggestion.starts_with(|c: char| c.is_ascii_digit()) {
        suggestion.insert(0, '_');
    }
    NameError { message: format!("`{text}` cannot be a {kind}: {law}"), suggestion }
}

fn is_avro_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn avro_name(kind: &str, text: &str, limit: usize) -> Result<(), NameError> {
    let starts_right = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if !starts_right || !text.chars().all(is_avro_part) {
        let law = "Avro names hold letters, digits and `_`, and start with no digit";
        return Err(illegal(kind, text, law, is_avro_part));
    }
    if text.len() > limit {
        let law = format!("it is longer than {limit} characters");
        return Err(NameError {
            message: illegal(kind, text, &law, is_avro_part).message,
            suggestion: text[..limit].to_owned(),
        });
    }
    Ok(())
}

fn kafka_name(kind: &str, text: &str, limit: usize) -> Result<(), NameError> {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if text.is_empty() || !text.chars().all(legal) || text == "." || text == ".." {
        let law = "Kafka names hold letters, digits, `.`, `_` and `-`";
        return Err(illegal(kind, text, law, legal));
    }
    if text.len() > limit {
        let law = format!("it is longer than {limit} characters");
        return Err(NameError {
            message: illegal(kind, text, &law, legal).message,
            suggestion: text[..limit].to_owned(),
        });
    }
    Ok(())
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident, $kind:literal, $check:ident, $limit:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Parses a name. Fails with the law that it breaks and a legal neighbour.
            pub fn new(text: &str) -> Result<Self, NameError> {
                $check($kind, text, $limit).map(|()| Self(text.to_owned()))
            }

            /// A legal name that stands in for an illegal one while further faults are looked for. No pipeline
            /// comes out of a definition that needed it.
            pub(crate) fn placeholder() -> Self {
                Self("placeholder".to_owned())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// A project: topic prefix, ClickHouse database and the stem of most other names. At most 48 characters.
    ProjectName, "project name", avro_name, 48;
    /// An environment of a project, as in `[env.dev]`.
    EnvironmentName, "name of an environment", avro_name, 32;
    /// A database, of MySQL or ClickHouse. At most 64 characters (MySQL's limit).
    DatabaseName, "database name", avro_name, 64;
    /// A table. At most 64 characters (MySQL's limit).
    TableName, "table name", avro_name, 64;
    /// A column. At most 64 characters (MySQL's limit). One that stays in MySQL may have [any name](ColumnName::staying).
    ColumnName, "column name", avro_name, 64;
    /// A Kafka topic. At most 249 characters (Kafka's limit).
    TopicName, "topic name", kafka_name, 249;
    /// A Debezium topic prefix. Long names of databases and tables follow it, so at most 100 characters.
    TopicPrefix, "topic prefix", kafka_name, 100;
    /// A Kafka consumer group. At most 249 characters.
    GroupName, "consumer group", kafka_name, 249;
    /// A connector of a Kafka Connect worker; it becomes part of a URL. At most 128 characters.
    ConnectorName, "connector name", kafka_name, 128;
}

impl ColumnName {
    /// The name of a column that stays in MySQL, where only MySQL has to accept it. Fails with the law that it breaks and
    /// a legal neighbour.
    pub fn staying(text: &str) -> Result<Self, NameError> {
        let legal = !text.is_empty() && !text.contains('\0') && !text.ends_with(' ') && text.chars().count() <= 64;
        if legal {
            return Ok(Self(text.to_owned()));
        }
        let law = "MySQL takes 1 to 64 characters, no NUL, and no space at the end";
        Err(illegal("column name", text, law, is_avro_part))
    }
}

/// The known word that a misspelt one is probably meant to be, if one is close enough.
pub fn similar<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .filter_map(|name| {
            let most = (name.chars().count().max(wrong.chars().count()) / 3).max(1);
            // The distance itself is dear, and hundreds of names are tried.
            let distance = (at_least(wrong, name) <= most).then(|| strsim::damerau_levenshtein(wrong, name))?;
            (distance <= most).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A number that the distance of two words is never below: an edit mends one letter too many, and one too few.
fn at_least(one: &str, other: &str) -> usize {
    let mut letters = [0_i32; 64];
    one.chars().for_each(|letter| letters[letter as usize % 64] += 1);
    other.chars().for_each(|letter| letters[letter as usize % 64] -= 1);
    let many: i32 = letters.iter().filter(|count| **count > 0).sum();
    let few: i32 = -letters.iter().filter(|count| **count < 0).sum::<i32>();
    usize::try_from(many.max(few)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{ColumnName, TopicName, at_least, similar};

    #[test]
    fn a_distance_is_never_below_its_least() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "order_id",
            "orders.id",
            "customer_id",
            "größe",
            "grösse",
            "max.batch.size",
            "max.size",
        ];
        for one in words {
            for other in words {
                let distance = strsim::damerau_levenshtein(one, other);
                assert!(at_least(one, other) <= distance, "{one} {other}");
            }
        }
        assert_eq!(at_least("order_id", "order_ids"), 1);
    }

    #[test]
    fn an_illegal_name_comes_with_a_legal_neighbour() {
        assert_eq!(ColumnName::new("unit-price").unwrap_err().suggestion, "unit_price");
        assert_eq!(ColumnName::new("1st").unwrap_err().suggestion, "_1st");
        assert_eq!(TopicName::new("a b").unwrap_err().suggestion, "a_b");
        assert!(TopicName::new("production.shop.orders").is_ok());
    }

    #[test]
    fn a_column_that_stays_in_mysql_may_have_any_name_that_mysql_takes() {
        assert_eq!(ColumnName::staying("größe, in `cm`").map(|name| name.to_string()), Ok("größe, in `cm`".to_owned()));
        for text in ["", "a\0b", "a ", "ä".repeat(65).as_str()] {
            assert!(ColumnName::staying(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_misspelling_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(similar("custmer_id", ["order_id", "customer_id"]), Some("customer_id"));
        assert_eq!(similar("zzzzzz", ["order_id", "customer_id"]), None);
        assert_eq!(similar("größe", ["breite", "grösse"]), Some("grösse"));
    }
}
