"""Point 1: what the tables held before the connectors came is in ClickHouse."""

from collections import Counter

import pytest
from reference import Reference
from report import Report
from stack import StackError, deploy
from stack.passwords import PASSWORDS


def test_the_server_suits_the_pipeline(stack: Reference) -> None:
    """The generated checks find nothing wrong with the server."""
    assert stack.checks == ""


def test_topics_are_as_generated(stack: Reference) -> None:
    """Every topic has the partitions and settings of its file."""
    topics = stack.pipeline.topics
    names = [topic["name"] for topic in topics]
    partitions = Counter(name for name, _ in stack.topics.partitions(names))
    settings = stack.topics.settings(names)
    for topic in topics:
        name = topic["name"]
        assert partitions[name] == topic["partitions"]
        assert topic["config"].items() <= settings[name].items()


def test_every_row_arrives(stack: Reference, record: Report) -> None:
    """All rows, all columns, extremes and NULLs, are equal in the current state."""
    found = stack.snapshot
    record(point=1, stack=stack.name, **found.counts)
    record.note(
        1,
        "products.weight_g is FLOAT: compared with six digits, which is the loss that "
        "its [loss] accepts; every other column is compared exactly",
    )
    if "channel" in stack.definition.tables["orders"].excluded:
        record.note(
            1,
            "orders.channel can be NULL and has a default: left out with Avro, for want "
            "of a converter from 7.3 on; compared with JSON",
        )
    found.check()


def test_rows_come_from_the_snapshot(stack: Reference) -> None:
    """Extreme rows were read as a snapshot's rows, not as later changes."""
    database = stack.definition.warehouse
    for table in stack.definition.tables:
        ((read,),) = stack.clickhouse(
            f"SELECT countIf(_op = 'r') FROM {database}.{table}__rows"
        )
        assert read > 0, f"{table} has no row of a snapshot"


@pytest.mark.stacks("json")
def test_scripts_can_run_again(stack: Reference, record: Report) -> None:
    """The generated scripts leave what is there as it is, and rows go on to arrive."""
    assert stack.deploy_mysql() == ""
    assert deploy.topics.apply(stack) == ""
    stack.deploy_clickhouse()
    stack.ingest(first=20)
    stack.settle()
    found = stack.compare()
    record(point=1, stack=stack.name, **found.counts)
    found.check()


@pytest.mark.stacks("json", "mariadb")
def test_a_password_that_is_no_text_is_refused(stack: Reference) -> None:
    """MySQL would make an empty password of it."""
    latin = {"CDC_PASSWORD": "caf\udce9"}
    with pytest.raises(StackError, match="CDC_PASSWORD is no text in UTF-8"):
        deploy.mysql.apply(stack, PASSWORDS | latin)
