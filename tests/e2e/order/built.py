"""The stack of the tests of order, whose first snapshot runs while rows change."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stack import Stack
from stack.wait import Deadline

from order.churn import Churn
from order.events import ends
from order.rows import first_step, insert

if TYPE_CHECKING:
    from bed import Bed

PROJECT = Path(__file__).resolve().parents[1] / "projects" / "order"

#: Rows that the snapshot finds in `visits`, and the keys that change meanwhile.
VISITS = 25_000
CHANGING = range(VISITS - 4000, VISITS + 400)


def build(bed: Bed) -> Stack:
    """Generates and deploys the project; a bed that was kept is left as it is."""
    stack = Stack(bed, PROJECT, {"cdc.format": '"json"'})
    stack.deploy_topics()
    stack.deploy_mysql()
    stack.deploy_clickhouse()
    if stack.pipeline.source in stack.connect.get("/connectors"):
        stack.connect.wait_running(stack.pipeline.source)
        return stack
    with closing(stack.mysql()) as connection:
        insert(connection, "visits", range(VISITS), first_step())
    with Churn(stack, "visits", "visit_id", CHANGING) as churn:
        stack.deploy_source()
        Deadline(120).until(
            lambda: sum(ends(stack, "visits").values()) >= VISITS,
            lambda: f"the snapshot of visits stands at {ends(stack, 'visits')}",
        )
        churn.wait_for(200)
    stack.settle()
    return stack
