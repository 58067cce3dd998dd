"""Columns that a definition is refused for, and what would become of them."""

from refused.bench import Refused, build
from refused.case import Case
from refused.keys import KEYS
from refused.server import SERVER_REFUSES
from refused.settings import SETTINGS
from refused.types import TYPES

#: A table and a connector for each.
CASES = TYPES + KEYS + SETTINGS

__all__ = ["CASES", "SERVER_REFUSES", "Case", "Refused", "build"]
