"""What a feed says, before any form: one entry a step, the newest first.

An entry is of a step between published versions, so that a file which was only read anew makes none. Its
moment is that of the publication or of the release of its notice, whichever is later; no clock is asked, and
a verdict changes what an entry says and not when it is from. All text is safe for XML from here on:
each character that shows nothing, and so each that XML has no place for, is named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from renvooi.model import Bilingual
from renvooi.notice.render.dates import in_words
from renvooi.notice.render.quoting import visible
from renvooi.notice.site import addresses
from renvooi.notice.site.feeds.sentences import (
    FROM_THE_NOTICE,
    TERM_STARTS,
    beyond_notice,
    counts,
    of_the_notice,
    since_then,
    unread,
)
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.significance import SIGNIFICANCES
from renvooi.notice.site.tag_uris import feed_tag, step_tag
from renvooi.notice.site.values import ChangeLine, DocumentCard, StepCard, StepSummary

MOST_ENTRIES = 50
"""Entries of a feed: two years of a document that changes every fortnight; a reader asks for all of them each time."""
MOST_CHANGES = 12
"""Changes that an entry names; what is left is counted, and stands on the page."""

_THIS_FEED = Bilingual("Deze feed is geen kennisgeving.", "This feed is no notice.")


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A change that an entry names."""

    place: str
    """Address in the document."""
    what: str
    """What happened, and its significance."""
    url: str
    """Its permanent link."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step, in one language."""

    id: str
    title: str
    url: str
    published: datetime
    """When the later published of both versions was: before that there was no such step."""
    updated: datetime
    opening: tuple[str, ...]
    """Paragraphs before the changes."""
    changes: tuple[EntryChange, ...]
    more: tuple[str, ...]
    """That there are more changes; empty if all are named."""
    rights: tuple[str, ...]
    """The first says what follows, or why nothing does."""
    closing: tuple[str, ...]
    document: str
    """Name of the document in the corpus."""
    old: str
    new: str
    effective_date: date | None
    substantive: int
    review: int
    editorial: int
    notice: str | None
    """Id of the released notice."""
    diff: str
    """Web address of the changes as JSON."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is followed: one document or all of them, in one language."""

    id: str
    title: str
    subtitle: str
    url: str
    """The page that it is about."""
    language: str
    author: str
    updated: datetime
    entries: tuple[Entry, ...]
    paths: Mapping[str, str]
    """Where the feed stands, from the root of the site, by form."""
    addresses: Mapping[str, str]
    """The same as web addresses."""


def document_feed(card: DocumentCard, summaries: Iterable[StepSummary], site: Site, *, language: str) -> Feed:
    """The newest steps of a document."""
    known = {card.name: tuple(summaries)}
    title = Bilingual(f"Wijzigingen in {card.title}", f"Changes to {card.title}").in_language(language)
    page = addresses.document(language, card.slug)
    return _feed((card,), known, Frame(site, language, page), title=title, document=card)


def all_feed(
    cards: Sequence[DocumentCard], summaries: Mapping[str, Sequence[StepSummary]], site: Site, *, language: str
) -> Feed:
    """The newest steps over all documents; `summaries` by the name of the document."""
    title = site.settings.title.in_language(language)
    return _feed(cards, summaries, Frame(site, language, addresses.home(language)), title=title, document=None)


def moment(text: str) -> datetime:
    """A moment of a card in UTC, to the second."""
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def published(step: StepCard) -> datetime:
    """Since when there is such a step: the later publication, which is the old version's where that came in between."""
    return max(moment(one.published_at) for one in (step.old, step.new))


def updated(step: StepCard) -> datetime:
    """When there was last something new about a step."""
    return max([published(step), *([moment(step.released.released_at)] if step.released else [])])


