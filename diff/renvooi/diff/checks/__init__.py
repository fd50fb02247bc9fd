"""What in a document, or between two, a human must look at before it goes out."""

from renvooi.diff.checks.explain import explain, explained_codes
from renvooi.diff.checks.run import check
from renvooi.diff.checks.table import CODES

__all__ = ["CODES", "check", "explain", "explained_codes"]
