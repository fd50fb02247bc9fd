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
from functools import cached_property

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Item
from renvooi.diff.references.index import number_of
from renvooi.diff.references.reference import Cited, Reference, Step
from renvooi.diff.references.resolve import Resolver
from renvooi.model import Role


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
    def as_written(self) -> str:
        """The old reference; in the words of the new one where both say the same ("art. 3", "artikel 3")."""
        return self.new.text if self.old.key == self.new.key else self.old.text

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


@dataclass(frozen=True, slots=True)
class Pairing:
    """The references of a paired clause, side by side."""

    followed: tuple[Followed, ...] = ()
    dropped: tuple[Reference, ...] = ()
    """Those of the old text that the new one has no counterpart of."""
    added: tuple[Reference, ...] = ()


_EXPLAINS = frozenset((Cited.ARTICLE, Cited.ITEM, Cited.ENTRY))
"""Kinds whose stale references say all there is to say of a renumbered target; of others a person looks."""
_ELSEWHERE = frozenset((Cited.ANNEX, Cited.PART))
"""Kinds that may have become a file of their own, and are then not gone."""
Standing = tuple[str, tuple[Item, ...], tuple[Item, ...]]
"""An unchanged reference as written, with the nodes that it may mean in each version."""


class Ledger:
    """All references of both versions, resolved once."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        read: dict[str, tuple[Reference, ...]] = {}
        self.old, self.new = Resolver(alignment.old, read), Resolver(alignment.new, read)
        merged = {more: alignment.partner[part.old] for part in alignment.parts for more in part.more_old}
        self._right: set[tuple[int, int]] = set()
        self._partner = {**alignment.partner, **merged}

    def follow(self, old: Item, new: Item) -> tuple[Followed, ...]:
        """The references of a paired clause that stand in both texts."""
        return self.pairing(old, new).followed

    def pairing(self, old: Item, new: Item) -> Pairing:
        """The references of a paired clause side by side, with those that came and went."""
        before, after = _explicit(self.old.references(old)), _explicit(self.new.references(new))
        if not before:
            return Pairing(added=after)
        if [_shape(one) for one in before] == [_shape(one) for one in after]:
            pairs = zip(before, after, strict=True)
            return Pairing(tuple(self._followed(one, other, old, new) for one, other in pairs))
        return self._by_target(before, after, old, new)

    def _by_target(self, before: tuple[Reference, ...], after: tuple[Reference, ...], old: Item, new: Item) -> Pairing:
        """Pairs where one text has more references than the other: first who mean one clause, then who say the same."""
        left = list(after)
        followed, dropped = [], []
        for one in before:
            alike = [self._followed(one, other, old, new) for other in left if _shape(one) == _shape(other)]
            best = next((it for it in alike if it.same), None)
            best = best or next((it for it in alike if it.new.numbers == one.numbers), None)
            if best is None:
                dropped.append(one)
            else:
                followed.append(best)
                left.remove(best.new)
        return Pairing(tuple(followed), tuple(dropped), tuple(left))

    def _followed(self, one: Reference, other: Reference, old: Item, new: Item) -> Followed:
        target, now = self.old.resolve(one, old), self.new.resolve(other, new)
        return Followed(one, other, target, now, self.stands_now(target))

    def stands_now(self, target: Item | None) -> Item | None:
        """Where a node of the old version stands in the new one."""
        at = self._partner.get(target.index) if target is not None else None
        return self.alignment.new[at] if at is not None else None

    @cached_property
    def stale(self) -> tuple[tuple[Followed, Item], ...]:
        """References that kept their number while another clause took it, or theirs was deleted; with who cites."""
        return tuple(self._find_stale())

    def _find_stale(self) -> Iterator[tuple[Followed, Item]]:
        for link in self.alignment.links:
            old, new = self.alignment.old[link.old], self.alignment.new[link.new]
            if not self.old.references(old) or Role.DIFFERENCES in new.roles:
                # the author's list of changes may cite the numbers of either version
                continue
            pairing = self.pairing(old, new)
            headings = (self._lost_heading(one, old, new) for one in pairing.dropped if one.kind is Cited.HEADING)
            self._right.update((new.index, one.new.start) for one in pairing.followed if one.same)
            for followed in (*pairing.followed, *(one for one in headings if one is not None)):
                if followed.old.numbers == followed.new.numbers and self._is_stale(followed, new):
                    yield followed, new

    def _is_stale(self, followed: Followed, new: Item) -> bool:
        """True where an unchanged reference means another clause than it did, or none."""
        if followed.old.kind is Cited.LETTER:
            return False
        if followed.gone:
            return followed.old.kind not in _ELSEWHERE
        lost = (
            followed.new_target is None
            and followed.stands_now is not None
            and not self.new.candidates(followed.new, new)
        )
        return followed.differs or (lost and self._is_renumbered(followed))

    def _is_renumbered(self, followed: Followed) -> bool:
        """True where the clause that was meant demonstrably has another number now."""
        was, now = followed.old_target, followed.stands_now
        for _ in followed.old.steps:
            if was is None or now is None:
                return False
            before, after = number_of(was), number_of(now)
            if before is not None and after is not None and before != after:
                return True
            was, now = was.above, now.above
        return False

    def _lost_heading(self, one: Reference, old: Item, new: Item) -> Followed | None:
        """A reference by a heading that the new text still has and the new version has not."""
        target = self.old.resolve(one, old)
        if target is None or self.stands_now(target) is not None or one.number not in new.node.text:
            return None
        return Followed(one, one, target, None, None)

    @property
    def right(self) -> frozenset[tuple[int, int]]:
        """Who cites, and where in its text, of the references of the new version that mean what they meant."""
        assert self.stale is not None
        return frozenset(self._right)

    def reported(self) -> frozenset[int]:
        """Old indices of clauses whose renumbering a finding explains: a stale reference to exactly that number."""
        return frozenset(
            one.old_target.index for one, _ in self.stale if one.old_target is not None and one.old.kind in _EXPLAINS
        )

    def halves(self, target: Item | None) -> tuple[Item, ...]:
        """The clauses that a node of the old version was split into; () if it was not."""
        part = next((one for one in self.alignment.parts if target is not None and one.old == target.index), None)
        if part is None or not part.more_new:
            return ()
        new = self.alignment.new
        if not all((new[at].label or "")[-1:].isdigit() for at in part.more_new):
            # a clause that now has a list below it is whole
            return ()
        return (new[self.alignment.partner[part.old]], *(new[at] for at in part.more_new))

    def is_replaced(self, followed: Followed) -> bool:
        """True where what was meant is deleted, and a clause that is new has its number: it may well be meant."""
        now = followed.new_target
        return followed.gone and now is not None and now.index not in self._linked_new

    @cached_property
    def _linked_new(self) -> frozenset[int]:
        more = (at for part in self.alignment.parts for at in part.more_new)
        return frozenset((*(link.new for link in self.alignment.links), *more))

    def left_behind(self) -> dict[int, str]:
        """By old index of each target that an unchanged reference no longer means: where that reference stands.

        Here a reference may be ambiguous: whoever may be meant is told of, for that costs no more than a look.
        """
        found: dict[int, str] = {}
        # what a loose reference may mean does not hang on who cites it: the first is told of
        told: set[str] = set()
        for old, new in self._citing():
            for text, before, after in (*self._unchanged(old, new), *self._unchanged_loose(old, new, told)):
                means = {item.index for item in after}
                for target in before:
                    if self._partner.get(target.index) not in means:
                        found.setdefault(target.index, f'"{text}" in {new.address}')
        return found

    def _unchanged(self, old: Item, new: Item) -> Iterator[Standing]:
        """The references that stand in both texts, with what they may mean before and after."""
        standing = (*self.old.references(old), *self.old.doubtful(old))
        now = {one.key: one for one in (*self.new.references(new), *self.new.doubtful(new))} if standing else {}
        for one in standing:
            if other := now.get(one.key):
                yield one.text, self.old.possible(one, old), self.new.possible(other, new)

    def _unchanged_loose(self, old: Item, new: Item, told: set[str]) -> Iterator[Standing]:
        """The same for what may be a reference besides, unless it was `told` before."""
        standing = self.old.loose_references(old)
        now = {one.text for one in self.new.loose_references(new)} if standing else set[str]()
        for one in standing:
            if one.text in now and one.text not in told:
                told.add(one.text)
                yield one.text, self.old.loose_candidates(one), self.new.loose_candidates(one)

    def _citing(self) -> Iterator[tuple[Item, Item]]:
        """Paired clauses, each part of a split or merged clause with each other part."""
        parts = {part.old: part for part in self.alignment.parts}
        for link in self.alignment.links:
            part = parts.get(link.old)
            for old in (link.old, *(part.more_old if part else ())):
                for new in (link.new, *(part.more_new if part else ())):
                    yield self.alignment.old[old], self.alignment.new[new]


def _explicit(found: Sequence[Reference]) -> tuple[Reference, ...]:
    """Those that stand in the text with a number of their own; "dit artikel" follows its clause by itself."""
    return tuple(one for one in found if not one.implied and one.head.relative != 0)


def _shape(reference: Reference) -> tuple[Cited | None, ...]:
    within = reference.within.kind if reference.within is not None else None
    return (within, *(step.kind for step in reference.steps))


def _steps(reference: Reference) -> tuple[Step, ...]:
    return (*reference.steps, *((reference.within,) if reference.within is not None else ()))


def with_numbers_of_now(text: str, followed: Sequence[Followed]) -> str:
    """`text` with every reference given the number that its target has in the new version."""
    now: dict[int, tuple[int, str]] = {}
    for one in followed:
        if one.same:
            for before, after in zip(_steps(one.old), _steps(one.new), strict=True):
                # the words of a heading are no number: another name for it is another text
                if before.kind is not Cited.HEADING:
                    now[before.start] = before.end, after.printed
    for start, (end, printed) in sorted(now.items(), reverse=True):
        text = text[:start] + printed + text[end:]
    return text
