"""The files that go with a notice: the same words on paper, for the calendar, and for programs."""

from contextlib import suppress
from datetime import date

from renvooi.model import Bilingual, Notice
from renvooi.model.errors import MissingPackage
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.mail.composing import File
from renvooi.notice.mail.short import as_if_received
from renvooi.notice.render.dates import in_words
from renvooi.notice.render.files import render_file
from renvooi.notice.render.ics import to_ics

_NAME = Bilingual("kennisgeving", "notice")
_CALENDAR = Bilingual("laatste-dagen", "last-days")
_SEAL = Bilingual("zegel.json", "seal.json")


def notice_files(notice: Notice, *, language: str, house: House = DEFAULT_HOUSE) -> tuple[File, ...]:
    """The notice as PDF, where the package for it is installed, and as JSON: the files that are the same on each day."""
    name = _NAME.in_language(language)
    forms = {"pdf": "application/pdf", "json": "application/json"}
    files = []
    for form, media_type in forms.items():
        with suppress(MissingPackage):
            files.append(File(f"{name}.{form}", media_type, render_file(notice, form, language=language, house=house)))
    return tuple(files)


def seal_file(head: bytes, *, language: str) -> File:
    """The signed head of the ledger, as one line of JSON: who keeps it can hold the processor to what is on record."""
    return File(_SEAL.in_language(language), "application/json", head)


def calendar_file(notice: Notice, *, language: str, house: House, day: date) -> File | None:
    """The last days for a calendar, as they are if the e-mail arrives on `day`; None if no right has one."""
    dated = as_if_received(notice, day)
    if not any(right.window and right.window.last_day for right in dated.rights):
        return None
    provided = None
    if notice.received is None:
        provided = Bilingual(
            f"Deze dag klopt als u de e-mail heeft ontvangen op {in_words(day, 'nl')}. Ontving u hem op een andere dag? "
            "Tel dan vanaf die dag.",
            f"This day is right if you received the e-mail on {in_words(day, 'en')}. Did you receive it on another day? "
            "Then count from that day.",
        )
    data = to_ics(dated, language, house, provided=provided)
    parameters = (("method", "PUBLISH"), ("charset", "utf-8"))
    return File(f"{_CALENDAR.in_language(language)}.ics", "text/calendar", data, parameters)


def told_files(files: tuple[File, ...], *, language: str, day: date, received: bool) -> str:
    """What goes with the e-mail, as a list in Markdown; empty if nothing does. `received`: the day of receipt is known."""
    if not files:
        return ""
    heading = Bilingual("## Wat zit er bij deze e-mail?", "## What comes with this e-mail?").in_language(language)
    lines = [f"- {file.name}: {_told(file, day, received).in_language(language)}" for file in files]
    return "\n".join((heading, "", *lines))


def _told(file: File, day: date, received: bool) -> Bilingual:
    match file.media_type:
        case "application/pdf":
            return Bilingual("dezelfde kennisgeving op papierformaat.", "the same notice for paper.")
        case "application/json" if file.name in (_SEAL.nl, _SEAL.en):
            return Bilingual(
                "het zegel van ons register op dit moment. Bewaar het: daarmee is later na te gaan dat wij niets veranderden.",
                "the seal of our register at this moment. Keep it: with it anybody can check later that we changed nothing.",
            )
        case "application/json":
            return Bilingual(
                "dezelfde kennisgeving voor computerprogramma's.", "the same notice for computer programs."
            )
        case "text/calendar" if received:
            return Bilingual("de laatste dag voor uw agenda.", "the last day for your calendar.")
        case "text/calendar":
            return Bilingual(
                f"de laatste dag voor uw agenda. Die klopt als u deze e-mail ontvangt op {in_words(day, 'nl')}.",
                f"the last day for your calendar. It is right if you receive this e-mail on {in_words(day, 'en')}.",
            )
        case _:
            return Bilingual("een bijlage.", "an attachment.")
