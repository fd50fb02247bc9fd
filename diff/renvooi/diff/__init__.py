"""What changed between two versions, how much it may matter, and how to show it."""

from renvooi.diff.chain import (
    Given,
    ReaderEffect,
    Regiven,
    Reread,
    Sentence,
    begin_history,
    blame,
    build_history,
    by_sentence,
    extend_history,
    find_number,
    find_regiven,
    find_undone,
    given_ids,
    history_bytes,
    read_history,
    reader_effect,
    rebuild_history,
    render_blame,
    render_history,
    reread,
    stated_labels,
    version_names,
    with_given_ids,
)
from renvooi.diff.checks import check, explain, explained_codes
from renvooi.diff.claims import draft_lines, draft_list
from renvooi.diff.compare import diff, require_comparable, version_ref
from renvooi.diff.machinery import OWN_LIST
from renvooi.diff.rebuild import rebuild
from renvooi.diff.records import against as compare_records
from renvooi.diff.records import read as read_records
from renvooi.diff.records.render import render_record_changes, render_records
from renvooi.diff.render import AUTHOR, FORMS, VIEWS, redline_docx, render, render_claims
from renvooi.diff.responsibilities import LEDGER_FORMS, against, render_responsibilities, responsibilities
from renvooi.diff.verdicts import is_about, judged_elsewhere, with_verdicts

__all__ = [
    "AUTHOR",
    "FORMS",
    "LEDGER_FORMS",
    "OWN_LIST",
    "VIEWS",
    "Given",
    "ReaderEffect",
    "Regiven",
    "Reread",
    "Sentence",
    "against",
    "begin_history",
    "blame",
    "build_history",
    "by_sentence",
    "check",
    "compare_records",
    "diff",
    "draft_lines",
    "draft_list",
    "explain",
    "explained_codes",
    "extend_history",
    "find_number",
    "find_regiven",
    "find_undone",
    "given_ids",
    "history_bytes",
    "is_about",
    "judged_elsewhere",
    "read_history",
    "read_records",
    "reader_effect",
    "rebuild",
    "rebuild_history",
    "redline_docx",
    "render",
    "render_blame",
    "render_claims",
    "render_history",
    "render_record_changes",
    "render_records",
    "render_responsibilities",
    "require_comparable",
    "reread",
    "responsibilities",
    "stated_labels",
    "version_names",
    "version_ref",
    "with_given_ids",
    "with_verdicts",
]
