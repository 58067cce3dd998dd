"""Types that the definition takes in no mode."""

from __future__ import annotations

from matrix.kind import Kind


def _kind(text: str, *servers: str) -> Kind:
    return Kind(text, (), lambda _: "null", forms="u", servers=servers)


KINDS = [
    *(_kind(text, "mysql", "mariadb") for text in ("point", "geometry", "polygon")),
    _kind("vector(3)", "mysql"),
    _kind("inet4", "mariadb"),
    _kind("inet6", "mariadb"),
]
