"""A column type with the values that it is tried with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

#: Makes the SQL literal of any value of a type.
Draw = Callable[[Random], str]

BOTH = ("mysql", "mariadb")
#: Required, nullable, required with a default, nullable with a default.
FORMS = "nude"


@dataclass(frozen=True)
class Kind:
    """A type as a column definition spells it; all values are SQL literals."""

    text: str
    #: Smallest, largest, zero, and those that went wrong on some engine once.
    values: tuple[str, ...]
    draw: Draw
    #: What stands after DEFAULT.
    default: str = ""
    #: What stands after NULL or NOT NULL, with `{name}` for the column.
    further: str = ""
    forms: str = FORMS
    servers: tuple[str, ...] = BOTH
    #: What the columns are called, where the text would be too long.
    name: str = ""
    #: Whether the values travel as true and false.
    boolean: bool = False

    @property
    def generated(self) -> bool:
        """Whether the server alone makes its values."""
        return "generated always" in self.text

    @property
    def stem(self) -> str:
        """What its columns' names begin with."""
        return self.name or re.sub(r"[^a-z0-9]+", "_", self.text).strip("_")


@dataclass(frozen=True)
class Column:
    """A kind in one of its forms."""

    kind: Kind
    form: str

    @property
    def name(self) -> str:
        """Its name in the table."""
        return f"{self.kind.stem}_{self.form}"

    @property
    def nullable(self) -> bool:
        """Whether it takes NULL."""
        return self.form in "ue"

    @property
    def definition(self) -> str:
        """What stands after its name in CREATE TABLE."""
        null = "" if self.nullable else " not null"
        default = f" default {self.kind.default}" if self.form in "de" else ""
        further = self.kind.further.replace("{name}", self.name)
        return f"{self.kind.text}{null}{default}{further}"


def columns(kinds: list[Kind], server: str) -> list[Column]:
    """Every form of every kind that the server has."""
    return [
        Column(kind, form)
        for kind in kinds
        if server in kind.servers
        for form in kind.forms
    ]
