"""The changes of a step as its page lists them: what matters, what is editorial, and what is told once.

Where a notice was released, a change says what the notice says of it, under the number that it has there.
Without one the same lists are made of the diff alone, without effects or rights. Only a person lowers a
change, so one that is no longer editorial leaves the lists of what is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from renvooi.model.changes import Change, HumanVerdict, Significance
from renvooi.model.document import Kind
from renvooi.model.notices import Bilingual, ConsequenceClass, Notice, NoticeGroup, NoticeRow, Passage
from renvooi.notice.engaged import changes_of_parties
from renvooi.notice.judging import Judgement, judge, prudent_significance
from renvooi.notice.phrases import JUDGED
from renvooi.notice.policy import Policy, load_policy
from renvooi.notice.render.filters import decision
from renvooi.notice.rows import sort_changes
from renvooi.notice.self_description import stated
from renvooi.notice.site.significance import of_decided, shown_significance
from renvooi.notice.site.values import StepFacts


@dataclass(frozen=True, slots=True)
class Entry:
    """One change with what is said of it."""

    row: NoticeRow
    significance: Significance
    """What stands now, raised where the evidence asks for it; `REVIEW` only while it waits for a person."""
    number: int | None
    """Of its heading; None for what is not numbered."""
    change: Change | None
    """None for a change of the notice that a newer reading of the files does not show."""
    judged: Bilingual | None
    """What a person made of it; None if nobody did."""
    reason: str | None = None
    """Why, as the notice told clients; None where none did."""
    beyond_notice: bool = False
    """Whether it counts as substantive and the notice does not tell it as such, so that it attaches no right to this."""

    @property
    def place(self) -> str:
        """Its address: of the new text where there is one."""
        passages = self.row.new or self.row.old
        return passages[0].place if passages else ""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that is told in one line, with the changes that are part of it."""

    line: Bilingual
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Every change of a step, each in one place."""

    rows: tuple[Entry, ...]
    """What counts as substantive, numbered from 1."""
    editorial: tuple[Entry, ...]
    told: tuple[Told, ...]
    """Editorial as well."""
    archived: tuple[Entry, ...]
    """What differs in the document's account of itself."""

    @property
    def review(self) -> int:
        """How many of `rows` wait for a person."""
        return sum(one.significance is Significance.REVIEW for one in self.rows)

    @property
    def beyond_notice(self) -> int:
        """How many of `rows` the notice does not tell as substantive."""
        return sum(one.beyond_notice for one in self.rows)

    @property
    def editorial_count(self) -> int:
        """Editorial changes, those in groups one by one."""
        return len(self.editorial) + sum(len(one.entries) for one in self.told)


def list_changes(facts: StepFacts) -> Listing:
    """The changes of a step, in the order of its notice, then of its diff."""
    changes = {one.id: one for one in _with_verdicts(facts)}
    sorted_ = sort_changes(
        tuple(changes.values()),
        facts.diff.summary.groups,
        judgements=_judgements(changes, facts),
        reasons={},
        rights=frozenset(),
        of_parties=changes_of_parties(facts.diff.records),
    )
    computed = _Lists(sorted_.rows, sorted_.editorial, sorted_.groups, sorted_.archived)
    lists = computed if facts.notice is None else _as_told(computed, facts.notice, changes)
    listing = _entries(lists, changes, released=facts.notice is not None)
    return listing if facts.notice is None else _marked(listing, facts.notice)


def _marked(listing: Listing, notice: Notice) -> Listing:
    told = {one.change for one in notice.rows}
    return replace(listing, rows=tuple(replace(one, beyond_notice=one.row.change not in told) for one in listing.rows))


def _with_verdicts(facts: StepFacts) -> Iterator[Change]:
    """The changes; one that nobody decided about since has the decision that the notice told clients."""
    notice = facts.notice
    rows = (*notice.rows, *notice.editorial, *notice.archived) if notice else ()
    told = {row.change: row.verdict for row in rows}
    for change in facts.diff.changes:
        yield change if change.verdict else replace(change, verdict=told.get(change.id))


@dataclass(frozen=True, slots=True)
class _Lists:
    rows: tuple[NoticeRow, ...]
    editorial: tuple[NoticeRow, ...]
    groups: tuple[NoticeGroup, ...]
    archived: tuple[NoticeRow, ...]

    def every(self) -> Iterator[NoticeRow]:
        """All rows of the three lists that have rows."""
        return iter((*self.rows, *self.editorial, *self.archived))


