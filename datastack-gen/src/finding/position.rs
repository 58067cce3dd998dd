use std::ops::Range;

/// A place in a text, counted from 1, in lines and in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A text with the places where its lines begin, so that a place in a huge text is found at once.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { text, starts: starts.collect() }
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        Position { line, column: self.text[start..byte].chars().count() + 1 }
    }

    /// The lines that a range touches, without the end of one that goes on for long after it.
    pub(super) fn around(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let start = self.starts.get(first).copied().unwrap_or_default();
        let next = self.starts.partition_point(|start| *start <= range.end);
        let end = self.starts.get(next).map_or(self.text.len(), |start| start - 1);
        let end = start + self.text[start..end].trim_end_matches('\r').len();
        start..end.min(self.text.ceil_char_boundary(range.end.saturating_add(REST_OF_LINE)))
    }
}

/// How many bytes after the end of a range may still be shown.
const REST_OF_LINE: usize = 200;

/// The range moved outwards to whole characters inside the text.
pub(super) fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position, whole_characters};

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("ä = 1\nb = 2");
        assert_eq!(lines.position(3), Position { line: 1, column: 3 });
        assert_eq!(lines.position(7), Position { line: 2, column: 1 });
        assert_eq!(Lines::of("x").position(99), Position { line: 1, column: 2 });
    }

    #[test]
    fn what_is_shown_of_a_text_is_the_lines_of_a_range() {
        let lines = Lines::of("one\ntwo\nthree");
        assert_eq!(lines.around(&(5..6)), 4..7);
        assert_eq!(lines.around(&(5..9)), 4..13);
        assert_eq!(Lines::of("").around(&(0..0)), 0..0);
        assert_eq!(Lines::of("a\r\nb").around(&(0..1)), 0..1);
        let long = format!("first\n{}", "ä".repeat(5_000));
        assert_eq!(Lines::of(&long).around(&(6..8)), 6..208);
    }

    #[test]
    fn a_range_never_cuts_a_character() {
        assert_eq!(whole_characters("äb", &(1..1)), 0..2);
        assert_eq!(whole_characters("äb", &std::ops::Range { start: 9, end: 1 }), 3..3);
    }
}
