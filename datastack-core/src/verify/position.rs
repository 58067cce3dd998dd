use std::fmt;

/// A place in the binlog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BinlogPosition {
    /// The file, for example `binlog.000003`.
    pub file: String,
    /// Bytes from its beginning.
    pub position: u64,
}

impl BinlogPosition {
    /// Whether everything before `other` stands before this place too. Files are told apart by the number at their end,
    /// as the server counts them.
    pub fn is_at_or_behind(&self, other: &Self) -> bool {
        self.place() >= other.place()
    }

    fn place(&self) -> (u64, u64) {
        let number = self.file.rsplit('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        (number, self.position)
    }
}

impl fmt::Display for BinlogPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::BinlogPosition;

    #[test]
    fn files_count_before_positions() {
        let at = |file: &str, position| BinlogPosition { file: file.to_owned(), position };
        assert!(at("binlog.000010", 4).is_at_or_behind(&at("binlog.000009", 900)));
        assert!(at("binlog.1000000", 4).is_at_or_behind(&at("binlog.999999", 900)));
        assert!(at("binlog.000010", 900).is_at_or_behind(&at("binlog.000010", 900)));
        assert!(!at("binlog.000010", 899).is_at_or_behind(&at("binlog.000010", 900)));
        assert_eq!(at("binlog.000010", 4).to_string(), "binlog.000010:4");
    }
}
