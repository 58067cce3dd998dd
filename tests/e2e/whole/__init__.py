"""The reference stack, brought up by `apply` alone."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from live import Command
from stack import Comparison, Stack, deploy
from stack.passwords import ADMIN, PASSWORDS
from stack.wait import Deadline

if TYPE_CHECKING:
    from bed import Bed


class Whole(Stack):
    """Engines that hold nothing, and the command for them."""

    def __init__(self, bed: Bed) -> None:
        super().__init__(
            bed, overlay={"cdc.format": '"json"', "archive.commit": '"5s"'}
        )
        self.bed.engine("clickhouse").configure(bed, self.out / "clickhouse/config.d")
        bed.start("clickhouse")
        deploy.mysql.make_administrator(self)
        deploy.buckets.create(bed, self.pipeline.buckets)
        login = {"MYSQL_ADMIN": "admin", "MYSQL_ROOT_PASSWORD": ADMIN}
        self.command = Command(self.folder, variables=PASSWORDS | login)

    def run(self, *statements: str) -> None:
        """Changes rows of the source."""
        with closing(self.mysql()) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def disturb(self) -> list[str]:
        """Edits something on every system by hand; gives the steps that take it back."""
        self.run(
            "ALTER USER ingestor REQUIRE SSL",
            "ALTER TABLE orders COMMENT = 'edited'",
        )
        topic = f"{self.pipeline.prefix}.orders"
        self.topics.configure(topic, "retention.ms", "60000000")
        self.clickhouse.run(
            f"DROP VIEW IF EXISTS {self.definition.warehouse}.orders SYNC"
        )
        sink = self.pipeline.archive
        config = self.pipeline.connectors[sink] | {"errors.log.enable": "true"}
        self.connect.put(f"/connectors/{sink}/config", config)
        self.connect.wait_running(sink)
        return [
            "mysql/alter/user/ingestor",
            f"kafka/alter/topic/{topic}",
            f"clickhouse/create/view/{self.definition.warehouse}.orders",
            f"connect/alter/connector/{sink}",
            "mysql/alter/table/orders",
        ]

    def edit(self, file: str, old: str, new: str) -> None:
        """Changes the definition, and generates the files again."""
        path = self.folder / file
        text = path.read_text()
        assert text.count(old) == 1, f"{file}: {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new))
        self.generate()

    def agree(self) -> Comparison:
        """Waits until every value of the source is in ClickHouse: a table may be read once more meanwhile."""
        self.settle()
        deadline = Deadline(60)
        while (found := self.compare()).differences and not deadline.over():
            self.settle()
        return found.check()


def build(bed: Bed) -> Whole:
    """Starts the engines; brings nothing up."""
    return Whole(bed)


__all__ = ["Whole", "build"]
