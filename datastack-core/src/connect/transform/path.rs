//! Names of fields that may lead into nested structs.

use super::settings::words;

words! {
    /// How the name of a field is read.
    pub enum Syntax {
        /// As it stands.
        Plain = "V1",
        /// Points lead into nested structs; backticks hold a name with points together.
        Nested = "V2",
    }
}

/// The names on the way to a field.
pub(super) fn steps(name: &str, syntax: Syntax) -> Vec<String> {
    if syntax == Syntax::Plain {
        return vec![name.to_owned()];
    }
    let (mut steps, mut step, mut quoted) = (Vec::new(), String::new(), false);
    for character in name.chars() {
        match character {
            '`' => quoted = !quoted,
            '.' if !quoted => steps.push(std::mem::take(&mut step)),
            other => step.push(other),
        }
    }
    steps.push(step);
    steps
}
