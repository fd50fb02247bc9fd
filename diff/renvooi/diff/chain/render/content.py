"""What every form of a history shows, in which order: the forms differ in marks only."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from renvooi.diff.chain.names import version_names
from renvooi.diff.chain.render.labels import LANGUAGES, HistoryLabels
from renvooi.diff.render.labels import LANGUAGES as DIFF_LANGUAGES
from renvooi.diff.render.labels import Labels
from renvooi.diff.render.visible import visible
from renvooi.model import ClauseId, Event, History, Life, Operation, Significance, Undone


@dataclass(frozen=True, slots=True)
class Line:
    """One event of a life."""

    version: str
    what: str
    text: str
    """What the clause says from then on; "" where texts are not shown or it says the same as before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One life."""

    id: ClauseId
    place: str
    """Where it stands, or stood last; with the version in which it was retired."""
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    """Its lineage."""


@dataclass(frozen=True, slots=True)
class HistoryContent:
    """A history ready to be marked up."""

    labels: HistoryLabels
    title: str
    versions: tuple[tuple[str, str], ...]
    """Name and file."""
    steps: tuple[tuple[str, ...], ...]
    """Rows of the table; empty where one clause is shown."""
    reread: tuple[str, ...]
    entries: tuple[Entry, ...]
    nothing: str
    """What to say instead of entries; "" if a clause changed."""
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """The lists under the entries that hold anything, each with its heading."""
    one_clause: bool


def history_content(
    history: History, language: str, *, clause: ClauseId | None = None, at: int | None = None
) -> HistoryContent:
    """What to show of `history`: the lives that changed, of those that stand in version `at` if given; or `clause`.

    Raises: ValueError for a language that is not "nl" or "en".
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    teller = _Teller(history, LANGUAGES[language], DIFF_LANGUAGES[language])
    chosen = _chosen(history, clause, at)
    ids = {life.id for life in chosen}
    folded = {life.id: life for life in chosen if clause is None and _only_renumbered(life)}
    labels, names = teller.labels, teller.names
    lists = (
        (labels.renumbered, tuple(teller.renumbered(life) for life in folded.values())),
        (
            labels.undone.format(old=names[0], new=names[-1]),
            tuple(teller.undone(one) for one in history.undone if one.id in ids),
        ),
        (labels.findings, () if clause else tuple(teller.findings())),
    )
    return HistoryContent(
        labels=labels,
        title=visible(labels.title.format(title=history.title)),
        versions=tuple((name, visible(ref.name)) for name, ref in zip(names, history.versions, strict=True)),
        steps=() if clause else tuple(teller.steps()),
        reread=() if clause else tuple(teller.reread()),
        entries=tuple(teller.entry(life, texts=clause is not None) for life in chosen if life.id not in folded),
        nothing="" if chosen else labels.nothing,
        lists=tuple((heading, points) for heading, points in lists if points),
        one_clause=clause is not None,
    )


def _chosen(history: History, clause: ClauseId | None, at: int | None) -> list[Life]:
    """The lives to show: in reading order of the latest version, then those that were retired, the latest first."""
    if clause is not None:
        return [life for life in history.lives if life.id == clause]
    changed = (life for life in history.lives if life.events or life.born > 1 or life.retired is not None)
    standing = (life for life in changed if at is None or life.stands_in(at))
    return sorted(
        standing, key=lambda life: (life.retired is not None, -(life.retired or 0), life.appearances[-1].path)
    )


def _only_renumbered(life: Life) -> bool:
    """Whether all that happened is that the number followed others: one event to a reader, however many clauses."""
    proven = all(
        event.operations == (Operation.RENUMBERED,) and event.significance is Significance.EDITORIAL
        for event in life.events
    )
    return bool(life.events) and proven and life.born == 1 and life.retired is None


class _Teller:
    """Lives and steps in the words of one language."""

    def __init__(self, history: History, labels: HistoryLabels, words: Labels) -> None:
        self.history, self.labels, self.words = history, labels, words
        self.names = tuple(visible(name) for name in version_names(history.versions))
        self._lives = {life.id: life for life in history.lives}

    def steps(self) -> Iterator[tuple[str, ...]]:
        """Rows of the table of steps."""
        for step in self.history.steps:
            counts = (step.substantive, step.review, step.editorial, step.untouched, step.born, step.retired)
            yield self._step(step.version), *map(str, counts)

    def reread(self) -> Iterator[str]:
        """A line for each step between two readings of one file."""
        for step in self.history.steps:
            if step.reread:
                yield self.labels.reread.format(step=self._step(step.version))

    def findings(self) -> Iterator[str]:
        """What the diffs found beside their changes."""
        for step in self.history.steps:
            for finding in step.findings:
                yield visible(f"{self._step(step.version)}: {finding.code}: {finding.message}")

    def entry(self, life: Life, *, texts: bool) -> Entry:
        """One life; with `texts` each line says how the clause reads from then on."""
        place = life.appearances[-1].address
        if life.retired is not None:
            place = f"{place} ({self.labels.retired.format(version=self._name(life.retired))})"
        return Entry(life.id, visible(place), tuple(self._lines(life, texts=texts)), tuple(self._lineage(life)))

    def renumbered(self, life: Life) -> str:
        """The addresses that a clause had, on a line."""
        addresses = [address for address, _ in groupby(place.address for place in life.appearances)]
        return visible(f"{life.id} {' → '.join(addresses)}")

    def undone(self, undone: Undone) -> str:
        """What was made and undone, on a line."""
        what = ", ".join(self.words.operations[operation] for operation in undone.operations)
        line = self.labels.undone_line.format(
            clause=self._clause(undone.id), what=what, made=self._name(undone.made), undone=self._name(undone.undone)
        )
        if undone.returned_as is None:
            return line
        return f"{line} ({self.labels.returned.format(clause=self._clause(undone.returned_as))})"

    def _lines(self, life: Life, *, texts: bool) -> Iterator[Line]:
        events = {event.version: event for event in life.events}
        for number in sorted({*events, life.born} if texts or (life.born == 1 and not events) else events):
            fresh = texts and any(wording.since == number for wording in life.wordings)
            text = visible(life.wording_at(number).text) if fresh else ""
            yield Line(self._name(number), self._what(life, number, events.get(number)), text)

    def _what(self, life: Life, number: int, event: Event | None) -> str:
        if event is None:
            return self.labels.first if number == 1 else self.labels.born
        what = ", ".join(self.words.operations[operation] for operation in event.operations)
        moved = ""
        if life.born < number and life.stands_in(number) and life.at(number).address != life.at(number - 1).address:
            moved = f", {life.at(number - 1).address} → {life.at(number).address}"
        return visible(f"{what} ({self.words.significance[event.significance]}){moved}")

    def _lineage(self, life: Life) -> Iterator[str]:
        links = (
            (self.labels.origin, life.origin),
            (self.labels.revives, life.revives),
            (self.labels.successor, life.successor),
        )
        yield from (line.format(clause=self._clause(other)) for line, other in links if other is not None)
        if life.also:
            yield self.labels.also.format(clause=", ".join(life.also))

    def _clause(self, clause: ClauseId) -> str:
        life = self._lives[clause]
        return visible(f"{clause} ({life.appearances[-1].address})")

    def _name(self, number: int) -> str:
        return self.names[number - 1]

    def _step(self, number: int) -> str:
        return f"{self._name(number - 1)} → {self._name(number)}"
