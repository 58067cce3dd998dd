"""What the front must know of a statement: its first words, its format, and where the data of an INSERT begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import refusal

TOKEN = re.compile(
    rb"""(?P<space> \s+ | --[^\n]* | \#[ !][^\n]* | /\*.*?\*/ )
    | (?P<quoted> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`\\]|\\.)*` | \$(\w*)\$.*?\$\3\$ )
    | (?P<word> [A-Za-z_]\w* )
    | (?P<sign> . )""",
    re.VERBOSE | re.DOTALL,
)
DATA = re.compile(rb"[ \t\r\f]*;?[ \t\r\f]*\n?")
"""What stands between the format's name and the data."""
FIRST = 4
OWN_DATA = {"SELECT", "WITH", "VALUES", "EXPLAIN"}
"""An INSERT with one of these brings no data in a format."""


@dataclass(frozen=True)
class Statement:
    text: bytes
    """The whole statement, or an INSERT without `FORMAT name` and its data."""
    first: tuple[str, ...]
    """Its first words in upper case, quoted names left out."""
    format: str = ""
    data: bytes | None = None
    """The data of an INSERT in a format."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int
    end: int


def examine(sql: bytes) -> Statement:
    """Splits a request's text; it holds one statement."""
    first: list[str] = []
    depth = 0
    tokens = _tokens(sql)
    for token in tokens:
        if token.kind == "word":
            word = token.text.upper()
            if len(first) < FIRST:
                first.append(word)
            if depth == 0 and word == "FORMAT":
                name = next(tokens, None)
                if name is None or name.kind != "word":
                    continue
                if first[0] == "INSERT":
                    begin = DATA.match(sql, name.end)
                    return Statement(
                        sql[: token.start],
                        tuple(first),
                        name.text,
                        sql[begin.end() if begin else 0 :],
                    )
                following = next(tokens, None)
                if following is None or following.text.upper() in (";", "SETTINGS"):
                    _one(tokens, following)
                    return Statement(sql, tuple(first), name.text)
            elif depth == 0 and first[0] == "INSERT" and word in OWN_DATA:
                break
        elif token.text in ("(", "[", "{"):
            depth += 1
        elif token.text in (")", "]", "}"):
            depth -= 1
        elif token.text == ";":
            _one(tokens, token)
    if not first and not any(_tokens(sql)):
        raise refusal(62, "SYNTAX_ERROR", "Syntax error: Empty query")
    return Statement(sql, tuple(first))


def split(sql: bytes) -> list[bytes]:
    """The statements of a file, each ended by `;`. An INSERT with data in a format cannot be among them."""
    ends = [token.start for token in _tokens(sql) if token.text == ";"]
    starts = [0] + [end + 1 for end in ends]
    texts = [sql[start:end] for start, end in zip(starts, [*ends, len(sql)])]
    return [text.strip() for text in texts if any(_tokens(text))]


def _tokens(sql: bytes) -> Iterator[Token]:
    for found in TOKEN.finditer(sql):
        if found.lastgroup != "space":
            yield Token(
                found.lastgroup or "",
                found.group().decode(errors="replace"),
                found.start(),
                found.end(),
            )


def _one(tokens: Iterator[Token], at: Token | None) -> None:
    """Refuses what follows the statement's end."""
    for token in tokens:
        if at is not None and at.text == ";":
            raise refusal(
                62, "SYNTAX_ERROR", "Syntax error (Multi-statements are not allowed)"
            )
        at = token
