use super::fault::Fault;
use crate::code;

/// The text of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// What is wrong with its bytes.
    pub(super) faults: Vec<Fault>,
    /// Whether UTF-8 has a mark at its start.
    pub(super) marked: bool,
}

/// Reads the bytes of a file as text. A worker takes UTF-8 and UTF-16, with a mark at the start or
/// without; it refuses other bytes [measured on 4.1].
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let (bytes, marked) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest.to_vec(), true),
        None => (bytes, false),
    };
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, faults: Vec::new(), marked },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Decoded { text, faults: vec![not_utf8(at, &format!("byte {at} of the file is not UTF-8"))], marked }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let (mut text, mut faults) = (String::with_capacity(pairs.len()), Vec::new());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        if character.is_err() && faults.is_empty() {
            faults.push(not_utf8(text.len(), "half of a character in a file of UTF-16"));
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() && faults.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        let at = text.len() - char::REPLACEMENT_CHARACTER.len_utf8();
        faults.push(not_utf8(at, "a file of UTF-16 with half a character at its end"));
    }
    Decoded { text, faults, marked: false }
}

fn not_utf8(at: usize, message: &str) -> Fault {
    let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
    Fault::error(code::NOT_UTF8, at..end, message, "save the file as UTF-8: a worker refuses it")
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    fn sound(text: &str, marked: bool) -> Decoded {
        Decoded { text: text.to_owned(), faults: Vec::new(), marked }
    }

    #[test]
    fn what_a_worker_takes_is_text_without_its_mark() {
        assert_eq!(decode(b"\xef\xbb\xbf{}".to_vec()), sound("{}", true));
        assert_eq!(decode(b"\xff\xfe{\0\xe4\0".to_vec()), sound("{ä", false));
        assert_eq!(decode(b"\xfe\xff\0{\0}".to_vec()), sound("{}", false));
    }

    #[test]
    fn other_bytes_are_a_fault_where_the_first_stands() {
        let decoded = decode(b"ab\xe4c\xf6".to_vec());
        assert_eq!((decoded.text.as_str(), decoded.faults.len()), ("ab\u{fffd}c\u{fffd}", 1));
        assert_eq!(decoded.faults[0].range, 2..5);
        let decoded = decode(b"\xff\xfe{\0\0\xd8\xe4".to_vec());
        assert_eq!((decoded.text.as_str(), decoded.faults[0].range.clone()), ("{\u{fffd}", 1..4));
    }
}
