//! Names of MySQL as names of Rust.

/// Keywords of Rust 2024, strict and reserved, that can be written with `r#`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot.
const NEVER: &[&str] = &["self", "Self", "super", "crate", "_"];

/// The name of a field, and what serde must call it instead, if its name cannot be written.
pub(super) fn field(column: &str) -> (String, Option<&str>) {
    if NEVER.contains(&column) {
        (format!("{column}_"), Some(column))
    } else if KEYWORDS.contains(&column) {
        (format!("r#{column}"), None)
    } else {
        (column.to_owned(), None)
    }
}

/// The module of a table; its file has the same name without `r#`.
pub(super) fn module(table: &str) -> String {
    match table {
        // Files of these names have a meaning of their own.
        "mod" | "fixed_bytes" => format!("{table}_"),
        other => field(other).0,
    }
}

/// The file of a table's module.
pub(super) fn file(table: &str) -> String {
    format!("{}.rs", module(table).trim_start_matches("r#"))
}

/// The struct of a table: `order_items` becomes `OrderItemsRow`.
pub(super) fn row(table: &str) -> String {
    let parts = table.split('_').filter(|part| !part.is_empty());
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    let name = parts.map(capital).collect::<String>() + "Row";
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The attribute that a name in another case than Rust's needs.
pub(super) fn allow_case(name: &str) -> &'static str {
    if name.chars().any(|c| c.is_ascii_uppercase()) { "#[allow(non_snake_case)]\n" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{field, file, module, row};

    #[test]
    fn names_that_rust_keeps_for_itself() {
        assert_eq!(field("type"), ("r#type".to_owned(), None));
        assert_eq!(field("self"), ("self_".to_owned(), Some("self")));
        assert_eq!(field("amount"), ("amount".to_owned(), None));
        assert_eq!((module("mod"), file("mod")), ("mod_".to_owned(), "mod_.rs".to_owned()));
        assert_eq!((module("type"), file("type")), ("r#type".to_owned(), "type.rs".to_owned()));
        assert_eq!(row("order_items"), "OrderItemsRow");
        assert_eq!(row("_2fa"), "_2faRow");
    }
}
