//! Bytes as text and back.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Padded base64.
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let mut bits = 0_u32;
        for at in 0..3 {
            bits = bits << 8 | u32::from(*part.get(at).unwrap_or(&0));
        }
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= part.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// None if it is no base64.
pub fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for part in text.chunks(4) {
        let digits: Vec<u32> = part
            .iter()
            .filter(|digit| **digit != b'=')
            .map(|digit| DIGITS.iter().position(|known| known == digit).map(|at| at as u32))
            .collect::<Option<_>>()?;
        let bits = digits.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - digits.len()));
        bytes.extend((1..digits.len()).map(|at| (bits >> (24 - 8 * at) & 0xff) as u8));
    }
    Some(bytes)
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// None if it is no hexadecimal.
pub fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?;
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[test]
fn what_is_written_is_read() {
    for bytes in [&b""[..], b"a", b"ab", b"abc", &[0xfb, 0xff, 0], &[0; 7]] {
        assert_eq!(from_base64(base64(bytes).as_bytes()).as_deref(), Some(bytes));
        assert_eq!(from_hex(hex(bytes).as_bytes()).as_deref(), Some(bytes));
    }
    assert_eq!(base64(b"ab"), "YWI=");
}
