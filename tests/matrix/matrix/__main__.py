"""The command line of the matrix."""

from __future__ import annotations

import argparse
import sys
import time

from bed import BedError
from stack import StackError
from stack.refusals import seen_by

from matrix import report
from matrix.execution import execute
from matrix.mode import ALL, USUAL, Run
from matrix.outcome import Outcome

_EXAMPLES = """\
examples:
  tests/matrix/run                              every mode once, about three minutes
  tests/matrix/run --all                        every mode on both servers in both formats
  tests/matrix/run --only mysql_avro_default    one run of the matrix

Exit status: 0 all is as predicted, 1 something is not, 2 the matrix could not run.
"""
#: Runs that share the engines at a time; each has a connector and some ten consumers.
_AT_ONCE = 8


def main() -> int:
    """Runs the matrix; gives the exit status."""
    options = _options()
    started = time.monotonic()
    outcomes: list[Outcome] = []
    try:
        for start in range(0, len(options.runs), _AT_ONCE):
            some = options.runs[start : start + _AT_ONCE]
            outcomes += execute(some, options.drawn, options.keep)
    except (BedError, StackError) as error:
        print(f"matrix: {error}", file=sys.stderr)
        return 2
    # A part of the matrix shows a part of the losses.
    unshown = set() if options.only else _unshown(outcomes)
    report.show(outcomes, time.monotonic() - started, unshown)
    return 1 if unshown or any(outcome.mismatches for outcome in outcomes) else 0


def _unshown(outcomes: list[Outcome]) -> set[str]:
    """The refusals that the generator says are seen here, and are not."""
    return seen_by("matrix") - {name for outcome in outcomes for name in outcome.shown}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/matrix/run",
        description="Every column type in every mode: predicted, then proven on the engines.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--all", action="store_true", help="the whole cross product")
    names = [run.name for run in ALL]
    parser.add_argument(
        "--only", action="append", choices=names, metavar="RUN", help=", ".join(names)
    )
    parser.add_argument(
        "--drawn",
        type=int,
        default=50,
        metavar="N",
        help="random values for each column, besides those that are listed (default 50)",
    )
    parser.add_argument(
        "--keep", action="store_true", help="leave the engines running, to look around"
    )
    options = parser.parse_args()
    options.runs = _runs(options)
    return options


def _runs(options: argparse.Namespace) -> list[Run]:
    if options.only:
        return [run for run in ALL if run.name in options.only]
    return ALL if options.all else USUAL


if __name__ == "__main__":
    sys.exit(main())
