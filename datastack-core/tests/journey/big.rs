//! Whole numbers of any size as decimal text, to and from two's complement.

/// Shortest big-endian two's complement.
pub fn to_bytes(number: &str) -> Vec<u8> {
    let (negative, digits) = number.strip_prefix('-').map_or((false, number), |digits| (true, digits));
    let mut little = vec![0_u8; 34];
    for digit in digits.bytes() {
        let mut carry = u16::from(digit - b'0');
        for byte in &mut little {
            carry += u16::from(*byte) * 10;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
    }
    if negative {
        negate(&mut little);
    }
    while little.len() > 1 {
        let (last, before) = (little[little.len() - 1], little[little.len() - 2]);
        if (last == 0 && before < 0x80) || (last == 0xff && before >= 0x80) {
            little.pop()
        } else {
            break;
        };
    }
    little.reverse();
    little
}

/// Decimal text of little-endian two's complement.
pub fn from_little(bytes: &[u8]) -> String {
    let mut little = bytes.to_vec();
    let negative = little.last().is_some_and(|byte| *byte >= 0x80);
    if negative {
        little.push(0xff);
        negate(&mut little);
    }
    let mut digits = Vec::new();
    while little.iter().any(|byte| *byte != 0) {
        let mut rest = 0_u16;
        for byte in little.iter_mut().rev() {
            let value = rest << 8 | u16::from(*byte);
            *byte = (value / 10) as u8;
            rest = value % 10;
        }
        digits.push(char::from(b'0' + rest as u8));
    }
    let digits: String = if digits.is_empty() { "0".to_owned() } else { digits.into_iter().rev().collect() };
    if negative { format!("-{digits}") } else { digits }
}

fn negate(little: &mut [u8]) {
    let mut carry = true;
    for byte in little {
        let (value, overflow) = (!*byte).overflowing_add(u8::from(carry));
        *byte = value;
        carry = overflow;
    }
}

/// Without leading zeros, and without a sign at zero.
pub fn trimmed(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}"),
    }
}

/// An unscaled number as text with its point.
pub fn with_point(unscaled: &str, scale: usize) -> String {
    let (sign, digits) = unscaled.strip_prefix('-').map_or(("", unscaled), |digits| ("-", digits));
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A text with a point as an unscaled number; digits beyond the scale are cut. None if it is no number.
pub fn unscaled(text: &str, scale: usize) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(scale).collect();
    Some(trimmed(&format!("{sign}{whole}{fraction}")))
}
