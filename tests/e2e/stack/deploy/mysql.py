"""Tables, users and grants on the source database, by the generated script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stack.deploy import script
from stack.passwords import PASSWORDS

if TYPE_CHECKING:
    from stack.stack import Stack


def apply(stack: Stack) -> str:
    """Runs `mysql/apply.sh` as root over the socket; gives what it printed."""
    clients = script.clients(
        stack.bed.folder / "run" / f"clients-{stack.server}",
        {"mysql": stack.bed.client(stack.server)},
    )
    return script.run(stack.out / "mysql" / "apply.sh", PASSWORDS | clients)
