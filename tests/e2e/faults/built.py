"""The stack of the tests of faults: a bank, captured, live and archived."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stack import Stack

from faults.load import Load, open_accounts

if TYPE_CHECKING:
    from bed import Bed

PROJECT = Path(__file__).resolve().parents[1] / "projects" / "faults"


def build(bed: Bed) -> Stack:
    """Generates and deploys the project; a bed that was kept is left as it is."""
    stack = Stack(bed, PROJECT, {"cdc.format": '"avro"'})
    stack.deploy_topics()
    stack.deploy_mysql()
    stack.deploy_clickhouse()
    with closing(stack.mysql()) as connection:
        open_accounts(connection)
    stack.deploy_source()
    stack.deploy_archive()
    with Load(stack) as load:  # A table's schema is registered with its first row.
        load.wait_for(50)
    stack.settle()
    return stack
