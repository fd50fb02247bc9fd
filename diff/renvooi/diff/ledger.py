"""References followed from one version to the next: which were updated, and which went stale.

    old: "... zoals in artikel 8"  (item 8: "Machine learning")
    new: "... zoals in artikel 8"  (item 8 is now "Apps"; "Machine learning" is item 9)  ->  stale

A reference is called stale only where the old version resolves it to exactly one node, and that node
is deleted or the new version resolves the reference to exactly one other: the rest is silence, never
a guess. What happened to a clause that an unchanged reference pointed at is another question: there
a guess costs a look, and silence might cost a rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Item
from renvooi.diff.references import Reference, Resolver
from renvooi.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Followed:
    """One reference of a paired clause, in both versions."""

    old: Reference
    new: Reference
    old_target: Item | None
    new_target: Item | None
    stands_now: Item | None
    """Where the old target stands in the new version; None if it is unknown or gone."""

    @property
    def same(self) -> bool:
        """True where both mean one clause, whatever its number is now."""
        return self.stands_now is not None and self.stands_now is self.new_target

    @property
    def differs(self) -> bool:
        """True where they demonstrably mean two different clauses."""
        return self.stands_now is not None and self.new_target is not None and self.stands_now is not self.new_target

    @property
    def gone(self) -> bool:
        """True where the clause that was meant is deleted."""
        return self.old_target is not None and self.stands_now is None


Standing = tuple[Reference, tuple[Item, ...], tuple[Item, ...]]
"""An unchanged reference, with the nodes that it may mean in each version."""


class Ledger:
    """All references of both versions, resolved once."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = Resolver(alignment.old), Resolver(alignment.new)
        merged = {more: alignment.partner[part.old] for part in alignment.parts for more in part.more_old}
        self._partner = {**alignment.partner, **merged}
        self._stale = tuple(self._find_stale())

    def follow(self, old: Item, new: Item) -> tuple[Followed, ...]:
        """The references of a paired clause side by side; () where their number differs."""
        before = self._old.references(old)
        if not before:
            return ()
        after = self._new.references(new)
        if len(before) != len(after) or [one.word for one in before] != [one.word for one in after]:
            return ()
        return tuple(self._followed(one, other, old, new) for one, other in zip(before, after, strict=True))

    def _followed(self, one: Reference, other: Reference, old: Item, new: Item) -> Followed:
        target, now = self._old.resolve(one, old), self._new.resolve(other, new)
        at = self._partner.get(target.index) if target is not None else None
        return Followed(one, other, target, now, self._alignment.new[at] if at is not None else None)

    def stale(self) -> tuple[tuple[Followed, Item], ...]:
        """References that kept their number while another clause took it, or theirs was deleted; with who cites."""
        return self._stale

    def _find_stale(self) -> Iterator[tuple[Followed, Item]]:
        for link in self._alignment.links:
            old, new = self._alignment.old[link.old], self._alignment.new[link.new]
            for followed in self.follow(old, new):
                if followed.old.number == followed.new.number and (followed.differs or followed.gone):
                    yield followed, new

    def reported(self) -> frozenset[int]:
        """Old indices of the targets of stale references, each of which is a finding."""
        return frozenset(one.old_target.index for one, _ in self.stale() if one.old_target is not None)

    def left_behind(self) -> dict[int, str]:
        """By old index of each target that an unchanged reference no longer means: where that reference stands.

        Here a reference may be ambiguous: whoever may be meant is told of, for that costs no more than a look.
        """
        found: dict[int, str] = {}
        # what a loose reference may mean does not hang on who cites it: the first is told of
        told: set[str] = set()
        for old, new in self._citing():
            for one, before, after in (*self._unchanged(old, new), *self._unchanged_loose(old, new, told)):
                means = {item.index for item in after}
                for target in before:
                    if self._partner.get(target.index) not in means:
                        found.setdefault(target.index, f'"{one.text}" in {new.address}')
        return found

    def _unchanged(self, old: Item, new: Item) -> Iterator[Standing]:
        """The references that stand in both texts, with what they may mean before and after."""
        standing = self._old.references(old)
        now = {(one.word, one.number): one for one in self._new.references(new)} if standing else {}
        for one in standing:
            if other := now.get((one.word, one.number)):
                yield one, self._old.candidates(one, old), self._new.candidates(other, new)

    def _unchanged_loose(self, old: Item, new: Item, told: set[str]) -> Iterator[Standing]:
        """The same for what may be a reference besides, unless it was `told` before."""
        standing = self._old.loose_references(old)
        now = {one.text for one in self._new.loose_references(new)} if standing else set[str]()
        for one in standing:
            if one.text in now and one.text not in told:
                told.add(one.text)
                yield one, self._old.loose_candidates(one), self._new.loose_candidates(one)

    def _citing(self) -> Iterator[tuple[Item, Item]]:
        """Paired clauses, each part of a split or merged clause with each other part."""
        parts = {part.old: part for part in self._alignment.parts}
        for link in self._alignment.links:
            part = parts.get(link.old)
            for old in (link.old, *(part.more_old if part else ())):
                for new in (link.new, *(part.more_new if part else ())):
                    yield self._alignment.old[old], self._alignment.new[new]


def with_numbers_of_now(text: str, followed: Sequence[Followed]) -> str:
    """`text` with every reference given the number that its target has in the new version."""
    for one in sorted(followed, key=lambda one: -one.old.start):
        if one.same:
            text = text[: one.old.start] + one.new.number + text[one.old.end :]
    return text


def find_stale(ledger: Ledger) -> tuple[Finding, ...]:
    """The stale references of the new version, in reading order."""
    findings = [_stale(followed, citing) for followed, citing in ledger.stale()]
    return tuple(sorted(findings, key=lambda finding: finding.at.path if finding.at else ()))


def _stale(followed: Followed, citing: Item) -> Finding:
    assert followed.old_target is not None
    now, stands_now = followed.new_target, followed.stands_now
    deleted = ", a clause that is deleted" if stands_now is None else ""
    takes = f"{', ' if deleted else ' '}and is now {_short(now)}" if now is not None else ""
    number = (stands_now.label or "").rpartition(" ")[2] if stands_now is not None else ""
    return Finding(
        code="reference-stale",
        severity=Severity.ERROR,
        message=(
            f'{citing.address} refers to "{followed.new.text}", which was {_short(followed.old_target)}{deleted}{takes}'
        ),
        at=citing.ref(),
        suggestion=f"{followed.new.word} {number}" if number else None,
    )


def _short(item: Item) -> str:
    """The first words of a node, to recognise it by."""
    text = item.normal
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57].rstrip()}..."'
