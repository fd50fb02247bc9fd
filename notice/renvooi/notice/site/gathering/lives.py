"""The history of a document over its published versions, as if there had never been a draft.

    on record   2026-01   2026-02   2026-03 (draft)      cut off behind 2026-02: nothing is computed
    on record   2026-01   2026-02 (draft)   2026-03      cut off behind 2026-01, and made longer by 2026-03

To leave the drafts out of the history that is on record would not do: words that stood in the version before the
draft and in the one behind it, and not in the draft, would be words of the latter. So each step from one published
version to the next is taken anew where a draft stands between, and every clause keeps the id that it has on record.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from renvooi.diff.chain import Given, given_ids, with_given_ids
from renvooi.model import Document, History, Life

Chain = Sequence[tuple[str, str]]
"""Label and digest of the tree of each version, old to new."""
Read = Callable[[str], Document]
"""The tree of a digest."""


def published_lives(history: History, chain: Chain, published: Chain, *, read: Read) -> tuple[Life, ...]:
    """The lives of the clauses over `published`, numbered from 1; `history` is that of `chain`, which has them all.

    By birth and reading order. Cost: a diff for each step that `chain` does not have, and no tree where there is none.
    """
    shared = _shared(chain, published)
    if shared == len(published):
        return cut(history, shared).lives
    # imported here: most sites show all versions that the corpus has, and compare none
    from renvooi.diff.chain import begin_history, extend_history

    made = cut(history, shared) if shared else begin_history(read(published[0][1]))
    rest = published[max(shared, 1) - 1 :]
    for old, new in pairwise(read(sha256) for _, sha256 in rest):
        made = extend_history(made, old, new)
    return _renamed(made, history)


def cut(history: History, count: int) -> History:
    """`history` as it was when it had `count` versions."""
    if count == len(history.versions):
        return history
    lives = tuple(_cut(life, count) for life in history.lives if life.born <= count)
    return replace(history, versions=history.versions[:count], steps=history.steps[: count - 1], lives=lives, undone=())


def _cut(life: Life, count: int) -> Life:
    ended = life.retired is not None and life.retired <= count
    return replace(
        life,
        retired=life.retired if ended else None,
        successor=life.successor if ended else None,
        appearances=tuple(one for one in life.appearances if one.version <= count),
        wordings=tuple(one for one in life.wordings if one.since <= count),
        events=tuple(one for one in life.events if one.version <= count),
    )


def _shared(chain: Chain, published: Chain) -> int:
    """How many versions both begin with."""
    same = (one == other for one, other in zip(chain, published, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(chain), len(published)))


def _renamed(made: History, history: History) -> tuple[Life, ...]:
    """The lives of `made` by the ids that their clauses have in `history`, where they have one there."""
    given = given_ids(history)
    # two clauses that only a draft made one are two here, and the second one takes its own id back
    lives = with_given_ids(made, Given(given.ids, {}, given.gone)).lives
    taken = {life.id for life in lives}
    found = []
    for life in lives:
        names = (life.id, *life.also)
        more = (*life.also, *(one for name in names for one in given.joined.get(name, ()) if one not in taken))
        found.append(replace(life, also=tuple(dict.fromkeys(more))))
    return tuple(found)
