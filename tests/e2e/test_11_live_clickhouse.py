"""Point 11: `plan` and `apply` bring ClickHouse to what the definition says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from live import Live, applied, applied_through_kills

PASSWORD = "Kept-2-itself"


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with applied("live", "clickhouse") as live:
        yield live


def test_all_is_made_of_nothing_by_an_apply_that_is_killed_at_every_step(
    live: Live,
) -> None:
    """One kept plan, and after each of its steps the process is killed: what comes out is the same."""
    expected = live.objects()
    live.sql.run("DROP DATABASE production SYNC")
    steps, kills = applied_through_kills(live.command)
    assert len(steps) >= 30 and kills >= len(steps) // 2
    assert live.steps() == []
    assert live.objects() == expected


ROWS = "clickhouse/alter/table/production.orders__rows"
READER = "materialized-view/production.orders__queue_to_events"
TO_ROWS = "materialized-view/production.orders__events_to_rows"
ALTERED = [f"clickhouse/drop/{READER}", ROWS, f"clickhouse/create/{READER}"]
EDITS = {
    "a column too many": (
        "ALTER TABLE production.orders__rows ADD COLUMN more UInt8",
        ALTERED,
        True,
    ),
    "a column too few": (
        "ALTER TABLE production.orders__rows DROP COLUMN note",
        ALTERED,
        False,
    ),
    "a wider column": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN customer_id UInt64",
        ALTERED,
        True,
    ),
    "a narrower column": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN customer_id UInt16",
        ALTERED,
        False,
    ),
    "another codec": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN amount CODEC(ZSTD(3))",
        ALTERED,
        False,
    ),
    "another width": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN placed_at CODEC(Delta(4), ZSTD)",
        ALTERED,
        False,
    ),
    "a codec too many": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN note CODEC(LZ4)",
        ALTERED,
        False,
    ),
    "a default": (
        "ALTER TABLE production.orders__rows MODIFY COLUMN currency DEFAULT 'EUR'",
        ALTERED,
        False,
    ),
    "a column's comment": (
        "ALTER TABLE production.orders__rows COMMENT COLUMN note 'edited'",
        ALTERED,
        False,
    ),
    "the comment": (
        "ALTER TABLE production.orders__rows MODIFY COMMENT 'edited'",
        ALTERED,
        False,
    ),
    "a TTL": (
        "ALTER TABLE production.orders__rows MODIFY TTL updated_at + INTERVAL 1 YEAR",
        ALTERED,
        False,
    ),
    "a setting": (
        "ALTER TABLE production.orders__rows MODIFY SETTING max_part_loading_threads = 3",
        ALTERED,
        False,
    ),
    "an index too few": (
        "ALTER TABLE production.orders__rows DROP INDEX idx_customer_id",
        ALTERED,
        False,
    ),
    "an index too many": (
        "ALTER TABLE production.orders__rows ADD INDEX more note TYPE set(9)",
        ALTERED,
        False,
    ),
    "a column of the history": (
        "ALTER TABLE production.orders__history DROP COLUMN note",
        ["clickhouse/alter/table/production.orders__history"],
        False,
    ),
    "the TTL of dead letters": (
        "ALTER TABLE production.dead_letters REMOVE TTL",
        ["clickhouse/alter/table/production.dead_letters"],
        True,
    ),
    "dead letters of an older version": (
        "ALTER TABLE production.dead_letters DROP COLUMN epoch, DROP COLUMN written",
        ["clickhouse/alter/table/production.dead_letters"],
        False,
    ),
    "no reader": (
        "DROP VIEW production.orders__queue_to_events SYNC",
        [f"clickhouse/create/{READER}"],
        False,
    ),
    "no view to the target": (
        "DROP VIEW production.orders__events_to_rows SYNC",
        [
            f"clickhouse/drop/{READER}",
            f"clickhouse/create/{TO_ROWS}",
            f"clickhouse/create/{READER}",
        ],
        False,
    ),
    "another view to the target": (
        "ALTER TABLE production.orders__events_to_rows MODIFY QUERY SELECT e.__op AS _op FROM production.orders__events AS e",
        [
            f"clickhouse/drop/{READER}",
            f"clickhouse/drop/{TO_ROWS}",
            f"clickhouse/create/{TO_ROWS}",
            f"clickhouse/create/{READER}",
        ],
        False,
    ),
    "another current state": (
        "CREATE OR REPLACE VIEW production.orders AS SELECT order_id FROM production.orders__rows",
        ["clickhouse/alter/view/production.orders"],
        False,
    ),
    "another interval": (
        "ALTER TABLE production.revenue_by_day MODIFY REFRESH EVERY 2 MINUTE",
        [
            "clickhouse/drop/materialized-view/production.revenue_by_day",
            "clickhouse/create/materialized-view/production.revenue_by_day",
        ],
        False,
    ),
    "no queue": (
        "DROP TABLE production.orders__queue SYNC",
        [
            f"clickhouse/drop/{READER}",
            "clickhouse/create/table/production.orders__queue",
            f"clickhouse/create/{READER}",
        ],
        False,
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_by_hand_shows_and_is_taken_back(live: Live, edit: str) -> None:
    """What differs, and only that, is mended; what would lose data only if that is allowed."""
    expected = live.objects()
    statement, steps, loses = EDITS[edit]
    live.sql.run(statement)
    assert live.steps() == steps
    losing = next((step for step in steps if "/alter/" in step), "")
    if loses:
        refused = live.run("apply")
        assert refused.status == 1 and f"--allow-data-loss {losing}" in refused.error, (
            refused
        )
        assert live.steps() == steps
    live.apply(*(["--allow-data-loss", losing] if loses else []))
    assert _settled(live.objects()) == _settled(expected)


def _settled(objects: list[tuple]) -> list[tuple]:
    """Without the empty settings that the server keeps of a setting that was taken back."""
    return [(name, " ".join(create.split())) for name, create in objects]


def test_rows_stay_when_the_definition_changes(live: Live) -> None:
    """A column is added, widened, renamed and dropped: other values stay, and the plan says what is lost."""
    live.sql.run(
        "INSERT INTO production.customers__rows (customer_id, _version) VALUES (7, 1), (8, 1)"
    )
    file = "tables/customers.toml"
    before = (live.folder / file).read_text()
    live.replace(file, "[columns]\n", '[columns]\nloyalty = "smallint unsigned"\n')
    added = live.steps()
    rows = "clickhouse/alter/table/production.customers__rows"
    assert (
        rows in added
        and "clickhouse/alter/table/production.customers__history" in added
    )
    live.apply()
    live.replace(file, 'loyalty = "smallint unsigned"', 'loyalty = "int unsigned"')
    live.apply()
    live.replace(file, 'loyalty = "int unsigned"', 'points = "int unsigned"')
    assert live.run("apply").status == 1
    history = "clickhouse/alter/table/production.customers__history"
    live.apply("--allow-data-loss", rows, "--allow-data-loss", history)
    (live.folder / file).write_text(before)
    live.apply("--allow-data-loss", rows, "--allow-data-loss", history)
    assert live.sql("SELECT customer_id FROM production.customers ORDER BY 1") == [
        (7,),
        (8,),
    ]


def test_a_plan_is_refused_when_what_runs_has_moved_on(
    live: Live, tmp_path: Path
) -> None:
    kept = tmp_path / "plan.json"
    live.sql.run("DROP VIEW production.orders")
    live.run("plan", "--out", str(kept))
    live.sql.run("DROP VIEW production.products")
    refused = live.run("apply", "--plan", str(kept))
    assert refused.status == 2 and "error[DS3006]" in refused.error, refused
    live.apply()


def test_what_no_alter_changes_is_an_obstacle(live: Live) -> None:
    """A table under the right name without the columns of the key is left as it is."""
    live.sql.run("DROP TABLE production.shifts__rows SYNC")
    live.sql.run(
        "CREATE TABLE production.shifts__rows (a UInt8) ENGINE = MergeTree ORDER BY a"
    )
    refused = live.run("apply")
    assert refused.status == 1 and "error[DS3007]" in refused.error, refused
    assert "ORDER BY is a, and shall be" in refused.error
    assert live.sql(
        "SELECT count() FROM system.columns WHERE table = 'shifts__rows'"
    ) == [(1,)]
    live.sql.run("DROP TABLE production.shifts__rows SYNC")
    live.apply()


KEYS = {
    "another key": ("ORDER BY order_id", "ORDER BY (customer_id, order_id)"),
    "another partition": (
        "PARTITION BY toYYYYMM(created_at)",
        "PARTITION BY toYear(created_at)",
    ),
    "another engine": ("ReplacingMergeTree(_version, _deleted)", "MergeTree"),
}


@pytest.mark.parametrize("edit", KEYS)
def test_rows_are_copied_where_no_alter_helps(live: Live, edit: str) -> None:
    """The table is filled anew beside the old and takes its place: its rows stay, and the views still write to it."""
    expected = live.objects()
    create = dict(expected)["orders__rows"]
    live.sql.run("DROP TABLE production.orders__rows SYNC")
    assert KEYS[edit][0] in create
    live.sql.run(create.replace(*KEYS[edit]))
    live.sql.run(
        "INSERT INTO production.orders__rows (order_id, created_at, amount) SELECT number, now(), number FROM numbers(9)"
    )
    assert live.steps() == ALTERED
    assert live.run("apply").status == 1
    live.apply("--allow-data-loss", ROWS)
    live.sql.run(
        "INSERT INTO production.orders__events (order_id, customer_id, status, amount, currency, placed_at, created_at, "
        "updated_at) VALUES (99, 1, 'new', 1, 'EUR', 1, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')"
    )
    assert live.sql("SELECT count(), sum(order_id) FROM production.orders__rows") == [
        (10, 36 + 99)
    ]
    assert live.objects() == expected


def test_a_table_that_is_gone_from_the_definition_goes_last_of_all_its_queue(
    live: Live,
) -> None:
    file = live.folder / "tables/shifts.toml"
    before = file.read_text()
    expected = live.objects()
    file.unlink()
    live.replace(
        "datastack.toml", "[exclude]\n", '[exclude]\nshifts = "no longer wanted"\n'
    )
    gone = [step.rsplit(".", 1)[1] for step in live.steps()]
    parts = (
        "queue_to_events",
        "events_to_dead",
        "events_to_rows",
        "events",
        "history",
        "rows",
        "queue",
    )
    assert sorted(gone) == sorted(["shifts", *(f"shifts__{part}" for part in parts)])
    assert gone[0] == "shifts__queue_to_events" and gone[-1] == "shifts__queue"
    assert live.run("apply").status == 1
    losing = [
        f"clickhouse/drop/table/production.shifts__{part}"
        for part in ("history", "rows")
    ]
    live.apply(*(word for step in losing for word in ("--allow-data-loss", step)))
    assert live.objects() == [
        one for one in expected if not one[0].startswith("shifts")
    ]
    live.replace("datastack.toml", 'shifts = "no longer wanted"\n', "")
    file.write_text(before)
    live.apply()
    assert live.objects() == expected


def test_what_is_not_ours_is_left_alone(live: Live) -> None:
    live.sql.run(
        "CREATE TABLE production.theirs (a UInt8) ENGINE = MergeTree ORDER BY a"
    )
    assert live.steps() == []
    live.sql.run("DROP TABLE production.theirs SYNC")


def test_a_server_that_goes_away_is_said_and_apply_goes_on(live: Live) -> None:
    """Killed between two statements: the message says what was done, and the next run does the rest."""
    expected = live.objects()
    live.sql.run("DROP DATABASE production SYNC")
    process = live.command.begin("apply")
    assert process.stderr is not None
    error = ""
    for line in process.stderr:
        error += line
        if line.startswith("[9/"):
            live.bed.stop("clickhouse")
    assert process.wait() == 2, error
    assert "error[DS3001]" in error and "not begun: " in error, error
    live.start()
    live.apply()
    assert live.objects() == expected


def test_a_login_that_is_refused_is_said_without_the_password(live: Live) -> None:
    refused = live.run("plan", CLICKHOUSE_USER="nobody", CLICKHOUSE_PASSWORD=PASSWORD)
    assert refused.status == 2 and "CLICKHOUSE_USER" in refused.error, refused
    assert PASSWORD not in refused.out + refused.error
