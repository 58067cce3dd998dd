/// The character set and collation of a text column; empty where the table's default holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Charset {
    /// `CHARACTER SET`, lower case.
    pub name: Option<String>,
    /// `COLLATE`, lower case.
    pub collation: Option<String>,
    /// The `BINARY` attribute where the character set is the table's: the `_bin` collation of that set.
    pub bin: bool,
}

impl Charset {
    /// The character set's name where the column states it, itself or through its collation.
    pub fn known_name(&self) -> Option<&str> {
        self.name.as_deref().or_else(|| self.collation.as_deref().and_then(set_of_collation))
    }

    /// Largest number of bytes of one character, where the column states its character set.
    pub fn max_bytes_per_character(&self) -> Option<u8> {
        bytes_per_character(self.known_name()?)
    }
}

/// Every character set of MySQL 9 and MariaDB 11 with its bytes per character (`SHOW CHARACTER SET`, Maxlen).
pub(crate) const CHARSETS: &[(&str, u8)] = &[
    ("armscii8", 1),
    ("ascii", 1),
    ("big5", 2),
    ("binary", 1),
    ("cp1250", 1),
    ("cp1251", 1),
    ("cp1256", 1),
    ("cp1257", 1),
    ("cp850", 1),
    ("cp852", 1),
    ("cp866", 1),
    ("cp932", 2),
    ("dec8", 1),
    ("eucjpms", 3),
    ("euckr", 2),
    ("gb18030", 4),
    ("gb2312", 2),
    ("gbk", 2),
    ("geostd8", 1),
    ("greek", 1),
    ("hebrew", 1),
    ("hp8", 1),
    ("keybcs2", 1),
    ("koi8r", 1),
    ("koi8u", 1),
    ("latin1", 1),
    ("latin2", 1),
    ("latin5", 1),
    ("latin7", 1),
    ("macce", 1),
    ("macroman", 1),
    ("sjis", 2),
    ("swe7", 1),
    ("tis620", 1),
    ("ucs2", 2),
    ("ujis", 3),
    ("utf16", 4),
    ("utf16le", 4),
    ("utf32", 4),
    ("utf8", 3),
    ("utf8mb3", 3),
    ("utf8mb4", 4),
];

/// The name that servers show: `utf8` is `utf8mb3`.
pub(crate) fn canonical_set(name: String) -> String {
    if name == "utf8" { "utf8mb3".to_owned() } else { name }
}

pub(crate) fn bytes_per_character(name: &str) -> Option<u8> {
    CHARSETS.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// The character set that a collation's name begins with. MariaDB's `uca1400_*` belong to any Unicode set: `None`.
pub(crate) fn set_of_collation(collation: &str) -> Option<&str> {
    let prefix = collation.split('_').next()?;
    bytes_per_character(prefix).map(|_| prefix)
}
