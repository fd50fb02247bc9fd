# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.diff.grounds import (
    OWN_LIST as OWN_LIST,
)
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
    ReaderEffect as ReaderEffect,
    Reread as Reread,
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
from renvooi.diff.checks.explain import (
    explain as explain,
    explained_codes as explained_codes,
)
from renvooi.diff.checks.run import (
    check as check,
)
from renvooi.diff.claims.drafting import (
    draft_lines as draft_lines,
    draft_list as draft_list,
)
from renvooi.diff.comparable import (
    require_comparable as require_comparable,
    version_ref as version_ref,
)
from renvooi.diff.compare import (
    diff as diff,
)
from renvooi.diff.rebuild import (
    rebuild as rebuild,
)
from renvooi.diff.records.render.forms import (
    render_record_changes as render_record_changes,
    render_records as render_records,
)
from renvooi.diff.render.table import (
    FORMS as FORMS,
    VIEWS as VIEWS,
    render as render,
    render_claims as render_claims,
)
from renvooi.diff.render.word import (
    AUTHOR as AUTHOR,
    redline_docx as redline_docx,
)
from renvooi.diff.responsibilities.against import (
    against as against,
)
from renvooi.diff.responsibilities.build import (
    responsibilities as responsibilities,
)
from renvooi.diff.responsibilities.render import (
    LEDGER_FORMS as LEDGER_FORMS,
    render_responsibilities as render_responsibilities,
)
from renvooi.diff.verdicts import (
    is_about as is_about,
    judged_elsewhere as judged_elsewhere,
    with_verdicts as with_verdicts,
)
from renvooi.diff.records.against import (
    against as compare_records,
)
from renvooi.diff.records.read import (
    read as read_records,
)

# a name that differs from that in its module is given on only if it is listed
__all__ = ["compare_records", "read_records"]
