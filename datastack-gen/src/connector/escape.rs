//! What stands for a character in the texts of JSON and of properties.

use std::ops::Range;

/// A character of a text, and the bytes of the file that stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) source: Range<usize>,
    /// None for what stands for nothing, such as a line that goes on.
    pub(super) character: Option<char>,
    /// What is wrong with it.
    pub(super) fault: Option<&'static str>,
}

impl Piece {
    pub(super) fn of(source: Range<usize>, character: char) -> Self {
        Self { source, character: Some(character), fault: None }
    }
}

/// The character that a `\u` stands for; `at` is behind the `u`. Two of them make one character beyond U+FFFF.
pub(super) fn unicode(text: &str, at: usize) -> (usize, Result<char, &'static str>) {
    let Some(first) = hex(text, at) else { return (at, Err("`\\u` needs four hexadecimal digits")) };
    let high = u32::from(first);
    if let Some(character) = char::from_u32(high) {
        return (at + 4, Ok(character));
    }
    let low = text.get(at + 4..).filter(|rest| rest.starts_with("\\u")).and_then(|_| hex(text, at + 6));
    match low {
        Some(low @ 0xdc00..=0xdfff) if high < 0xdc00 => {
            let character = 0x10000 + ((high - 0xd800) << 10) + (u32::from(low) - 0xdc00);
            (at + 10, char::from_u32(character).ok_or(HALF))
        }
        _ => (at + 4, Err(HALF)),
    }
}

const HALF: &str = "this is half of a character; the other half is missing";

fn hex(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 4)?;
    // `from_str_radix` takes a sign.
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// The source bytes of a part of a decoded text; `part` counts its bytes.
pub(super) fn within(pieces: impl Iterator<Item = Piece>, part: &Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end, mut decoded) = (None, None, 0);
    for piece in pieces {
        let Some(character) = piece.character else { continue };
        if decoded <= part.start && part.start < decoded + character.len_utf8() {
            start = Some(piece.source.start);
        }
        if decoded < part.end {
            end = Some(piece.source.end);
        }
        decoded += character.len_utf8();
    }
    Some(start?..end.filter(|_| decoded >= part.end)?)
}

#[cfg(test)]
mod tests {
    use super::unicode;

    #[test]
    fn a_character_beyond_the_first_plane_takes_two_halves() {
        assert_eq!(unicode("00e4", 0), (4, Ok('ä')));
        assert_eq!(unicode("d83d\\ude00", 0), (10, Ok('😀')));
        assert!(unicode("d83d", 0).1.is_err());
        assert!(unicode("ude00", 1).1.is_err());
        assert!(unicode("+123", 0).1.is_err());
        assert!(unicode("12", 0).1.is_err());
    }
}
