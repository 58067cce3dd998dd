use std::collections::HashSet;
use std::ops::Range;

use super::cursor::Cursor;
use super::draft::Spanned;
use crate::mysql::token::TokenKind;

/// The labels of `ENUM` and `SET` in their parentheses.
pub(super) fn labels(cursor: &mut Cursor<'_>, name: &str) -> Vec<String> {
    let mut labels: Vec<Spanned<String>> = Vec::new();
    if !cursor.eat_symbol("(") {
        let help = format!("write {name}('first','second')");
        cursor.fault(cursor.here(), format!("{name} needs its labels"), help);
        return Vec::new();
    }
    loop {
        let Some((token, label)) = cursor.peek().and_then(|token| Some((token, label_text(token.kind.clone())?)))
        else {
            cursor.expected("a label in quotes");
            cursor.leave_group();
            break;
        };
        cursor.advance();
        check_label(cursor, name, &label, token.span.clone());
        labels.push(Spanned { value: label, span: token.span.clone() });
        if cursor.eat_symbol(")") {
            break;
        }
        if !cursor.eat_symbol(",") {
            cursor.expected("`,` or `)`");
            cursor.leave_group();
            break;
        }
    }
    let mut seen = HashSet::new();
    for label in &labels {
        if !seen.insert(label.value.as_str()) {
            cursor.fault(label.span.clone(), format!("label '{}' stands twice", label.value), None);
        }
    }
    let most = if name == "set" { 64 } else { 65535 };
    if let Some(first) = labels.get(most) {
        cursor.fault(first.span.clone(), format!("{name} has at most {most} labels"), None);
    }
    labels.into_iter().map(|label| label.value).collect()
}

/// Servers drop spaces at the end of labels.
fn label_text(kind: TokenKind) -> Option<String> {
    match kind {
        TokenKind::Text { text, .. } => Some(text.trim_end_matches(' ').to_owned()),
        _ => None,
    }
}

fn check_label(cursor: &mut Cursor<'_>, name: &str, label: &str, span: Range<usize>) {
    if label.chars().count() > 255 {
        cursor.fault(span.clone(), "a label has at most 255 characters", None);
    }
    if name == "set" && label.contains(',') {
        let help = "the comma separates the members of a set's value".to_owned();
        cursor.fault(span, format!("set label '{label}' holds a comma"), help);
    }
}
