# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.diff.chain.blame import (
    blame as blame,
)
from renvooi.diff.chain.build import (
    begin_history as begin_history,
    build_history as build_history,
    extend_history as extend_history,
)
from renvooi.diff.chain.given import (
    Given as Given,
    NodePlace as NodePlace,
    Regiven as Regiven,
    find_regiven as find_regiven,
    given_ids as given_ids,
    rebuild_history as rebuild_history,
    with_given_ids as with_given_ids,
)
from renvooi.diff.chain.names import (
    find_number as find_number,
    version_names as version_names,
)
from renvooi.diff.chain.readings import (
    Aspect as Aspect,
    Difference as Difference,
    ReaderEffect as ReaderEffect,
    Reread as Reread,
    Restated as Restated,
    reader_effect as reader_effect,
    reread as reread,
)
from renvooi.diff.chain.render import (
    render_blame as render_blame,
    render_history as render_history,
)
from renvooi.diff.chain.sentences import (
    Sentence as Sentence,
    by_sentence as by_sentence,
)
from renvooi.diff.chain.stated import (
    stated_labels as stated_labels,
)
from renvooi.diff.chain.stored import (
    history_bytes as history_bytes,
    read_history as read_history,
)
from renvooi.diff.chain.undone import (
    find_undone as find_undone,
)
