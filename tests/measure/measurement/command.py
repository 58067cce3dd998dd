"""`measure`: sets the stack up, measures, prints and writes the page."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from bed import Bed
from stack import Stack

from measurement import latency, spark_jobs, throughput, verifying
from measurement.report import Figures, page
from measurement.variant import DEFAULTS, GENERATED, TABLE, Variant

HERE = Path(__file__).resolve().parent.parent
REPOSITORY = HERE.parent.parent
PARTS = ["rows", "verify", "latency", "jobs"]
EXAMPLES = """\
examples:
  tests/measure/measure                            all of it, in about 8 minutes; writes docs/measurements.md
  tests/measure/measure --rows 50000 --seconds 10 --output -    a quick look, written nowhere
  tests/measure/measure --only latency --output - --also kafka_num_consumers=1 \\
      --overlay 'cdc.extra."poll.interval.ms"="100"'    tries other settings
"""


def main() -> None:
    given = _arguments()
    os.environ["DATASTACK_JVM"] = "full"
    bed = Bed.open("measure")
    bed.destroy()
    bed = Bed.open("measure")
    try:
        text = _measure(bed, given)
    finally:
        if not given.keep:
            bed.destroy()
    print(text)
    if given.output != "-":
        output = Path(given.output)
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Measures rows a second, latency and the Spark jobs on a bed of its own.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rate", type=int, default=1_000, help="changes a second")
    parser.add_argument(
        "--seconds", type=int, default=30, help="how long the rate is kept"
    )
    parser.add_argument(
        "--output",
        default=str(REPOSITORY / "docs" / "measurements.md"),
        help="the page's file, or - for none",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=PARTS,
        help="a part, may be repeated; all of them by default",
    )
    parser.add_argument("--keep", action="store_true", help="leave the bed running")
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        type=_variant,
        metavar="NAME=VALUE[,NAME=VALUE]",
        help="generated settings of the Kafka table that are changed in one more column",
    )
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="part of the definition, in TOML",
    )
    given = parser.parse_args()
    given.only = given.only or PARTS
    return given


def _variant(text: str) -> Variant:
    pairs = tuple(tuple(part.split("=", 1)) for part in text.split(","))
    if not all(len(pair) == 2 for pair in pairs):
        raise argparse.ArgumentTypeError("say NAME=VALUE")
    return Variant(text, pairs)


def _measure(bed: Bed, given: argparse.Namespace) -> str:
    began = time.time()

    def say(what: object) -> None:
        print(
            f"measure: {time.time() - began:5.0f} s: {what}",
            file=sys.stderr,
            flush=True,
        )

    overlay = dict(part.split("=", 1) for part in given.overlay)
    stack = Stack(bed, HERE / "project", overlay, name="measure")
    stack.deploy_topics()
    stack.deploy_mysql()
    stack.deploy_clickhouse()
    stack.deploy_source()
    stack.settle()
    say("deployed")
    figures = Figures()
    variants = (GENERATED, DEFAULTS, *given.also)
    orders = 0

    def note(kept: list, figure: object) -> None:
        kept.append(figure)
        say(figure)

    # What goes first must not pay for all the code that Java has yet to compile.
    throughput.stream(stack, GENERATED, given.rows // 10, orders + 1)
    orders += given.rows // 10
    streamed = throughput.stream(stack, GENERATED, given.rows, orders + 1)
    orders += given.rows
    say(streamed)
    if "rows" in given.only:
        figures.streams.append(streamed)
        for variant in variants:
            group = f"{variant.name} alone"
            reading = throughput.read_again(stack, variant, orders, group)
            note(figures.readings, reading)
    if "verify" in given.only:
        stack.settle()
        note(figures.verifying, verifying.measure(stack, orders))
    if "jobs" in given.only:
        figures.archived = spark_jobs.archive(stack)
        say(f"archived after {figures.archived:.0f} s")
        for taken in spark_jobs.measure(stack, orders):
            note(figures.jobs, taken)
        stack.connect.delete(f"/connectors/{stack.pipeline.archive}")
    if "rows" in given.only:
        for variant in variants[1:]:
            streamed = throughput.stream(stack, variant, given.rows, orders + 1)
            orders += given.rows
            note(figures.streams, streamed)
    for variant in variants if "latency" in given.only else ():
        taken = latency.measure(stack, variant, given.rate, given.seconds, orders + 1)
        orders += given.rate * given.seconds
        note(figures.latencies, taken)
    command = "tests/measure/measure" + "".join(f" {word}" for word in sys.argv[1:])
    return page(bed, command, figures, _settings(stack))


def _settings(stack: Stack) -> list[str]:
    """The generated lines that the defaults are without."""
    lines = (stack.out / "clickhouse" / TABLE / "30_queue.sql").read_text().splitlines()
    names = tuple(name for name, _ in DEFAULTS.settings)
    return [line.strip() for line in lines if line.strip().startswith(names)]
