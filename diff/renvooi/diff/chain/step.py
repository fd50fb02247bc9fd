"""One step of a chain: who lives on, who is born and who is retired.

Each node of the new version is the next appearance of a clause that lives on, or is born; each
clause of the old version that does not live on is retired.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.diff.align import Alignment
from renvooi.diff.chain.carry import bounds, carry, cut, find_runs, glued
from renvooi.diff.chain.identities import name
from renvooi.diff.chain.lineage import Family, find_families, find_revivals, heir, survivor
from renvooi.diff.chain.nodes import Path, Standing, birthplace, nodes_of
from renvooi.diff.comparable import version_ref
from renvooi.diff.inline import redline
from renvooi.model import (
    Change,
    ClauseId,
    Diff,
    Document,
    Event,
    History,
    InlineOp,
    InlineStep,
    Life,
    Step,
    Stretch,
    Wording,
)
from renvooi.model.history import joined


@dataclass(frozen=True, slots=True)
class _Next:
    """A node of the new version before it has an id: who it is and which words it has."""

    stretches: tuple[Stretch, ...]
    lives_on: ClauseId | None
    """The clause whose next appearance it is; None for one that is born."""
    origin: ClauseId | None = None


class NextStep:
    """One step in the making."""

    def __init__(
        self, history: History, old: Document, new: Document, alignment: Alignment, script: Diff, *, reread: bool
    ) -> None:
        self.history, self.script, self.reread = history, script, reread
        self._old, self._new = nodes_of(old), nodes_of(new)
        self.ref = version_ref(new)
        self.version = len(history.versions) + 1
        self.writer = self.version - reread
        """Who wrote the words that the old version does not have; a file that is read anew has no new words."""
        self.change_at = {ref.path: change for change in script.changes for ref in change.new}
        self.change_of = {ref.path: change for change in script.changes for ref in change.old}
        self._living = {life.appearances[-1].path: life for life in history.lives if life.retired is None}
        self._next: dict[int, _Next] = {}
        self._successor: dict[ClauseId, ClauseId] = {}
        for family in find_families(alignment):
            self._pass_on(family)

    def lives(self) -> tuple[Life, ...]:
        """All lives of the longer history: those that were, then those born now in reading order."""
        at = {found.lives_on: index for index, found in self._next.items() if found.lives_on is not None}
        older = (self._aged(life, at.get(life.id)) for life in self.history.lives)
        return (*older, *self._newborn())

    def step(self, lives: Iterable[Life]) -> Step:
        """The step in numbers."""
        summary = self.script.summary
        lives = tuple(lives)
        return Step(
            version=self.version,
            reread=self.reread,
            substantive=summary.substantive,
            review=summary.review,
            editorial=summary.editorial,
            operations=summary.operations,
            untouched=len(self._new) - len(self.change_at),
            born=sum(life.born == self.version for life in lives),
            retired=sum(life.retired == self.version for life in lives),
            findings=self.script.findings,
        )

    def _pass_on(self, family: Family) -> None:
        """Nothing; what the new nodes of a family take over from the old ones is known."""
        old = [self._old[at] for at in family.old]
        new = [self._new[at] for at in family.new]
        lives = [self._living[node.path] for node in old]
        was, now = [node.text for node in old], [node.text for node in new]
        runs = find_runs(self._steps(old, new))
        before = glued([life.wordings[-1].stretches for life in lives], version=self.writer)
        after = carry(before, "\n".join(now), runs, version=self.writer)
        living = lives[_kept(survivor(lives, was, runs), family.old, family.new)]
        first = _kept(heir(now, runs), family.new, family.old)
        for at, (index, (start, end)) in enumerate(zip(family.new, bounds(now), strict=True)):
            stretches = tuple(cut(after, start, end))
            alive, origin = (living.id, None) if at == first else (None, living.id)
            self._next[index] = _Next(stretches, alive, origin)
        self._successor.update((life.id, living.id) for life in lives if life is not living)

    def _steps(self, old: Sequence[Standing], new: Sequence[Standing]) -> tuple[InlineStep, ...]:
        """The redline of a family; one equal step where the text is the same."""
        was, now = ("\n".join(node.text for node in side) for side in (old, new))
        if was == now:
            return (InlineStep(InlineOp.EQUAL, was),)
        change = self.change_at.get(new[0].path)
        # A file that was read anew has no changes, and yet its words may be divided otherwise.
        return change.inline if change is not None and change.inline else redline(was, now)

    def _aged(self, life: Life, at: int | None) -> Life:
        """`life` after the step; `at` is where it stands in the new version."""
        if life.retired is not None:
            return life
        if at is None:
            events = (*life.events, *self._events(self.change_of, life.appearances[-1].path))
            return replace(life, retired=self.version, successor=self._successor.get(life.id), events=events)
        node, stretches = self._new[at], self._next[at].stretches
        changed = stretches != life.wordings[-1].stretches
        return replace(
            life,
            appearances=(*life.appearances, node.appearance(self.version)),
            wordings=(*life.wordings, Wording(self.version, stretches)) if changed else life.wordings,
            events=(*life.events, *self._events(self.change_at, node.path)),
        )

    def _newborn(self) -> Iterator[Life]:
        taken: set[str] = {*self.history.gone, *(one for life in self.history.lives for one in (life.id, *life.also))}
        found = {at: self._next.get(at) or self._fresh(node) for at, node in enumerate(self._new)}
        born = {at: one for at, one in found.items() if one.lives_on is None}
        revivals = find_revivals(self.history.lives, {at: self._new[at] for at in born}, version=self.version)
        for at, one in born.items():
            node = self._new[at]
            yield Life(
                id=name(node, version=birthplace(self.ref, self.version), taken=taken),
                type=node.node.type,
                born=self.version,
                retired=None,
                origin=one.origin,
                successor=None,
                revives=revivals.get(at),
                roles=node.roles,
                appearances=(node.appearance(self.version),),
                wordings=(Wording(self.version, one.stretches),),
                events=self._events(self.change_at, node.path),
            )

    def _fresh(self, node: Standing) -> _Next:
        return _Next(joined((Stretch(node.text, self.writer),)), None)

    def _events(self, changes: Mapping[Path, Change], path: Path) -> tuple[Event, ...]:
        change = changes.get(path)
        if change is None:
            return ()
        return (Event(self.version, change.operations, change.id, change.significance),)


def _kept(chosen: int, side: Sequence[int], other: Sequence[int]) -> int:
    """`chosen` of `side`; the linked pair goes on where both sides have several parts."""
    return 0 if len(side) > 1 and len(other) > 1 else chosen
