"""What was recorded, as the person who recorded it reads it: a line a window, and notes that ask for attention."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.printing import say, tell

if TYPE_CHECKING:
    from renvooi.model import Receipt, RegisteredWindow, Response


def say_windows(windows: "Iterable[RegisteredWindow]", *, today: date, language: str = "en") -> None:
    """Nothing; each window stands on a line."""
    say("".join(f"{line}\n" for line in map(one_line, lines_of(windows, today=today, language=language))))


def lines_of(windows: "Iterable[RegisteredWindow]", *, today: date, language: str = "en") -> Iterator[str]:
    """A line a window: whose it is, what it is about, where it stands, and its last day."""
    from renvooi.notice.calendar import LANGUAGES, right_name

    labels = LANGUAGES[language]
    for window in windows:
        state = labels.states[window.state(today)]
        if window.outcome is not None:
            state = labels.closed.format(outcome=labels.outcomes[window.outcome.kind])
        yield f"{window.id}: {window.client}, {right_name(window, labels)}: {state}{_last_day(window, language)}"


def _last_day(window: "RegisteredWindow", language: str) -> str:
    if window.receipt is None:
        return ""
    if language == "nl":
        until = window.receipt.coulance
        coulance = "" if until is None else f", met coulance tot en met {until}"
        return f"; laatste dag {window.receipt.last_day}{coulance}"
    coulance = f", with coulance until {window.receipt.coulance:%a %Y-%m-%d}" if window.receipt.coulance else ""
    return f"; last day {window.receipt.last_day:%a %Y-%m-%d}{coulance}"


def tell_changed(before: "Iterable[RegisteredWindow]", after: "Iterable[RegisteredWindow]") -> None:
    """Nothing; on standard error is what moved: a last day that was known, and whether a response came in time."""
    known = {window.id: window for window in before}
    for window in after:
        for note in changes(known[window.id], window) if window.id in known else ():
            tell("note", one_line(f"{window.id}: {note}."), colour="yellow")


def changes(old: "RegisteredWindow", new: "RegisteredWindow") -> Iterator[str]:
    """What a step did to days and responses that were on record."""
    held, now = old.receipt, new.receipt
    if held is not None and now is not None and (held.day, held.coulance) != (now.day, now.coulance):
        yield f"ran from {held.day} until {_until(held)}, and runs from {now.day} until {_until(now)}"
    judged = {one.number: one.timeliness for one in old.responses}
    for one in new.responses:
        was = judged.get(one.number, one.timeliness)
        if one.stands and was is not one.timeliness:
            yield f"response {one.number}, received on {one.received}, was {was} and is {one.timeliness}"


def _until(receipt: "Receipt") -> str:
    coulance = "" if receipt.coulance is None else f" (coulance {receipt.coulance})"
    return f"{receipt.last_day}{coulance}"


def tell_response(window: "RegisteredWindow", response: "Response") -> None:
    """Nothing; what a person should weigh about a response is on standard error. It is on record all the same."""
    for note in response_notes(window, response):
        tell("note", one_line(f"{window.id}: response {response.number} {note}."), colour="yellow")


def response_notes(window: "RegisteredWindow", response: "Response") -> Iterator[str]:
    """What is unusual about a response: late, before receipt, or not in the form that was asked."""
    from renvooi.model import BasisSource, Timeliness

    receipt = window.receipt
    if receipt is None:
        yield "came before any receipt of the notice is on record; record when the client received it"
    elif response.timeliness is Timeliness.LATE:
        yield f"is late: the last day was {receipt.coulance or receipt.last_day}"
    elif response.timeliness is Timeliness.COULANCE:
        yield f"came after the last day, {receipt.last_day}; coulance accepts it until {receipt.coulance}"
    elif response.received < receipt.day:
        yield f"came before day 0, {receipt.day}; check both days"
    asks = "the contract asks" if window.basis.source is BasisSource.CONTRACT else "house policy asks"
    if "written" in window.form and not response.form.written:
        yield f"was spoken, and {asks} for a written one; a person decides what it is worth"
    if "reasoned" in window.form and not response.reasoned:
        yield f"gives no reasons, and {asks} for them; a person decides what it is worth"
