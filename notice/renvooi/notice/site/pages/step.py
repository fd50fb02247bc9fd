"""The page of a step: what it means, what clients can do, and each change in two views."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from renvooi.model.changes import Change, Signal
from renvooi.model.history import ClauseId
from renvooi.model.notices import Bilingual, Effect, EngagedParty, NoRight, Notice, NoticeRow, Right
from renvooi.model.records import RecordOperation
from renvooi.notice.engaged import find_engaged
from renvooi.notice.phrases import OPERATIONS, PARTIES, THEMES, joined, numbered_changes
from renvooi.notice.render.filters import full_stop, successor
from renvooi.notice.site import addresses
from renvooi.notice.site.addresses import slug
from renvooi.notice.site.calendar import has_calendar
from renvooi.notice.site.feeds.sentences import came_between, replaced
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.headlines import named
from renvooi.notice.site.pages.listing import Entry, Listing, list_changes
from renvooi.notice.site.pages.shifts import duties_of, parties_of
from renvooi.notice.site.pages.stated import contradictions
from renvooi.notice.site.pages.summary import essence_of
from renvooi.notice.site.pages.terms import terms_of
from renvooi.notice.site.pages.unread import Unread, unread_of
from renvooi.notice.site.pages.versions import document_file
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES, SiteSettings
from renvooi.notice.site.values import StepFacts
from renvooi.notice.telling import other_themes, told_effects, told_signals

TEMPLATE = "step.html.j2"


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as the template prints it."""

    entry: Entry
    headline: Bilingual | None
    operations: Bilingual
    parties: str
    """Whom it is about, with spaces between; "none" where no party is named."""
    clause: ClauseId | None
    """Whose page has its history."""
    effects: tuple[Effect, ...]
    signals: tuple[Signal, ...]
    themes: Bilingual | None
    """What else the text has to be read for."""
    rights: tuple[Right, ...]
    same_text: bool
    """True if both sides say the same, and only the place differs."""
    moved: bool
    """True if the two places differ."""


def step_pages(facts: StepFacts, site: Site) -> Files:
    """The page in both languages."""
    values = _values(facts, site.settings)
    return dict(_pages(facts, site, values))


