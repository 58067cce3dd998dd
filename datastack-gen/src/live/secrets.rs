use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use datastack_core::secret::Secret;

use super::{Fault, LiveError};

/// Where secrets are looked up when something runs: a file, if there is one, then the environment of the process.
#[derive(Debug, Default)]
pub struct Secrets {
    file: BTreeMap<String, SecretValue>,
}

/// A secret. It has no way to be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretValue(String);

impl SecretValue {
    /// The secret itself, for the one call that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a secret")
    }
}

impl Secrets {
    /// Secrets of the process's environment alone.
    pub fn of_environment() -> Self {
        Self::default()
    }

    /// Secrets of a file of lines `NAME=value`, and of the environment for what it does not name. Lines that are empty
    /// or begin with `#` count for nothing.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn of_file(file: &Path) -> Result<Self, LiveError> {
        let text = std::fs::read_to_string(file).map_err(|error| {
            let message = format!("the file of secrets {} cannot be read: {error}", file.display());
            LiveError::new(Fault::NoSecret, None, message, "name a file of lines `NAME=value`")
        })?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('='));
        Ok(Self { file: pairs.map(|(name, value)| (name.trim().to_owned(), SecretValue(value.to_owned()))).collect() })
    }

    /// Secrets of a file, if one is stated, and of the environment.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn stated(file: Option<&Path>) -> Result<Self, LiveError> {
        file.map_or_else(|| Ok(Self::of_environment()), Self::of_file)
    }

    /// The value of a variable, if it has one.
    pub fn get(&self, variable: &str) -> Option<SecretValue> {
        self.file.get(variable).cloned().or_else(|| std::env::var(variable).ok().map(SecretValue))
    }

    /// The value behind a reference of the definition.
    ///
    /// # Errors
    ///
    /// If its variable is not set.
    pub fn of(&self, secret: &Secret) -> Result<SecretValue, LiveError> {
        let variable = secret.variable();
        self.get(&variable).ok_or_else(|| {
            let message = format!("the variable {variable} is not set");
            LiveError::new(
                Fault::NoSecret,
                None,
                message,
                format!("set {variable}, or name it in the file of --secrets"),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use datastack_core::secret::Secret;

    use super::Secrets;

    #[test]
    fn a_file_gives_secrets_and_nothing_prints_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets");
        snapbox::Data::text("# of the bed\nCDC_PASSWORD=a=b \n\nOTHER = c\n").write_to_path(&file).unwrap();

        let secrets = Secrets::of_file(&file).unwrap();

        assert_eq!(secrets.of(&Secret::Env("CDC_PASSWORD".to_owned())).unwrap().expose(), "a=b");
        assert!(!format!("{secrets:?}").contains("a=b"));
        let missing = secrets.of(&Secret::Env("DATASTACK_NOT_SET".to_owned())).unwrap_err();
        assert_eq!(missing.message, "the variable DATASTACK_NOT_SET is not set");
    }
}
