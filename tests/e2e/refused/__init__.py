"""Columns that a definition is refused for, and what would become of them."""

from refused.bench import Refused, build
from refused.cases import CASES, Case

__all__ = ["CASES", "Case", "Refused", "build"]
