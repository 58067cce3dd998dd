"""The command line."""

from __future__ import annotations

import argparse
import sys
import time

from bed import BedError
from stack import StackError

from imported.execution import execute
from imported.schema import SCHEMAS

_EXAMPLES = """\
examples:
  tests/imported/run                  every schema, about a minute
  tests/imported/run --only cinema    one of them

Exit status: 0 every row arrived equal, 1 some did not, 2 the test could not run.
"""


def main() -> int:
    """Runs the schemas; gives the exit status."""
    options = _options()
    started = time.monotonic()
    schemas = [each for each in SCHEMAS if each.name in options.only]
    try:
        outcomes = execute(schemas, options.keep)
    except (BedError, StackError) as error:
        print(f"imported: {error}", file=sys.stderr)
        return 2
    for outcome in outcomes:
        print(outcome.line())
        for example in outcome.complaints:
            print(f"  {example}")
    rows = sum(outcome.rows for outcome in outcomes)
    values = sum(outcome.values for outcome in outcomes)
    faults = sum(len(outcome.complaints) for outcome in outcomes)
    print(
        f"{len(outcomes)} dumps imported: {rows} rows, {values} values, {faults} "
        f"differences, in {time.monotonic() - started:.0f} s"
    )
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/imported/run",
        description="Dumps are loaded, imported, generated, deployed; their rows arrive.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [schema.name for schema in SCHEMAS]
    parser.add_argument(
        "--only",
        action="append",
        choices=names,
        metavar="SCHEMA",
        help=", ".join(names),
    )
    parser.add_argument(
        "--keep", action="store_true", help="leave the engines running, to look around"
    )
    options = parser.parse_args()
    options.only = options.only or names
    return options


if __name__ == "__main__":
    sys.exit(main())
