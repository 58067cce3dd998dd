"""Named collections, tables, views and users, by the generated script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stack.deploy import script
from stack.passwords import PASSWORDS

if TYPE_CHECKING:
    from stack.stack import Stack


def apply(stack: Stack) -> str:
    """Starts the server with `clickhouse/config.d`, runs `clickhouse/apply.sh`."""
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
    port = str(stack.bed.port("clickhouse"))
    return script.run(generated / "apply.sh", environment, ["--port", port])
