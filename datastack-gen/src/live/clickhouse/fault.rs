use clickhouse::error::Error;
use datastack_core::diff::System;

use crate::live::{Fault, LiveError};

/// What a fault of the client means for the user.
pub(super) fn fault(url: &str, what: &str, error: &Error) -> LiveError {
    match error {
        Error::Network(_) | Error::TimedOut => unreachable(url, what, &causes(error)),
        Error::BadResponse(answer) => {
            let answer = answer.trim();
            LiveError::new(
                Fault::Refused,
                System::ClickHouse,
                format!("ClickHouse at {url} was asked {what} and refused: {answer}"),
                help(answer),
            )
        }
        _ => LiveError::new(
            Fault::Refused,
            System::ClickHouse,
            format!("ClickHouse at {url} was asked {what}, and its answer cannot be read: {}", causes(error)),
            "is it the HTTP interface of a ClickHouse of the definition's version?",
        ),
    }
}

pub(super) fn unreachable(url: &str, what: &str, cause: &str) -> LiveError {
    LiveError::new(
        Fault::Unreachable,
        System::ClickHouse,
        format!("ClickHouse at {url} was asked {what} and does not answer: {cause}"),
        "start it, or set `clickhouse.url` to where it is reached from here, for example in an [env.NAME]",
    )
}

fn help(answer: &str) -> &'static str {
    if answer.contains("NAMED_COLLECTION_DOESNT_EXIST") || answer.contains("no named collection") {
        "put the generated `config.d` files into the server's configuration folder: they hold its named collections"
    } else if answer.contains("AUTHENTICATION_FAILED") || answer.contains("REQUIRED_PASSWORD") {
        "set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD to an administrator's login"
    } else if answer.contains("ACCESS_DENIED") || answer.contains("Not enough privileges") {
        "log in as a user with that right, by CLICKHOUSE_USER and CLICKHOUSE_PASSWORD"
    } else {
        "mend what the server says"
    }
}

/// An error with what is behind it.
fn causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text
}
