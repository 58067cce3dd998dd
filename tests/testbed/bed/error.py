"""What stops the test bed, in words for the person who runs it."""


class BedError(Exception):
    """A message that names the engine or the tool, what is wrong, and what to do."""
