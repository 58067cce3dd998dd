use serde_json::Value;

use super::ProjectDefinition;

/// Why an overlay cannot be laid over a project.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// The project has no such environment.
    #[error("there is no environment `{name}`; known: {known}")]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// The overlay does not fit the project's shape.
    #[error("environment `{name}` does not fit: {source}")]
    Misfit {
        /// The environment.
        name: String,
        /// What serde says.
        source: serde_json::Error,
    },
}

/// The project as environment `name` sees it: the overlay's values stand over the project's, table by table.
pub fn overlay(project: &ProjectDefinition, name: &str) -> Result<ProjectDefinition, OverlayError> {
    let Some(over) = project.env.get(name) else {
        let known = project.env.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(OverlayError::Unknown { name: name.to_owned(), known });
    };
    let misfit = |source| OverlayError::Misfit { name: name.to_owned(), source };
    let mut base = serde_json::to_value(project).map_err(misfit)?;
    lay(&mut base, &Value::Object(over.clone()));
    serde_json::from_value(base).map_err(misfit)
}

fn lay(base: &mut Value, over: &Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                lay(base.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over.clone(),
    }
}
