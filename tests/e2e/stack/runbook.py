"""What the generated pages of a project tell an operator to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stack import database

if TYPE_CHECKING:
    from stack.stack import Stack

_COMMAND = re.compile(
    r"^(?:jq (?:'\.config \+ (?P<more>[^']+)'|\.config) (?P<file>\S+) \| )?curl -X (?P<method>[A-Z]+) '(?P<url>[^']+)'"
    r"(?:.*?-d (?:'(?P<body>[^']+)'|@-))?$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Request:
    """A request to Connect's REST interface."""

    method: str
    path: str
    body: str | None


def requests(stack: Stack, connector: str, word: str) -> list[Request]:
    """The requests about a connector in the block of commands that holds `word`."""
    for block in _blocks(stack, "README", "sh"):
        if word in block:
            lines = block.replace("\\\n", " ")
            return [
                Request(
                    found["method"], _path(stack, found["url"]), _body(stack, found)
                )
                for found in _COMMAND.finditer(lines)
                if f"/connectors/{connector}/" in found["url"]
            ]
    raise LookupError(f"{stack.out}/docs/README.md names no command with {word}")


def statements(stack: Stack, table: str) -> list[str]:
    """The statements for ClickHouse on a table's page."""
    found = [
        statement
        for block in _blocks(stack, table, "sql")
        for statement in database.statements(block)
    ]
    if not found:
        raise LookupError(f"{stack.out}/docs/{table}.md holds no statement")
    return found


def _blocks(stack: Stack, page: str, language: str) -> Iterator[str]:
    """The blocks of code of a page, those of its lists without their indentation."""
    text = (stack.out / "docs" / f"{page}.md").read_text()
    block = re.compile(rf"^( *)```{language}\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
    for indent, lines in block.findall(text):
        yield re.sub(rf"^{indent}", "", lines, flags=re.MULTILINE)


def _body(stack: Stack, command: re.Match[str]) -> str | None:
    if command["file"] is None:
        return command["body"]
    connector = json.loads((stack.out / command["file"]).read_text())
    return json.dumps(connector["config"] | json.loads(command["more"] or "{}"))


def _path(stack: Stack, url: str) -> str:
    assert url.startswith(stack.connect.url), f"{url} is not this bed's worker"
    return url.removeprefix(stack.connect.url)
