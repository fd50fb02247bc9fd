"""What changed between two versions, how much it may matter, and how to show it.

The vocabularies of the signals take a while to compile, and a site that shows what was compared before needs none.
So each name is imported from its module when it is first asked for, but for those that modules have too: the
modules would take their places. `__init__.pyi` says the same to type checkers; a test holds the two together.
"""

from renvooi.diff.rebuild import rebuild
from renvooi.diff.render.table import render
from renvooi.diff.responsibilities.build import responsibilities
from renvooi.model.asking import when_asked

_MODULES = {
    "grounds": "OWN_LIST",
    "chain.blame": "blame",
    "chain.build": "begin_history build_history extend_history",
    "chain.given": "Given Regiven find_regiven given_ids rebuild_history with_given_ids",
    "chain.names": "find_number version_names",
    "chain.readings": "ReaderEffect Reread reader_effect reread",
    "chain.render": "render_blame render_history",
    "chain.sentences": "Sentence by_sentence",
    "chain.stated": "stated_labels",
    "chain.stored": "history_bytes read_history",
    "chain.undone": "find_undone",
    "checks.explain": "explain explained_codes",
    "checks.run": "check",
    "claims.drafting": "draft_lines draft_list",
    "comparable": "require_comparable version_ref",
    "compare": "diff",
    "records.against": "compare_records=against",
    "records.read": "read_records=read",
    "records.render.forms": "render_record_changes render_records",
    "render.table": "FORMS VIEWS render_claims",
    "render.word": "AUTHOR redline_docx",
    "responsibilities.against": "against",
    "responsibilities.render": "LEDGER_FORMS render_responsibilities",
    "verdicts": "is_about judged_elsewhere with_verdicts",
}
"""By module: the names that it gives to the part."""

__all__ = ["rebuild", "render", "responsibilities"]

__getattr__, __dir__ = when_asked(__name__, _MODULES, there=__all__)
