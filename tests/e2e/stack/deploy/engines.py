"""The engines that a stack runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bed.engine import minio

from stack.passwords import PASSWORDS

if TYPE_CHECKING:
    from bed import Bed

#: Variables of the object store's login, as generated files refer to them.
STORE_LOGIN = {
    "OBJECT_STORE_ACCESS_KEY": minio.USER,
    "OBJECT_STORE_SECRET_KEY": minio.PASSWORD,
}


def start(bed: Bed, server: str, registry: bool) -> None:
    """Starts all but ClickHouse, which reads generated files when it starts.

    ClickHouse gets its port already: generated files name it.
    """
    bed.start(
        server,
        "kafka",
        *(["registry"] if registry else []),
        "minio",
        "connect",
        environment=PASSWORDS | STORE_LOGIN,
    )
    bed.reserve("clickhouse")
