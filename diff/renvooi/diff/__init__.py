"""What changed between two versions, how much it may matter, and how to show it."""

from renvooi.diff.chain import (
    Sentence,
    begin_history,
    blame,
    build_history,
    by_sentence,
    extend_history,
    find_number,
    find_undone,
    render_blame,
    render_history,
    version_names,
)
from renvooi.diff.check import check
from renvooi.diff.compare import diff, require_comparable, version_ref
from renvooi.diff.machinery import OWN_LIST
from renvooi.diff.rebuild import rebuild
from renvooi.diff.render import AUTHOR, FORMS, VIEWS, redline_docx, render
from renvooi.diff.responsibilities import LEDGER_FORMS, against, render_responsibilities, responsibilities
from renvooi.diff.verdicts import is_about, with_verdicts

__all__ = [
    "AUTHOR",
    "FORMS",
    "LEDGER_FORMS",
    "OWN_LIST",
    "VIEWS",
    "Sentence",
    "against",
    "begin_history",
    "blame",
    "build_history",
    "by_sentence",
    "check",
    "diff",
    "extend_history",
    "find_number",
    "find_undone",
    "is_about",
    "rebuild",
    "redline_docx",
    "render",
    "render_blame",
    "render_history",
    "render_responsibilities",
    "require_comparable",
    "responsibilities",
    "version_names",
    "version_ref",
    "with_verdicts",
]
