"""ClickHouse's exceptions, and the HTTP status that each is answered with."""

import re

CODE = re.compile(r"Code: (\d+)\. ")

UNKNOWN_EXCEPTION = 1002
STATUS = {
    400: {
        6,
        15,
        16,
        25,
        26,
        27,
        36,
        38,
        41,
        43,
        44,
        53,
        62,
        72,
        117,
        167,
        168,
        223,
        321,
        456,
        457,
    },
    401: {194},
    403: {192, 193, 497, 512, 516},
    404: {46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 511},
    408: {159},
    413: {162},
    501: {48},
    503: {76, 209},
}
"""The statuses of a ClickHouse server with their exception codes; every other code is answered with 500."""


class ClickHouseError(Exception):
    """An exception as the server words it: `Code: 60. DB::Exception: ... (UNKNOWN_TABLE)`."""

    def __init__(self, text: str) -> None:
        super().__init__(text.rstrip())
        found = CODE.search(text)
        self.code = int(found.group(1)) if found else UNKNOWN_EXCEPTION

    @property
    def status(self) -> int:
        return next(
            (status for status, codes in STATUS.items() if self.code in codes), 500
        )


def refusal(code: int, name: str, reason: str) -> ClickHouseError:
    """An exception of the front itself, worded as the server words its own."""
    return ClickHouseError(f"Code: {code}. DB::Exception: {reason}. ({name})")
