"""What in a document, or between two, a human must look at before it goes out."""

from renvooi.diff.checks.explain import explain, explained_codes
from renvooi.diff.checks.run import check

__all__ = ["check", "explain", "explained_codes"]
