"""A notice of anyone, held against the diff: how each change is told, and what is wrong.

A notice that leaves a change out, or says what the texts do not, misleads whoever must decide
within its term. The checks accuse only where texts, calendar or clause prove it; what is merely
unlikely is a warning.
"""

from collections.abc import Callable, Iterator

from renvooi.model import (
    NOTICE_CHECK_SCHEMA,
    Diff,
    Document,
    Notice,
    NoticeCheck,
    NoticeFinding,
    Severity,
)
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.verifying.bases import check_bases
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.claims import check_exchanged_words, check_operations, check_places, check_values
from renvooi.notice.verifying.coverage import cover, judge_coverage
from renvooi.notice.verifying.days import check_days, received_in
from renvooi.notice.verifying.denials import check_denials
from renvooi.notice.verifying.identity import check_identity
from renvooi.notice.verifying.narrowing import check_narrowed
from renvooi.notice.verifying.own import check_own
from renvooi.notice.verifying.quotes import check_quotes
from renvooi.notice.verifying.saying import understand
from renvooi.notice.verifying.shown import dated, show
from renvooi.notice.verifying.silence import check_silence
from renvooi.notice.verifying.told import ToldNotice
from renvooi.notice.verifying.unseen import check_hidden
from renvooi.notice.verifying.voices import check_modality, check_negation, check_parties
from renvooi.notice.verifying.wording import squashed

Check = Callable[[Case], Iterator[NoticeFinding]]
CHECKS: tuple[tuple[str, Check], ...] = (
    ("places", check_places),
    ("quotes", check_quotes),
    ("values", check_values),
    ("words", check_exchanged_words),
    ("operations", check_operations),
    ("modality", check_modality),
    ("negation", check_negation),
    ("parties", check_parties),
    ("denials", check_denials),
    ("days", check_days),
    ("bases", check_bases),
    ("narrowed", check_narrowed),
    ("silence", check_silence),
    ("identity", check_identity),
    ("own", check_own),
    ("hidden", check_hidden),
)
"""What a notice is held against, in the order of the findings."""
OURS = 0.5
"""Share of our own blocks that a notice must hold to be taken for ours."""


def verify_notice(
    told: ToldNotice, expected: Notice, script: Diff, *, old: Document, new: Document, house: House = DEFAULT_HOUSE
) -> NoticeCheck:
    """How `told` tells of the changes of `script`, and what in it is wrong.

    `expected` is the notice that would be right. Where it has no day of receipt, the one that `told`
    names is used.
    """
    right = expected if expected.received else dated(expected, received_in(told))
    shown = show(right, script, old=old, new=new, house=house)
    said = understand(told, shown)
    known = {squashed(block.text) for block in told.blocks}
    ours = right.id in told.text or len(known & shown.own_blocks) > OURS * len(known)
    case = Case(told, said, shown, ours, frozenset(squashed(one) for one in shown.own_sentences))
    changes = cover(said, told, shown)
    found = [*judge_coverage(changes), *(finding for _, check in CHECKS for finding in check(case))]
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return NoticeCheck(
        schema=NOTICE_CHECK_SCHEMA,
        name=told.name,
        notice=right.id,
        language=told.language,
        received=right.received,
        changes=changes,
        findings=tuple(sorted(dict.fromkeys(found), key=lambda one: order[one.severity])),
    )
