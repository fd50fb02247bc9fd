"""Records: the facts that a document lists as typed tables, and what changed in them."""

from renvooi.diff.records.against import against, against_changes
from renvooi.diff.records.read import read, read_outline

__all__ = ["against", "against_changes", "read", "read_outline"]
