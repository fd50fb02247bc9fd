"""How like two records of unequal names are, and which are worth comparing.

A list of 1,500 parties has two million pairs with another, so each record is prepared once, and is
compared with at most `NEAREST` others: those whose name begins alike or is nearly spelled so, or
that share its rarest words. In lists up to that length nothing is left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import Indel

from renvooi.diff.records.names import SAME_WORDS, alike, key_of, telling_word
from renvooi.diff.records.wording import words
from renvooi.model import FieldName, Record, RecordKind

SAME_TEXT = 0.6
"""Share of common words (Dice) from which on two texts of a list are one entry reworded; for measures and categories."""
SAME_PROFILE = 0.5
"""Share of equal values (Dice) that two parties need to be one, if their names only begin alike."""
NEAREST = 40
"""Records of the other version that one is compared with, at most, by its name and again by its words."""
_PARTY_FIELDS = (FieldName.PURPOSE, FieldName.SERVICES, FieldName.DATA, FieldName.LOCATION, FieldName.TRANSFER, FieldName.CONDITION)  # fmt: skip
_NAMED = (RecordKind.SUB_PROCESSORS, RecordKind.SERVICES)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a record is compared by."""

    kind: RecordKind
    name: str
    """Its words."""
    key: str
    """The same without a legal form."""
    first: str
    """The first word that tells whose name it is; empty for a kind without names of its own."""
    said: frozenset[str]
    """Values of a party; words of a description, a measure or a category."""


def profile_of(record: Record) -> Profile:
    """What `record` is compared by, made once."""
    name, key = words(record.name), key_of(record.name)
    match record.kind:
        case RecordKind.SUB_PROCESSORS:
            said = frozenset(words(value) for field in _PARTY_FIELDS for value in record.values(field))
        case RecordKind.SERVICES:
            said = _words_of(record, FieldName.DESCRIPTION)
        case _:
            said = _words_of(record, FieldName.TEXT) or frozenset(name.split())
    return Profile(record.kind, name, key, telling_word(key) if record.kind in _NAMED else "", said)


def likeness(one: Profile, other: Profile) -> float:
    """How sure it is that two records of unequal names are one, 0 to 1; 0 if they are two."""
    if one.kind not in _NAMED:
        shared = dice(one.said, other.said)
        return shared if shared >= SAME_TEXT else 0.0
    named = alike(one.key, other.key)
    texts = Indel.normalized_similarity(one.name, other.name) if named else 0.0
    if one.kind is RecordKind.SERVICES:
        described = dice(one.said, other.said)
        return max(texts, described if described >= SAME_TEXT else 0.0)
    if not named:
        return 0.0
    said = dice(one.said, other.said) if one.said or other.said else 1.0
    return (texts + said) / 2 if said >= SAME_PROFILE or texts >= SAME_WORDS else 0.0


class Candidates:
    """The records of one version, to be asked for those that another may be."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._keys = {at: one.key for at, one in enumerate(profiles)}
        self._first: dict[str, dict[int, str]] = defaultdict(dict)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(profiles):
            self._first[one.first][at] = one.key
            for word in one.said:
                self._holding[word].append(at)

    def of(self, one: Profile) -> Iterator[int]:
        """Places of the records that `one` may be, each once."""
        if len(self.profiles) <= NEAREST:
            yield from range(len(self.profiles))
            return
        found: dict[int, None] = {}
        if one.kind in _NAMED:
            found |= dict.fromkeys(_nearest(one.key, self._first.get(one.first, {}), 0.0))
            found |= dict.fromkeys(_nearest(one.key, self._keys, SAME_WORDS))
        if one.kind is not RecordKind.SUB_PROCESSORS:
            found |= dict.fromkeys(islice(self._sharing(one), NEAREST))
        yield from found

    def _sharing(self, one: Profile) -> Iterator[int]:
        """Places of those that share a word, the rarest words first."""
        seen: set[int] = set()
        for word in sorted(one.said & self._holding.keys(), key=lambda word: (len(self._holding[word]), word)):
            yield from (at for at in self._holding[word] if at not in seen)
            seen.update(self._holding[word])


def _nearest(key: str, keys: dict[int, str], least: float) -> Iterator[int]:
    """Places of the keys that are spelled most like `key`, at most `NEAREST`."""
    found = process.extract(key, keys, scorer=Indel.normalized_similarity, score_cutoff=least, limit=NEAREST)
    return (at for _, _, at in found)


def _words_of(record: Record, name: FieldName) -> frozenset[str]:
    return frozenset(word for value in record.values(name) for word in words(value).split())


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of what two sets have in common, 0 to 1."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
