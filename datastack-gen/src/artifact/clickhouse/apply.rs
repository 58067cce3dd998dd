use datastack_core::pipeline::Pipeline;

/// The script that runs all files in their order. It does not call `exit`, so that it can be sourced as well, as
/// ClickHouse's image does with a script that is not executable.
pub(super) fn script(pipeline: &Pipeline) -> String {
    SCRIPT
        .replace("@DATABASE@", pipeline.clickhouse.database.as_str())
        .replace("@ETL@", &pipeline.clickhouse.etl.password.variable())
        .replace("@READER@", &pipeline.clickhouse.reader.password.variable())
}

const SCRIPT: &str = r#"#!/bin/sh
# Creates what is missing in ClickHouse, in this order: project, targets, events, queues, views, history, users.
# It can run again at any time; what exists already is left as it is.
#
# The client reads CLICKHOUSE_HOST, CLICKHOUSE_USER and CLICKHOUSE_PASSWORD; its further options are the arguments of
# this script. DATASTACK_CLICKHOUSE is the folder of the files, by default the one that this script stands in.
(
    set -eu
    LC_ALL=C
    export LC_ALL
    folder=${DATASTACK_CLICKHOUSE:-$(dirname "$0")}
    if [ ! -f "$folder/00_database.sql" ]; then
        echo "apply.sh: no 00_database.sql in $folder; set DATASTACK_CLICKHOUSE to its folder" >&2
        exit 1
    fi

    : "${@ETL@:?the password of the user that loads history}"
    : "${@READER@:?the password of the user that reads}"

    run() {
        clickhouse-client "$@" || {
            echo "apply.sh: $file failed; mend the cause and run apply.sh again" >&2
            exit 1
        }
    }

    # Through standard input: arguments can be seen by every user of the machine. The server undoes escapes twice, once
    # for the text and once for the parameter, which a tab or a line break would end. The point keeps line breaks at the
    # end, which a substitution would drop.
    parameter() {
        tab=$(printf '\t')
        value=$(printf '%s.' "$2" |
            sed -e 's/\\/\\\\\\\\/g' -e "s/'/\\\\'/g" -e "s/$tab/\\\\\\\\t/g" |
            awk '{ printf "%s%s", (NR > 1 ? "\\\\n" : ""), $0 }')
        printf "SET param_%s = '%s';\n" "$1" "${value%.}"
    }

    for file in "$folder"/0?_*.sql; do
        run "$@" <"$file"
    done
    # All tables pass one stage before the next: a live view may read the current state of another table.
    for stage in 10 20 30 40 50 60; do
        for file in "$folder"/*/"$stage"_*.sql; do
            if [ -f "$file" ]; then
                run "$@" --database "@DATABASE@" <"$file"
            fi
        done
    done
    file=$folder/80_users.sql
    {
        parameter etl_password "$@ETL@"
        parameter reader_password "$@READER@"
        cat "$file"
    } | run "$@"
)
"#;

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::SCRIPT;

    #[test]
    fn a_password_with_all_that_is_escaped_survives_both_readings() {
        let start = SCRIPT.find("    parameter() {").unwrap();
        let end = start + SCRIPT[start..].find("\n    }\n").unwrap() + "\n    }\n".len();
        let run = format!("{}parameter p \"$1\"", &SCRIPT[start..end]);

        let printed = Command::new("sh").args(["-c", &run, "sh", "it's \\ %d $x\ta\n\nb.\n"]).output().unwrap();

        let expected = r"SET param_p = 'it\'s \\\\ %d $x\\ta\\n\\nb.\\n';";
        assert_eq!(String::from_utf8(printed.stdout).unwrap(), format!("{expected}\n"));
    }
}
