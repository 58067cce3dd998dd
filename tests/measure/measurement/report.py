"""The figures as a page that a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bed import Bed

from measurement.latency import LOOK, Latency
from measurement.machine import machine, versions
from measurement.spark_jobs import Taken
from measurement.throughput import Reading, Throughput
from measurement.verifying import Verifying


@dataclass
class Figures:
    """All that was measured; what is empty was left out."""

    streams: list[Throughput] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    latencies: list[Latency] = field(default_factory=list)
    verifying: list[Verifying] = field(default_factory=list)
    jobs: list[Taken] = field(default_factory=list)
    archived: float = 0.0


def page(bed: Bed, command: str, figures: Figures, settings: list[str]) -> str:
    """The whole page, in Markdown."""
    parts = [
        "# Measurements",
        (
            f"`{command}` measured this on {date.today().isoformat()} and wrote this page: "
            "one table of eight columns, four partitions, Avro, exactly-once on, all engines on one machine."
        ),
        f"Machine: {machine()}.",
        "Versions: "
        + ", ".join(f"{name} {version}" for name, version in versions(bed))
        + ". ClickHouse is the engine in one process (chdb) behind the test bed's HTTP front.",
        (
            "“Generated” are the settings that `datastack-gen` writes into the Kafka table; "
            "“ClickHouse's defaults” is the same table without these lines:"
        ),
        "```sql\n" + "\n".join(settings) + "\n```",
        *_throughput(figures),
        *_latency(figures),
        *_verifying(figures),
        *_jobs(figures),
    ]
    return "\n\n".join(parts) + "\n"


def _throughput(figures: Figures) -> list[str]:
    if not figures.streams:
        return []
    streams = [
        (
            each.variant,
            _count(each.rows),
            _rate(each.rows, each.clickhouse),
            f"{each.mysql:.1f}",
            f"{each.kafka:.1f}",
            f"{each.clickhouse:.1f}",
        )
        for each in figures.streams
    ]
    readings = [
        (
            each.variant,
            _count(each.rows),
            _rate(each.rows, each.seconds),
            f"{each.seconds:.1f}",
        )
        for each in figures.readings
    ]
    return [
        "## Rows a second",
        (
            "Inserts in transactions of 1,000 rows while the pipeline runs. Seconds count from the first commit until "
            "the last row was committed in MySQL, was in Kafka, could be read in ClickHouse."
        ),
        _table(
            (
                "settings",
                "rows",
                "rows/s",
                "in MySQL, s",
                "in Kafka, s",
                "in ClickHouse, s",
            ),
            streams,
        ),
        "ClickHouse alone: the same rows wait in the topic; seconds count from the assignment of its partitions.",
        _table(("settings", "rows", "rows/s", "seconds"), readings),
    ]


def _latency(figures: Figures) -> list[str]:
    if not figures.latencies:
        return []
    rows = [
        (
            each.variant,
            f"{each.rate:,.0f}",
            _count(each.changes),
            *(
                f"{value:,.0f}"
                for value in (*each.to_kafka, *each.to_clickhouse, *each.whole)
            ),
        )
        for each in figures.latencies
    ]
    return [
        "## Milliseconds from commit to visible",
        (
            "Half inserts, half updates, in a hundred transactions a second. A change is visible when a SELECT finds it; "
            f"ClickHouse is asked every {LOOK * 1000:.0f} ms."
        ),
        _table(
            (
                "settings",
                "changes/s",
                "changes",
                "MySQL to Kafka p50",
                "p99",
                "Kafka to visible p50",
                "p99",
                "commit to visible p50",
                "p99",
            ),
            rows,
        ),
    ]


def _verifying(figures: Figures) -> list[str]:
    if not figures.verifying:
        return []
    rows = [
        (
            _count(each.rows),
            f"{each.verify:.2f}",
            f"{each.queries:.2f}",
            f"{each.verify / each.queries:.2f}",
            f"{each.mysql:.2f}",
            f"{each.clickhouse:.2f}",
        )
        for each in figures.verifying
    ]
    return [
        "## Seconds of verify",
        (
            "`datastack-gen verify` of a table in which nothing differs, as a whole process, beside the two aggregate "
            "queries that it prints with `--queries`, sent by other clients: both at the same time, then each alone. The "
            "fastest of three runs."
        ),
        _table(
            (
                "rows",
                "verify",
                "the two queries",
                "ratio",
                "MySQL's alone",
                "ClickHouse's alone",
            ),
            rows,
        ),
    ]


def _jobs(figures: Figures) -> list[str]:
    if not figures.jobs:
        return []
    rows = [
        (
            each.job,
            _count(each.rows),
            f"{each.seconds:.1f}",
            f"{each.memory / 2**20:,.0f}",
        )
        for each in figures.jobs
    ]
    return [
        "## Spark jobs",
        (
            "`extract` from the Iceberg archive to clean Parquet (`local[2]`, a heap of 2 GB, start of Spark included), `load` from there "
            "into the history. Memory is the peak of all the job's processes together; most of the load's work is ClickHouse's. "
            f"The sink had archived the topic {figures.archived:.0f} s after its start."
        ),
        _table(("job", "rows", "seconds", "MiB"), rows),
    ]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:" for _ in head[1:]]], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _count(rows: int) -> str:
    return f"{rows:,}"


def _rate(rows: int, seconds: float) -> str:
    return f"{rows / seconds:,.0f}"
