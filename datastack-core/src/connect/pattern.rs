//! Java's regular expressions, as far as they mean the same here. What does not is said to be beyond foresight: a guess
//! would name topics that do not come to be.

use regex::bytes::{Captures, Regex, RegexBuilder};

/// An expression, read.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    part: Regex,
    whole: Regex,
}

/// Why an expression is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unread {
    /// Java refuses it too.
    Invalid(String),
    /// Java knows it, or may know it.
    Beyond(String),
}

impl Pattern {
    pub(crate) fn read(text: &str) -> Result<Self, Unread> {
        if let Some(what) = only_in_java(text) {
            return Err(Unread::Beyond(format!("`{text}`: {what} cannot be foreseen")));
        }
        if quantified_twice(text) {
            return Err(Unread::Invalid(format!("`{text}` is no regular expression: nothing to repeat")));
        }
        // Without Unicode, classes such as \w are those of ASCII, as they are in Java.
        let read = |text: &str| RegexBuilder::new(text).unicode(false).build();
        match (read(text), read(&format!(r"\A(?:{text})\z"))) {
            (Ok(part), Ok(whole)) => Ok(Self { part, whole }),
            (Err(error), _) | (_, Err(error)) => Err(refused(text, &error)),
        }
    }

    /// Whether it matches the whole of a text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.whole.is_match(text.as_bytes())
    }

    /// The text with its first match replaced, if the whole of it matches. Java looks for that match from the start again,
    /// and it may be shorter than the whole.
    pub(crate) fn routed(&self, text: &str, replacement: &str) -> Result<Option<String>, Unread> {
        if !self.matches(text) {
            return Ok(None);
        }
        let Some(found) = self.part.captures(text.as_bytes()) else { return Ok(None) };
        let Some(all) = found.get(0) else { return Ok(None) };
        let middle = self.expanded(&found, replacement)?;
        Ok(Some(format!("{}{middle}{}", &text[..all.start()], &text[all.end()..])))
    }

    fn expanded(&self, found: &Captures<'_>, replacement: &str) -> Result<String, Unread> {
        let invalid = |what: String| Unread::Invalid(format!("`{replacement}`: {what}"));
        let group = |at: usize| found.get(at).map_or_else(String::new, |group| lossy(group.as_bytes()));
        let mut text = String::new();
        let mut rest = replacement.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '\\' => text.push(rest.next().ok_or_else(|| invalid("it ends in a backslash".to_owned()))?),
                '$' if rest.peek() == Some(&'{') => {
                    rest.next();
                    let name: String = rest.by_ref().take_while(|c| *c != '}').collect();
                    let known = self.part.capture_names().flatten().any(|each| each == name);
                    if !known {
                        return Err(invalid(format!("there is no group `{name}`")));
                    }
                    text.push_str(&found.name(&name).map_or_else(String::new, |group| lossy(group.as_bytes())));
                }
                '$' => {
                    let first = rest.next().and_then(|c| c.to_digit(10));
                    let mut number = first.ok_or_else(|| invalid("no group follows `$`".to_owned()))? as usize;
                    if number >= self.part.captures_len() {
                        return Err(invalid(format!("there is no group {number}")));
                    }
                    // More digits belong to the number as long as there is such a group.
                    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
                        let longer = number * 10 + digit as usize;
                        if longer >= self.part.captures_len() {
                            break;
                        }
                        number = longer;
                        rest.next();
                    }
                    text.push_str(&group(number));
                }
                other => text.push(other),
            }
        }
        Ok(text)
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An error of brackets is one in Java; of others nobody knows.
fn refused(text: &str, error: &regex::Error) -> Unread {
    let what = error.to_string();
    let reason = what.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let brackets =
        ["unclosed group", "unopened group", "unclosed character class", "repetition operator missing expression"];
    if brackets.iter().any(|each| reason.contains(each)) {
        Unread::Invalid(format!("`{text}` is no regular expression: {reason}"))
    } else {
        Unread::Beyond(format!("`{text}`: what Java makes of it cannot be foreseen ({reason})"))
    }
}

