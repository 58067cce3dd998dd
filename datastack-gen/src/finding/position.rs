use std::ops::Range;

/// A place in a text, counted from 1, in lines and in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Position {
    pub(super) fn of(text: &str, byte: usize) -> Self {
        let before = &text[..text.floor_char_boundary(byte.min(text.len()))];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}

/// The range moved outwards to whole characters inside the text.
pub(super) fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Position, whole_characters};

    #[test]
    fn columns_count_characters() {
        assert_eq!(Position::of("ä = 1\nb = 2", 3), Position { line: 1, column: 3 });
        assert_eq!(Position::of("ä = 1\nb = 2", 7), Position { line: 2, column: 1 });
        assert_eq!(Position::of("x", 99), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_range_never_cuts_a_character() {
        assert_eq!(whole_characters("äb", &(1..1)), 0..2);
        assert_eq!(whole_characters("äb", &std::ops::Range { start: 9, end: 1 }), 3..3);
    }
}
