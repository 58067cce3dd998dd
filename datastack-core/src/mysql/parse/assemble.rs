use std::ops::Range;

use super::cursor::Cursor;
use super::draft::{Draft, Spanned};
use super::{ParsedColumn, fits};
use crate::mysql::charset::{Charset, bytes_per_character, set_of_collation};
use crate::mysql::column::{ColumnSpec, DefaultValue, Spelling};
use crate::mysql::column_type::{ColumnType, LobSize};

/// Puts the parts together: which modifier fits which type, which attributes contradict each other.
pub(super) fn finish(mut cursor: Cursor<'_>, mut draft: Draft) -> ParsedColumn {
    let spec = draft.column_type.take().map(|column_type| {
        let column_type = modified(&mut cursor, &mut draft, column_type);
        let spec = attributes(&draft, column_type);
        contradictions(&mut cursor, &draft, &spec);
        spec
    });
    let Cursor { mut errors, extras, .. } = cursor;
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    ParsedColumn { spec, errors, extras }
}

fn modified(cursor: &mut Cursor<'_>, draft: &mut Draft, stated: Spanned<ColumnType>) -> ColumnType {
    let Spanned { value: mut column_type, span: stated } = stated;
    if let Some(span) = draft.byte.take() {
        column_type = match column_type {
            ColumnType::Char { length, .. } => {
                draft.spelling = Some(Spelling::CharByte);
                ColumnType::Binary { length }
            }
            ColumnType::Varchar { length, .. } => ColumnType::Varbinary { length },
            ColumnType::Text { size, .. } => ColumnType::Blob { size },
            other => {
                cursor.fault(span, "`byte` belongs to a text type", None);
                other
            }
        };
    }
    signs(cursor, draft, &mut column_type);
    charset(cursor, draft, &mut column_type);
    if let Some(length) = draft.lob_length {
        column_type = sized(cursor, stated.clone(), column_type, length);
    }
    if let ColumnType::Varchar { length, charset } = &column_type {
        let span = draft.charset.as_ref().map_or(stated, |charset| charset.span.clone());
        row_limit(cursor, span, *length, charset);
    }
    if let Some(Spanned { value, span }) = &draft.srid {
        match &mut column_type {
            ColumnType::Geometry { srid, .. } => *srid = Some(*value),
            _ => cursor.fault(span.clone(), "`srid` belongs to a spatial type", None),
        }
    }
    column_type
}

fn signs(cursor: &mut Cursor<'_>, draft: &Draft, column_type: &mut ColumnType) {
    let given = [(&draft.unsigned, "unsigned"), (&draft.signed, "signed"), (&draft.zerofill, "zerofill")];
    if matches!(draft.spelling, Some(Spelling::Bool | Spelling::Serial)) {
        for (span, name) in given {
            if let Some(span) = span {
                cursor.fault(span.clone(), format!("`{name}` does not go with this alias"), None);
            }
        }
        return;
    }
    let Some((unsigned, zerofill)) = column_type.sign_mut() else {
        for (span, name) in given {
            if let Some(span) = span {
                cursor.fault(span.clone(), format!("`{name}` belongs to a number"), None);
            }
        }
        return;
    };
    *unsigned = *unsigned || draft.unsigned.is_some() || draft.zerofill.is_some();
    *zerofill = draft.zerofill.is_some();
    if let (Some(span), true) = (&draft.signed, *unsigned) {
        cursor.fault(span.clone(), "`signed` contradicts `unsigned`", "keep one of them".to_owned());
    }
}

fn charset(cursor: &mut Cursor<'_>, draft: &Draft, column_type: &mut ColumnType) {
    let Some(charset) = column_type.charset_mut() else {
        let given = [
            draft.charset.as_ref().map(|charset| &charset.span),
            draft.collation.as_ref().map(|collation| &collation.span),
            draft.binary.as_ref(),
        ];
        for span in given.into_iter().flatten() {
            let named = &cursor.text[span.clone()];
            cursor.fault(span.clone(), format!("`{named}` belongs to a text type"), None);
        }
        return;
    };
    charset.name = draft.charset.as_ref().map(|charset| charset.value.clone());
    charset.collation = draft.collation.as_ref().map(|collation| collation.value.clone());
    match (&charset.name, &charset.collation, &draft.binary) {
        (_, None, None) | (_, Some(_), None) => {}
        (Some(name), None, Some(_)) => charset.collation = Some(format!("{name}_bin")),
        (None, None, Some(_)) => charset.bin = true,
        (_, Some(_), Some(span)) => {
            let help = "keep `collate` and leave `binary` out".to_owned();
            cursor.fault(span.clone(), "`binary` and `collate` both choose the collation", help);
        }
    }
    if charset.name.as_deref() == Some("binary") {
        *column_type = binary_form(column_type);
        return;
    }
    let (Some(name), Some(collation)) = (&charset.name, &draft.collation) else { return };
    let other = set_of_collation(&collation.value).map(|set| if set == "utf8" { "utf8mb3" } else { set });
    if let Some(other) = other.filter(|other| other != name) {
        let message = format!("collation `{}` is of character set {other}, not {name}", collation.value);
        cursor.fault(collation.span.clone(), message, None);
    }
}

