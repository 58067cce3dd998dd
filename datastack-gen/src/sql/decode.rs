/// The text of a SQL file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The first place in each line where a byte that is not UTF-8 was read as latin1.
    pub(super) foreign: Vec<usize>,
    /// How many such bytes there are.
    pub(super) count: usize,
}

/// What Windows-1252, which is MySQL's `latin1`, has at 0x80 to 0x9F; MySQL keeps control characters at the gaps.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads the bytes of a SQL file as text. Dumps are seldom UTF-8 from end to end: BLOBs stand in them byte for byte,
/// and older ones are latin1. Windows' shell writes UTF-16.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, ..Decoded::default() },
        Err(error) => mixed(error.as_bytes()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Decoded { text, ..Decoded::default() }
}

fn mixed(bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded { text: String::with_capacity(bytes.len() + bytes.len() / 8), ..Decoded::default() };
    let mut new_line = true;
    for chunk in bytes.utf8_chunks() {
        new_line |= chunk.valid().contains('\n');
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() && new_line {
            decoded.foreign.push(decoded.text.len());
            new_line = false;
        }
        for byte in chunk.invalid() {
            decoded.count += 1;
            decoded.text.push(latin1(*byte));
        }
    }
    decoded
}

fn latin1(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    #[test]
    fn bytes_that_are_not_utf8_are_latin1_and_the_rest_stays() {
        let bytes = [b"a \xfc\x80b\n".as_slice(), "ü\n".as_bytes(), b"\xe4\xf6"].concat();
        let text = "a ü€b\nü\näö".to_owned();
        assert_eq!(decode(bytes), Decoded { text, foreign: vec![2, 12], count: 4 });
    }

    #[test]
    fn utf_16_is_told_by_its_mark() {
        let units: Vec<u16> = "create table ü (😀 int);".encode_utf16().collect();
        let little = [vec![0xff, 0xfe], units.iter().flat_map(|unit| unit.to_le_bytes()).collect()].concat();
        let big = [vec![0xfe, 0xff], units.iter().flat_map(|unit| unit.to_be_bytes()).collect()].concat();
        assert_eq!(decode(little).text, "create table ü (😀 int);");
        assert_eq!(decode(big), Decoded { text: "create table ü (😀 int);".to_owned(), ..Decoded::default() });
    }
}
