use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::catalogue::{Accepts, Key, Kind, Reading, renamed};
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

pub(super) const RULE: Rule = Rule {
    code: 1102,
    severity: Severity::Error,
    says: "a value that its key does not take",
    page: "\
The class that reads the key expects a value of another type, within another range, or one of certain words. Some \
classes refuse to start, some take their default without a word: `binary.handling.mode = zzz` passes a worker's \
validation.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for (name, value) in subject.config().iter() {
        let Reading::Declared(_, key) = subject.scopes.reading(name) else { continue };
        if let Some((what, help)) = value_fault(key, value) {
            findings.push(rule.at(subject, name, format!("`{name}` {what}")).help(help));
        }
    }
}

/// What is wrong with a value, and what to write.
pub(crate) fn value_fault(key: &Key, value: &str) -> Option<(String, String)> {
    // A reference is resolved by the worker, to a value that is not known here.
    if value.contains("${") {
        return None;
    }
    let value = value.trim();
    let typed = |article: &str| Some((format!("is `{value}`, which is not {article}"), format!("write {article}")));
    let (least, most) = match key.kind {
        Kind::Boolean if value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false") => return None,
        Kind::Boolean => return typed("`true` or `false`"),
        Kind::Double if value.parse::<f64>().is_err() => return typed("a number"),
        Kind::Short => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Kind::Int => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Kind::Long => (i64::MIN, i64::MAX),
        Kind::Double | Kind::Text | Kind::List | Kind::Class | Kind::Password => return words(key, value),
    };
    let Ok(number) = value.parse::<i64>() else { return typed("a whole number") };
    let (least, most) = match key.accepts {
        Accepts::Between(from, to) => (from.max(least), to.min(most)),
        _ => (least, most),
    };
    if number < least {
        return Some((format!("is {number}, below {least}"), format!("write at least {least}")));
    }
    (number > most).then(|| (format!("is {number}, above {most}"), format!("write at most {most}")))
}

fn words(key: &Key, value: &str) -> Option<(String, String)> {
    let (words, any_case) = match key.accepts {
        Accepts::Words(words) => (words, true),
        Accepts::Exactly(words) => (words, false),
        Accepts::NonEmpty if value.is_empty() => {
            return Some(("is empty".to_owned(), "write a value, or delete the key".to_owned()));
        }
        _ => return None,
    };
    let elements = match key.kind {
        Kind::List => value.split(',').map(str::trim).collect(),
        _ => vec![value],
    };
    let known = |element: &str| {
        words.iter().any(|word| if any_case { word.eq_ignore_ascii_case(element) } else { *word == element })
    };
    let wrong = elements.into_iter().find(|element| !known(element))?;
    let meant = renamed(key.name, wrong).or_else(|| similar(wrong, words.iter().copied()));
    let help = match meant {
        Some(near) => format!("did you mean `{near}`? The words are {}", words.join(", ")),
        None => format!("the words are {}", words.join(", ")),
    };
    Some((format!("does not know `{wrong}`"), help))
}
