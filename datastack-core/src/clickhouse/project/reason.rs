use crate::clickhouse::string;
use crate::clickhouse::table::FAULTY;

/// What a letter whose record could not be read at all is said to be: the reader's own reason may quote the record.
const AS_A_WHOLE: &str = "the record as a whole cannot be read";

/// The reason of a letter, of the expression of its error, without any word of the record: the views name columns, and the
/// reader's own reason is not shown.
pub fn letter_reason(error: &str) -> String {
    format!("if(startsWith({error}, {}), {error}, {})", string(FAULTY), string(AS_A_WHOLE))
}
