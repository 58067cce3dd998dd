"""The live view, against the same query on MySQL: what is counted twice shows here."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

from stack import Comparison

if TYPE_CHECKING:
    from stack import Stack

_COLUMNS = 3


def compare_totals(stack: Stack) -> Comparison:
    """Number and sum of each account's entries, and its balance."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT account_id, COUNT(*), SUM(amount), MAX(balance) "
            "FROM entries JOIN accounts USING (account_id) GROUP BY account_id"
        )
        wanted = {account: values for account, *values in cursor.fetchall()}
    database = stack.definition.warehouse
    rows = stack.clickhouse(
        "SELECT account_id, totals.entries, totals.booked, accounts.balance "
        f"FROM {database}.totals AS totals "
        f"JOIN {database}.accounts AS accounts USING (account_id)"
    )
    found = Comparison(f"{stack.name} totals", tables=1, rows=len(wanted))
    have = {account: [Decimal(value) for value in values] for account, *values in rows}
    for account in wanted.keys() | have.keys():
        found.values += _COLUMNS
        if wanted.get(account) != have.get(account):
            found.differ(
                f"account {account}: MySQL {wanted.get(account)}, "
                f"ClickHouse {have.get(account)}"
            )
    return found
