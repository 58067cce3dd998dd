//! Cells of Markdown tables.

use datastack_core::topic::Retention;

/// A text that cannot break out of its cell.
pub(super) fn text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}

/// A piece of code. A cell cannot hold a bare bar, not even inside code.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let fence = if text.contains('`') { "``" } else { "`" };
    let gap = if text.contains('`') { " " } else { "" };
    format!("{fence}{gap}{}{gap}{fence}", text.replace('|', "\\|").replace(['\n', '\r'], " "))
}

/// How long records are kept, in the largest unit that fits.
pub(super) fn retention(retention: Retention) -> String {
    let Retention::Milliseconds(ms) = retention else { return "for ever".to_owned() };
    let units = [(86_400_000, "days"), (3_600_000, "hours"), (60_000, "minutes"), (1_000, "seconds")];
    let unit = units.into_iter().find(|(unit, _)| ms % unit == 0);
    unit.map_or_else(|| format!("{ms} ms"), |(unit, name)| format!("{} {name}", ms / unit))
}

#[cfg(test)]
mod tests {
    use datastack_core::topic::Retention;

    use super::{code, retention, text};

    #[test]
    fn bars_backticks_and_line_ends_stay_inside_a_cell() {
        assert_eq!(text("a|b\nc"), "a\\|b c");
        assert_eq!(code("enum('a|b')"), "`enum('a\\|b')`");
        assert_eq!(code("`id`"), "`` `id` ``");
        assert_eq!(retention(Retention::Milliseconds(604_800_000)), "7 days");
        assert_eq!(retention(Retention::Forever), "for ever");
    }
}
