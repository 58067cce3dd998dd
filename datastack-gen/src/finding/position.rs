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
    /// How many characters begin before each block of the text.
    characters: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 1 << 12;

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(characters.last().copied().unwrap_or_default() + beginning(block));
        }
        Self { text, starts: starts.collect(), characters }
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        Position { line, column: self.before(byte) - self.before(start) + 1 }
    }

    /// How many characters stand before a place.
    fn before(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        let counted = self.characters.get(block).copied().unwrap_or_default();
        counted + beginning(self.text.as_bytes().get(block * BLOCK..byte).unwrap_or_default())
    }

    /// The lines that a range touches, without the start of one that goes on for long before it, and without the end of
    /// one that goes on for long after it: what a worker answers is a single line.
    pub(super) fn around(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let start = self.starts.get(first).copied().unwrap_or_default();
        let start = match range.start - start {
            0..=START_OF_LINE => start,
            _ => self.text.floor_char_boundary(range.start - REST_OF_LINE),
        };
        let next = self.starts.partition_point(|start| *start <= range.end);
        let end = self.starts.get(next).map_or(self.text.len(), |start| start - 1);
        let end = start + self.text[start..end].trim_end_matches('\r').len();
        start..end.min(self.text.ceil_char_boundary(range.end.saturating_add(REST_OF_LINE)))
    }
}

/// How many bytes of a line may stand before a range.
const START_OF_LINE: usize = 1_000;

/// How many bytes after the end of a range may still be shown; and before it, where a line starts too far away.
const REST_OF_LINE: usize = 200;

/// How many characters begin in these bytes of UTF-8.
fn beginning(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

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
    fn columns_are_right_far_into_a_line() {
        let text = format!("{}\n{}x", "ä".repeat(3_000), "aé".repeat(9_000));
        let lines = Lines::of(&text);
        for (byte, _) in text.char_indices().step_by(997).chain([(text.len() - 1, 'x')]) {
            let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
            assert_eq!(lines.position(byte).column, text[start..byte].chars().count() + 1);
        }
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
        assert_eq!(Lines::of(&long).around(&(1_006..1_008)), 6..1_208);
        assert_eq!(Lines::of(&long).around(&(1_008..1_010)), 808..1_210);
    }

    #[test]
    fn a_range_never_cuts_a_character() {
        assert_eq!(whole_characters("äb", &(1..1)), 0..2);
        assert_eq!(whole_characters("äb", &std::ops::Range { start: 9, end: 1 }), 3..3);
    }
}
