"""The ways in which columns are refused, as the generator lists them."""

from __future__ import annotations

import json
import subprocess

from stack.project import generator


def refusals() -> dict[str, str]:
    """How each was seen to be right, by its name: `case`, `matrix` or `unverified`."""
    command = [str(generator()), "rules", "--format", "json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {
        refusal["name"]: seen
        if isinstance(seen := refusal["seen"], str)
        else next(iter(seen))
        for rule in json.loads(done.stdout)["rules"]
        for refusal in rule["refusals"]
    }


def seen_by(way: str) -> set[str]:
    """The names of those that are said to be seen in a way."""
    return {name for name, seen in refusals().items() if seen == way}
