//! Names with parts that users choose: `column.truncate.to.<length>.chars`.

/// Whether a name is that of a key. Each pair of angle brackets in the key's stands for at least one character, and for
/// as few as will do.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('<') {
        None => pattern == name,
        Some((before, rest)) => name.strip_prefix(before).is_some_and(|name| goes_on(rest, name)),
    }
}

/// The same inside a pair of brackets.
fn goes_on(pattern: &str, name: &str) -> bool {
    let after = pattern.split_once('>').map_or("", |(_, after)| after);
    let mut others = name.chars();
    if others.next().is_none() {
        return false;
    }
    let others = others.as_str();
    match after.split_once('<') {
        None => others.ends_with(after),
        Some((fixed, rest)) => others.find(fixed).is_some_and(|at| goes_on(rest, &others[at + fixed.len()..])),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_part_that_users_choose_is_not_empty() {
        assert!(fits("a.b", "a.b"));
        assert!(!fits("a.b", "a.b.c"));
        assert!(fits("to.<length>.chars", "to.20.chars"));
        assert!(!fits("to.<length>.chars", "to..chars"));
        assert!(!fits("to.<length>.chars", "to.20.characters"));
        assert!(fits("hash.<algorithm>.salt.<salt>", "hash.v2.SHA-256.salt.a.b.salt.c"));
        assert!(!fits("hash.<algorithm>.salt.<salt>", "hash.v2.SHA-256.salt."));
        assert!(!fits("hash.<algorithm>.salt.<salt>", "hash.v2.SHA-256"));
        assert!(fits("größe.<ü>", "größe.ß"));
    }
}
