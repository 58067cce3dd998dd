"""The REST interface of a Connect worker."""

from __future__ import annotations

import http.client
import json
import urllib.parse
from typing import Any

from stack.error import StackError
from stack.wait import Deadline

_LINES = 12


class Connect:
    """A worker, asked one request at a time."""

    def __init__(self, url: str) -> None:
        self.url = url

    def request(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Status and answer; status 0 if the worker does not answer."""
        address = urllib.parse.urlsplit(self.url).netloc
        connection = http.client.HTTPConnection(address, timeout=30)
        text = None if body is None else json.dumps(body)
        headers = {"Content-Type": "application/json"} if text else {}
        try:
            connection.request(method, path, text, headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            return 0, str(error)
        finally:
            connection.close()
        try:
            return answer.status, json.loads(content) if content else None
        except ValueError:
            return answer.status, content.decode(errors="replace")

    def _must(self, method: str, path: str, body: object = None) -> Any:
        status, answer = self.request(method, path, body)
        if status // 100 != 2:
            raise StackError(f"Connect: {method} {path}: {status}: {answer}")
        return answer

    def get(self, path: str) -> Any:
        """GET that must succeed."""
        return self._must("GET", path)

    def put(self, path: str, body: object = None) -> Any:
        """PUT that must succeed."""
        return self._must("PUT", path, body)

    def post(self, path: str, body: object = None) -> Any:
        """POST that must succeed."""
        return self._must("POST", path, body)

    def delete(self, path: str) -> Any:
        """DELETE that must succeed."""
        return self._must("DELETE", path)

    def restart(self, connector: str) -> None:
        """Restarts a connector and its tasks."""
        self.post(f"/connectors/{connector}/restart?includeTasks=true&onlyFailed=false")

    def stop(self, connector: str) -> None:
        """Stops a connector until its tasks are gone; it keeps its offsets."""
        self.put(f"/connectors/{connector}/stop")
        Deadline(60).until(
            lambda: self.stopped(connector) and not self.status(connector)["tasks"],
            lambda: f"{connector} does not stop: {self.status(connector)}",
        )

    def pause(self, connector: str) -> None:
        """Holds a connector until each of its tasks stands still."""
        self.put(f"/connectors/{connector}/pause")

        def paused() -> bool:
            status = self.status(connector)
            return {
                part["state"] for part in [status["connector"], *status["tasks"]]
            } == {"PAUSED"}

        Deadline(60).until(
            paused, lambda: f"{connector} does not pause: {self.status(connector)}"
        )

    def stopped(self, connector: str) -> bool:
        """Whether the connector was stopped."""
        return self.status(connector)["connector"]["state"] == "STOPPED"

    def status(self, connector: str) -> dict[str, Any]:
        """State of a connector and its tasks."""
        return self.get(f"/connectors/{connector}/status")

    def offsets(self, connector: str) -> Any:
        """The offsets that the connector has committed."""
        return self.get(f"/connectors/{connector}/offsets")["offsets"]

    def failure(self, connector: str) -> str | None:
        """Why the connector or a task of it has failed; None if neither has."""
        status, answer = self.request("GET", f"/connectors/{connector}/status")
        if status != 200:
            return None
        for part in [answer["connector"], *answer["tasks"]]:
            if part["state"] == "FAILED":
                trace = part.get("trace", "").strip().splitlines()
                causes = [line for line in trace if line.startswith("Caused by")]
                return "\n".join([*trace[:3], *causes][:_LINES])
        return None

    def running(self, connector: str) -> bool:
        """Whether the connector and all the tasks that it is to have run."""
        path = f"/connectors/{connector}"
        status, found = self.request("GET", f"{path}/status")
        if status != 200 or found["connector"]["state"] != "RUNNING":
            return False
        status, config = self.request("GET", f"{path}/config")
        states = [task["state"] for task in found["tasks"]]
        return status == 200 and states == ["RUNNING"] * int(config["tasks.max"])

    def wait_running(self, connector: str, timeout: float = 60) -> None:
        """Waits for the connector and all its tasks; a failed one raises at once."""

        def ready() -> bool:
            if why := self.failure(connector):
                raise StackError(f"connector {connector} has failed: {why}")
            return self.running(connector)

        def stands() -> str:
            state = self.request("GET", f"/connectors/{connector}/status")[1]
            return f"connector {connector} does not run: {state}"

        Deadline(timeout).until(ready, stands)
