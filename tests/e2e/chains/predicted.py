"""What `datastack-gen trace` says of a chain."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stack.error import StackError
from stack.project import ENVIRONMENT, generator

#: Topic, key schema and value schema of records, as texts that can be compared.
Shape = tuple[str, str, str]


def text(schema: Any) -> str:
    """A schema as a text that is equal for equal schemas."""
    return json.dumps(schema, sort_keys=True)


@dataclass
class Predicted:
    """What is to be seen of a connector."""

    #: Shapes that are seen for sure, and those that the values decide on.
    certain: set[Shape]
    possible: set[Shape]
    #: Why it fails, by kind of record; why nothing is known.
    failures: dict[str, str]
    unforeseen: list[str]
    #: What some values do, by transform: a cast of texts fails at one that is no number.
    risks: list[str]

    @property
    def fails(self) -> bool:
        """Whether a task fails, or nothing starts."""
        return bool(self.failures)

    def allows(self, shape: Shape) -> bool:
        """Whether such records may be seen."""
        return any(_fits(each, shape) for each in self.certain | self.possible)

    def missing(self, shapes: set[Shape]) -> set[Shape]:
        """What is not seen and should be."""
        return {
            wanted
            for wanted in self.certain
            if not any(_fits(wanted, shape) for shape in shapes)
        }


def _fits(wanted: Shape, found: Shape) -> bool:
    """Whether a topic, and names in schemas, are the wanted ones; `<...>` stands for any value."""
    return all(
        re.fullmatch(re.sub(r"<[^>]*>", ".+", re.escape(one)), other)
        for one, other in zip(wanted, found, strict=True)
    )


def predict(project: Path, table: str, files: list[Path]) -> list[Predicted]:
    """Asks for all connectors at once."""
    command = [str(generator()), "trace", *map(str, files)]
    command += ["--project", str(project), "--env", ENVIRONMENT]
    command += ["--table", table, "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise StackError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}") from None
    faults: dict[str, str] = {}
    for finding in answer["findings"]:
        if finding["severity"] == "error":
            faults.setdefault(finding["file"], finding["message"])
    return [
        _read(connector, faults.get(str(file)))
        for file, connector in zip(files, answer["connectors"], strict=True)
    ]


def _read(connector: dict[str, Any], fault: str | None) -> Predicted:
    found = Predicted(set(), set(), {}, [], [])
    if fault:
        found.failures["start"] = fault
    for kind in connector["records"]:
        for way in kind["ways"]:
            notes = [note["text"] for step in way["steps"] for note in step["notes"]]
            found.risks += [note for note in notes if "stops the task" in note]
            if way["end"] == "fails":
                found.failures[kind["kind"]] = way["reason"]
            elif way["end"] == "unforeseen":
                found.unforeseen.append(f"{kind['kind']}: {way['reason']}")
            elif way["end"] == "arrives":
                key, value = way["registered"]["key"], way["registered"]["value"]
                shape = (way["record"]["topic"], text(key), text(value))
                alone = len(kind["ways"]) == 1
                (found.certain if alone else found.possible).add(shape)
    return found
