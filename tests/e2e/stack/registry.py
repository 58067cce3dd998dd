"""The schema registry, and values that it describes."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
from typing import Any

import fastavro

from stack.error import StackError


class Registry:
    """A registry with Confluent's interface."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._schemas: dict[int, Any] = {}

    def get(self, path: str) -> Any:
        """GET that must succeed."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as answer:
                return json.load(answer)
        except (OSError, urllib.error.HTTPError) as error:
            raise StackError(f"registry: GET {path}: {error}") from error

    def latest(self, subject: str) -> Any:
        """The schema that stands last under a subject, as it was registered."""
        return json.loads(self.get(f"/subjects/{subject}/versions/latest")["schema"])

    def decode(self, message: bytes) -> Any:
        """A value in Confluent's Avro framing."""
        number = int.from_bytes(message[1:5], "big")
        if number not in self._schemas:
            schema = json.loads(self.get(f"/schemas/ids/{number}")["schema"])
            self._schemas[number] = fastavro.parse_schema(schema)
        return fastavro.schemaless_reader(
            io.BytesIO(message[5:]), self._schemas[number]
        )
