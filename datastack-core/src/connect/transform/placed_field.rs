use super::settings::{Setting, words};

words! {
    /// Where a column of an outbox table goes.
    pub enum Placement {
        /// Into a header.
        Header = "header",
        /// Into the value, beside the payload.
        Envelope = "envelope",
        /// It is the partition.
        Partition = "partition",
    }
}

/// A column of an outbox table with the place where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedField {
    /// The column.
    pub column: String,
    /// The place.
    pub place: Placement,
    /// The name that it gets there.
    pub alias: Option<String>,
}

impl PlacedField {
    /// The name that it gets there.
    pub fn name(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.column)
    }
}

impl Setting for PlacedField {
    fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split(':').collect();
        let (column, place, alias) = match parts.as_slice() {
            [column, place] => (*column, *place, None),
            [column, place, alias] => (*column, *place, Some((*alias).to_owned())),
            _ => return Err("placed column: write `column:header` or `column:envelope:alias`".to_owned()),
        };
        Ok(Self { column: column.to_owned(), place: Placement::parse(place)?, alias })
    }

    fn print(&self) -> Option<String> {
        let alias = self.alias.as_ref().map_or_else(String::new, |alias| format!(":{alias}"));
        Some(format!("{}:{}{alias}", self.column, self.place.word()))
    }

    fn absent() -> Self {
        Self { column: String::new(), place: Placement::Header, alias: None }
    }
}
