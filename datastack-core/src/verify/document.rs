use std::cmp::Ordering;

use serde_json::{Number, Value};

/// Whether two JSON texts mean the same: the order of members and the spelling of numbers do not count.
pub(super) fn means_the_same(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (serde_json::from_str(one), serde_json::from_str(other)) {
        (Ok(one), Ok(other)) => same(&one, &other),
        _ => false,
    }
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => same_number(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}

/// Whole numbers of 64 bits are compared as they are: two of them can be one double.
fn same_number(one: &Number, other: &Number) -> bool {
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one == other,
        _ => match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => one.partial_cmp(&other) == Some(Ordering::Equal),
            _ => false,
        },
    }
}

fn whole(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

#[cfg(test)]
mod tests {
    use super::means_the_same;

    #[test]
    fn the_same_documents_in_other_words() {
        for (one, other) in [
            (r#"{"a": 1, "b": [1.5, null]}"#, r#"{"b":[1.50,null],"a":1}"#),
            ("1e300", &format!("1{}", "0".repeat(300))),
            (r#""\u00e9""#, "\"é\""),
            ("1.0", "1"),
        ] {
            assert!(means_the_same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn other_documents() {
        for (one, other) in [
            (r#"{"a": "x, y"}"#, r#"{"a": "x,y"}"#),
            ("[1, 2]", "[2, 1]"),
            ("9007199254740993", "9007199254740992"),
            ("true", "1"),
            ("null", "{}"),
            ("{", "{}"),
            (r#"{"a": 1}"#, r#"{"a": 1, "b": null}"#),
        ] {
            assert!(!means_the_same(one, other), "{one} and {other}");
        }
    }
}
