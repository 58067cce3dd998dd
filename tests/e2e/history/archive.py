"""The sink that archives, and the Iceberg tables that it writes."""

from __future__ import annotations

from contextlib import closing

from stack import Stack
from stack.wait import Deadline

from history.logins import STORE


class Archive:
    """The archive of a stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.sink = stack.pipeline.archive
        config = stack.pipeline.connectors[self.sink]
        self.topics = config["topics"].split(",")
        self.control = config["iceberg.control.topic"]
        self.warehouse = config["iceberg.catalog.warehouse"]
        (self.namespace,) = {
            name.split(".")[0] for name in config["iceberg.tables"].split(",")
        }

    def hold(self) -> None:
        """Stops the sink, as an operator does; what arrives meanwhile waits in Kafka."""
        self.stack.connect.stop(self.sink)

    def release(self) -> None:
        """Has the sink go on."""
        self.stack.connect.put(f"/connectors/{self.sink}/resume")
        self.stack.connect.wait_running(self.sink)

    def forget(self) -> None:
        """Has the stopped sink read all topics again from their first record."""
        self.stack.connect.delete(f"/connectors/{self.sink}/offsets")

    def settle(self, timeout: float = 120) -> None:
        """Waits until the tables hold all that is in the topics now."""
        deadline = Deadline(timeout)
        self._await(f"connect-{self.sink}", self.topics, deadline)
        self._await(f"connect-{self.sink}-coord", [self.control], deadline)

    def _await(self, group: str, topics: list[str], deadline: Deadline) -> None:
        places = self.stack.topics
        ends = places.ends(topics)
        behind: dict[tuple[str, int], int] = {}

        def caught_up() -> bool:
            committed = places.starts(list(ends)) | places.committed(group)
            behind.clear()
            behind.update(
                {at: committed[at] for at, end in ends.items() if committed[at] < end}
            )
            if behind:
                with closing(places.reader()) as reader:
                    unread = places.unread(reader, dict(behind))
                for at in behind.keys() - unread:
                    del behind[at]
            return not behind

        deadline.until(caught_up, lambda: f"group {group} stands at {behind} of {ends}")

    def files(self, table: str, pattern: str = "*/*.parquet") -> str:
        """A table function of ClickHouse over the data files, past the catalog."""
        bucket = f"{self.stack.bed.url('minio')}/{self.warehouse.removeprefix('s3://')}"
        folder = f"{bucket}{self.namespace}/{table}/data/"
        login = f"'{STORE['AWS_ACCESS_KEY_ID']}', '{STORE['AWS_SECRET_ACCESS_KEY']}'"
        return f"s3('{folder}{pattern}', {login}, 'Parquet')"
