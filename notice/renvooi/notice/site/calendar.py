"""The days on which versions take effect, for a calendar. No last day of anybody is in it.

A last day is of one client and counts from its own receipt; a calendar that all can read knows no receipt.
An entry keeps its id whatever is released about the version later, and is the same in the file of a step and in
that of the document: who takes in both has the day once.
"""

from collections.abc import Sequence
from datetime import date

from icalendar import Event

from renvooi.model import Bilingual
from renvooi.notice.calendar.entries import calendar_of, day_entry
from renvooi.notice.render.dates import in_words
from renvooi.notice.site import addresses
from renvooi.notice.site.feeds.entries import moment, updated
from renvooi.notice.site.feeds.sentences import TERM_STARTS
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.tag_uris import effective_id
from renvooi.notice.site.values import DocumentCard, StepCard, StepFacts, VersionCard

_NO_LAST_DAY = Bilingual("Deze dag is geen laatste dag om te reageren.", "This day is no last day to respond.")


def step_calendars(facts: StepFacts, site: Site) -> Files:
    """The effective date of the new version in each language; nothing where it has none."""
    card, step = facts.document, facts.step
    paths = {language: addresses.calendar(language, card.slug, step.slug) for language in LANGUAGES}
    return _files(card, (step.new,), site, paths=paths)


def document_calendars(card: DocumentCard, site: Site) -> Files:
    """The effective dates of all versions in each language; nothing where none has one."""
    paths = {language: addresses.calendar(language, card.slug) for language in LANGUAGES}
    return _files(card, card.versions, site, paths=paths)


def has_calendar(versions: Sequence[VersionCard]) -> bool:
    """Whether there is a calendar of these versions: the format takes none without an entry."""
    return any(one.effective_date is not None for one in versions)


def _files(card: DocumentCard, versions: Sequence[VersionCard], site: Site, *, paths: dict[str, str]) -> Files:
    if not has_calendar(versions):
        return {}
    return {path: _calendar(card, versions, Frame(site, language, path)) for language, path in paths.items()}


def _calendar(card: DocumentCard, versions: Sequence[VersionCard], frame: Frame) -> bytes:
    title = frame.say(f"Ingangsdatums: {card.title}", f"Effective dates: {card.title}")
    dated = [(one, one.effective_date) for one in versions]
    return calendar_of([_entry(card, one, day, frame) for one, day in dated if day is not None], title=title)


def _entry(card: DocumentCard, version: VersionCard, day: date, frame: Frame) -> Event:
    steps = [one for one in card.steps if one.new == version]
    name = f"{card.title}, versie {version.label}", f"{card.title}, version {version.label}"
    page = frame.absolute(addresses.version(frame.language, card.slug, version.slug))
    has_address = frame.site.settings.has_address
    return day_entry(
        day,
        uid=effective_id(frame.site.settings, card.name, version.label),
        summary=frame.say(f"Gaat in: {name[0]}", f"Takes effect: {name[1]}"),
        description="\n".join(
            [
                frame.say(
                    f"Volgens het document geldt {name[0]}, vanaf {in_words(day, 'nl')}.",
                    f"By the document, {name[1]} applies from {in_words(day, 'en')}.",
                ),
                *([_since(card, one, frame) for one in steps] if has_address else []),
                _NO_LAST_DAY.in_language(frame.language),
                TERM_STARTS.in_language(frame.language),
            ]
        ),
        stamp=max([moment(version.published_at), *map(updated, steps)]),
        url=page if has_address else None,
    )


def _since(card: DocumentCard, step: StepCard, frame: Frame) -> str:
    page = frame.absolute(addresses.step(frame.language, card.slug, step.slug))
    return frame.say(f"Wijzigingen sinds {step.old.label}: {page}", f"Changes since {step.old.label}: {page}")
