use super::outside::quoted_end;
use super::statement::Statement;

/// Whether a statement says of its object, word for word, what the server's own text of it says. Then nobody has to ask how
/// the server would write the statement; if not, it may still mean the same.
pub fn says_the_same(create: &str, live: &str) -> bool {
    match (Statement::read(&one_line(create)), Statement::read(live)) {
        (Some(wanted), Some(live)) => wanted == live,
        _ => false,
    }
}

/// A statement on one line, with white space where a server has some; what is quoted stays as it is.
fn one_line(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut line, mut at, mut space) = (String::with_capacity(text.len()), 0, false);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            (space, at) = (true, at + 1);
            continue;
        }
        if space && !line.is_empty() && !line.ends_with('(') && byte != b')' {
            line.push(' ');
        }
        space = false;
        let end = match byte {
            b'\'' | b'`' | b'"' => quoted_end(bytes, at, byte),
            _ => at + text[at..].chars().next().map_or(1, char::len_utf8),
        };
        line.push_str(&text[at..end]);
        at = end;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{one_line, says_the_same};

    #[test]
    fn white_space_is_a_servers_outside_of_quotes() {
        let text = "CREATE  VIEW a.b\nAS SELECT\n    f(\n        x,\n        'two  spaces ( é\\'  '\n    ) AS `a  b`\n";
        assert_eq!(one_line(text), "CREATE VIEW a.b AS SELECT f(x, 'two  spaces ( é\\'  ') AS `a  b`");
        assert_eq!(one_line("'open  \\"), "'open  \\");
    }

    #[test]
    fn statements_say_the_same_or_have_to_be_written_by_the_server() {
        let create = "CREATE TABLE IF NOT EXISTS a.b\n(\n    x UInt64 CODEC(Delta, ZSTD),\n    y String COMMENT 'a  b'\n)\n\
                      ENGINE = Null\nCOMMENT 'c'";
        let live = "CREATE TABLE a.b (`x` UInt64 CODEC(Delta(8), ZSTD(1)), `y` String COMMENT 'a  b') ENGINE = `Null` \
                    COMMENT 'c'";
        assert!(says_the_same(create, live));
        for (old, new) in [("UInt64", "UInt32"), ("a  b", "a b"), ("Delta(8)", "Delta(4)"), ("'c'", "'d'")] {
            assert!(!says_the_same(create, &live.replace(old, new)), "{new}");
        }
        assert!(!says_the_same(create, "CREATE DICTIONARY a.b"));
        let view =
            "CREATE VIEW a.v DEFINER = CURRENT_USER SQL SECURITY DEFINER AS SELECT x FROM a.b WHERE x = 1 AND y = ''";
        let live = "CREATE VIEW a.v (`x` UInt64) DEFINER = me SQL SECURITY DEFINER AS SELECT x FROM a.b WHERE (x = 1) AND (y = '')";
        assert!(!says_the_same(view, live), "a server puts parentheses");
        assert!(says_the_same(&view.replace("x = 1 AND y = ''", "(x = 1)\n    AND (y = '')"), live));
    }
}
