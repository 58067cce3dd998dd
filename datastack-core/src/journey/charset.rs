//! How Debezium decodes the characters of the binlog.
//!
//! A snapshot is transcoded by the server. The binlog holds the column's own bytes, which Debezium 3.5 reads with a
//! charset of Java. Every character of every set was tried on MySQL 9.7 and MariaDB 10.11.

use crate::definition::Server;

/// What becomes of characters on their way through the binlog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoding {
    /// Every character arrives.
    Exact,
    /// Every character that can be printed arrives; control characters above U+007F do not.
    NoHighControls,
    /// Characters change, in these words.
    Lossy(&'static str),
}

/// The decoding of a character set, by the name that the server shows.
pub(super) fn decoding(charset: &str, server: Server) -> Decoding {
    const OTHER: &str = "letters arrive as those of another character set";
    match (charset, server) {
        ("armscii8" | "dec8" | "geostd8" | "hp8" | "keybcs2" | "koi8u" | "swe7", _) => Decoding::Lossy(OTHER),
        ("cp932", Server::MariaDb) => Decoding::Lossy(OTHER),
        ("euckr", _) => Decoding::Lossy("syllables outside of KS X 1001 are lost"),
        ("big5", _) => Decoding::Lossy("some ideographs are lost"),
        ("ujis", _) => Decoding::Lossy("characters for private use are lost"),
        ("cp866", _) => Decoding::Lossy("`ⁿ` and `²` arrive as `№` and `¤`"),
        ("greek", _) => Decoding::Lossy("`ʽ` and `ʼ` arrive as `‘` and `’`"),
        ("hebrew", _) => Decoding::Lossy("`‾` arrives as `¯`"),
        ("latin1" | "tis620", _) => Decoding::NoHighControls,
        _ => Decoding::Exact,
    }
}