/// What means something else in Java, or nothing here.
fn only_in_java(text: &str) -> Option<&'static str> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut quantifier = false;
    while let Some(character) = characters.get(at) {
        let rest = &characters[at + 1..];
        let starts = |with: &str| with.chars().enumerate().all(|(place, c)| rest.get(place) == Some(&c));
        let was_quantifier = std::mem::replace(&mut quantifier, "*+?}".contains(*character));
        match character {
            '\\' => {
                match rest.first() {
                    Some('1'..='9' | 'k') => return Some("a back reference"),
                    Some('Q' | 'E') => return Some("a quotation"),
                    Some(
                        'b' | 'B' | '<' | '>' | 'G' | 'Z' | 'R' | 'X' | 'h' | 'H' | 'v' | 'V' | 'p' | 'P' | 'N' | 'c'
                        | '0' | 'u',
                    ) => {
                        return Some("this escape");
                    }
                    _ => {}
                }
                at += 1;
                quantifier = false;
            }
            '+' if was_quantifier => return Some("a possessive quantifier"),
            '(' if starts("?") => {
                let group = rest.get(1);
                // Without regard to case: of ASCII alone, as in Java.
                if group == Some(&'i') && matches!(rest.get(2), Some(')' | ':')) {
                    at += 3;
                    continue;
                }
                let name = group == Some(&'<') && rest.get(2).is_some_and(char::is_ascii_alphabetic);
                if !(group == Some(&':') || name) {
                    return Some("look-around, an atomic group or a flag");
                }
                at += 1;
            }
            '[' if starts("[:") || starts("^[:") => return Some("a class in brackets"),
            '-' if starts("-") => return Some("`--`"),
            '~' if starts("~") => return Some("`~~`"),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a quantifier follows another: Java takes `?` and `+` behind one, and nothing behind those.
fn quantified_twice(text: &str) -> bool {
    let (mut quantifiers, mut escaped, mut class, mut brace) = (0, false, false, false);
    for character in text.chars() {
        let bare = !escaped && !class;
        let repeats = bare && "*+?".contains(character);
        if repeats && (quantifiers == 2 || (quantifiers == 1 && character == '*')) {
            return true;
        }
        quantifiers = if repeats || (bare && brace && character == '}') { quantifiers + 1 } else { 0 };
        brace = bare && (character == '{' || (brace && character != '}'));
        // A class in a class ends early here, and nothing is repeated wrongly inside of one.
        class = !escaped && (character == '[' || (class && character != ']'));
        escaped = !escaped && character == '\\';
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Unread};

    fn routed(regex: &str, replacement: &str, topic: &str) -> Result<Option<String>, Unread> {
        Pattern::read(regex)?.routed(topic, replacement)
    }

    /// What `java.util.regex` of Java 17 gives for the same.
    #[test]
    fn the_whole_topic_has_to_match_and_the_first_match_is_replaced() {
        let some = |text: &str| Ok(Some(text.to_owned()));
        assert_eq!(routed(r"([^.]+)\.([^.]+)\.([^.]+)", "$3", "shop.db.orders"), some("orders"));
        assert_eq!(routed("orders", "x", "shop.orders"), Ok(None));
        assert_eq!(routed("a|ab", "x", "ab"), some("xb"));
        assert_eq!(routed("(a)(.*)", "$12", "ab"), some("a2"));
        assert_eq!(routed("(?<table>.*)", r"t_${table}\$", "ab"), some("t_ab$"));
        assert_eq!(routed("(a)?b", "<$1>", "b"), some("<>"));
        assert_eq!(routed("(?i)p.(A+)", "$1", "P.aa"), some("aa"));
    }

    #[test]
    fn what_java_alone_knows_is_not_guessed() {
        for beyond in [r"(?=a)a", r"(a)\1", "a*+", r"(?s)a", r"\Qa\E", "(?>a)", r"\p{Lower}"] {
            assert!(matches!(Pattern::read(beyond), Err(Unread::Beyond(_))), "{beyond}");
        }
        for invalid in ["(a", "a)", "[a", "*a", "a**", "a+?*", "(a)?*"] {
            assert!(matches!(Pattern::read(invalid), Err(Unread::Invalid(_))), "{invalid}");
        }
        assert!(matches!(routed("a", "$1", "a"), Err(Unread::Invalid(_))));
    }
}
