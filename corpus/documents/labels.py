"""Checks labels.json against the truth files: addresses, first words, completeness.

A pair is complete when the clauses that no entry names read the same in both versions,
in the same order, and when every clause that only changed its label is in a renumbering.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from labelling import Clause, Pair, Place, Side, clauses, pairs

OF_TEXT = frozenset({"reworded", "split", "merged"})
"""Operations that explain the text of the place itself."""
OF_BRANCH = frozenset({"inserted", "deleted", "moved"})
"""Operations that explain the place and all that lies below it."""


@dataclass(frozen=True, slots=True)
class Version:
    side: Side
    clauses: tuple[Clause, ...]


def problems(folder: Path) -> list[str]:
    """What is wrong with labels.json; empty if every pair is right and complete."""
    return [
        f"{pair.document} {pair.old} -> {pair.new}: {found}"
        for pair in pairs(folder / "labels.json")
        for found in pair_problems(folder / pair.document, pair)
    ]


def pair_problems(folder: Path, pair: Pair) -> list[str]:
    """What is wrong with the entries of one pair of versions."""
    old = Version("old", clauses(folder / f"{pair.document}-{pair.old}.truth.json"))
    new = Version("new", clauses(folder / f"{pair.document}-{pair.new}.truth.json"))
    wrong = [
        f"{version.side} has no {place.first} that begins with {place.text!r}"
        for version in (old, new)
        for entry in (*pair.changes, *pair.affected)
        for place in entry.places(version.side)
        if not stands(place, version)
    ]
    return wrong or list(unlabelled(pair, old, new))


def stands(place: Place, version: Version) -> bool:
    """Whether the version has the place, with these first words."""
    texts = {clause.address: clause.text for clause in version.clauses}
    return place.last in texts and texts.get(place.first, "").startswith(place.text)


def unlabelled(pair: Pair, old: Version, new: Version) -> Iterator[str]:
    """Each difference between the versions that no entry explains."""
    renumbered = named(pair, old, {"renumbered"})
    rest_old, rest_new = remaining(pair, old), remaining(pair, new)
    for before, after in zip(rest_old, rest_new, strict=False):
        if before.text != after.text:
            yield f"no entry for {before.address} -> {after.address}: {after.text[:60]}"
            return
        if before.label != after.label and before.address not in renumbered:
            yield f"no renumbering for {before.address} -> {after.address}"
    if len(rest_old) != len(rest_new):
        yield f"{len(rest_old)} and {len(rest_new)} clauses remain without an entry"


def remaining(pair: Pair, version: Version) -> list[Clause]:
    """The clauses of one version whose text no entry explains."""
    texts = named(pair, version, OF_TEXT)
    own_list = pair.authors_list(version.side)
    branches = named(pair, version, OF_BRANCH) | ({own_list} if own_list else set())
    kept = []
    for clause in version.clauses:
        if clause.address in branches or clause.parent in branches:
            branches.add(clause.address)
        elif clause.address not in texts:
            kept.append(clause)
    return kept


def named(pair: Pair, version: Version, operations: Collection[str]) -> set[str]:
    """The addresses that entries with one of the operations name, ranges written out."""
    order = [clause.address for clause in version.clauses]
    addresses: set[str] = set()
    for entry in pair.changes:
        if entry.operations.isdisjoint(operations):
            continue
        for place in entry.places(version.side):
            addresses.update(order[order.index(place.first) : order.index(place.last) + 1])
    return addresses
