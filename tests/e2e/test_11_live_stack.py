"""Point 11: `plan` sees every edit of topics, subjects and connectors of a stack that runs, and `apply` takes it back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    ResourceType,
)
from reference import Reference
from stack import project


def _run(stack: Reference, *words: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(project.generator()),
        words[0],
        str(stack.folder),
        "--env",
        project.ENVIRONMENT,
        *words[1:],
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _steps(stack: Reference, folder: Path) -> list[str]:
    """The ids of the steps that a plan has now."""
    file = folder / "plan.json"
    file.unlink(missing_ok=True)
    ran = _run(stack, "plan", "--out", str(file))
    assert file.exists(), ran
    plan = json.loads(file.read_text())
    assert not plan["obstacles"], ran
    assert ran.returncode == (1 if plan["steps"] else 0), ran
    return [step["id"] for step in plan["steps"]]


def test_what_the_scripts_made_needs_nothing(stack: Reference, tmp_path: Path) -> None:
    """With rows in every topic, and schemas that the converter registered by itself.

    Tests of the history hold the archive still: that much a plan has to say.
    """
    held = [name for name in stack.pipeline.connectors if stack.connect.stopped(name)]
    assert _steps(stack, tmp_path) == [
        f"connect/resume/connector/{name}" for name in held
    ]


def _retention(stack: Reference) -> None:
    admin = AdminClient({"bootstrap.servers": stack.bed.address("kafka")})
    entry = ConfigEntry(
        "retention.ms", "1234567890", incremental_operation=AlterConfigOpType.SET
    )
    name = "production.falafel.orders"
    resource = ConfigResource(ResourceType.TOPIC, name, incremental_configs=[entry])
    admin.incremental_alter_configs([resource])[resource].result(30)


def _key(stack: Reference) -> None:
    name = next(iter(stack.pipeline.connectors))
    config = stack.pipeline.connectors[name] | {"errors.log.enable": "true"}
    stack.connect.put(f"/connectors/{name}/config", config)
    stack.connect.wait_running(name)


def _pause(stack: Reference) -> None:
    stack.connect.put("/connectors/mysql-source-v55/pause", {})


EDITS = {
    "another retention": (_retention, ["kafka/alter/topic/production.falafel.orders"]),
    "a key too many": (_key, None),
    "a source that is held": (_pause, ["connect/resume/connector/mysql-source-v55"]),
}


@pytest.mark.stacks("json")
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_by_hand_is_taken_back(
    stack: Reference, edit: str, tmp_path: Path
) -> None:
    make, steps = EDITS[edit]
    expected = steps or [
        f"connect/alter/connector/{next(iter(stack.pipeline.connectors))}"
    ]
    make(stack)
    assert _steps(stack, tmp_path) == expected
    applied = _run(stack, "apply")
    assert applied.returncode == 0 or "--allow-data-loss" in applied.stderr, applied
    if applied.returncode:
        assert _run(stack, "apply", "--allow-data-loss", expected[0]).returncode == 0
    assert _steps(stack, tmp_path) == []
