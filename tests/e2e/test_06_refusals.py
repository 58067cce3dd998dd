"""Point 6: each way in which a column is refused has a case that shows it, or stands in the list with the reason why not."""

from __future__ import annotations

from refused import CASES, SERVER_REFUSES
from report import Report
from stack.refusals import refusals, seen_by


def test_each_refusal_that_is_said_to_be_shown_has_a_case(record: Report) -> None:
    """The type matrix looks for its own at its end."""
    shown = {case.refusal for case in CASES} | {name for name, *_ in SERVER_REFUSES}
    missing = seen_by("case") - shown
    # A case may show, too, what the matrix does.
    unknown = shown - seen_by("case") - seen_by("matrix")
    record(
        point=6,
        stack="refused",
        values=len(refusals()),
        differences=len(missing) + len(unknown),
    )
    assert (missing, unknown) == (set(), set())
