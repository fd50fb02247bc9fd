"""References that are off by the same amount, seen in one version alone.

    9. Omschrijving "Voorspellen": ...        3. ... de dienst "Voorspellen" (artikel 8) ...
    14. ... de punten in dit artikel 13 ...   11. ... met de diensten in artikel 3 ...

Whoever inserts a clause and forgets the references leaves them all wrong by one. Each reference whose
own words fit another number votes for that distance; those whose words fit the number that is printed
vote against. One vote is a coincidence: two independent ones for one distance, and more than there are
for the numbers as printed, are not. Nothing is said of a reference that has no evidence of its own,
but that it stands among them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.outline import Item, Outline
from renvooi.diff.references.evidence import Vote, Witness
from renvooi.diff.references.naming import cited_as
from renvooi.diff.references.reference import Cited, Reference
from renvooi.diff.references.resolve import Resolver

_ENOUGH = 2
"""Independent references that must be off by the same amount."""
_COUNTED = frozenset((Cited.ARTICLE, Cited.ITEM, Cited.SECTION))


@dataclass(frozen=True, slots=True)
class Shifted:
    """A reference that means another number than it prints."""

    reference: Reference
    citing: Item
    shift: int
    """What has to be added to its number."""
    printed: Item | None
    """What has the number that it prints."""
    meant: Item | None
    correct: str | None
    """The reference as it should be."""
    reason: str | None
    """What gave it away; None where only its neighbours do."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A reference with its vote, if it has one."""

    reference: Reference
    citing: Item
    vote: Vote | None


def find_shifted(resolver: Resolver, items: Outline, *, known: frozenset[int] = frozenset()) -> tuple[Shifted, ...]:
    """The references that their own words show to be off, in reading order.

    `known` are distances that are proven otherwise, by the version before: there one vote is enough.
    """
    by_part: dict[int, list[_Heard]] = defaultdict(list)
    for heard in _hear(resolver, items):
        by_part[resolver.index.part_of(heard.citing)].append(heard)
    return tuple(shifted for part in by_part.values() for shifted in _judge(part, resolver, known))


def _hear(resolver: Resolver, items: Outline) -> Iterator[_Heard]:
    """Every counted reference, with what its words say of its number."""
    witness = Witness(resolver)
    for item in items:
        for reference in resolver.references(item):
            plain = len(reference.steps) == 1 and reference.within is None and not reference.implied
            if plain and reference.kind in _COUNTED and reference.number:
                yield _Heard(reference, item, witness.vote(reference, item))


def _judge(part: list[_Heard], resolver: Resolver, known: frozenset[int]) -> Iterator[Shifted]:
    places: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for one in part:
        if one.vote is not None:
            # a number that one clause cites twice is one mistake
            places[one.vote.shift].add((one.citing.index, one.reference.number))
    for_printed = len(places.pop(0, ()))
    shifts = [
        shift
        for shift, voters in places.items()
        if (len(voters) > for_printed and (len(voters) >= _ENOUGH or shift in known)) or (shift in known and voters)
    ]
    for shift in shifts:
        yield from _shifted_by(shift, part, resolver)


def _shifted_by(shift: int, part: list[_Heard], resolver: Resolver) -> Iterator[Shifted]:
    witness = Witness(resolver)
    lowest = min(_last(one.reference) for one in part if one.vote is not None and one.vote.shift == shift)
    for one in part:
        if one.vote is None and (one.citing.is_section or _last(one.reference) < lowest):
            continue
        if one.vote is not None and one.vote.shift != shift:
            continue
        meant = witness.at(one.reference, one.citing, shift)
        if meant is None:
            continue
        reason = one.vote.reason if one.vote is not None else None
        printed = resolver.resolve(one.reference, one.citing)
        correct = cited_as(one.reference, meant, one.citing, resolver)
        yield Shifted(one.reference, one.citing, shift, printed, meant, correct, reason)


def _last(reference: Reference) -> int:
    last = reference.number.rpartition(".")[2]
    return int(last) if last.isdigit() else -1
