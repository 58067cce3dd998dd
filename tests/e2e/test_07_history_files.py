"""Point 7: the Spark jobs read files laid out as the Confluent and the Aiven S3 sink lay them out.

Neither connector is in the public registries, so neither was run: the files are made here by hand, one JSON
document a line, in the folders and under the names that the connectors' documents state.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from history import logins
from history.jobs import Jobs
from report import Report
from stack import Stack
from stack.deploy import buckets

pytestmark = pytest.mark.stacks("avro")

PROJECT = Path(__file__).parent / "projects" / "files"
DAYS = ("2026-11-20", "2026-11-21")

#: How each sink names the file that begins with an offset.
LAYOUTS = {
    "confluent-s3": "topics/{topic}/day={day}/{topic}+{partition}+{offset:010d}.json",
    "aiven-s3": "topics/{topic}/day={day}/{partition}-{offset:020d}.jsonl",
}

_AT = {
    day: int(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC).timestamp())
    for day in DAYS
}


#: What `note` is named on the first day.
BEFORE = "remark"


def row(
    offset: int,
    day: str,
    op: str,
    number: int,
    note: str | None = "falafel 🧆",
    named: str = "note",
    **more: object,
) -> dict:
    """A record as the source and the sink's transforms make it."""
    values = {
        "id": number,
        "amount": "12.5000",
        named: note,
        "token": "AP8A",
        "flags": "AQI=",
        "taken_on": 20000,
        "taken_at": 253402300799999,
        "seen_at": "2026-11-20T10:11:12.5Z",
        "label": "a",
    }
    return {
        **values,
        **more,
        "__deleted": "true" if op == "d" else "false",
        "__op": op,
        "__source_ts_ms": _AT[day] * 1000 + offset,
        "_kafka_topic": "files.files.readings",
        "_kafka_partition": number % 2,
        "_kafka_offset": offset,
        "_arrived_at": _AT[day] * 1000 + offset,
        "_epoch": "1",
    }


NULLS = dict.fromkeys(("token", "flags", "taken_on", "seen_at"))

FIRST = [
    row(0, DAYS[0], "r", 2, named=BEFORE),
    row(1, DAYS[0], "u", 2, named=BEFORE, amount="-99999999999999.9999", label="b"),
    row(2, DAYS[0], "c", 4, None, named=BEFORE, **NULLS),
    row(3, DAYS[0], "c", 6, named=BEFORE),
    row(4, DAYS[0], "d", 6, named=BEFORE),
    # 18446744073709551615, as a signed number.
    row(0, DAYS[0], "c", -1, named=BEFORE, amount="0.0001"),
]
SECOND = [
    # The last record with the old name, read when the column has the new one.
    row(5, DAYS[1], "c", 10, "before the rename", named=BEFORE),
    row(6, DAYS[1], "d", 4, None, **NULLS),
    row(7, DAYS[1], "c", 8, ""),
    # After the cut-off of the first day, in the file of its folder.
    row(1, DAYS[1], "u", -1, "changed", named=BEFORE),
]

WHOLE = ["12.5000", "falafel 🧆", "00FF00", "513", "2024-10-04"]
AT = ["9999-12-31 23:59:59.999000", "2026-11-20 10:11:12.500000"]
STATES = {
    DAYS[0]: [
        ["2", "-99999999999999.9999", *WHOLE[1:], *AT, "b"],
        ["4", "12.5000", None, None, None, None, AT[0], None, "a"],
        ["18446744073709551615", "0.0001", *WHOLE[1:], *AT, "a"],
    ],
    DAYS[1]: [
        ["2", "-99999999999999.9999", *WHOLE[1:], *AT, "b"],
        ["8", "12.5000", "", *WHOLE[2:], *AT, "a"],
        ["10", "12.5000", "before the rename", *WHOLE[2:], *AT, "a"],
        ["18446744073709551615", "12.5000", "changed", *WHOLE[2:], *AT, "a"],
    ],
}


@pytest.mark.parametrize("kind", LAYOUTS)
def test_files_of_a_plain_sink(stack: Stack, record: Report, kind: str) -> None:
    """Two days: changes, deletes, repeats, and a record past the cut-off; a column is renamed between them."""
    overlay = {"archive.kind": json.dumps(kind), "cdc.format": '"json"'}
    files = Stack(stack.bed, PROJECT, overlay, name=f"files-{kind}")
    jobs = Jobs(stack.bed, files.out)
    raw, clean = jobs.setting("ARCHIVE_BUCKET"), jobs.setting("CLEAN_BUCKET")
    buckets.create(stack.bed, [raw, clean])
    store = buckets.client(stack.bed)
    for bucket in (raw, clean):
        for entry in store.list_objects_v2(Bucket=bucket).get("Contents", []):
            store.delete_object(Bucket=bucket, Key=entry["Key"])

    def put(rows: list[dict], day: str) -> None:
        key = LAYOUTS[kind].format(
            topic=rows[0]["_kafka_topic"],
            day=day,
            partition=rows[0]["_kafka_partition"],
            offset=rows[0]["_kafka_offset"],
        )
        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        store.put_object(Bucket=raw, Key=key, Body=lines.encode())

    table = files.folder / "tables" / "readings.toml"
    definition = table.read_text()
    table.write_text(definition.replace("note =", f"{BEFORE} ="))
    files.generate()
    put(FIRST[:3], DAYS[0])
    put(FIRST[2:5], DAYS[0])  # An offset that the file before holds too.
    put([FIRST[5], SECOND[3]], DAYS[0])
    jobs.extract(DAYS[0], "readings")
    table.write_text(f'{definition}\n[renamed]\nnote = ["{BEFORE}"]\n')
    files.generate()
    put(SECOND[:3], DAYS[1])
    jobs.extract(DAYS[1], "readings")
    for (day, wanted), name in zip(STATES.items(), (BEFORE, "note"), strict=True):
        found = state(stack, store, clean, day, name)
        assert found == wanted
        values = sum(len(row) for row in found)
        record(point=7, stack=stack.name, rows=len(found), values=values)
    record.note(
        7,
        "the Confluent and the Aiven S3 sink were not run: the jobs read files made by hand in their layout",
    )


def state(
    stack: Stack, store, bucket: str, day: str, note: str
) -> list[list[str | None]]:
    """The rows that a finished run left, read by another engine than Spark."""
    key = f"_runs/readings/{day}/daily/manifest.json"
    made = json.loads(store.get_object(Bucket=bucket, Key=key)["Body"].read())
    url = f"{stack.bed.url('minio')}/{bucket}/{made['history_path']}*.parquet"
    login = ", ".join(f"'{part}'" for part in logins.STORE.values())
    assert made["history"]["rows"] == len(STATES[day])
    return [
        list(row)
        for row in stack.clickhouse(
            f"SELECT toString(id), toDecimalString(amount, 4), {note}, hex(token), toString(flags), "
            "toString(taken_on), toString(taken_at), toString(toTimeZone(seen_at, 'UTC')), label "
            f"FROM s3('{url}', {login}, 'Parquet') WHERE NOT _deleted ORDER BY id"
        )
    ]
