use super::argument::numbers;
use super::cursor::Cursor;
use crate::mysql::column_type::{ColumnType, FloatDigits};

pub(super) fn decimal(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    let (precision, scale) = match numbers(cursor, 2).as_deref() {
        None | Some([]) => (10, 0),
        Some([precision]) => (*precision, 0),
        Some([precision, scale, ..]) => (*precision, *scale),
    };
    let span = cursor.since(open.start);
    let precision = if precision == 0 { 10 } else { precision };
    if precision > 65 {
        cursor.fault(span.clone(), format!("decimal has at most 65 digits, not {precision}"), None);
    }
    if scale > 30 {
        cursor.fault(span.clone(), format!("decimal has at most 30 digits after the point, not {scale}"), None);
    }
    if scale > precision {
        let help = format!("the first number counts all digits: decimal({scale},{scale}) or more");
        cursor.fault(span, format!("scale {scale} is greater than precision {precision}"), help);
    }
    ColumnType::Decimal {
        precision: u8::try_from(precision).unwrap_or(u8::MAX),
        scale: u8::try_from(scale).unwrap_or(u8::MAX),
        unsigned: false,
        zerofill: false,
    }
}

pub(super) fn float(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    match numbers(cursor, 2).as_deref() {
        None | Some([]) => ColumnType::Float { digits: None, unsigned: false, zerofill: false },
        Some([bits]) => {
            if *bits > 53 {
                cursor.fault(cursor.since(open.start), format!("float has at most 53 bits, not {bits}"), None);
            }
            if *bits <= 24 {
                ColumnType::Float { digits: None, unsigned: false, zerofill: false }
            } else {
                ColumnType::Double { digits: None, unsigned: false, zerofill: false }
            }
        }
        Some([total, scale, ..]) => {
            let digits = float_digits(cursor, open.start, *total, *scale);
            ColumnType::Float { digits, unsigned: false, zerofill: false }
        }
    }
}

pub(super) fn double(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    let digits = match numbers(cursor, 2).as_deref() {
        None | Some([]) => None,
        Some([_]) => {
            let help = "write double, or double(total digits, digits after the point)".to_owned();
            cursor.fault(cursor.since(open.start), "double takes two numbers or none", help);
            None
        }
        Some([total, scale, ..]) => float_digits(cursor, open.start, *total, *scale),
    };
    ColumnType::Double { digits, unsigned: false, zerofill: false }
}

fn float_digits(cursor: &mut Cursor<'_>, start: usize, total: u64, scale: u64) -> Option<FloatDigits> {
    let span = cursor.since(start);
    match (u8::try_from(total), u8::try_from(scale)) {
        (Ok(total), Ok(scale)) if scale <= 30 && scale <= total => Some(FloatDigits { total, scale }),
        _ => {
            let help = "at most 255 digits, of these at most 30 after the point".to_owned();
            cursor.fault(span, format!("({total},{scale}) are no digits of a float"), help);
            None
        }
    }
}
