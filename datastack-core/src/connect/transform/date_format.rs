//! Patterns of Java's SimpleDateFormat.

/// The letters that have a meaning.
const LETTERS: &str = "GyYMLwWDdFEuaHkKhmsSzZX";

/// Whether Java takes a pattern.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    let mut quoted = false;
    for character in pattern.chars() {
        if character == '\'' {
            quoted = !quoted;
        } else if !quoted && character.is_ascii_alphabetic() && !LETTERS.contains(character) {
            return Err(format!("`{character}` has no meaning in a pattern of SimpleDateFormat"));
        }
    }
    match quoted {
        true => Err("a quote in the pattern has no end".to_owned()),
        false => Ok(()),
    }
}

/// Whether a pattern reads what Debezium writes for a TIMESTAMP. Java looks at the beginning of a text only.
pub(super) fn reads_zoned(pattern: &str) -> bool {
    let Some(rest) = pattern.strip_prefix("yyyy-MM-dd") else { return false };
    let Some(rest) = rest.strip_prefix("'T'") else { return rest.is_empty() };
    match rest.strip_prefix("HH:mm") {
        Some(rest) => ["", ":ss", ":ss'Z'", ":ssX", ":ssXX", ":ssXXX"].contains(&rest),
        None => ["", "HH"].contains(&rest),
    }
}
