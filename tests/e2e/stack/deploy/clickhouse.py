"""Named collections, tables, views and users, by the generated script."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from stack.deploy import script
from stack.passwords import PASSWORDS

if TYPE_CHECKING:
    from stack.stack import Stack


def apply(stack: Stack, tables: Iterable[str] | None = None) -> str:
    """Starts the server with `clickhouse/config.d`, runs `clickhouse/apply.sh`.

    `tables` spares the time that the files of all others take, each a client's start.
    """
    engine = stack.bed.engine("clickhouse")
    generated = stack.out / "clickhouse"
    if not stack.bed.running("clickhouse"):
        engine.configure(stack.bed, generated / "config.d")
        stack.bed.start("clickhouse")
    environment = {
        **engine.client_environment(),
        "CLICKHOUSE_HOST": "127.0.0.1",
        **PASSWORDS,
    }
    arguments = ["--port", str(stack.bed.port("clickhouse"))]
    if tables is None:
        return script.run(generated / "apply.sh", environment, arguments)
    with tempfile.TemporaryDirectory() as folder:
        for file in [*generated.glob("*.sql"), *(generated / name for name in tables)]:
            (Path(folder) / file.name).symlink_to(file)
        environment["DATASTACK_CLICKHOUSE"] = folder
        return script.run(generated / "apply.sh", environment, arguments)
