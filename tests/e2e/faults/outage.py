"""An engine that is killed while changes are on their way, and comes back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack

    from faults.load import Load

_FLOWING = 150
_MEANWHILE = 200


def arrived(stack: Stack) -> int:
    """How many transactions of the load ClickHouse shows."""
    database = stack.definition.warehouse
    ((count,),) = stack.clickhouse(f"SELECT sum(changes) FROM {database}.accounts")
    return count


def committed(stack: Stack) -> int:
    """How many transactions of the load MySQL holds."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT SUM(changes) FROM accounts")
        ((count,),) = cursor.fetchall()
    return int(count)


def kill(stack: Stack, load: Load, engine: str) -> int:
    """kill -9 in the middle of the stream; gives the transactions that were on their way.

    Changes of this load have arrived already, and some that MySQL had committed have
    not: those are in the connector, in the topics, or in a block of ClickHouse.
    """
    first = arrived(stack)
    load.wait_for(_FLOWING)
    Deadline(30).until(
        lambda: arrived(stack) > first, lambda: "no change of the load arrives"
    )
    under_way = 0

    def flows() -> bool:
        nonlocal under_way
        under_way = committed(stack) - arrived(stack)
        return under_way > 0

    Deadline(30).until(flows, lambda: "no change is ever on its way")
    stack.bed.kill(engine)
    assert not stack.bed.running(engine)
    return under_way


def outlast(stack: Stack, load: Load, *engines: str) -> None:
    """Starts killed engines again; the load goes on before and after, where it can."""
    if "mysql" not in engines:
        load.wait_for(_MEANWHILE)
    stack.bed.start(*engines)
    load.wait_for(_MEANWHILE, timeout=60)
