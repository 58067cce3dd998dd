/// Words that cannot name anything in Python, in lower case (`keyword.kwlist`).
const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

/// True if linters object to a module of this name. It is imported by its text all the same.
pub(super) fn is_odd_module(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_uppercase()) || KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::is_odd_module;

    #[test]
    fn keywords_and_capitals_are_odd() {
        let odd = ["class", "Orders", "None", "orderItems"];
        assert_eq!(odd.map(is_odd_module), [true; 4]);
        let plain = ["orders", "match", "_x1", "print"];
        assert_eq!(plain.map(is_odd_module), [false; 4]);
    }
}
