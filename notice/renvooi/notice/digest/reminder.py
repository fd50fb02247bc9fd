"""The reminder of last days to the team that watches them.

It names clients by their number and never by name: what the team was sent stays when a client is forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from renvooi.model import Bilingual, RegisteredWindow, Response, WindowState
from renvooi.notice.calendar.labels import LANGUAGES, WindowLabels, basis_name, reason_off, right_name
from renvooi.notice.digest.due import NEAR, PASSED, Due, End
from renvooi.notice.digest.messages import Words
from renvooi.notice.digest.record import record_of
from renvooi.notice.digest.wording import written
from renvooi.notice.house import House
from renvooi.notice.mail.identity import MailIdentity
from renvooi.notice.render.dates import in_words, until

_SHOWN = 12
"""Hexadecimal digits in the id of a mailing."""
_NOTHING_WAITS: Mapping[str, int] = {}
_STRUCK = Bilingual("telt niet meer", "counts no more")
_LEFT = {
    -1: Bilingual("gisteren", "yesterday"),
    0: Bilingual("vandaag", "today"),
    1: Bilingual("morgen", "tomorrow"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One end of a window as the team reads it."""

    window: RegisteredWindow
    right: str
    basis: str
    end: str
    """The day in words, with the hour at which it ends."""
    left: str
    """How far away that is."""
    off: str | None
    """Why the last day is no working day; None if it is one."""
    coulance: str | None
    """The day of coulance in words; None without one."""
    state: str
    responses: tuple[str, ...]
    waiting: int
    """E-mails that may be responses, and that nobody judged yet."""
    advice: Bilingual


def mailing_of(dues: Sequence[Due], *, today: date) -> str:
    """Id of the reminder of `today` about these ends: the same ones on one day make one mailing."""
    told = "\n".join(sorted(f"{one.window}\t{one.end}\t{one.day}\t{one.mark}" for one in (due.told for due in dues)))
    return f"reminder-{today.isoformat()}-{sha256(told.encode()).hexdigest()[:_SHOWN]}"


def team_words(
    dues: Sequence[Due],
    *,
    today: date,
    language: str,
    house: House,
    identity: MailIdentity,
    waiting: Mapping[str, int] = _NOTHING_WAITS,
) -> Words:
    """What the team reads on `today` of these ends; `waiting` counts by window the e-mails that wait for a person."""
    groups = {
        "last": [due for due in dues if due.told.end is End.LAST_DAY and due.told.mark != PASSED],
        "coulance": [due for due in dues if due.told.end is End.COULANCE and due.told.mark != PASSED],
        "passed": [due for due in dues if due.told.mark == PASSED],
    }
    values = {
        "today": today,
        "processor": house.sender or identity.from_name,
        "groups": [
            (
                name,
                [
                    entry_of(due, today=today, language=language, waiting=waiting.get(due.told.window, 0))
                    for due in some
                ],
            )
            for name, some in groups.items()
            if some
        ],
    }
    subject = _subject(dues, today).in_language(language)
    return Words(subject, *written("reminder", language, values), language, files=(record_of(dues, today=today),))


def entry_of(due: Due, *, today: date, language: str, waiting: int) -> Entry:
    """One end of a window as it is on `today`."""
    window, labels = due.window, LANGUAGES[language]
    receipt = window.receipt
    assert receipt is not None, "only what has a last day comes near"
    return Entry(
        window=window,
        right=right_name(window, labels),
        basis=basis_name(window.term, labels),
        end=until(due.told.day, language),
        left=_left((due.told.day - today).days).in_language(language),
        off=reason_off(receipt, language) if receipt.falls_on else None,
        coulance=None if receipt.coulance is None else until(receipt.coulance, language),
        state=labels.states[due.state],
        responses=tuple(_response(one, labels) for one in window.responses),
        waiting=waiting,
        advice=_advice(due, waiting),
    )


def _subject(dues: Sequence[Due], today: date) -> Bilingual:
    near = len({due.window.id for due in dues if due.told.mark == NEAR})
    count = len({due.window.id for due in dues})
    nl, en = ("1 termijn", "1 window") if count == 1 else (f"{count} termijnen", f"{count} windows")
    if near:
        nl, en = f"{nl}, waarvan {near} bijna voorbij", f"{en}, {near} about to end"
    return Bilingual(f"Herinnering {in_words(today, 'nl')}: {nl}", f"Reminder {in_words(today, 'en')}: {en}")


def _left(days: int) -> Bilingual:
    if days in _LEFT:
        return _LEFT[days]
    if days < 0:
        return Bilingual(f"{-days} dagen geleden", f"{-days} days ago")
    return Bilingual(f"over {days} dagen", f"in {days} days")


def _response(response: Response, labels: WindowLabels) -> str:
    how = labels.timeliness[response.timeliness] if response.stands else _STRUCK.in_language(labels.language)
    return f"{in_words(response.received, labels.language)}, {labels.forms[response.form]}: {how}"


def _advice(due: Due, waiting: int) -> Bilingual:
    """What a person does now."""
    name = due.window.id
    if due.state is WindowState.RESPONDED:
        return Bilingual(
            f"Besluit over de reactie. Leg uw besluit vast met renvooi windows close {name}.",
            f"Decide about the response. Record what you decide with renvooi windows close {name}.",
        )
    if waiting:
        return Bilingual(
            "Beoordeel eerst wat er per e-mail binnenkwam: renvooi windows proposed.",
            "First judge what came in by e-mail: renvooi windows proposed.",
        )
    if due.told.mark == PASSED:
        return Bilingual(
            f"Kijk nog eens of er een reactie binnenkwam. Leg daarna vast wat ervan kwam met renvooi windows close {name}.",
            f"Look once more whether a response came in. Then record what came of it with renvooi windows close {name}.",
        )
    return Bilingual(
        f"Kijk in de mailbox en bij de post. Leg een reactie vast met renvooi windows respond {name}.",
        f"Look into the mailbox and the post. Record a response with renvooi windows respond {name}.",
    )
