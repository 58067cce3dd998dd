use std::collections::{BTreeMap, BTreeSet};

use datastack_core::secret::{Secret, SecretFile};

use super::scalar::required;

/// The references of connectors to secrets, which the workers resolve and nothing else.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct References {
    variables: BTreeSet<String>,
    /// Keys by path.
    files: BTreeMap<String, BTreeSet<String>>,
}

impl References {
    /// All references in the values of connectors.
    pub(super) fn in_values<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for value in values {
            for part in value.split("${").skip(1).filter_map(|part| part.split_once('}')) {
                match part.0.split_once(':') {
                    Some(("env", variable)) => drop(found.variables.insert(variable.to_owned())),
                    Some(("file", rest)) => {
                        if let Some((path, key)) = rest.rsplit_once(':') {
                            found.files.entry(path.to_owned()).or_default().insert(key.to_owned());
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The variables that connectors read from the worker's environment.
    pub(super) fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(String::as_str)
    }

    /// The pattern that admits these variables and no other; the provider compares the whole name with it.
    pub(super) fn pattern(&self) -> String {
        self.variables().collect::<Vec<_>>().join("|")
    }

    /// The properties files that connectors read: path and content, in which Compose fills in the values.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, String)> {
        self.files.iter().map(|(path, keys)| {
            let line = |key: &String| format!("{key}={}", required(&variable(path, key)));
            (path.as_str(), keys.iter().map(line).collect::<Vec<_>>().join("\n"))
        })
    }

    /// The variables that those files are filled from.
    pub(super) fn file_variables(&self) -> impl Iterator<Item = String> {
        self.files.iter().flat_map(|(path, keys)| keys.iter().map(|key| variable(path, key)))
    }

    /// The paths that the file provider may read.
    pub(super) fn paths(&self) -> String {
        self.files.keys().map(String::as_str).collect::<Vec<_>>().join(",")
    }
}

fn variable(path: &str, key: &str) -> String {
    Secret::File(SecretFile { path: path.to_owned(), key: key.to_owned() }).variable()
}

#[cfg(test)]
mod tests {
    use super::References;

    #[test]
    fn references_are_found_in_values_and_nowhere_else() {
        let values = ["debezium", "${env:CDC_PASSWORD}", "jdbc:x?u=${env:U}&p=${file:/run/s.properties:p}", "${topic}"];
        let found = References::in_values(values);
        assert_eq!(found.pattern(), "CDC_PASSWORD|U");
        assert_eq!(found.paths(), "/run/s.properties");
        let files: Vec<_> = found.files().collect();
        assert_eq!(files, [("/run/s.properties", "p=${P:?write it into .env, see .env.example}".to_owned())]);
    }
}
