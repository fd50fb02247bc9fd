"""What the page of a clause tells of its life: where it stands, who wrote which words, and what happened.

The redline of a wording against the one before is that of the diff; it and the texts are the same in both
languages, so a life is told once for both pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from renvooi.diff.inline import redline
from renvooi.model.changes import InlineOp, InlineStep, Operation
from renvooi.model.history import ClauseId, Life, Stretch, Wording
from renvooi.model.notices import Bilingual
from renvooi.notice.phrases import OPERATIONS, joined
from renvooi.notice.site.values import ClauseFacts, StepCard, VersionCard

_SHARING = frozenset({Operation.SPLIT, Operation.MERGED})
_READ_ANEW = Bilingual("anders gelezen", "read differently")
_FIRST = Bilingual("in de eerste versie", "in the first version")
_ELSEWHERE = Bilingual("staat op een andere plaats", "stands in another place")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the present wording that one version brought."""

    text: str
    space: str
    """White space behind the text: the mark of the version stands before it."""
    version: int
    """Number of that version; 0 where no mark is needed: for mere punctuation, and where all words are of one version."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What one version did to a clause."""

    version: VersionCard
    stands: bool
    """Whether it stands in that version; not in the one that it went with."""
    what: Bilingual
    significance: str
    """"" where nothing happened that has one: the first version, a place that moved with others, or the document itself."""
    itself: bool
    """Whether it is about what the document says of itself, which no page counts."""
    step: StepCard | None
    change: str
    """Id of the change on the page of `step`; "" if there is none."""
    places: tuple[str, str] | None
    """Old and new address, where they differ."""
    words: tuple[InlineStep, ...]
    """Its words in the version, as a redline against those before; empty where they stayed."""
    shared: bool
    """Whether it was split or merged: words that came or went may stand in another clause."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Another clause that this one came from or went to."""

    how: Bilingual
    clause: ClauseId
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that the page of a clause says."""

    life: Life
    address: str
    section: str
    shown_in: VersionCard
    """Of one that stands, the version in which something last happened to it: a newer one must not change its page.

    Of one that is gone, the last that it stood in.
    """
    stands: bool
    """Whether it stands in the latest version of the document."""
    left: StepCard | None
    """The step in which it was retired."""
    pieces: tuple[Piece, ...]
    brought: tuple[tuple[int, VersionCard], ...]
    """The versions that brought its words, with their numbers."""
    happenings: tuple[Happening, ...]
    """The latest first."""
    kin: tuple[Kin, ...]


class Teller:
    """Tells the lives of one document."""

    def __init__(self, facts: ClauseFacts) -> None:
        self._versions = facts.document.versions
        self._sections = facts.sections
        self._steps = {(step.old.label, step.new.label): step for step in facts.document.steps}
        self._lives = {life.id: life for life in facts.lives}
        self._kin = _kin_by_clause(facts.lives)
        self._archived = facts.archived

    def told(self, life: Life) -> Told:
        """What to say of `life`."""
        place = life.appearances[-1]
        stretches = life.wordings[-1].stretches if life.wordings else ()
        first = life.wordings[-1].since if life.wordings else life.born
        numbers = sorted({stretch.version for stretch in stretches if _has_words(stretch)} or {first})
        happenings = tuple(reversed(tuple(self._happenings(life))))
        return Told(
            life=life,
            address=place.address,
            section=self._sections.get(life.id, ""),
            shown_in=happenings[0].version if life.retired is None else self._versions[place.version - 1],
            stands=life.retired is None,
            left=self._step(life.retired) if life.retired else None,
            pieces=tuple(_piece(stretch, marked=len(numbers) > 1) for stretch in stretches),
            brought=tuple((number, self._versions[number - 1]) for number in numbers),
            happenings=happenings,
            kin=tuple(
                Kin(how, other, self._lives[other].appearances[-1].address)
                for how, other in self._kin.get(life.id, ())
                if other in self._lives
            ),
        )

    def _step(self, number: int) -> StepCard | None:
        """The step that leads to the version of that number from the one before."""
        if number < 2:
            return None
        old, new = self._versions[number - 2], self._versions[number - 1]
        return self._steps.get((old.label, new.label))

    def _happenings(self, life: Life) -> Iterator[Happening]:
        events = {event.version: event for event in life.events}
        moves = {new.version: (old.address, new.address) for old, new in pairwise(life.appearances)}
        moves = {number: places for number, places in moves.items() if places[0] != places[1]}
        words = _words(life)
        standing = {place.version for place in life.appearances}
        for number in sorted({life.born, *events, *moves, *words}):
            event = events.get(number)
            itself = event is not None and event.change in self._archived
            yield Happening(
                version=self._versions[number - 1],
                stands=number in standing,
                what=_what(event.operations if event else (), number, moved=number in moves),
                significance=event.significance if event and not itself else "",
                itself=itself,
                step=self._step(number) if event else None,
                change=event.change if event else "",
                places=moves.get(number),
                words=words.get(number, ()),
                shared=event is not None and not _SHARING.isdisjoint(event.operations),
            )


def _piece(stretch: Stretch, *, marked: bool) -> Piece:
    text = stretch.text.rstrip()
    return Piece(text, stretch.text[len(text) :], stretch.version if marked and _has_words(stretch) else 0)


def _has_words(stretch: Stretch) -> bool:
    return any(char.isalnum() for char in stretch.text)


def _what(operations: Sequence[Operation], number: int, *, moved: bool) -> Bilingual:
    if operations:
        return joined([OPERATIONS[one] for one in operations])
    if number == 1:
        return _FIRST
    return _ELSEWHERE if moved else _READ_ANEW


def _words(life: Life) -> dict[int, tuple[InlineStep, ...]]:
    """By number of the version, how its words became others; words that came from, or went to, another clause stay."""
    wordings = [one for one in life.wordings if one.text]
    if not wordings:
        return {}
    result = {later.since: redline(earlier.text, later.text) for earlier, later in _changed(wordings)}
    first = InlineOp.INSERT if life.born > 1 and life.origin is None and life.events else InlineOp.EQUAL
    result[life.born] = (InlineStep(first, wordings[0].text),)
    if life.retired is not None:
        last = InlineOp.DELETE if life.successor is None else InlineOp.EQUAL
        result[life.retired] = (InlineStep(last, wordings[-1].text),)
    return result


def _changed(wordings: Sequence[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Neighbours that do not say the same: a wording is new too where only its stretches are."""
    return (pair for pair in pairwise(wordings) if pair[0].text != pair[1].text)


def _kin_by_clause(lives: Sequence[Life]) -> dict[ClauseId, list[tuple[Bilingual, ClauseId]]]:
    """By clause, the others that it came from or went to, seen from both sides."""
    result: dict[ClauseId, list[tuple[Bilingual, ClauseId]]] = {}
    for life in lives:
        for (forth, back), other in (
            (_ORIGIN, life.origin),
            (_REVIVES, life.revives),
            (_SUCCESSOR, life.successor),
        ):
            if other is not None:
                result.setdefault(life.id, []).append((forth, other))
                result.setdefault(other, []).append((back, life.id))
    return result


_ORIGIN = (Bilingual("Afgesplitst van", "Split off from"), Bilingual("Hiervan is afgesplitst", "Split off from this"))
_REVIVES = (
    Bilingual(
        "Zegt hetzelfde als een bepaling die eerder verviel", "Says the same as a clause that was removed before"
    ),
    Bilingual("Dezelfde tekst kwam later terug in", "The same text came back later in"),
)
_SUCCESSOR = (Bilingual("Opgegaan in", "Merged into"), Bilingual("Hierin is opgegaan", "Merged into this"))
