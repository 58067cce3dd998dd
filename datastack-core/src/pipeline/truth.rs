use crate::connect::Config;
use crate::connect::pattern::Pattern;
use crate::definition::Server;
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};

/// The converter's class, of which Debezium keeps an older name too.
const CLASS: &str = "TinyIntOneToBooleanConverter";

/// A TinyIntOneToBooleanConverter, as a connector has configured it.
#[derive(Debug)]
pub struct TruthConverter<'a> {
    /// Its alias.
    pub alias: &'a str,
    /// The columns that it may read, by their full names; all where nothing is written.
    selector: Option<Vec<Pattern>>,
    /// Whether it reads a TINYINT of any width, and of no width.
    any_width: bool,
    /// Whether each expression of the selector is read here.
    pub is_followed: bool,
}

impl<'a> TruthConverter<'a> {
    /// The converter of an alias; none if it is of another class.
    pub fn of(config: &'a Config, alias: &'a str) -> Option<Self> {
        let key = |key: &str| config.get(&format!("{alias}.{key}")).map(str::trim);
        if key("type")?.rsplit('.').next() != Some(CLASS) {
            return None;
        }
        let read = |list: &str| list.split(',').map(|text| Pattern::read(text.trim()).ok()).collect();
        let patterns: Option<Vec<Option<Pattern>>> = key("selector").map(read);
        let is_followed = patterns.as_ref().is_none_or(|all| all.iter().all(Option::is_some));
        let selector = patterns.map(|all| all.into_iter().flatten().collect());
        let any_width = key("length.checker").is_some_and(|word| word.eq_ignore_ascii_case("false"));
        Some(Self { alias, selector, any_width, is_followed })
    }

    /// Whether it makes truth values of a column of this full name, `database.table.column`.
    pub fn reads(&self, name: &str, spec: &ColumnSpec, server: Server) -> bool {
        let selected = self.selector.as_ref().is_none_or(|all| all.iter().any(|pattern| pattern.matches(name)));
        // MySQL tells no width of a TINYINT UNSIGNED, and the converter knows no type with ZEROFILL.
        let told = |unsigned: bool| !unsigned || server == Server::MariaDb;
        selected
            && match spec.column_type {
                ColumnType::Integer { width: IntegerWidth::Tiny, zerofill: false, unsigned, display_width } => {
                    self.any_width || (display_width == Some(1) && told(unsigned))
                }
                _ => false,
            }
    }
}

/// The aliases of a connector's converters of columns.
pub fn converters(config: &Config) -> impl Iterator<Item = &str> {
    config.get("converters").unwrap_or_default().split(',').map(str::trim).filter(|alias| !alias.is_empty())
}
