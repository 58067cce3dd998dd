"""The engines of the tests of chains: a source with rows, a worker, a registry."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stack import Stack

from chains.rows import begin

if TYPE_CHECKING:
    from bed import Bed

PROJECT = Path(__file__).resolve().parents[1] / "projects" / "chains"


def build(bed: Bed) -> Stack:
    """Makes the tables and what a snapshot finds in them; no generated connector runs."""
    stack = Stack(bed, PROJECT, {"cdc.format": '"avro"'})
    stack.deploy_mysql()
    with closing(stack.mysql()) as connection:
        begin(connection)
    return stack
