"""A topic that changes under its table, and the steps that the generated page tells for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from confluent_kafka.admin import AdminClient, NewPartitions
from stack import deploy, runbook
from stack.wait import Deadline

from order import source
from order.events import topic

if TYPE_CHECKING:
    from stack import Stack

_OFFSET = 2**48 - 1


@contextmanager
def maintenance(stack: Stack, *tables: str) -> Iterator[None]:
    """Lets the topics of tables be changed: nothing is written, and all has been read."""
    stack.connect.stop(stack.pipeline.source)
    source.drain(stack)
    for table in tables:
        for statement in runbook.statements(stack, table):
            stack.clickhouse.run(statement)
    yield
    stack.deploy_topics()
    deploy.clickhouse.apply(stack, tables)
    source.resume(stack)


def raise_epoch(stack: Stack, table: str, partitions: int = 1) -> None:
    """Writes the next epoch into the definition; a bed that was kept is past the file's."""
    ((epoch,),) = stack.clickhouse(
        f"SELECT max(bitShiftRight(_version, 48)) FROM {_rows(stack, table)}"
    )
    file = stack.folder / "tables" / f"{table}.toml"
    text, _, _ = file.read_text().partition("\n[topic]\n")
    section = f"epoch = {epoch + 1}\npartitions = {partitions}\n"
    file.write_text(f"{text}\n[topic]\n{section}")
    stack.generate()


def make_anew(stack: Stack, table: str) -> None:
    """Deletes the topic. What its group has committed goes with it, as the page promises."""
    name, group = stack.pipeline.queues[table]
    assert stack.topics.committed(group), f"{group} has committed nothing"
    admin = _admin(stack)
    (answer,) = admin.delete_topics([name], operation_timeout=30).values()
    answer.result()
    Deadline(30).until(
        lambda: not stack.topics.committed(group),
        lambda: (
            f"{group} keeps {stack.topics.committed(group)} of a topic that is gone"
        ),
    )


def add_partitions(stack: Stack, table: str, total: int) -> None:
    """Raises the number of partitions."""
    asked = [NewPartitions(topic(stack, table), total)]
    admin = _admin(stack)
    (answer,) = admin.create_partitions(asked, operation_timeout=30).values()
    answer.result()


def read_again(stack: Stack, table: str) -> None:
    """Sets the group of the table's queue back to the start of the topic."""
    name, group = stack.pipeline.queues[table]
    stack.topics.set_back(group, name)


def overtaken(stack: Stack, table: str) -> int:
    """Keys whose newest row stands at a lower offset than an older one of theirs."""
    (key,) = stack.definition.tables[table].key
    ((count,),) = stack.clickhouse(
        f"SELECT count() FROM (SELECT {key} FROM {_rows(stack, table)} GROUP BY {key} "
        f"HAVING argMax(bitAnd(_version, {_OFFSET}), _version) "
        f"< max(bitAnd(_version, {_OFFSET})))"
    )
    return count


@contextmanager
def unmerged(stack: Stack, *tables: str) -> Iterator[None]:
    """Keeps older rows beside newer ones, to be counted."""
    for table in tables:
        stack.clickhouse.run(f"SYSTEM STOP MERGES {_rows(stack, table)}")
    yield
    for table in tables:
        stack.clickhouse.run(f"SYSTEM START MERGES {_rows(stack, table)}")


def _rows(stack: Stack, table: str) -> str:
    return f"{stack.definition.warehouse}.{table}__rows"


def _admin(stack: Stack) -> AdminClient:
    return AdminClient({"bootstrap.servers": stack.bed.address("kafka")})
