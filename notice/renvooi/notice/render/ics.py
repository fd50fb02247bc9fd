"""The last days of a notice as a calendar file: one all-day entry for each right that has one.

The entry stands on the last day itself. That house policy waits longer is said in it as coulance
and moves no entry: a client who counts on the contract must not read a later day.
"""

from datetime import UTC, datetime, time

from renvooi.model import Bilingual, Notice, Right
from renvooi.model.errors import RenvooiError
from renvooi.model.notices import Window
from renvooi.notice.calendar.entries import calendar_of, last_day_entry
from renvooi.notice.days import term_in_words
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.phrases import FORMS, joined, numbered_changes
from renvooi.notice.render.answering import separate_rights, where_to_respond
from renvooi.notice.render.dates import until
from renvooi.notice.render.draft import LINE

_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""So that the number fits the 31 bits of the format until 2088."""


class NoLastDay(RenvooiError):
    """A notice without a last day, so that there is nothing for a calendar."""

    def __init__(self, notice: Notice) -> None:
        if notice.received is None:
            reason = "the day of receipt is not known, so there is no last day for a calendar"
            advice = "Give it with --received DATE, or choose another format"
        else:
            reason = "no right of this notice has a last day for a calendar"
            advice = "Choose another format"
        super().__init__(f"{notice.id}: {reason}. {advice}.")


def to_ics(
    notice: Notice,
    language: str,
    house: House = DEFAULT_HOUSE,
    *,
    at: datetime | None = None,
    provided: Bilingual | None = None,
) -> bytes:
    """The calendar file of the notice in `language`.

    `at` is when it is made; without it, the beginning of the day of receipt, which is as early as a
    last day can be known, so that the same notice gives the same bytes.
    `provided` says on what condition the days are the right ones; such entries are tentative, and say so first.
    Raises: NoLastDay if there is no right with a last day; ValueError for an `at` without a zone.
    """
    dated = [(right, right.window) for right in notice.rights if right.window and right.window.last_day]
    if notice.received is None or not dated:
        raise NoLastDay(notice)
    stamp = at or datetime.combine(notice.received, time.min, UTC)
    entries = []
    for right, window in dated:
        assert window.last_day is not None
        described = (*([provided] if provided else []), *_description(notice, right, window, house))
        entries.append(
            last_day_entry(
                window.last_day,
                name=f"{notice.id}-{right.id}",
                summary=_summary(notice, right).in_language(language),
                description="\n".join(one.in_language(language) for one in described),
                stamp=stamp,
                url=house.links.new,
                tentative=notice.draft or provided is not None,
                sequence=_sequence(stamp),
            )
        )
    return calendar_of(entries, title=_title(notice).in_language(language))


def _sequence(stamp: datetime) -> int:
    """Seconds from 2020 to `stamp`: a calendar takes a file that was made later for the later word."""
    return max(0, int(stamp.timestamp() - _COUNTED_FROM.timestamp()))


def _title(notice: Notice) -> Bilingual:
    version = f"{notice.title} {notice.new.version or ''}".strip()
    return _marked(notice, Bilingual(f"Laatste dagen: {version}", f"Last days: {version}"))


def _summary(notice: Notice, right: Right) -> Bilingual:
    return _marked(
        notice,
        Bilingual(
            f"Laatste dag: {right.what.nl} ({notice.processor})",
            f"Last day: {right.what.en} ({notice.processor})",
        ),
    )


def _marked(notice: Notice, text: Bilingual) -> Bilingual:
    return Bilingual(f"{LINE.nl}: {text.nl}", f"{LINE.en}: {text.en}") if notice.draft else text


def _description(notice: Notice, right: Right, window: Window, house: House) -> list[Bilingual]:
    """The right, how long it can be used, what it rests on, and where to respond, a line each."""
    assert window.last_day is not None
    numbers = [number for number, row in enumerate(notice.rows, start=1) if row.change in right.changes]
    which = numbered_changes(numbers)
    return [
        *([LINE] if notice.draft else []),
        Bilingual(
            f"U kunt {right.what.nl} {until(window.last_day, 'nl')}.",
            f"You can {right.what.en} {until(window.last_day, 'en')}.",
        ),
        *_coulance(window),
        *_conditions(right),
        *_grounds(right, window),
        Bilingual(f"Dit geldt voor {which.nl}.", f"This applies to {which.en}."),
        *([several] if (several := separate_rights(notice)) else []),
        where_to_respond(notice, this=False),
        *_links(house),
        Bilingual(f"Document: {notice.title}", f"Document: {notice.title}"),
        Bilingual(
            f"Oude versie: {notice.old.version or notice.old.name}",
            f"Old version: {notice.old.version or notice.old.name}",
        ),
        Bilingual(
            f"Nieuwe versie: {notice.new.version or notice.new.name}",
            f"New version: {notice.new.version or notice.new.name}",
        ),
        Bilingual(f"Kenmerk: {notice.id}", f"Reference: {notice.id}"),
    ]


def _coulance(window: Window) -> list[Bilingual]:
    if window.coulance is None:
        return []
    return [
        Bilingual(
            f"Uit coulance nemen wij uw reactie ook nog aan {until(window.coulance, 'nl')}. Dat is ons eigen beleid.",
            f"As a courtesy (coulance) we also accept your response {until(window.coulance, 'en')}. "
            "That is our own policy.",
        )
    ]


def _conditions(right: Right) -> list[Bilingual]:
    lines = []
    if right.condition is not None:
        lines.append(Bilingual(f"U kunt dit doen {right.condition.nl}.", f"You can do this {right.condition.en}."))
    if right.form:
        form = joined([FORMS[one] for one in right.form])
        lines.append(Bilingual(f"Doe dit {form.nl}.", f"Do this {form.en}."))
    return lines


def _grounds(right: Right, window: Window) -> list[Bilingual]:
    """What the right rests on, and what the number of days rests on."""
    lines = []
    if right.basis.policy is not None:
        lines.append(right.basis.policy)
    else:
        version = right.basis.version
        lines.append(
            Bilingual(
                f"Dit recht staat in {right.basis.address}{f' van versie {version}' if version else ''}: "
                f"“{right.basis.quote}”",
                f"This right stands in {right.basis.address}{f' of version {version}' if version else ''}: "
                f"“{right.basis.quote}”",
            )
        )
    if window.basis.policy is not None:
        lines.append(window.basis.policy)
    elif window.basis.address is None:
        term = term_in_words(window)
        lines.append(
            Bilingual(
                f"De termijn van {term.nl} staat in uw eigen contract met ons: “{window.basis.quote}”.",
                f"The term of {term.en} stands in your own contract with us: “{window.basis.quote}”.",
            )
        )
    else:
        term = term_in_words(window)
        lines.append(
            Bilingual(
                f"De termijn van {term.nl} staat in {window.basis.address}.",
                f"The term of {term.en} stands in {window.basis.address}.",
            )
        )
    return list(dict.fromkeys(lines))


def _links(house: House) -> list[Bilingual]:
    named = (
        (house.links.new, Bilingual("Nieuwe tekst", "New text")),
        (house.links.redline, Bilingual("Renvooi", "Redline")),
    )
    return [Bilingual(f"{name.nl}: {link}", f"{name.en}: {link}") for link, name in named if link]
