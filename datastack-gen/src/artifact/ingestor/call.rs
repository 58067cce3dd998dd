use crate::artifact::python_literal::python_literal;

/// Columns of a line, as `ruff format` counts them.
const WIDTH: usize = 88;

/// A call of a function of `datastack_ingest/values.py`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call {
    function: &'static str,
    arguments: Vec<String>,
}

impl Call {
    pub(super) fn new(function: &'static str) -> Self {
        Self { function, arguments: Vec::new() }
    }

    /// With a number, or anything else that is Python as it stands.
    pub(super) fn plain(mut self, argument: &impl ToString) -> Self {
        self.arguments.push(argument.to_string());
        self
    }

    pub(super) fn text(self, argument: &str) -> Self {
        self.plain(&python_literal(argument))
    }

    pub(super) fn texts<'a>(self, arguments: impl IntoIterator<Item = &'a String>) -> Self {
        arguments.into_iter().fold(self, |call, argument| call.text(argument))
    }

    pub(super) fn keyword(self, name: &str, value: &impl ToString) -> Self {
        self.plain(&format!("{name}={}", value.to_string()))
    }

    /// The call as it is formatted behind a key of a table's `columns`.
    pub(super) fn formatted(&self, key: &str) -> String {
        let line = format!("values.{}({})", self.function, self.arguments.join(", "));
        // Eight blanks, the key, a colon and a blank before it, a comma behind it. Characters beyond ASCII may be two
        // columns wide; one argument a line is right for every width.
        let short = 8 + key.chars().count() + 2 + line.len() < WIDTH;
        if self.arguments.is_empty() || short && line.is_ascii() {
            return line;
        }
        let arguments: String = self.arguments.iter().map(|argument| format!("            {argument},\n")).collect();
        format!("values.{}(\n{arguments}        )", self.function)
    }
}

#[cfg(test)]
mod tests {
    use super::Call;

    #[test]
    fn a_call_is_broken_where_ruff_breaks_it() {
        let call = |length| Call::new("text").text(&"x".repeat(length));
        let line = format!("values.text(\"{}\")", "x".repeat(59));
        assert_eq!(8 + 3 + 2 + line.len() + 1, 88);
        assert_eq!(call(59).formatted("\"c\""), line);
        let broken = format!("values.text(\n            \"{}\",\n        )", "x".repeat(60));
        assert_eq!(call(60).formatted("\"c\""), broken);
        let wide = "values.label(\n            \"ü\",\n            \"b\",\n        )";
        assert_eq!(Call::new("label").text("ü").text("b").formatted("\"c\""), wide);
        assert_eq!(Call::new("uuid").formatted(&"c".repeat(80)), "values.uuid()");
    }
}
