"""The last days of a register as entries of a calendar, one a window, for the team that waits for responses."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from icalendar import Event

from renvooi.model import Receipt
from renvooi.notice.calendar.entries import calendar_of, last_day_entry
from renvooi.notice.calendar.labels import LANGUAGES, WindowLabels, basis_name, reason_off, right_name
from renvooi.notice.calendar.standing import Standing, known_receipt
from renvooi.notice.render.dates import in_words, until


def agenda(standings: Iterable[Standing], *, today: date, stamp: datetime, language: str) -> bytes:
    """One file with an entry on the last day of every window that has one, or had one before it was doubted.

    The id of an entry is that of its window, and its number that of the event which moved it last, so that the
    file of next week corrects that of this one; a closed window is cancelled in it, and so is one in doubt. `stamp` says when the register was last written to.
    """
    labels = LANGUAGES[language]
    known = ((one, known_receipt(one.window)) for one in standings)
    entries = [_entry(one, receipt, labels, today=today, stamp=stamp) for one, receipt in known if receipt is not None]
    return calendar_of(entries, title=labels.title)


def _entry(standing: Standing, receipt: Receipt, labels: WindowLabels, *, today: date, stamp: datetime) -> Event:
    window = standing.window
    return last_day_entry(
        receipt.last_day,
        name=window.id,
        summary=labels.summary.format(
            right=right_name(window, labels), client=window.client, document=window.document, version=window.new
        ),
        description="\n".join(_lines(standing, receipt, labels, today)),
        stamp=stamp,
        sequence=window.sequence,
        cancelled=standing.is_closed or window.receipt is None,
    )


def _lines(standing: Standing, receipt: Receipt, labels: WindowLabels, today: date) -> Iterator[str]:
    window, language = standing.window, labels.language
    last_day = until(receipt.last_day, language)
    if window.receipt is None:
        yield labels.doubted.format(until=last_day)
    else:
        yield labels.until.format(until=last_day, days=window.days, received=in_words(receipt.day, language))
    if window.receipt is not None and receipt.coulance is not None:
        reason = reason_off(receipt, language)
        yield labels.extended.format(reason=reason, until=until(receipt.coulance, language))
    state = labels.states[standing.state]
    if window.outcome is not None:
        state = labels.closed.format(outcome=labels.outcomes[window.outcome.kind])
    yield labels.stands.format(day=in_words(today, language), state=state)
    yield labels.rests.format(basis=basis_name(window.basis, labels))
    yield labels.counts.format(basis=basis_name(window.term, labels))
    yield labels.ids.format(notice=window.notice, window=window.id)
    if window.superseded_by is not None:
        superseded = labels.superseded.format(notice=window.superseded_by)
        yield f"{superseded[0].upper()}{superseded[1:]}."
