"""What changed between two versions, how much it may matter, and how to show it."""

from renvooi.diff.check import check
from renvooi.diff.compare import diff, require_comparable, version_ref
from renvooi.diff.machinery import OWN_LIST
from renvooi.diff.rebuild import rebuild
from renvooi.diff.render import AUTHOR, FORMS, VIEWS, redline_docx, render

__all__ = [
    "AUTHOR",
    "FORMS",
    "OWN_LIST",
    "VIEWS",
    "check",
    "diff",
    "rebuild",
    "redline_docx",
    "render",
    "require_comparable",
    "version_ref",
]
