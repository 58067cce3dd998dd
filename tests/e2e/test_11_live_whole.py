"""Point 11: from engines that hold nothing, `apply` brings the stack up; every change of the definition arrives."""

from __future__ import annotations

import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from live import applied_through_kills, gateway
from report import Report
from whole import Whole

pytestmark = pytest.mark.stacks("whole")


def test_all_is_made_of_nothing_by_an_apply_that_is_killed_at_every_step(
    stack: Whole, record: Report
) -> None:
    """One kept plan over all systems; after each of its steps the process is killed."""
    planned, kills = applied_through_kills(stack.command)
    steps = [step["subject"]["system"] for step in planned]
    assert set(steps) == {"mysql", "kafka", "clickhouse", "connect"}
    assert len(steps) >= 60 and kills >= len(steps) // 2
    assert stack.command.steps() == []
    stack.ingest(ticks=2)
    found = stack.agree()
    record(point=11, stack=stack.name, faults=kills, **found.counts)
    verified = stack.command.run("verify")
    assert verified.status == 0, verified
    assert stack.command.steps() == []


ROWS = "production.orders__rows"
CHANGES = {
    "a column comes, empty": (
        [
            (
                "tables/orders.toml",
                'note = "varchar(255)"',
                'note = "varchar(255)"\nhint = "varchar(40)"',
            )
        ],
        [],
        "UPDATE orders SET hint = 'by the door' LIMIT 5",
    ),
    "a column comes, with values": (
        [
            (
                "tables/orders.toml",
                'gift = "tinyint(1)"',
                'gift = "tinyint(1)"\npriority = "int not null default 7"',
            )
        ],
        [],
        "UPDATE orders SET priority = 9 LIMIT 5",
    ),
    "a column becomes wider": (
        [
            (
                "tables/orders.toml",
                'discount = "decimal(10,2)"',
                'discount = "decimal(14,2)"',
            )
        ],
        [],
        "UPDATE orders SET discount = 999999999999.25 LIMIT 5",
    ),
    "a column has another name and more room": (
        [
            (
                "tables/orders.toml",
                'hint = "varchar(40)"',
                'door_hint = "varchar(60)"',
            ),
            (
                "tables/orders.toml",
                "[columns]",
                'renamed.door_hint = ["hint"]\n\n[columns]',
            ),
        ],
        [],
        "UPDATE orders SET door_hint = repeat('by the door ', 5) LIMIT 5",
    ),
    "a transform adds a field": (
        [
            (
                "datastack.toml",
                'add_fields = ["source.ts_ms:EVENT_TS"',
                'add_fields = ["source.server_id:SERVER", "source.ts_ms:EVENT_TS"',
            )
        ],
        [],
        "UPDATE orders SET note = 'of a server' LIMIT 5",
    ),
    "a key of the connector changes": (
        [
            (
                "datastack.toml",
                'deletes = "keep"',
                'deletes = "keep"\nextra = { "poll.interval.ms" = "250" }',
            )
        ],
        [],
        "UPDATE orders SET note = 'polled sooner' LIMIT 5",
    ),
    "a column goes": (
        [("tables/orders.toml", 'priority = "int not null default 7"\n', "")],
        [
            f"clickhouse/alter/table/{ROWS}",
            "clickhouse/alter/table/production.orders__history",
            "mysql/alter/table/orders",
        ],
        "UPDATE orders SET note = 'without it' LIMIT 5",
    ),
    "partitions are raised": (
        [("tables/orders.toml", "partitions = 8", "partitions = 9\nepoch = 2")],
        [],
        "UPDATE orders SET note = 'on nine' LIMIT 50",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_definition_arrives(
    stack: Whole, change: str, record: Report
) -> None:
    edits, losing, statement = CHANGES[change]
    for edit in edits:
        stack.edit(*edit)
    plan = stack.command.plan()
    assert plan["steps"] and not plan["obstacles"], plan
    assert [
        step["id"] for step in plan["steps"] if step["risk"] == "loses-data"
    ] == losing
    stack.command.apply(
        *(word for step in losing for word in ("--allow-data-loss", step))
    )
    stack.agree()
    stack.run(statement)
    record(point=11, stack=stack.name, **stack.agree().counts)
    verified = stack.command.run("verify", "--table", "orders")
    assert verified.status == 0, verified


def test_a_column_is_renamed_while_records_wait(stack: Whole, record: Report) -> None:
    """Records with the old name are in the topic, and arrive under the new one; so does what was there."""
    stack.clickhouse.run("DROP VIEW production.orders__queue_to_events SYNC")
    stack.run("UPDATE orders SET discount = 4711.25 LIMIT 20")
    stack.edit("tables/orders.toml", "discount = ", "rebate = ")
    stack.edit(
        "tables/orders.toml", "[columns]", 'renamed.rebate = ["discount"]\n\n[columns]'
    )
    _, kills = applied_through_kills(stack.command)
    assert stack.command.steps() == []
    found = stack.agree()
    record(point=11, stack=stack.name, faults=kills, **found.counts)
    count = "SELECT count() FROM production.orders WHERE rebate = 4711.25"
    assert stack.clickhouse(count) == [(20,)]
    stack.run("UPDATE orders SET rebate = NULL WHERE rebate = 4711.25 LIMIT 5")
    record(point=11, stack=stack.name, **stack.agree().counts)
    assert stack.clickhouse(count) == [(15,)]
    verified = stack.command.run("verify", "--table", "orders")
    assert verified.status == 0, verified


def test_the_connector_comes_as_another_user_and_reads_nothing_twice(
    stack: Whole, record: Report
) -> None:
    """How credentials are changed: the old user stays until somebody drops it."""
    version = "SELECT max(_version) FROM production.orders__rows WHERE _op = 'r'"
    read = stack.clickhouse(version)
    stack.edit("datastack.toml", '"debezium", password', '"capture", password')
    steps = stack.command.steps()
    assert steps == [
        "mysql/create/user/capture",
        "mysql/create/grants/capture",
        "connect/alter/connector/mysql-source-v55",
    ]
    stack.command.apply()
    stack.run("DROP USER debezium", "UPDATE orders SET note = 'captured' LIMIT 5")
    record(point=11, stack=stack.name, **stack.agree().counts)
    assert stack.clickhouse(version) == read
    assert stack.command.steps() == []


def test_a_table_joins_and_its_old_rows_arrive(stack: Whole, record: Report) -> None:
    """The application made it before: `ddl` is managed, so it has to be as the definition says."""
    stack.run(
        "CREATE TABLE tags (tag_id int NOT NULL PRIMARY KEY, label varchar(40)) COMMENT = 'Labels'",
        "INSERT INTO tags VALUES (1, 'old'), (2, NULL)",
    )
    (stack.folder / "tables/tags.toml").write_text(
        'key = ["tag_id"]\ncomment = "Labels"\nrows = 2\n\n[columns]\n'
        'tag_id = "int not null"\nlabel = "varchar(40)"\n'
    )
    stack.generate()
    stack.command.apply()
    stack.run("INSERT INTO tags VALUES (3, 'new')")
    found = stack.agree()
    record(point=11, stack=stack.name, **found.counts)
    rows = stack.clickhouse("SELECT tag_id, label FROM production.tags ORDER BY tag_id")
    assert rows == [(1, "old"), (2, None), (3, "new")]


def test_a_second_apply_is_refused_from_another_checkout_too(
    stack: Whole, tmp_path: Path
) -> None:
    stack.disturb()
    first = stack.command.begin("apply")
    assert first.stderr is not None
    assert first.stderr.readline().startswith("[1/")
    first.send_signal(signal.SIGSTOP)
    other = tmp_path / "checkout"
    shutil.copytree(stack.folder, other)
    try:
        for folder in (stack.folder, other):
            second = replace(stack.command, folder=folder).run("apply")
            assert second.status == 2, second
            assert "error[DS3005]: another `apply`" in second.error
    finally:
        first.send_signal(signal.SIGCONT)
    assert first.wait() == 0, first.stderr.read()
    assert replace(stack.command, folder=other).run("apply").status == 0


@pytest.mark.parametrize("system", ["mysql", "kafka", "connect"])
def test_a_system_that_dies_half_way_is_said_and_apply_goes_on(
    stack: Whole, system: str, record: Report
) -> None:
    steps = stack.disturb()
    assert stack.command.steps() == steps
    process = stack.command.begin("apply")
    assert process.stderr is not None
    error = ""
    for line in process.stderr:
        error += line
        if line.startswith("[1/5]"):
            stack.bed.kill(system)
    assert process.wait() == 2, error
    assert "error[DS3001]" in error and "not begun: " in error, error
    stack.bed.start(system)
    restarts = {
        f"connect/resume/connector/{name}" for name in stack.pipeline.connectors
    }
    assert set(stack.command.steps()) - restarts <= set(steps)
    stack.command.apply()
    record(point=11, stack=stack.name, faults=1, **stack.agree().counts)


@pytest.mark.parametrize("where", ["before", "behind"])
def test_a_line_that_breaks_in_the_middle_of_a_request(
    stack: Whole, where: str, record: Report
) -> None:
    """Whether the worker has the configuration, nobody knows: what can be sent again is sent again."""
    steps = stack.disturb()
    direct, left = stack.bed.url("connect"), 2

    def cut(method: str, path: str) -> str | None:
        nonlocal left
        if method != "PUT" or not path.endswith("/config"):
            return None
        left -= 1
        return where if left >= 0 else None

    with gateway(direct) as line:
        stack.edit("datastack.toml", direct, line.url)
        try:
            line.cut = cut
            stack.command.apply()
            assert left == -1
            record(point=11, stack=stack.name, faults=2, **stack.agree().counts)

            assert stack.disturb() == steps
            left = 1_000
            ran = stack.command.run("apply")
            assert ran.status == 2, ran
            assert "error[DS3001]" in ran.error
            assert "PUT /connectors/minio-sink/config" in ran.error
            assert "steps done before it: 3, not begun: 1" in ran.error
            line.cut = lambda method, path: None
            arrived = [] if where == "before" else [steps[3]]
            assert stack.command.steps() == [
                step for step in steps[3:] if step not in arrived
            ]
            stack.command.apply()
            record(point=11, stack=stack.name, faults=1, **stack.agree().counts)
        finally:
            stack.edit("datastack.toml", line.url, direct)
    assert stack.command.steps() == []
