//! TTL clauses that cannot bring deleted rows back.

/// The TTL expression, with its deletions limited to rows that exist: a delete marker that went before the older row
/// has merged would bring that row back (measured on 26.9).
pub(super) fn sparing_markers(text: &str) -> String {
    parts(text).iter().map(|part| spare(part.trim())).collect::<Vec<_>>().join(", ")
}

fn spare(part: &str) -> String {
    let lower = part.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let moves = words.iter().any(|word| ["to", "recompress"].contains(word));
    if moves {
        return part.to_owned();
    }
    match lower.find(" where ") {
        Some(at) => {
            let (head, condition) = (&part[..at], &part[at + " where ".len()..]);
            format!("{head} WHERE ({}) AND _deleted = 0", condition.trim())
        }
        None if words.last() == Some(&"delete") => format!("{part} WHERE _deleted = 0"),
        None => format!("{part} DELETE WHERE _deleted = 0"),
    }
}

/// The expression of which a clause that spares markers was made, going by the clause as a server writes it; none if one
/// of its deletions spares none.
pub(crate) fn unspared(clause: &str) -> Option<String> {
    let bare: Option<Vec<&str>> = parts(clause).iter().map(|part| bare(part.trim())).collect();
    Some(bare?.join(", "))
}

fn bare(part: &str) -> Option<&str> {
    let guards = [" WHERE _deleted = 0", " AND (_deleted = 0)", " AND _deleted = 0"];
    match guards.into_iter().find_map(|guard| part.strip_suffix(guard)) {
        Some(bare) => Some(bare),
        None => (spare(part) == part).then_some(part),
    }
}

/// The text between commas that stand in no brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::{sparing_markers, unspared};

    #[test]
    fn no_clause_deletes_markers() {
        let cases = [
            ("created_at + INTERVAL 2 YEAR", "created_at + INTERVAL 2 YEAR DELETE WHERE _deleted = 0"),
            ("created_at + INTERVAL 2 YEAR DELETE", "created_at + INTERVAL 2 YEAR DELETE WHERE _deleted = 0"),
            (
                "a + INTERVAL 1 DAY DELETE WHERE b = 1 OR c = 2",
                "a + INTERVAL 1 DAY DELETE WHERE (b = 1 OR c = 2) AND _deleted = 0",
            ),
            (
                "greatest(a, b) + INTERVAL 1 DAY TO VOLUME 'cold', a + INTERVAL 1 YEAR",
                "greatest(a, b) + INTERVAL 1 DAY TO VOLUME 'cold', a + INTERVAL 1 YEAR DELETE WHERE _deleted = 0",
            ),
        ];
        for (written, wanted) in cases {
            assert_eq!(sparing_markers(written), wanted);
        }
    }

    #[test]
    fn a_clause_is_read_back() {
        let cases = [
            ("at + toIntervalYear(2) WHERE _deleted = 0", Some("at + toIntervalYear(2)")),
            (
                "f(a, b) + toIntervalDay(1) TO VOLUME 'cold', a + toIntervalYear(1) WHERE _deleted = 0",
                Some("f(a, b) + toIntervalDay(1) TO VOLUME 'cold', a + toIntervalYear(1)"),
            ),
            ("a + toIntervalDay(1) WHERE (b = 1) AND (_deleted = 0)", Some("a + toIntervalDay(1) WHERE (b = 1)")),
            ("at + toIntervalYear(2)", None),
            ("at + toIntervalYear(2) WHERE b = 1", None),
        ];
        for (clause, expected) in cases {
            assert_eq!(unspared(clause).as_deref(), expected, "{clause}");
        }
    }
}
