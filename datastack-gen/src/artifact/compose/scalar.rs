/// A text as a YAML scalar that Compose does not interpolate.
pub(super) fn literal(text: &str) -> String {
    quoted(&text.replace('$', "$$"))
}

/// A text as a YAML scalar in which Compose fills in variables.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What Compose fills in from `.env`; without a value nothing starts.
pub(super) fn required(variable: &str) -> String {
    format!("${{{variable}:?write it into .env, see .env.example}}")
}

#[cfg(test)]
mod tests {
    use super::{literal, required};

    #[test]
    fn only_variables_are_filled_in() {
        assert_eq!(literal("it's ${x}"), "'it''s $${x}'");
        assert_eq!(required("A"), "${A:?write it into .env, see .env.example}");
    }
}