/// Text in character set `binary` is stored as bytes: `CHAR(n)` becomes `BINARY(n)`.
fn binary_form(column_type: &ColumnType) -> ColumnType {
    match column_type {
        ColumnType::Char { length, .. } => ColumnType::Binary { length: *length },
        ColumnType::Varchar { length, .. } => ColumnType::Varbinary { length: *length },
        ColumnType::Text { size, .. } => ColumnType::Blob { size: *size },
        other => other.clone(),
    }
}

/// `TEXT(n)` and `BLOB(n)` are the smallest class that holds `n` characters.
fn sized(cursor: &mut Cursor<'_>, span: Range<usize>, column_type: ColumnType, length: u64) -> ColumnType {
    let bytes = match &column_type {
        ColumnType::Text { charset, .. } => length * u64::from(charset.max_bytes_per_character().unwrap_or(4)),
        _ => length,
    };
    let Some(size) = LobSize::holding(bytes) else {
        cursor.fault(span, format!("no text type holds {length} characters"), None);
        return column_type;
    };
    match column_type {
        ColumnType::Text { charset, .. } => ColumnType::Text { size, charset },
        ColumnType::Blob { .. } => ColumnType::Blob { size },
        other => other,
    }
}

fn row_limit(cursor: &mut Cursor<'_>, span: Range<usize>, length: u16, charset: &Charset) {
    let Some(bytes) = charset.name.as_deref().and_then(bytes_per_character) else { return };
    let most = u16::MAX / u16::from(bytes);
    if length > most {
        let message = format!("varchar({length}) has more than 65535 bytes in this character set");
        cursor.fault(span, message, format!("use varchar({most}) at most, or mediumtext"));
    }
}

fn attributes(draft: &Draft, column_type: ColumnType) -> ColumnSpec {
    let serial = draft.spelling == Some(Spelling::Serial);
    let not_null = match &draft.nullable {
        Some(stated) => !stated.value,
        None => draft.auto_increment.is_some(),
    };
    ColumnSpec {
        column_type,
        nullable: !(not_null || serial || draft.primary_key.is_some()),
        default: draft.default.as_ref().map(|default| default.value.clone()),
        on_update_now: draft.on_update.as_ref().map(|fsp| fsp.value),
        auto_increment: serial || draft.auto_increment.is_some(),
        generated: draft.generated.as_ref().map(|generated| generated.value.clone()),
        invisible: draft.visible.as_ref().is_some_and(|visible| !visible.value),
        comment: draft.comment.as_ref().map(|comment| comment.value.clone()),
        primary_key: draft.primary_key.is_some(),
        unique: serial || draft.unique.is_some(),
        checks: draft.checks.clone(),
        spelling: draft.spelling,
    }
}

fn contradictions(cursor: &mut Cursor<'_>, draft: &Draft, spec: &ColumnSpec) {
    nullability(cursor, draft, spec);
    if let Some(default) = &draft.default {
        if spec.auto_increment {
            cursor.fault(default.span.clone(), "an auto_increment column has no default", "leave one out".to_owned());
        } else if spec.generated.is_some() {
            cursor.fault(default.span.clone(), "a generated column has no default", "leave one out".to_owned());
        } else {
            fits::check(cursor, &spec.column_type, default);
        }
    }
    if let Some(on_update) = &draft.on_update {
        match &spec.column_type {
            ColumnType::DateTime { fsp } | ColumnType::Timestamp { fsp } if *fsp == on_update.value => {}
            ColumnType::DateTime { fsp } | ColumnType::Timestamp { fsp } => {
                let help = format!("write {}", fits::now_text("on update ", *fsp));
                cursor.fault(on_update.span.clone(), format!("the column has {fsp} fractional digits"), help);
            }
            _ => cursor.fault(on_update.span.clone(), "`on update` belongs to datetime and timestamp", None),
        }
        if spec.generated.is_some() {
            cursor.fault(on_update.span.clone(), "a generated column has no `on update`", None);
        }
    }
    if let Some(span) = &draft.auto_increment {
        if !matches!(spec.column_type, ColumnType::Integer { .. }) {
            cursor.fault(span.clone(), "`auto_increment` belongs to an integer", None);
        }
        if spec.generated.is_some() {
            cursor.fault(span.clone(), "a generated column has no `auto_increment`", None);
        }
    }
}

fn nullability(cursor: &mut Cursor<'_>, draft: &Draft, spec: &ColumnSpec) {
    if let Some(stated) = draft.nullable.as_ref().filter(|stated| stated.value && !spec.nullable) {
        cursor.fault(
            stated.span.clone(),
            "a primary key or serial column cannot be null",
            "leave `null` out".to_owned(),
        );
    }
    if let Some(default) = draft.default.as_ref().filter(|default| default.value == DefaultValue::Null)
        && !spec.nullable
    {
        let help = "leave `default null` out, or make the column nullable".to_owned();
        cursor.fault(default.span.clone(), "`default null` on a column that cannot be null", help);
    }
}
