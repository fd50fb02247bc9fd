"""From one version to the next: a history made longer by one step.

What a step needs is the history so far, the latest version and the new one; older versions are
not read again.
"""

from collections.abc import Sequence
from itertools import pairwise

from renvooi.diff.align import align
from renvooi.diff.chain.identities import name
from renvooi.diff.chain.nodes import birthplace, nodes_of
from renvooi.diff.chain.step import NextStep
from renvooi.diff.chain.undone import find_undone
from renvooi.diff.comparable import version_ref
from renvooi.diff.compare import diff_aligned
from renvooi.model import HISTORY_SCHEMA, Document, History, Kind, Life, Stretch, Wording
from renvooi.model.errors import NotComparable
from renvooi.model.history import joined


def build_history(documents: Sequence[Document]) -> History:
    """The history of versions in this order; the first begins it and each other extends it.

    Raises: ValueError without a document; NotComparable if they are of different known kinds.
    """
    if not documents:
        raise ValueError("a history needs at least one version")
    history = begin_history(documents[0])
    for old, new in pairwise(documents):
        history = extend_history(history, old, new)
    return history


def begin_history(document: Document) -> History:
    """The history of one version: every node is born in it, and all words are its own."""
    taken: set[str] = set()
    ref = version_ref(document)
    lives = tuple(
        Life(
            id=name(node, version=birthplace(ref, 1), taken=taken),
            type=node.node.type,
            born=1,
            retired=None,
            origin=None,
            successor=None,
            revives=None,
            roles=node.roles,
            appearances=(node.appearance(1),),
            wordings=(Wording(1, joined((Stretch(node.text, 1),))),),
            events=(),
        )
        for node in nodes_of(document)
    )
    return History(HISTORY_SCHEMA, document.kind.value, document.title, (ref,), (), lives, ())


def extend_history(history: History, old: Document, new: Document) -> History:
    """`history` with the step from `old`, its latest version, to `new`.

    Cost: that of a diff of `old` and `new`, and what grows with the number of clauses that ever lived.
    Raises: NotComparable if `old` is not the latest version, or `new` of another kind than the document.
    """
    _require_same_kind(history, new)
    _require_latest(history, old)
    alignment = align(old, new)
    script = diff_aligned(old, new, alignment)
    made = NextStep(history, old, new, alignment, script, reread=old.source.sha256 == new.source.sha256)
    lives = made.lives()
    return History(
        schema=HISTORY_SCHEMA,
        document=new.kind.value if history.document == Kind.GENERIC else history.document,
        title=new.title,
        versions=(*history.versions, made.ref),
        steps=(*history.steps, made.step(lives)),
        lives=lives,
        undone=find_undone(lives, old=1, new=made.version),
        gone=history.gone,
    )


def _require_same_kind(history: History, new: Document) -> None:
    if new.kind.value != history.document and Kind.GENERIC not in (new.kind, history.document):
        before = history.versions[-1].name
        advice = "give versions of one document"
        raise NotComparable(f"{new.source.name} is a {new.kind} and {before} a {history.document}: {advice}")


def _require_latest(history: History, old: Document) -> None:
    number = len(history.versions)
    known = sorted((life.at(number).path, life.wording_at(number).text) for life in history.lives if not life.retired)
    given = sorted((node.path, node.text) for node in nodes_of(old))
    if old.source.sha256 != history.versions[-1].sha256 or known != given:
        latest = history.versions[-1].name
        raise NotComparable(
            f"{old.source.name} is not read as the latest version of this history, {latest}, was: "
            "give that version, or build the history anew"
        )
