"""Which record of the old version is which of the new: as sets, whatever their order and letters.

    b Alfa Hosting B.V.   - Opslag van back-ups          d Alfa Cloud B.V.   - Opslag van back-ups
                                        one party under another name

First equal names; then names that differ by their legal form; then, of what is left, pairs that
are like enough in name and in what is said of them. A party whose purpose another takes over is
replaced, not renamed: alike means that the names are.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from renvooi.diff.records.alike import Candidates, likeness, profile_of
from renvooi.diff.records.names import key_of
from renvooi.diff.records.wording import words
from renvooi.model import FieldName, Record, RecordKind

Pair = tuple[Record, Record]


def pair_records(old: Sequence[Record], new: Sequence[Record]) -> tuple[Pair, ...]:
    """The pairs of records of one kind, each at most once."""
    pairs: list[Pair] = []
    left, right = list(old), list(new)
    for key in (_whole, _named, _numbered, _norm):
        pairs += _by_key(left, right, key)
        left, right = _unpaired(left, right, pairs)
    if left and right and left[0].kind is not RecordKind.CERTIFICATIONS:
        pairs += _alike(left, right)
    return tuple(pairs)


def _alike(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Pair]:
    """Records of unequal names that are like enough, the surest pair first."""
    others = Candidates([profile_of(record) for record in new])
    scored = [
        (-score, i, j)
        for i, one in enumerate(map(profile_of, old))
        for j in others.of(one)
        if (score := likeness(one, others.profiles[j])) > 0
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(scored):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield old[i], new[j]


def _unpaired(old: Sequence[Record], new: Sequence[Record], pairs: Sequence[Pair]) -> tuple[list[Record], list[Record]]:
    done = {id(record) for pair in pairs for record in pair}
    return [one for one in old if id(one) not in done], [one for one in new if id(one) not in done]


def _by_key(old: Sequence[Record], new: Sequence[Record], key: Callable[[Record], Hashable]) -> list[Pair]:
    """Records of equal key, in their order; a key of None pairs nothing."""
    waiting: dict[Hashable, list[Record]] = defaultdict(list)
    for record in reversed(new):
        waiting[key(record)].append(record)
    return [(one, waiting[k].pop()) for one in old if (k := key(one)) is not None and waiting[k]]


def _whole(record: Record) -> Hashable:
    return words(record.name), *map(words, record.values(FieldName.HOLDER))


def _named(record: Record) -> Hashable:
    """The name without a legal form, of a party; of a certificate its norm alone if that names no holder."""
    return key_of(record.name) if record.kind is RecordKind.SUB_PROCESSORS else None


def _numbered(record: Record) -> Hashable:
    numbers = record.values(FieldName.NUMBER)
    return numbers[0] if numbers else None


def _norm(record: Record) -> Hashable:
    """Another norm is another certificate; the same norm may have gone to another holder."""
    return record.name if record.kind is RecordKind.CERTIFICATIONS else None
