"""Asks the sensors of a generated DAG, outside of a run: `poke.py DAG_FILE`, in Airflow's Python.

For each line on stdin, a cut-off in milliseconds, it writes what the two sensors say.
"""

import json
import runpy
import sys
from functools import partial
from pathlib import Path


def main() -> None:
    """Answers until stdin ends."""
    answers, sys.stdout = sys.stdout, sys.stderr
    file = Path(sys.argv[1])
    sys.path.insert(0, str(file.parent))
    found = runpy.run_path(str(file))
    has_read = found["dag"].get_task("archive_has_read").python_callable
    has_committed = found["dag"].get_task("archive_has_committed").python_callable
    # As in a run: what is read once is what must be committed then.
    control: dict[str, object] = {}
    for line in sys.stdin:
        # A sensor takes the cut-off from its run.
        has_read.__globals__["cutoff_ms"] = partial(int, line)
        read = has_read()
        committed = bool(read) and has_committed(
            control.setdefault(line, read.xcom_value)
        )
        answer = {"read": bool(read), "committed": committed}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
