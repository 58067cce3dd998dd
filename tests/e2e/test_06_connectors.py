"""Point 6: the worker accepts every generated connector, and all their tasks run."""

from reference import Reference
from report import Report


def test_the_worker_finds_no_error(stack: Reference, record: Report) -> None:
    """The worker's own validation of each generated configuration."""
    errors = []
    checked = 0
    for name, config in stack.pipeline.connectors.items():
        plugin = config["connector.class"]
        path = f"/connector-plugins/{plugin}/config/validate"
        answer = stack.connect.put(path, {"name": name, **config})
        checked += len(config)
        errors += [
            f"{name}: {setting['value']['name']}: {error}"
            for setting in answer["configs"]
            for error in setting["value"]["errors"]
        ]
        assert answer["configs"], f"{plugin} declares no settings: nothing was checked"
    record(point=6, stack=stack.name, values=checked, differences=len(errors))
    record.note(6, "values are settings of connectors that the worker validated")
    assert not errors


def test_all_tasks_run(stack: Reference) -> None:
    """As many tasks as configured, each RUNNING, and no connector beside them."""
    assert sorted(stack.connect.get("/connectors")) == sorted(stack.pipeline.connectors)
    for name, config in stack.pipeline.connectors.items():
        stack.connect.wait_running(name)
        status = stack.connect.status(name)
        states = [task["state"] for task in status["tasks"]]
        assert states == ["RUNNING"] * int(config["tasks.max"]), status
