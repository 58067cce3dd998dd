use std::borrow::Cow;

use super::Reader;
use crate::connector::tree::Value;

impl<'a> Reader<'a> {
    /// What stands without quotes.
    pub(super) fn bare(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = |character: char| character.is_whitespace() || ",:{}[]\"'=".contains(character);
        let length = rest.find(end).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
        self.at += length;
        &rest[..length]
    }

    pub(super) fn word(&mut self) -> Value<'a> {
        let start = self.at;
        let word = self.bare();
        match word {
            "true" | "false" => return Value::Scalar(word),
            "null" => return Value::Null,
            _ if is_number(word) => return Value::Scalar(word),
            _ => {}
        }
        // What was not meant for JSON goes to the end of its line, such as a path with a colon.
        let rest = &self.text[start..];
        let length = rest.find([',', '{', '}', '[', ']', '"', '\'', '\n']).unwrap_or(rest.len());
        let word = rest[..length.max(word.len())].trim_end();
        self.at = start + word.len();
        let help = match word {
            "True" | "TRUE" => "write `true`".to_owned(),
            "False" | "FALSE" => "write `false`".to_owned(),
            "None" | "nil" | "NULL" | "Null" => "delete the key: a worker takes no null".to_owned(),
            _ => format!("write `{}`", serde_json::Value::from(word)),
        };
        self.fault(start..self.at, "this is no value of JSON", help);
        Value::Text(Cow::Borrowed(word))
    }
}

fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let no_leading_zero = whole == "0" || !whole.starts_with('0');
    digits(whole) && no_leading_zero && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}
