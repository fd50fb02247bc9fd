"""References followed from one version to the next: which were updated, and which went stale.

    old: "... zoals in artikel 8"  (item 8: "Machine learning")
    new: "... zoals in artikel 8"  (item 8 is now "Apps"; "Machine learning" is item 9)  ->  stale

A reference is judged only where both versions resolve it to exactly one node and the old
target is paired: everything else is silence, never a guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Item
from renvooi.diff.references import Reference, Resolver, references
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


class Ledger:
    """All references of both versions, resolved once."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = Resolver(alignment.old), Resolver(alignment.new)
        self._partner = alignment.partner

    def follow(self, old: Item, new: Item) -> tuple[Followed, ...]:
        """The references of a paired clause side by side; () where their number differs."""
        before, after = references(old.node.text), references(new.node.text)
        if len(before) != len(after) or [one.word for one in before] != [one.word for one in after]:
            return ()
        return tuple(self._followed(one, other, old, new) for one, other in zip(before, after, strict=True))

    def _followed(self, one: Reference, other: Reference, old: Item, new: Item) -> Followed:
        target, now = self._old.resolve(one, old), self._new.resolve(other, new)
        at = self._partner.get(target.index) if target is not None else None
        return Followed(one, other, target, now, self._alignment.new[at] if at is not None else None)

    def stale(self) -> Iterator[Finding]:
        """References that kept their number while another clause took it."""
        for link in self._alignment.links:
            old, new = self._alignment.old[link.old], self._alignment.new[link.new]
            for followed in self.follow(old, new):
                if followed.differs and followed.old.number == followed.new.number:
                    yield _stale(followed, new)


def with_numbers_of_now(text: str, followed: Sequence[Followed]) -> str:
    """`text` with every reference given the number that its target has in the new version."""
    for one in sorted(followed, key=lambda one: -one.old.start):
        if one.same:
            text = text[: one.old.start] + one.new.number + text[one.old.end :]
    return text


def find_stale(alignment: Alignment) -> tuple[Finding, ...]:
    """The stale references of the new version, in reading order."""
    findings = list(Ledger(alignment).stale())
    return tuple(sorted(findings, key=lambda finding: finding.at.path if finding.at else ()))


def _stale(followed: Followed, citing: Item) -> Finding:
    assert followed.old_target is not None
    assert followed.new_target is not None
    assert followed.stands_now is not None
    number = (followed.stands_now.label or "").rpartition(" ")[2]
    return Finding(
        code="reference-stale",
        severity=Severity.ERROR,
        message=(
            f'{citing.address} refers to "{followed.new.text}", which was {_short(followed.old_target)} '
            f"and is now {_short(followed.new_target)}"
        ),
        at=citing.ref(),
        suggestion=f"{followed.new.word} {number}",
    )


def _short(item: Item) -> str:
    """The first words of a node, to recognise it by."""
    text = item.normal
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57].rstrip()}..."'