@lru_cache(maxsize=1)
def default_policy() -> Policy:
    """The policy that ships."""
    return load_policy()


def _judgements(changes: Mapping[str, Change], facts: StepFacts) -> Mapping[str, Judgement]:
    """What is known of each change without the policy of anyone: how much it matters, and if it is archived."""
    sides, kind = (stated(facts.old), stated(facts.new)), Kind(facts.diff.document)
    return {
        one.id: Judgement(
            ConsequenceClass.NOTHING,
            (),
            (),
            prudent_significance(one),
            archived=judge(one, kind, default_policy(), sides).archived,
        )
        for one in changes.values()
    }


def _as_told(computed: _Lists, notice: Notice, changes: Mapping[str, Change]) -> _Lists:
    """The lists of the notice, with what the diff has beyond it and without what is no longer editorial."""
    told = {one.change for one in (*notice.rows, *notice.editorial, *notice.archived)}
    told.update(one for group in notice.groups for one in group.changes)
    risen = {one.id for one in changes.values() if prudent_significance(one) is not Significance.EDITORIAL}
    back = tuple(one for one in (*notice.editorial, *_of_groups(computed, notice, risen)) if one.change in risen)
    return _Lists(
        (*notice.rows, *back, *(one for one in computed.rows if one.change not in told)),
        (
            *(one for one in notice.editorial if one.change not in risen),
            *(one for one in computed.editorial if one.change not in told),
        ),
        (
            *(replace(one, changes=tuple(c for c in one.changes if c not in risen)) for one in notice.groups),
            *(one for one in computed.groups if not told.intersection(one.changes)),
        ),
        (*notice.archived, *(one for one in computed.archived if one.change not in told)),
    )


def _of_groups(computed: _Lists, notice: Notice, risen: set[str]) -> Iterator[NoticeRow]:
    """Members of groups of the notice that a person has judged to be more since."""
    members = {one for group in notice.groups for one in group.changes} & risen
    return (one for one in computed.every() if one.change in members)


def _entries(lists: _Lists, changes: Mapping[str, Change], *, released: bool) -> Listing:
    def entry(row: NoticeRow, number: int | None = None) -> Entry:
        change = changes.get(row.change)
        judged = _judged(row, change, released=released)
        return Entry(row, _shown(row, change), number, change, judged, _reason(row, change) if released else None)

    return Listing(
        tuple(entry(row, number) for number, row in enumerate(lists.rows, start=1)),
        tuple(map(entry, lists.editorial)),
        tuple(_told(one, changes) for one in lists.groups if one.changes),
        tuple(map(entry, lists.archived)),
    )


def _shown(row: NoticeRow, change: Change | None) -> Significance:
    if change is not None:
        return shown_significance(change)
    return of_decided(row.significance, decided=row.verdict is not None)


def _judged(row: NoticeRow, change: Change | None, *, released: bool) -> Bilingual | None:
    """What a person decided; the class, which speaks of notices, only as a released notice told of it."""
    if released and (told := _told_verdict(row, change)) is not None:
        return decision(told)
    verdict = row.verdict if change is None else change.verdict
    return None if verdict is None else JUDGED[verdict.significance]


def _reason(row: NoticeRow, change: Change | None) -> str | None:
    """The reason in the notice, as long as the decision that it is about stands."""
    told = _told_verdict(row, change)
    return None if told is None else told.because


def _told_verdict(row: NoticeRow, change: Change | None) -> HumanVerdict | None:
    """The decision in the notice, unless a later one took its place; the diff has it without its reason and class."""
    if row.verdict is None or change is None:
        return row.verdict
    now = change.verdict
    stands = now is not None and (now.at, now.significance) == (row.verdict.at, row.verdict.significance)
    return row.verdict if stands else None


def _told(group: NoticeGroup, changes: Mapping[str, Change]) -> Told:
    members = (changes[one] for one in group.changes if one in changes)
    return Told(group.line, tuple(_of_group(one) for one in members))


def _of_group(change: Change) -> Entry:
    row = NoticeRow(
        change=change.id,
        operations=change.operations,
        old=tuple(Passage(ref.address, ref.text, ref.page) for ref in change.old),
        new=tuple(Passage(ref.address, ref.text, ref.page) for ref in change.new),
        inline=(),
        why=None,
        consequence_class=ConsequenceClass.NOTHING,
        effects=(),
        rights=(),
        significance=change.significance,
        signals=(),
        restated=(),
        event=None,
    )
    return Entry(row, shown_significance(change), None, change, None)