def _pages(facts: StepFacts, site: Site, values: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        path = addresses.step(language, facts.document.slug, facts.step.slug)
        yield path, render_page(TEMPLATE, Frame(site, language, path), values)


def _values(facts: StepFacts, settings: SiteSettings) -> Mapping[str, object]:
    listing, duties = list_changes(facts), duties_of(facts)
    rights = facts.notice.rights if facts.notice else ()
    clauses = {one.id: _clause(one, facts) for one in facts.diff.changes}

    def shown(entry: Entry) -> Shown:
        parties = " ".join(parties_of(entry.change, duties)) or "none"
        return _shown(entry, parties, clauses.get(entry.row.change), rights)

    numbers = {one.row.change: one.number for one in listing.rows if one.number is not None}
    numbered = partial(_numbered, numbers)
    released = facts.step.released
    return {
        "document": facts.document,
        "step": facts.step,
        "notice": facts.notice,
        "language": facts.new.language,
        "processor": facts.new.parties.processor.name,
        "client": facts.new.parties.client.name,
        "listing": listing,
        "told": tuple((one.line, tuple(map(shown, one.entries))) for one in listing.told),
        "rows": tuple(map(shown, listing.rows)),
        "editorial": tuple(map(shown, listing.editorial)),
        "archived": tuple(map(shown, listing.archived)),
        "essence": essence_of(facts.notice, listing),
        "no_right": _no_right(facts.notice, numbered),
        "numbered": numbered,
        "terms": terms_of(facts.notice, released.released_at) if facts.notice and released else None,
        "parties": tuple(_by_operation(_engaged(facts, listing))),
        "shifts": duties.shifts,
        "replaced": replaced(facts.step),
        "between": came_between(facts.step),
        "passed": tuple((one, slug(one)) for one in facts.step.between),
        "unread": tuple(_unread(facts)),
        "contradictions": tuple(_contradictions(facts)),
        "dated": has_calendar((facts.step.new,)),
        "files": _files(facts, settings),
        "full_stop": full_stop,
        "successor": successor,
    }


def _unread(facts: StepFacts) -> Iterator[tuple[str, Unread]]:
    """What could not be read, by the label of its version."""
    for card, tree in ((facts.step.old, facts.old), (facts.step.new, facts.new)):
        yield from ((card.label, one) for one in unread_of(tree.warnings))


def _contradictions(facts: StepFacts) -> Iterator[tuple[str, Bilingual]]:
    """Where a version names its own version or date otherwise than the site, by its label."""
    for card, tree in ((facts.step.old, facts.old), (facts.step.new, facts.new)):
        yield from ((card.label, one) for one in contradictions(card, tree))


def _shown(entry: Entry, parties: str, clause: ClauseId | None, rights: Sequence[Right]) -> Shown:
    row = entry.row
    lines = tuple(one for one in told_signals(row) if one.old != one.new)
    unsaid = (*other_themes(row), *(one.type for one in told_signals(row) if one not in lines))
    themes = [THEMES[one] for one in dict.fromkeys(unsaid) if one not in {line.type for line in lines}]
    operations = joined([OPERATIONS[one] for one in row.operations])
    return Shown(
        entry,
        named(row),
        operations,
        parties,
        clause,
        told_effects(row),
        lines,
        joined(themes) if themes else None,
        tuple(one for one in rights if one.id in row.rights),
        same_text=bool(row.old and row.new) and [one.text for one in row.old] == [one.text for one in row.new],
        moved=bool(row.old and row.new) and [one.place for one in row.old] != [one.place for one in row.new],
    )


def _clause(change: Change, facts: StepFacts) -> ClauseId | None:
    """The clause that a change is about: as it stands, or as it last stood."""
    sides = ((change.new, facts.clauses_new), (change.old, facts.clauses_old))
    return next((clauses[ref.id] for refs, clauses in sides for ref in refs if ref.id in clauses), None)


def _numbered(numbers: Mapping[str, int], changes: Sequence[str]) -> Bilingual | None:
    """The rows of `changes` as "wijzigingen 1 en 2"; None if none of them is a row."""
    met = sorted(numbers[one] for one in changes if one in numbers)
    return numbered_changes(met) if met else None


def _no_right(
    notice: Notice | None, numbered: "partial[Bilingual | None]"
) -> tuple[tuple[Bilingual | None, NoRight], ...]:
    return tuple((numbered(one.changes), one) for one in notice.no_right) if notice else ()


def _engaged(facts: StepFacts, listing: Listing) -> tuple[EngagedParty, ...]:
    """Sub-processors that come, go or change: as the notice tells of them, else as the documents do."""
    if facts.notice is not None:
        return facts.notice.engaged
    rows: list[NoticeRow] = [one.row for one in listing.rows]
    return find_engaged(facts.diff.records, rows, ()).parties


def _by_operation(parties: Sequence[EngagedParty]) -> Iterator[tuple[str, Bilingual, tuple[EngagedParty, ...]]]:
    """Those that come first: what happened to them, as a word and as a heading."""
    for operation in RecordOperation:
        met = tuple(one for one in parties if one.operation is operation)
        if met:
            yield operation.value, PARTIES[operation][len(met) > 1], met


def _files(facts: StepFacts, settings: SiteSettings) -> tuple[tuple[Bilingual, str, str], ...]:
    """What can be taken away: label, path and form."""
    slug, step = facts.document.slug, facts.step
    of_step = partial(addresses.step_file, slug, step.slug)
    found = [
        (Bilingual(f"Oude versie, {step.old.label}", f"Old version, {step.old.label}"), *document_file(slug, step.old)),
        (
            Bilingual(f"Nieuwe versie, {step.new.label}", f"New version, {step.new.label}"),
            *document_file(slug, step.new),
        ),
        (_REDLINE, of_step("redline.pdf"), "PDF"),
        (_REDLINE, of_step("redline.docx"), "Word"),
        (Bilingual("De wijzigingen als gegevens", "The changes as data"), of_step("diff.json"), "JSON"),
        (Bilingual("De kennisgeving als gegevens", "The notice as data"), of_step("notice.json"), "JSON"),
        (Bilingual("Bewijs van vastlegging", "Proof of recording"), of_step("proof.json"), "JSON"),
    ]
    absent = {of_step(f"redline.{form}") for form in ("pdf", "docx") if form in settings.without}
    if facts.notice is None:
        absent.add(of_step("notice.json"))
    return tuple(one for one in found if one[1] not in absent)


_REDLINE = Bilingual("De hele tekst met de wijzigingen", "The whole text with the changes")
