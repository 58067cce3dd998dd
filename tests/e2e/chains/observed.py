"""What the worker makes of a chain."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stack.registry import Registry

from chains.predicted import Predicted, Shape, text
from chains.rows import change

if TYPE_CHECKING:
    from stack import Stack

    from chains.chain import Chain

_PATIENCE = 60
#: What a connector may still write after all that is foreseen is there.
_GRACE = 3


@dataclass
class Observed:
    """What was seen of a connector."""

    shapes: set[Shape] = field(default_factory=set)
    failure: str | None = None


class Watch:
    """Connectors that run side by side, and what they write."""

    def __init__(self, stack: Stack, chains: dict[str, Chain]) -> None:
        self.stack = stack
        self.chains = chains
        self.found = {prefix: Observed() for prefix in chains}
        self._registry = Registry(stack.bed.url("registry"))
        self._schemas: dict[int, str] = {}
        self._read: dict[tuple[str, int], int] = {}

    @contextmanager
    def running(self, configs: dict[str, dict[str, Any]]) -> Iterator[None]:
        """Starts the connectors; a refusal counts as a failure."""
        connect = self.stack.connect
        for prefix, config in configs.items():
            status, answer = connect.request(
                "PUT", f"/connectors/{prefix}/config", config
            )
            if status // 100 != 2:
                self.found[prefix].failure = f"refused: {status}: {answer}"
        try:
            yield
        finally:
            for prefix in configs:
                connect.request("DELETE", f"/connectors/{prefix}")

    def until(self, predicted: dict[str, Predicted]) -> None:
        """Changes rows until each connector has shown what is foreseen, or has had the time to."""
        end = time.monotonic() + _PATIENCE
        settled = None
        with closing(self.stack.mysql()) as connection:
            while time.monotonic() < end:
                change(connection)
                time.sleep(0.7)
                self.look()
                done = all(
                    self._done(prefix, each) for prefix, each in predicted.items()
                )
                now = time.monotonic()
                settled = (settled or now) if done else None
                if settled and now - settled > _GRACE:
                    return

    def _done(self, prefix: str, predicted: Predicted) -> bool:
        found = self.found[prefix]
        if found.failure or predicted.unforeseen:
            return True
        return (
            not predicted.fails
            and not predicted.missing(found.shapes)
            and self._streams(prefix)
        )

    def _streams(self, prefix: str) -> bool:
        """Whether the connector has committed a place beyond its snapshot."""
        status, answer = self.stack.connect.request(
            "GET", f"/connectors/{prefix}/offsets"
        )
        if status != 200 or not answer["offsets"]:
            return False
        return not any("snapshot" in each["offset"] for each in answer["offsets"])

    def look(self) -> None:
        """Reads states and new records."""
        for prefix, found in self.found.items():
            found.failure = found.failure or self.stack.connect.failure(prefix)
        owners = {
            topic: prefix
            for topic in self.stack.topics.all()
            for prefix, chain in self.chains.items()
            if self._is_of(topic, prefix, chain)
        }
        with closing(self.stack.topics.reader()) as reader:
            for message in self.stack.topics.since(reader, list(owners), self._read):
                self.found[owners[message.topic()]].shapes.add(self._shape(message))

    @staticmethod
    def _is_of(topic: str, prefix: str, chain: Chain) -> bool:
        own = re.search(rf"(?<![a-z0-9]){prefix}(?![0-9])", topic)
        return topic in chain.topics or bool(own and not topic.startswith("history-"))

    def _shape(self, message: Any) -> Shape:
        return (
            message.topic(),
            self._schema(message.key()),
            self._schema(message.value()),
        )

    def _schema(self, payload: bytes | None) -> str:
        if payload is None:
            return text(None)
        number = int.from_bytes(payload[1:5], "big")
        if number not in self._schemas:
            schema = self._registry.get(f"/schemas/ids/{number}")["schema"]
            self._schemas[number] = text(json.loads(schema))
        return self._schemas[number]
