"""Tables, users and grants on the source database, by the generated script."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from stack import database
from stack.deploy import script
from stack.passwords import ADMIN, PASSWORDS

if TYPE_CHECKING:
    from stack.stack import Stack


def apply(stack: Stack, passwords: dict[str, str] = PASSWORDS) -> str:
    """Runs `mysql/apply.sh` as an administrator does from elsewhere; gives what it printed."""
    make_administrator(stack)
    clients = script.clients(
        stack.bed.folder / "run" / f"clients-{stack.server}",
        {"mysql": stack.bed.engine(stack.server).program()},
    )
    login = {
        "MYSQL_HOST": "127.0.0.1",
        "MYSQL_PORT": str(stack.bed.port(stack.server)),
        "MYSQL_ADMIN": "admin",
        "MYSQL_ROOT_PASSWORD": ADMIN,
    }
    return script.run(stack.out / "mysql" / "apply.sh", passwords | login | clients)


def make_administrator(stack: Stack) -> None:
    """A user who comes from elsewhere than the socket and may do everything."""
    connection = database.connect(stack.bed.socket(stack.server))
    with closing(connection), connection.cursor() as cursor:
        cursor.execute("CREATE USER IF NOT EXISTS admin IDENTIFIED BY %s", (ADMIN,))
        cursor.execute("GRANT ALL ON *.* TO admin WITH GRANT OPTION")
