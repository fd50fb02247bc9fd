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


@dataclass(frozen=True, slots=True)
class Proven:
    """What the version before proves of the references of a new one."""

    shifts: frozenset[tuple["Series", int]] = frozenset()
    """Distances of references that were followed and are stale: among these one vote is enough."""
    right: frozenset[tuple[int, int]] = frozenset()
    """Index of who cites and place in its text, of those that mean what they meant: these need more."""


Series = tuple[int, str]
"""Part of who cites, and what stands before the last number: references that an insertion leaves behind together."""


def series_of(resolver: Resolver, citing: Item, number: str) -> Series:
    """The series of a reference to `number`."""
    return resolver.index.part_of(citing), number.rpartition(".")[0]


def find_shifted(resolver: Resolver, items: Outline, *, proven: Proven | None = None) -> tuple[Shifted, ...]:
    """The references that their own words show to be off, in reading order of each series."""
    by_series: dict[Series, list[_Heard]] = defaultdict(list)
    for heard in _hear(resolver, items):
        by_series[series_of(resolver, heard.citing, heard.reference.number)].append(heard)
    return tuple(
        shifted
        for series, heard in by_series.items()
        for shifted in _judge(series, heard, resolver, proven=proven or Proven())
    )


def _hear(resolver: Resolver, items: Outline) -> Iterator[_Heard]:
    """Every counted reference, with what its words say of its number."""
    witness = Witness(resolver)
    for item in items:
        for reference in resolver.references(item):
            plain = len(reference.steps) == 1 and reference.within is None and not reference.implied
            if plain and reference.kind in _COUNTED and reference.number:
                yield _Heard(reference, item, witness.vote(reference, item))


def _judge(series: Series, heard: list[_Heard], resolver: Resolver, *, proven: Proven) -> Iterator[Shifted]:
    places: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for one in heard:
        if one.vote is not None:
            # a number that one clause cites twice is one mistake
            places[one.vote.shift].add((one.citing.index, one.reference.number))
    for_printed = len(places.pop(0, ()))
    for shift, voters in places.items():
        if len(voters) >= _ENOUGH and len(voters) > for_printed:
            yield from _shifted_by(shift, heard, resolver)
        elif (series, shift) in proven.shifts:
            doubted = [
                one
                for one in heard
                if one.vote is not None and (one.citing.index, one.reference.start) not in proven.right
            ]
            yield from _shifted_by(shift, doubted, resolver)


def _shifted_by(shift: int, heard: list[_Heard], resolver: Resolver) -> Iterator[Shifted]:
    witness = Witness(resolver)
    lowest = min((_last(one.reference) for one in heard if one.vote is not None and one.vote.shift == shift), default=0)
    for one in heard:
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
