"""A project on the test bed: generate, deploy, fill, wait, compare."""

from stack.compare import Comparison, Expected
from stack.error import StackError
from stack.stack import PRODUCTION, Stack

__all__ = ["PRODUCTION", "Comparison", "Expected", "Stack", "StackError"]
