"""Character sets other than the default: Debezium decodes each with a charset of Java."""

from __future__ import annotations

from random import Random

from matrix.kind import Draw, Kind
from matrix.literal import text, texts

#: Letters that the character set has beside those of ASCII; those that Debezium decodes wrong among them.
_LETTERS = {
    "armscii8": "ԱԲա",
    "ascii": "",
    "big5": "中文字墻",
    "cp1250": "áčďéěŁ€",
    "cp1251": "Жяё",
    "cp1256": "ابت",
    "cp1257": "āčēž",
    "cp850": "éäß",
    "cp852": "áčď",
    "cp866": "Жяⁿ²",
    "cp932": "日本語ア",
    "dec8": "éäßŒŸ¤",
    "eucjpms": "日本語ア",
    "euckr": "한국어돬",
    "gb18030": "中文字😀",
    "gb2312": "中文字",
    "gbk": "中文字",
    "geostd8": "აბგ",
    "greek": "αβγʽʼ",
    "hebrew": "אבג‾",
    "hp8": "éäß",
    "keybcs2": "áčď",
    "koi8r": "Жя",
    "koi8u": "Жяї",
    "latin1": "éäß€ÿ",
    "latin2": "áčďŁ",
    "latin5": "éäğş",
    "latin7": "āčēž",
    "macce": "áčď",
    "macroman": "éäß",
    "sjis": "日本語ア",
    "swe7": "åäö",
    "tis620": "กขค",
    "ucs2": "éЖ中",
    "ujis": "日本語ア\ue188",
    "utf16": "éЖ中😀",
    "utf16le": "éЖ中😀",
    "utf32": "éЖ中😀",
    "utf8mb3": "éЖ中",
}
_ONLY_MYSQL = {"gb18030"}


def _drawn(letters: str) -> Draw:
    alphabet = letters * 3 + "abcXYZ 019"

    def draw(random: Random) -> str:
        length = random.randint(0, 12)
        return text("".join(random.choice(alphabet) for _ in range(length)))

    return draw


def _kind(spelling: str, name: str, charset: str) -> Kind:
    letters = _LETTERS[charset]
    values = [letters, "abc", "", *letters, "trailing "]
    return Kind(
        text=f"{spelling} character set {charset}",
        values=texts(*values),
        draw=_drawn(letters),
        default=text(letters[:2] + "a"),
        forms="u",
        servers=("mysql",) if charset in _ONLY_MYSQL else ("mysql", "mariadb"),
        name=f"{name}_{charset}",
    )


KINDS = [
    *(_kind("varchar(40)", "varchar", charset) for charset in _LETTERS),
    *(_kind("char(40)", "char", charset) for charset in ("latin1", "ucs2", "sjis")),
    *(_kind("text", "text", charset) for charset in ("latin1", "utf16", "gbk")),
]
