"""Chains in lots, as many side by side as the worker bears, each compared with what is foreseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chains.observed import Observed, Watch
from chains.predicted import Predicted, predict

if TYPE_CHECKING:
    from stack import Stack

    from chains.chain import Chain

_SIDE_BY_SIDE = 32


@dataclass
class Compared:
    """A chain with what was foreseen and what was seen."""

    chain: Chain
    predicted: Predicted
    observed: Observed

    @property
    def schemas(self) -> int:
        """How many schemas of keys and values were compared."""
        return sum(
            schema != "null" for shape in self.observed.shapes for schema in shape[1:]
        )

    def differences(self) -> list[str]:
        """What is not as foreseen; nothing if `trace` says that it cannot be."""
        found, wanted = self.observed, self.predicted
        if wanted.unforeseen:
            return []
        told = []
        if wanted.fails and not found.failure:
            told.append(f"it should fail: {wanted.failures}")
        if found.failure and not wanted.fails:
            told.append(f"it fails: {found.failure}")
        if not wanted.fails and not found.failure:
            told += [
                f"missing: {each}" for each in sorted(wanted.missing(found.shapes))
            ]
        extra = [each for each in sorted(found.shapes) if not wanted.allows(each)]
        told += [f"not foreseen: {each}" for each in extra]
        return [f"{self.chain.name}: {each}" for each in told]


def compare(stack: Stack, chains: list[Chain], first: int = 0) -> Iterator[Compared]:
    """Runs all chains; numbers of prefixes start at `first`."""
    numbered = {f"c{first + at:03}": chain for at, chain in enumerate(chains)}
    items = list(numbered.items())
    for start in range(0, len(items), _SIDE_BY_SIDE):
        yield from _lot(stack, dict(items[start : start + _SIDE_BY_SIDE]))


def _lot(stack: Stack, chains: dict[str, Chain]) -> Iterator[Compared]:
    configs = {prefix: chain.config(stack, prefix) for prefix, chain in chains.items()}
    predicted = {}
    for table in sorted({chain.table for chain in chains.values()}):
        files = []
        for prefix, chain in chains.items():
            if chain.table == table:
                file = stack.folder / f"{prefix}.json"
                file.write_text(json.dumps({"name": prefix, "config": configs[prefix]}))
                files.append(file)
        answers = predict(stack.folder, table, files)
        predicted |= {
            file.stem: each for file, each in zip(files, answers, strict=True)
        }
    watch = Watch(stack, chains)
    with watch.running(configs):
        watch.until(predicted)
    for prefix, chain in chains.items():
        one = Compared(chain, predicted[prefix], watch.found[prefix])
        yield one