def _feed(
    cards: Sequence[DocumentCard],
    summaries: Mapping[str, Iterable[StepSummary]],
    frame: Frame,
    *,
    title: str,
    document: DocumentCard | None,
) -> Feed:
    site, language = frame.site, frame.language
    steps = _newest(cards)
    known = {(name, one.old, one.new): one for name, several in summaries.items() for one in several}
    entries = tuple(_entry(card, step, known[card.name, step.old.label, step.new.label], frame) for card, step in steps)
    paths = {
        form: addresses.feed(language, form, None if document is None else document.slug) for form in ("atom", "json")
    }
    return Feed(
        id=feed_tag(site.settings, language, None if document is None else document.name),
        title=_line(title),
        subtitle=f"{_THIS_FEED.in_language(language)} {TERM_STARTS.in_language(language)}",
        url=frame.canonical,
        language=language,
        author=_line(site.settings.house.sender or site.settings.title.in_language(language)),
        updated=max([one.updated for one in entries] or [_first_published(cards)]),
        entries=entries,
        paths=paths,
        addresses={form: frame.absolute(path) for form, path in paths.items()},
    )


def _newest(cards: Iterable[DocumentCard]) -> list[tuple[DocumentCard, StepCard]]:
    """The steps that a feed tells of, newest first; those of one moment by document, and the later version first."""
    found = [(card, number, step) for card in cards for number, step in enumerate(card.steps)]
    found.sort(key=lambda one: (-updated(one[2]).timestamp(), one[0].name, -one[1]))
    return [(card, step) for card, _, step in found[:MOST_ENTRIES]]


def _first_published(cards: Iterable[DocumentCard]) -> datetime:
    """When a site without any step was last written to; 1970 for one without documents, as no clock is asked."""
    moments = [moment(one.published_at) for card in cards for one in card.versions]
    return max(moments, default=datetime.fromtimestamp(0, UTC))


def _entry(card: DocumentCard, step: StepCard, summary: StepSummary, frame: Frame) -> Entry:
    language = frame.language
    page = frame.absolute(addresses.step(language, card.slug, step.slug))
    named = [one for one in summary.changes if one.significance != "editorial"]
    rights = (*of_the_notice(step, summary.rights), *summary.rights)
    return Entry(
        id=step_tag(frame.site.settings, language, card.name, old=step.old.label, new=step.new.label),
        title=_line(f"{card.title}, {step.old.label} → {step.new.label}"),
        url=page,
        published=published(step),
        updated=updated(step),
        opening=_said(_opening(step, summary), language),
        changes=tuple(_change(one, page, language) for one in named[:MOST_CHANGES]),
        more=_said(_more(len(named) - MOST_CHANGES), language),
        rights=_said(rights, language),
        closing=_said([_THIS_FEED, TERM_STARTS], language),
        document=_line(card.name),
        old=_line(step.old.label),
        new=_line(step.new.label),
        effective_date=step.new.effective_date,
        substantive=summary.substantive,
        review=summary.review,
        editorial=summary.editorial,
        notice=None if step.released is None else step.released.id,
        diff=frame.absolute(addresses.step_file(card.slug, step.slug, "diff.json")),
    )


def _opening(step: StepCard, summary: StepSummary) -> Iterator[Bilingual]:
    if step.released is not None:
        yield FROM_THE_NOTICE
    yield from summary.essence
    yield counts(summary)
    yield from beyond_notice(summary.beyond_notice)
    if (day := step.new.effective_date) is not None:
        told = in_words(day, "nl"), in_words(day, "en")
        yield Bilingual(f"Ingangsdatum in het document: {told[0]}.", f"Effective date in the document: {told[1]}.")
    yield from since_then(step)
    yield from unread(step, summary)


def _more(left: int) -> tuple[Bilingual, ...]:
    if left <= 0:
        return ()
    return (Bilingual(f"En nog {left}: zie de pagina van deze stap.", f"And {left} more: see the page of this step."),)


def _change(line: ChangeLine, page: str, language: str) -> EntryChange:
    what = f"{line.headline.in_language(language)} ({SIGNIFICANCES[line.significance].in_language(language)})"
    return EntryChange(_line(line.place), _line(what), f"{page}#{addresses.change_anchor(line.id)}")


def _said(sentences: Iterable[Bilingual], language: str) -> tuple[str, ...]:
    return tuple(_line(one.in_language(language)) for one in sentences)


def _line(text: str) -> str:
    """`text` on one line, with each character named that shows nothing."""
    return visible(text).replace("\n", " ").replace("\t", " ")
