//! What becomes of values that do not arrive, each kind with its code.

use std::borrow::Cow;

use super::range::Range;
use super::refusal::Refusal;
use crate::resolve::code;

/// What a hop makes of the column's values that reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Each arrives as it is.
    Exact,
    /// Those of a range arrive as they are; the others change.
    Within(Range, Change),
    /// Values change.
    Lossy(Change),
}

/// A change of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changes, as a sentence without its point.
    pub what: Cow<'static, str>,
    /// What is done about it.
    pub policy: &'static Policy,
    /// The way of being refused, where the policy refuses.
    pub refusal: Option<&'static Refusal>,
}

/// What is done about values that do not arrive as they are.
#[derive(Debug, PartialEq, Eq)]
pub struct Policy {
    /// The number behind `DS`.
    pub code: u16,
    /// The values.
    pub values: &'static str,
    /// What becomes of them.
    pub fate: &'static str,
    /// What is done about it.
    pub stance: Stance,
}

/// What is done about values that do not arrive as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// The definition is refused, unless `[loss]` accepts it with a reason.
    Refused,
    /// The definition is refused.
    Impossible,
    /// The column is taken, and `explain` and the docs say so: no setting carries them, and hardly anybody has them.
    Taken,
    /// The column is taken; the server keeps the values out.
    KeptOut,
    /// The definition asks for it.
    Asked,
}

impl Verdict {
    /// What changes, if anything does.
    pub fn change(&self) -> Option<&Change> {
        match self {
            Self::Exact => None,
            Self::Within(_, change) | Self::Lossy(change) => Some(change),
        }
    }

    /// Whether a definition with this is refused.
    pub(super) fn is_refused(&self) -> bool {
        self.change().is_some_and(|change| matches!(change.policy.stance, Stance::Refused | Stance::Impossible))
    }
}

impl Stance {
    /// What is done, in a few words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Refused => "refused; `[loss]` accepts it with a reason",
            Self::Impossible => "refused",
            Self::Taken => "the column is taken; `explain` and the docs say so",
            Self::KeptOut => {
                "the column is taken; strict `sql_mode` keeps them out, which the checks in `mysql/` look at"
            }
            Self::Asked => "as the definition asks",
        }
    }
}

macro_rules! policies {
    ($($name:ident = $code:path, $stance:ident, $values:literal => $fate:literal;)*) => {
        $(pub(super) static $name: Policy =
            Policy { code: $code, values: $values, fate: $fate, stance: Stance::$stance };)*

        /// Every policy, in the order of their codes.
        pub static POLICIES: &[&Policy] = &[$(&$name,)*];
    };
}

policies! {
    NULL_DEFAULT = code::NULL_DEFAULT, Impossible,
        "NULL in a column with a default, with an Avro converter before 7.3 or with `cdc.avro_metadata`"
        => "the default takes its place";
    UNREADABLE = code::CONTRADICTION, Impossible,
        "`cdc.decimal = \"precise\"` in JSON without schemas" => "base64, which Spark does not read back";
    NO_PLACE = code::LOSS, Refused,
        "what the encoding of the chosen settings has no place for: TIME outside a day, DATETIME outside 1677 to 2262, \
         microseconds, a decimal as a double, a TINYINT as a truth value"
        => "NULL, another value, or a connector that stops; the finding names the settings that are exact";
    FLOAT = code::FLOAT, Refused,
        "FLOAT without (M,D)" => "a snapshot rounds it to six digits, later changes arrive unrounded";
    CHARSET = code::CHARSET, Refused,
        "letters of some character sets" => "later changes arrive as other letters";
    COMMA_LABEL = code::COMMA_LABEL, Refused,
        "an ENUM label with a comma" => "later changes arrive with a backslash";
    ZERO_BYTE_UUID = code::ZERO_BYTE_UUID, Refused,
        "a UUID of MariaDB that ends in a zero byte" => "later changes arrive shifted by it";
    JULIAN = code::JULIAN, Refused,
        "with `[readable]`, a DATETIME before 1582-10-15" => "a day of the Julian calendar";
    ZERO_DAY = code::ZERO_DAY, KeptOut,
        "DATE, DATETIME or TIMESTAMP with a day or month of zero"
        => "NULL, or the first moment of 1970 where the column is NOT NULL";
    ZERO_YEAR = code::ZERO_YEAR, Taken,
        "YEAR 0000, and days of the year 0000"
        => "YEAR becomes 1900 in later changes, and a snapshot of MariaDB fails; of such days nothing is known";
    LEFT_OUT_DAYS = code::LEFT_OUT_DAYS, Taken,
        "DATETIME of 1582-10-05 to 1582-10-14, days that never were" => "a snapshot moves them by ten days";
    HIGH_CONTROLS = code::HIGH_CONTROLS, Taken,
        "control characters above U+007F in `latin1` and `tis620`" => "later changes lose them";
    PROTECTED = code::PROTECTED, Asked,
        "personal data under `[pii]`" => "a hash or asterisks arrive";
    SERVER_ZONE = code::SERVER_ZONE, Refused,
        "with `cdc.connection_time_zone = \"server\"`, a TIMESTAMP of MySQL"
        => "a snapshot reads it in the zone that the driver takes for the server's: the hour that comes twice when summer \
            time ends arrives as its second, and a server in `CST`, be it that of China, is read as if it stood in Chicago";
}
