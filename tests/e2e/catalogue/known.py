"""What the generator knows of classes and their keys."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass

from stack.project import generator


@dataclass(frozen=True)
class Key:
    """A key as `datastack-gen catalogue` prints it."""

    name: str
    kind: str
    required: bool
    default: str | None
    words: tuple[str, ...]
    any_case: bool
    least: int | None
    most: int | None
    not_empty: bool
    importance: str
    group: str
    declared: bool
    since: str


@dataclass(frozen=True)
class Known:
    """A class, or what a worker reads from any connector of a role."""

    name: str
    role: str
    product: str
    verified: str
    keys: dict[str, Key]

    def of_its_version(self) -> dict[str, Key]:
        """The keys without those of later versions."""
        version = _version(self.product)
        return {
            name: key
            for name, key in self.keys.items()
            if _version(key.since) <= version
        }

    def declared(self) -> dict[str, Key]:
        """Those that the class tells a worker, by the names that `plain` gives them."""
        keys = self.of_its_version().values()
        return {plain(key.name): key for key in keys if key.declared}


def known() -> dict[str, Known]:
    """The catalogue, by the names of classes; `source` and `sink` are the worker's own keys."""
    command = [str(generator()), "catalogue", "--format", "json"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True)
    return {
        each["name"]: _known(each) for each in json.loads(printed.stdout)["classes"]
    }


def plain(name: str) -> str:
    """The name of a key with `*` for the parts that users choose.

    The catalogue has them in angle brackets, Debezium tells a worker a regular expression.
    """
    return re.sub(r"<[^>]*>|\((?:\[[^\]]*\]|[^)\]])*\)", "*", name)


def _known(printed: dict) -> Known:
    fields = Key.__dataclass_fields__
    keys = {
        key["name"]: Key(
            **{name: value for name, value in key.items() if name in fields}
            | {"words": tuple(key["words"])}
        )
        for key in printed["keys"]
    }
    words = ("name", "role", "product", "verified")
    return Known(**{word: printed[word] for word in words}, keys=keys)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:2])
