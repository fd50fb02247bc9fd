"""Which record of the old version is which of the new: as sets, whatever their order and letters.

    b Alfa Hosting B.V.   - Opslag van back-ups          d Alfa Cloud B.V.   - Opslag van back-ups
                                        one party under another name

First equal names; then names that differ by their legal form; then, of what is left, pairs that
are like enough in name and in what is said of them. A party whose purpose another takes over is
replaced, not renamed: alike means that the names are.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from rapidfuzz.distance import Indel

from renvooi.diff.records.names import key_of
from renvooi.diff.records.wording import words
from renvooi.model import FieldName, Record, RecordKind

Pair = tuple[Record, Record]

SAME_WORDS = 0.75
"""Similarity of two names, 0 to 1, from which on one may be a misspelling or a longer form of the other."""
SAME_TEXT = 0.6
"""Share of common words (Dice) from which on two texts of a list are one entry reworded; for measures and categories."""
SAME_PROFILE = 0.5
"""Share of equal values (Dice) that two parties need to be one, if their names only begin alike."""
_COMMON = frozenset(
    "de het data cloud it ict stichting vereniging groep group digital software online the first best".split()
)
"""First words of names that say little of whose name it is."""
_PARTY_FIELDS = (FieldName.PURPOSE, FieldName.SERVICES, FieldName.DATA, FieldName.LOCATION, FieldName.TRANSFER, FieldName.CONDITION)  # fmt: skip


def pair_records(old: Sequence[Record], new: Sequence[Record]) -> tuple[Pair, ...]:
    """The pairs of records of one kind, each at most once."""
    pairs: list[Pair] = []
    left, right = list(old), list(new)
    for key in (_whole, _named, _numbered):
        pairs += _by_key(left, right, key)
        left, right = _unpaired(left, right, pairs)
    if left and right:
        scored = [
            (-score, i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (score := likeness(one, other)) > 0
        ]
        taken: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in sorted(scored):
            if i not in taken[0] and j not in taken[1]:
                taken[0].add(i)
                taken[1].add(j)
                pairs.append((left[i], right[j]))
    return tuple(pairs)


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


def likeness(one: Record, other: Record) -> float:
    """How sure it is that two records of unequal names are one, 0 to 1; 0 if they are two."""
    if one.kind is RecordKind.CERTIFICATIONS:
        # another norm is another certificate; the same norm may have gone to another holder
        return float(one.name == other.name)
    texts = Indel.normalized_similarity(words(one.name), words(other.name))
    if one.kind is RecordKind.SUB_PROCESSORS:
        return _party_likeness(one, other, texts)
    if one.kind is RecordKind.SERVICES:
        described = _dice(_said(one, FieldName.DESCRIPTION), _said(other, FieldName.DESCRIPTION))
        return max(texts if names_alike(one.name, other.name) else 0.0, described if described >= SAME_TEXT else 0.0)
    shared = _dice(_said(one, FieldName.TEXT) or _words(one.name), _said(other, FieldName.TEXT) or _words(other.name))
    return shared if shared >= SAME_TEXT else 0.0


def _party_likeness(one: Record, other: Record, texts: float) -> float:
    if not names_alike(one.name, other.name):
        return 0.0
    mine, theirs = (
        frozenset(words(v) for name in _PARTY_FIELDS for v in record.values(name)) for record in (one, other)
    )
    said = _dice(mine, theirs) if mine or theirs else 1.0
    return (texts + said) / 2 if said >= SAME_PROFILE or texts >= SAME_WORDS else 0.0


def names_alike(one: str, other: str) -> bool:
    """Whether two names may be those of one thing: the first word that tells is equal, or nearly all letters are."""
    left, right = key_of(one), key_of(other)
    first, second = ((*(word for word in name.split() if word not in _COMMON), "")[0] for name in (left, right))
    if first and first == second and (len(first) > 2 or left == right):
        return True
    return Indel.normalized_similarity(left, right) >= SAME_WORDS


def _said(record: Record, name: FieldName) -> frozenset[str]:
    return frozenset(word for value in record.values(name) for word in words(value).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(words(text).split())


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
