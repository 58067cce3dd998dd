"""What a project sets beside the columns: settings of the capture, format, server."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

#: Settings of `[cdc]`, by the name under which the report counts them.
MODES: dict[str, dict[str, object]] = {
    "default": {},
    "metadata": {
        "avro_metadata": True,
        "source_types": True,
        "schema_names": "avro_unicode",
        "field_names": "avro",
    },
    "texts": {
        "decimal": "string",
        "bigint_unsigned": "precise",
        "binary": "base64",
        "time": "microseconds",
    },
    "connect": {
        "decimal": "double",
        "bigint_unsigned": "precise",
        "binary": "hex",
        "time": "connect",
    },
    "isostring": {"binary": "base64-url-safe", "time": "isostring"},
    "nanoseconds": {"decimal": "double", "binary": "hex", "time": "nanoseconds"},
}
#: Modes in which every column type is tried, not only those that the settings change.
_OF_ALL_TYPES = {"default", "metadata"}


@dataclass(frozen=True)
class Run:
    """One project of the matrix."""

    server: str
    format: str
    mode: str

    @property
    def name(self) -> str:
        """Name of the project, its database and its topics."""
        return f"{self.server}_{self.format}_{self.mode}"

    @property
    def settings(self) -> dict[str, object]:
        """What stands in `[cdc]`."""
        return {"format": self.format, **MODES[self.mode]}

    @property
    def whole(self) -> bool:
        """Whether every column type is tried."""
        return self.mode in _OF_ALL_TYPES

    @property
    def archived(self) -> bool:
        """Whether the values are followed through the archive too: where every column type is tried."""
        return self.whole


#: The runs that show each mode on each format once, and each server in its default.
USUAL = [
    Run("mysql", "avro", "default"),
    Run("mysql", "json", "default"),
    Run("mariadb", "avro", "metadata"),
    Run("mariadb", "json", "default"),
    Run("mysql", "avro", "connect"),
    Run("mysql", "json", "isostring"),
    Run("mysql", "avro", "texts"),
    Run("mysql", "json", "nanoseconds"),
]
ALL = [
    Run(server, format_, mode)
    for mode, server, format_ in product(MODES, ("mysql", "mariadb"), ("avro", "json"))
    if (format_, mode) != ("json", "metadata")
]
