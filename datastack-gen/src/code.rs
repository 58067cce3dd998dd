//! The codes of what is found while reading and writing files: `DS00xx`. A code keeps its meaning for ever.

use datastack_core::resolve::CodeMeaning;

macro_rules! codes {
    ($($name:ident = $kind:ident $code:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning]
        #[cfg_attr(
            not(all(feature = "cli", feature = "live")),
            allow(dead_code, reason = "some are found by the command only, or on running systems")
        )]
        pub(crate) const $name: u16 = $code;)*

        /// The codes of reading and writing files, in order. Those of the definition itself are
        /// [`datastack_core::resolve::CODES`].
        pub const CODES: &[CodeMeaning] = &[$(
            CodeMeaning::$kind($code, $meaning, include_str!(concat!("page/", stringify!($code), ".txt"))),
        )*];
    };
}

codes! {
    UNREADABLE = error 1, "a file or folder cannot be read";
    UNKNOWN_KEY = error 2, "a key that its section does not know";
    SYNTAX = error 3, "not TOML";
    DUPLICATE_KEY = error 4, "a key that stands twice";
    WRONG_TYPE = error 5, "a value of the wrong type, such as a list where a number belongs";
    UNKNOWN_WORD = error 6, "a word that is none of the words that its key allows";
    MISSING_KEY = error 7, "a required key is missing";
    OUT_OF_RANGE = error 8, "a number outside its range";
    NOT_UTF8 = error 9, "a file that is not UTF-8";
    NO_PROJECT = error 10, "a folder without `datastack.toml`";
    TABLE_FILE_NAME = error 11, "a table file whose name cannot be a table's name";
    UNKNOWN_ENVIRONMENT = error 13, "an environment that the project does not have";
    NOT_CARRIED_OVER = warning 14, "a statement or clause of a SQL file that is not carried over";
    NOT_IN_SCHEMA = error 15, "a table that the SQL file of `mysql.schema` does not create";
    UNFIT = error 16, "a file that has the shape of a definition and still cannot be read as one";
    ENVIRONMENT_NAME = error 17, "an environment whose name cannot be a folder's";
    UNKNOWN_SUBJECT = error 18, "a table, column, class or code that there is not";
    NOT_READ = error 19, "a statement of a SQL file that cannot be read";
    NOT_WRITABLE = error 20, "the output folder cannot be written";
    FOREIGN_FILE = error 21, "a file that is not the generator's stands where it would write";
    EDITED = error 22, "a generated file was changed by hand";
    EDITED_STALE = warning 23, "a generated file that is no longer needed was changed by hand, so it is kept";
    MANIFEST = error 24, "the manifest cannot be read";
    SAME_PATH = error 25, "two artifacts would be written to one file";
    UNUSED_SCAFFOLD = warning 26, "a scaffold of the user that nothing calls any more";
    INTERNAL = error 29, "a fault of the generator itself";
    MISSING = error 30, "a generated file is missing (`check`)";
    DIFFERS = error 31, "a generated file differs from what the definition gives (`check`)";
    STALE = error 32, "a generated file is no longer needed (`check`)";
    DRIFT = error 33, "a table of the SQL file is not as the definition states it (`check --against`)";
    NOT_IN_PIPELINE = warning 34, "a table of the SQL file is neither defined nor excluded (`check --against`)";
    LEFT_OUT = error 35, "a table or column of a SQL file that stays out of the project that `import` makes";
    NOT_JSON = error 36, "a file of connectors that is not JSON, or no properties";
    NO_CONNECTOR = error 37, "a file, or a place in one, that holds no connector";
    TWO_NAMES = error 38, "a connector with one name inside its configuration and another outside";
    FOREIGN_CHARACTER = warning 39, "a character that arrives as others, since properties are latin1";
    KEY_NOT_CARRIED = warning 40, "a key of a connector that the project which `import` makes does not hold";
    SET_OTHERWISE = warning 41, "a key of a connector that the pipeline sets to another value";
    UNFIT_SETTING = error 42, "a setting of a transform or predicate that its class does not take";
    NOT_FOLLOWED = warning 43, "a setting of a connector whose effect on records `trace` does not follow";
    NO_TABLE = warning 44, "something of a database that is no table: a view, a trigger, a procedure";
    NOT_STATED = warning 45, "something that runs and that the definition does not name, or cannot state as it is";
    LIVE_UNREACHABLE = error 3001, "a system that does not answer";
    LIVE_REFUSED = error 3002, "a system that refuses what it is asked";
    LIVE_NO_SECRET = error 3003, "a password or login that is needed and not given";
    LIVE_NOT_RUNNING = error 3004, "a connector, or one of its tasks, that does not run";
    LIVE_LOCKED = error 3005, "another `apply` of the project is at work";
    LIVE_MOVED_ON = error 3006, "what runs is no longer what a plan was made for";
    LIVE_OBSTACLE = error 3007, "a difference that no step of a plan mends";
    LIVE_LOSES_DATA = error 3008, "a step that would lose data, which nobody allowed";
    LIVE_NOT_BUILT = error 3020, "the clients of running systems, which the command was built without";
    LIVE_DIFFERS = error 3021, "a table whose rows in MySQL and ClickHouse differ (`verify`)";
}
