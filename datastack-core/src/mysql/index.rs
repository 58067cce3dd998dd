use std::fmt;

use super::quote::identifier;

/// An index of a table, other than its primary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// The name; where it is `None`, the server derives one from the first column.
    pub name: Option<String>,
    /// What the index is for.
    pub kind: IndexKind,
    /// What it covers, in order.
    pub parts: Vec<KeyPart>,
}

/// What an index is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexKind {
    /// `UNIQUE KEY`.
    Unique,
    /// `KEY`.
    Plain,
    /// `FULLTEXT KEY`.
    Fulltext,
    /// `SPATIAL KEY`.
    Spatial,
}

/// One part of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPart {
    /// What is indexed.
    pub target: KeyTarget,
    /// Only so many characters (or bytes) from the start.
    pub prefix: Option<u32>,
    /// `DESC`.
    pub descending: bool,
}

/// What a key part indexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyTarget {
    /// A column.
    Column(String),
    /// An expression, without the parentheses around it.
    Expression(String),
    /// MariaDB's `WITHOUT OVERLAPS`: a period of the table.
    Period(String),
}

impl KeyPart {
    /// A whole column in ascending order.
    pub fn column(name: impl Into<String>) -> Self {
        Self { target: KeyTarget::Column(name.into()), prefix: None, descending: false }
    }

    /// The column's name if the part is a whole column, in whatever order.
    pub fn whole_column(&self) -> Option<&str> {
        match (&self.target, self.prefix) {
            (KeyTarget::Column(name), None) => Some(name),
            (KeyTarget::Column(_), Some(_)) | (KeyTarget::Expression(_) | KeyTarget::Period(_), _) => None,
        }
    }
}

/// A foreign key of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// The constraint's name, if it has one.
    pub name: Option<String>,
    /// The columns of this table.
    pub columns: Vec<String>,
    /// The database of the other table, where it is named.
    pub database: Option<String>,
    /// The other table.
    pub table: String,
    /// The columns of the other table.
    pub references: Vec<String>,
    /// What a delete over there does here.
    pub on_delete: Option<ReferentialAction>,
    /// What an update over there does here.
    pub on_update: Option<ReferentialAction>,
}

/// What follows when the referenced row changes or goes. InnoDB itself does it without writing row events for the rows
/// here, so change data capture does not see `Cascade`, `SetNull` and `SetDefault` on MariaDB and on MySQL before 9.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferentialAction {
    /// `RESTRICT`: refused.
    Restrict,
    /// `CASCADE`: done here too.
    Cascade,
    /// `SET NULL`.
    SetNull,
    /// `SET DEFAULT`.
    SetDefault,
    /// `NO ACTION`: refused.
    NoAction,
}

impl ReferentialAction {
    /// Whether the change over there is refused, rather than rows here changed.
    pub fn refuses(self) -> bool {
        match self {
            Self::Restrict | Self::NoAction => true,
            Self::Cascade | Self::SetNull | Self::SetDefault => false,
        }
    }
}

impl fmt::Display for ReferentialAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Restrict => "restrict",
            Self::Cascade => "cascade",
            Self::SetNull => "set null",
            Self::SetDefault => "set default",
            Self::NoAction => "no action",
        })
    }
}

impl fmt::Display for KeyPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            KeyTarget::Column(name) => f.write_str(&identifier(name))?,
            KeyTarget::Expression(expression) => write!(f, "({expression})")?,
            KeyTarget::Period(name) => write!(f, "{} without overlaps", identifier(name))?,
        }
        if let Some(prefix) = self.prefix {
            write!(f, "({prefix})")?;
        }
        if self.descending { f.write_str(" desc") } else { Ok(()) }
    }
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            IndexKind::Unique => "unique key ",
            IndexKind::Plain => "key ",
            IndexKind::Fulltext => "fulltext key ",
            IndexKind::Spatial => "spatial key ",
        })?;
        if let Some(name) = &self.name {
            write!(f, "{} ", identifier(name))?;
        }
        write!(f, "({})", list(&self.parts))
    }
}

impl fmt::Display for ForeignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            write!(f, "constraint {} ", identifier(name))?;
        }
        let names = |names: &[String]| list(&names.iter().map(|name| identifier(name)).collect::<Vec<_>>());
        write!(f, "foreign key ({}) references ", names(&self.columns))?;
        if let Some(database) = &self.database {
            write!(f, "{}.", identifier(database))?;
        }
        write!(f, "{} ({})", identifier(&self.table), names(&self.references))?;
        if let Some(action) = self.on_delete {
            write!(f, " on delete {action}")?;
        }
        if let Some(action) = self.on_update {
            write!(f, " on update {action}")?;
        }
        Ok(())
    }
}

/// The items with commas between them.
pub(crate) fn list<T: fmt::Display>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
