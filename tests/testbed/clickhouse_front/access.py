"""Users, as far as an engine in one process has any.

chdb knows no users but one and cannot run CREATE USER, CREATE ROLE or GRANT. The front has the engine parse such a
statement, keeps the name and password of a created user, and checks them at each request. Privileges are not
checked: every user may do everything. The answer to such a statement says so in a header.
"""

import json
import os
import re
from pathlib import Path

from .engine import Connection, text
from .errors import refusal
from .statement import Statement

SUBJECTS = {"USER", "ROLE", "QUOTA", "ROW", "POLICY", "SETTINGS"}
IDENTIFIED = re.compile(
    r"\s(?:CREATE|ALTER)\s+USER\s+(?:(IF\s+NOT\s+EXISTS|IF\s+EXISTS|OR\s+REPLACE)\s+)?`?(\w+)`?\s+"
    r"IDENTIFIED\s+(?:WITH\s+\w+\s+)?BY\s+('(?:[^'\\]|\\.)*'|\{\s*\w+\s*:\s*\w+\s*\})",
    re.IGNORECASE,
)
DROPPED = re.compile(r"\sDROP\s+USER\s+(?:IF\s+EXISTS\s+)?`?(\w+)`?", re.IGNORECASE)


def is_about_access(statement: Statement) -> bool:
    first, *others = statement.first or ("",)
    if first in ("GRANT", "REVOKE"):
        return True
    if first == "SET":
        return others[:2] == ["DEFAULT", "ROLE"] or others[:1] == ["ROLE"]
    return (
        first in ("CREATE", "ALTER", "DROP") and bool(others) and others[0] in SUBJECTS
    )


class Logins:
    """Names and passwords, kept in a file so that they outlive the process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._of = {"default": ""}
        if file.exists():
            self._of = json.loads(file.read_text())

    def check(self, user: str, password: str) -> None:
        if self._of.get(user) != password:
            reason = f"{user}: Authentication failed: password is incorrect, or there is no user with such name"
            raise refusal(516, "AUTHENTICATION_FAILED", reason)

    def learn(
        self, connection: Connection, statement: Statement, parameters: dict[str, str]
    ) -> None:
        """Takes in a statement about access; raises if the engine cannot parse it."""
        sql = statement.text.decode()
        connection.run(f"SELECT formatQuery({text(sql)})")
        code = " " + re.sub(r"^\s*--.*$", "", sql, flags=re.MULTILINE)
        if found := IDENTIFIED.search(code):
            condition, user, password = found.groups()
            if not (
                user in self._of and (condition or "").upper().endswith("NOT EXISTS")
            ):
                # JSON: a password may hold a tab or a line break.
                answer = connection.run(
                    f"SELECT {password} AS password", "JSONEachRow", parameters
                )
                self._of[user] = json.loads(answer.body)["password"]
                self._keep()
        elif (found := DROPPED.search(code)) and self._of.pop(
            found.group(1), None
        ) is not None:
            self._keep()

    def _keep(self) -> None:
        new = self._file.with_suffix(".new")
        with open(
            os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w"
        ) as out:
            json.dump(self._of, out)
        new.replace(self._file)
