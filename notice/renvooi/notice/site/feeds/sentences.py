"""What feeds, calendars and fragments say beside the facts, in both languages."""

from collections.abc import Sequence

from renvooi.model import Bilingual
from renvooi.notice.phrases import counted, joined
from renvooi.notice.site.filters import moment_in_words
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import StepCard, StepSummary

TERM_STARTS = Bilingual(
    "De termijn van een klant begint op de dag waarop die klant zelf de kennisgeving ontving. "
    "Publicatie start geen termijn.",
    "The term of a client starts on the day on which that client received the notice. Publication starts no term.",
)
"""Stands by all that is published: a client must not count from a day that says nothing about it."""
NO_NOTICE = Bilingual(
    "Over deze stap is geen kennisgeving uitgebracht. Daarom staan hier geen rechten.",
    "No notice was released about this step. So no rights are given here.",
)
RIGHTS = Bilingual(
    "Dit kunnen klanten doen volgens de kennisgeving. De voorwaarden staan op de pagina van deze stap.",
    "This is what clients can do, by the notice. The conditions are on the page of this step.",
)
"""A line for each right follows, which is too short for when and in what form it can be used."""
FROM_THE_NOTICE = Bilingual("Uit de kennisgeving:", "From the notice:")
"""Stands before the essence of a released notice: its counts are of the day of its release."""
NO_RIGHTS = Bilingual("De kennisgeving geeft geen rechten.", "The notice gives no rights.")

_SUBSTANTIVE = (
    Bilingual("inhoudelijke wijziging", "substantive change"),
    Bilingual("inhoudelijke wijzigingen", "substantive changes"),
)
_EDITORIAL = (
    Bilingual("redactionele wijziging", "editorial change"),
    Bilingual("redactionele wijzigingen", "editorial changes"),
)
_PLACES = (Bilingual("plaats", "place"), Bilingual("plaatsen", "places"))


def beyond_notice(number: int) -> tuple[Bilingual, ...]:
    """That changes count as substantive which the notice does not tell as such, and attaches no right to."""
    if not number:
        return ()
    if number == 1:
        return (
            Bilingual(
                "Van deze wijzigingen staat er 1 niet als inhoudelijk in de kennisgeving. "
                "De kennisgeving koppelt er geen recht aan.",
                "1 of these changes is not in the notice as substantive. The notice attaches no right to it.",
            ),
        )
    return (
        Bilingual(
            f"Van deze wijzigingen staan er {number} niet als inhoudelijk in de kennisgeving. "
            "De kennisgeving koppelt er geen recht aan.",
            f"{number} of these changes are not in the notice as substantive. The notice attaches no right to them.",
        ),
    )


def counts(summary: StepSummary) -> Bilingual:
    """How many changes there are; what a person has yet to judge counts as substantive, and is named."""
    substantive = counted(summary.substantive, *_SUBSTANTIVE)
    editorial = counted(summary.editorial, *_EDITORIAL)
    waiting = Bilingual("", "")
    if summary.review:
        waiting = Bilingual(
            f" (waarvan {summary.review} nog niet beoordeeld door een mens)",
            f" ({summary.review} of them not yet judged by a person)",
        )
    return Bilingual(
        f"Wij tellen {substantive.nl}{waiting.nl} en {editorial.nl}.",
        f"We count {substantive.en}{waiting.en} and {editorial.en}.",
    )


def unread(step: StepCard, summary: StepSummary) -> tuple[Bilingual, ...]:
    """A sentence for each version of which the reading left something open."""
    return (*_unread(step.old.label, summary.unread_old), *_unread(step.new.label, summary.unread))


def since_then(step: StepCard) -> tuple[Bilingual, ...]:
    """What became of a step that people know: versions came in between, or another notice took the place of one."""
    return (*came_between(step), *replaced(step))


def replaced(step: StepCard) -> tuple[Bilingual, ...]:
    """That clients may hold an earlier notice in hand."""
    if not step.replaced:
        return ()
    moments = [Bilingual(*(moment_in_words(one.released_at, each) for each in LANGUAGES)) for one in step.replaced]
    told = joined(moments)
    earlier = ("een eerdere kennisgeving", "an earlier notice")
    if len(moments) > 1:
        earlier = ("eerdere kennisgevingen", "earlier notices")
    return (
        Bilingual(
            f"De kennisgeving vervangt {earlier[0]} van {told.nl}.",
            f"The notice replaces {earlier[1]} of {told.en}.",
        ),
    )


def came_between(step: StepCard) -> tuple[Bilingual, ...]:
    """That these two versions are no longer neighbours."""
    if not step.between:
        return ()
    told = joined([Bilingual(one, one) for one in step.between])
    many = len(step.between) > 1
    nl = (
        f"Later verschenen hiertussen de versies {told.nl}."
        if many
        else f"Later verscheen hiertussen versie {told.nl}."
    )
    en = f"Versions {told.en} were" if many else f"Version {told.en} was"
    return (Bilingual(nl, f"{en} published between these later."),)


def of_the_notice(step: StepCard, rights: Sequence[Bilingual]) -> tuple[Bilingual, ...]:
    """What comes before the rights, or stands in their place."""
    if step.released is None:
        return (NO_NOTICE,)
    return (RIGHTS,) if rights else (NO_RIGHTS,)


def _unread(label: str, number: int) -> tuple[Bilingual, ...]:
    if not number:
        return ()
    places = counted(number, *_PLACES)
    return (
        Bilingual(
            f"Let op: op {places.nl} in versie {label} is niet zeker of de tekst goed is gelezen.",
            f"Note: in {places.en} of version {label} it is not certain that the text was read well.",
        ),
    )
