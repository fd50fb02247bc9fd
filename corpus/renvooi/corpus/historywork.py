"""What the history of a document is computed from, as bytes that can travel, and the computation.

It asks nothing of the corpus, so that another process or another machine can do it.
"""

from dataclasses import dataclass
from itertools import pairwise

from renvooi.corpus.arrivals import Arrival, with_imported_ids
from renvooi.corpus.stored import unpack_document
from renvooi.diff.chain import Given, given_ids, history_bytes, read_history, with_given_ids
from renvooi.model import History

Chain = tuple[tuple[str, str], ...]
"""Label and digest of the tree of each version, old to new."""


@dataclass(frozen=True, slots=True)
class HistoryWork:
    """The history of one document as it is stored, and the trees that it lacks."""

    document: str
    chain: Chain
    """What the history has to be about."""
    before: bytes | None
    """The stored history; None if there is none yet."""
    known: int
    """Versions at the start of `chain` that `before` holds, if it ends there; 0 if it has to be built anew."""
    trees: tuple[bytes, ...]
    """Stored trees: of the last version that is known and of all behind it."""
    replaced: tuple[tuple[bytes, int], ...] = ()
    """Stored trees that `before` holds and the chain no longer, each with the place of the one that took over."""
    arrivals: tuple[Arrival, ...] = ()
    """How each version of `chain` came into the corpus: an import brings ids along."""

    @property
    def is_done(self) -> bool:
        """Whether the stored history is that of the chain."""
        return self.before is not None and self.known == len(self.chain)


def compute_history(work: HistoryWork) -> History:
    """The history of the whole chain, in which every id that was given before stays with its clause.

    Raises: CorpusUnreadable for a tree that is none.
    """
    trees = [unpack_document(body, name=work.document) for body in work.trees]
    if work.before is not None and work.is_done:
        return read_history(work.before)
    # imported here: what is stored is read without what compares
    from renvooi.diff.chain import build_history, extend_history

    if work.before is None:
        return with_imported_ids(build_history(trees), work.arrivals, before=Given({}))
    history = read_history(work.before)
    instead = [(unpack_document(body, name=work.document), trees[place]) for body, place in work.replaced]
    given = given_ids(history, instead=tuple(instead))
    if not work.known:
        history = with_given_ids(build_history(trees), given)
    else:
        for old, new in pairwise(trees):
            history = extend_history(history, old, new)
    return with_imported_ids(history, work.arrivals, before=given)


def computed_bytes(work: HistoryWork) -> bytes:
    """`compute_history` as it is stored."""
    return history_bytes(compute_history(work))
