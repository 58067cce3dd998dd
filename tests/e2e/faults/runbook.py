"""What the generated page of the project tells an operator to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stack import Stack

_COMMAND = re.compile(
    r"^curl -X (?P<method>[A-Z]+) '(?P<url>[^']+)'"
    r"(?:.*?-d '(?P<body>[^']+)')?$",
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
    page = (stack.out / "docs" / "README.md").read_text()
    for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL):
        if word in block:
            lines = block.replace("\\\n", " ")
            return [
                Request(found["method"], _path(stack, found["url"]), found["body"])
                for found in _COMMAND.finditer(lines)
                if f"/connectors/{connector}/" in found["url"]
            ]
    raise LookupError(f"{stack.out}/docs/README.md names no command with {word}")


def _path(stack: Stack, url: str) -> str:
    assert url.startswith(stack.connect.url), f"{url} is not this bed's worker"
    return url.removeprefix(stack.connect.url)
