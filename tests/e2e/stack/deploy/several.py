"""Several projects on one bed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from stack.database import statements

if TYPE_CHECKING:
    from bed import Bed

    from stack.stack import Stack


def start_clickhouse(bed: Bed, stacks: list[Stack]) -> None:
    """Starts the server with the named collections of all projects, which it reads once."""
    with tempfile.TemporaryDirectory(prefix="datastack-") as folder:
        for stack in stacks:
            for file in (stack.out / "clickhouse" / "config.d").glob("*.xml"):
                shutil.copy(file, folder)
        bed.engine("clickhouse").configure(bed, Path(folder))
    bed.start("clickhouse")


def deploy(stack: Stack, users: bool = False) -> None:
    """Topics, tables, views and, where they are asked for, users of ClickHouse: all but the connectors."""
    stack.deploy_topics()
    stack.deploy_mysql()
    if users:
        stack.deploy_clickhouse()
    else:
        _clickhouse(stack)


def _clickhouse(stack: Stack) -> None:
    """The generated statements in the order of apply.sh, without a client for each file."""
    folder = stack.out / "clickhouse"
    tables = sorted(
        folder.glob("*/[1-4]0_*.sql"), key=lambda file: (file.name[0], file)
    )
    for file in [*sorted(folder.glob("0?_*.sql")), *tables]:
        for statement in statements(file.read_text()):
            stack.clickhouse.run(statement)
