"""What goes wrong with a stack."""


class StackError(Exception):
    """Says which engine or hop stands where, and what it answered."""
