"""Records: the facts that a document lists as typed tables, and what changed in them."""

# The signals read entries of lists, and records are read with the vocabulary of the signals. No
# module of the two imports one that imports it, but each package must be able to come first.
import renvooi.diff.signals  # noqa: F401
from renvooi.diff.records.against import against, against_changes
from renvooi.diff.records.read import read, read_outline

__all__ = ["against", "against_changes", "read", "read_outline"]
