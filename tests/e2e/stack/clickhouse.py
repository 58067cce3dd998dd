"""Queries to ClickHouse over HTTP."""

from __future__ import annotations

import http.client
import json
import urllib.parse
from typing import Any

from stack.error import StackError


class ClickHouse:
    """A server, asked one statement at a time; calling it gives rows."""

    def __init__(self, url: str) -> None:
        self.address = urllib.parse.urlsplit(url).netloc

    def __call__(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT, values as JSON gives them: integers whole, others text."""
        answer = self.run(f"{sql}\nFORMAT JSONCompactEachRow", integers="0")
        return [tuple(json.loads(line)) for line in answer.splitlines()]

    def run(self, sql: str, integers: str = "1") -> str:
        """What the server answers to any statement."""
        path = "/?" + urllib.parse.urlencode(
            {
                "implicit_select": "0",
                "output_format_json_quote_64bit_integers": integers,
                "output_format_json_quote_decimals": "1",
            }
        )
        connection = http.client.HTTPConnection(self.address, timeout=120)
        try:
            connection.request("POST", path, sql.encode())
            answer = connection.getresponse()
            content = answer.read().decode("utf-8", "surrogateescape")
        except (OSError, http.client.HTTPException) as error:
            raise StackError(f"ClickHouse does not answer: {error}") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise StackError(f"ClickHouse: {content.strip()[:2000]}\nin: {sql[:500]}")
        return content
