"""Point 11: `plan` sees every edit of topics, subjects and connectors of a stack that runs, and `apply` takes it back."""

from __future__ import annotations

import pytest
from live import Command
from reference import Reference
from stack.passwords import ADMIN, PASSWORDS


def _command(stack: Reference) -> Command:
    login = {"MYSQL_ADMIN": "admin", "MYSQL_ROOT_PASSWORD": ADMIN}
    return Command(stack.folder, variables=PASSWORDS | login)


def test_what_the_scripts_made_needs_nothing(stack: Reference) -> None:
    """With rows in every topic, and schemas that the converter registered by itself.

    Other tests hold the archive still, or have it fail: that much a plan has to say.
    """
    connect = stack.connect
    held = [
        name
        for name in stack.pipeline.connectors
        if connect.stopped(name) or connect.failure(name)
    ]
    assert _command(stack).steps() == [
        f"connect/resume/connector/{name}" for name in held
    ]


def _retention(stack: Reference) -> None:
    stack.topics.configure("production.falafel.orders", "retention.ms", "1234567890")


def _key(stack: Reference) -> None:
    name = next(iter(stack.pipeline.connectors))
    config = stack.pipeline.connectors[name] | {"errors.log.enable": "true"}
    stack.connect.put(f"/connectors/{name}/config", config)
    stack.connect.wait_running(name)


def _pause(stack: Reference) -> None:
    stack.connect.pause("mysql-source-v55")


EDITS = {
    "another retention": (_retention, ["kafka/alter/topic/production.falafel.orders"]),
    "a key too many": (_key, None),
    "a source that is held": (_pause, ["connect/resume/connector/mysql-source-v55"]),
}


@pytest.mark.stacks("json")
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_by_hand_is_taken_back(stack: Reference, edit: str) -> None:
    make, steps = EDITS[edit]
    expected = steps or [
        f"connect/alter/connector/{next(iter(stack.pipeline.connectors))}"
    ]
    make(stack)
    assert _command(stack).steps() == expected
    applied = _command(stack).run("apply")
    assert applied.status == 0 or "--allow-data-loss" in applied.error, applied
    if applied.status:
        assert (
            _command(stack).run("apply", "--allow-data-loss", expected[0]).status == 0
        )
    assert _command(stack).steps() == []
