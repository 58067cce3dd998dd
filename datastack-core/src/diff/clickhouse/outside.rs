/// The bytes of a text that stand outside quotes and parentheses, each with its place; an outermost parenthesis is
/// there itself, where it opens and where it closes.
pub(super) fn outside(text: &str) -> Vec<(usize, u8)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\'' | b'`' | b'"' => {
                at = quoted_end(bytes, at, byte);
                continue;
            }
            b'(' => {
                if depth == 0 {
                    found.push((at, byte));
                }
                depth += 1;
            }
            b')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push((at, byte));
                }
            }
            _ if depth == 0 => found.push((at, byte)),
            _ => {}
        }
        at += 1;
    }
    found
}

/// Behind the end of a quoted text that begins at `start`.
pub(super) fn quoted_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            _ if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::outside;

    #[test]
    fn quotes_and_parentheses_are_passed_over() {
        let text = "a(b(c) ')')d 'e\\'f' `g` h\\";
        let found: String = outside(text).into_iter().map(|(_, byte)| char::from(byte)).collect();
        assert_eq!(found, "a()d   h\\");
        assert_eq!(outside("'open \\"), []);
    }
}
