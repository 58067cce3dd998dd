"""Characters, in the default character set of the table."""

from __future__ import annotations

from random import Random

from matrix.kind import Draw, Kind
from matrix.literal import text, texts

_ALPHABET = "abcXYZ019 _-+%'\"\\/\t\n,;:{}[]<>&äßñçéЖя中文한あ€😀𝄞‰\u200b\u0301"
_AWKWARD = ("", " ", "a", "null", "NULL", "\\N", "0", "true", "é", "😀", "'", '"', "\\")
_LONGER = (
    "a\0b",
    "\0",
    "tab\tnewline\nreturn\rend",
    " leading",
    "trailing  ",
    '{"a": 1}',
    "[1,2]",
    "${env:HOME}",
    "Straße €5 😀",
    "e\u0301",
    "\ufeffbom",
    "\\x41\\u0041",
)


def _drawn(most: int) -> Draw:
    def draw(random: Random) -> str:
        length = random.randint(0, min(most, 60))
        return text("".join(random.choice(_ALPHABET) for _ in range(length)))

    return draw


def _characters(spelling: str, most: int, **further: str) -> Kind:
    values = [value for value in (*_AWKWARD, *_LONGER) if len(value) <= most]
    values += ["x" * most, "é" * min(most, 1000)]
    default = text("it's") if most < 100 else text("tab\tline\n\\'\"%_é")
    return Kind(spelling, texts(*values), _drawn(most), default, **further)


def _large(spelling: str, most: int) -> Kind:
    """A type of so many bytes; MySQL takes an expression only for its default."""
    values = texts(*_AWKWARD, *_LONGER, "x" * most, "é" * (most // 2))
    return Kind(spelling, values, _drawn(most // 4), default="('x')", forms="nude")


KINDS = [
    _characters("char(1)", 1, forms="nu"),
    _characters("char(10)", 10),
    _characters("char(255)", 255),
    _characters("varchar(1)", 1, forms="nu"),
    _characters("varchar(10)", 10),
    _characters("varchar(255)", 255),
    _characters("varchar(1500)", 1500, forms="nu"),
    _characters("varchar(30) character set utf8mb4 collate utf8mb4_bin", 30),
    _large("tinytext", 255),
    _large("text", 65535),
    _large("mediumtext", 70000),
    _large("longtext", 70000),
]
