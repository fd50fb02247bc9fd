"""What may happen to a window, and when: every rule of the register, over values alone.

    opened -> received -> responded -> closed
                 |  ^         |  ^
              doubted,      withdrawn
              corrected

Nothing happens to a closed window. What counted when a client responded stays what counts: a receipt is
neither corrected nor doubted under a response that stands.
"""

from dataclasses import replace
from datetime import date, timedelta

from renvooi.model.errors import StateForbids
from renvooi.model.notices import RightKind
from renvooi.model.windows import OutcomeKind, Receipt, RegisteredWindow, Response, WindowState

_OF_RIGHT = {
    OutcomeKind.TERMINATED: RightKind.TERMINATE,
    OutcomeKind.OBJECTION_UPHELD: RightKind.OBJECT,
    OutcomeKind.OBJECTION_REJECTED: RightKind.OBJECT,
}
"""Outcomes that only one right can have, and only upon a response: to terminate and to object are two rights."""


def is_same_receipt(window: RegisteredWindow, receipt: Receipt) -> bool:
    """Whether the window says so already, whoever recorded it."""
    held = window.receipt
    return held is not None and replace(held, by=receipt.by, at=receipt.at) == receipt


def check_receipt(window: RegisteredWindow, receipt: Receipt, *, because: str | None, today: date) -> None:
    """Nothing, if this can be recorded; `because` is why it takes the place of another. Raises: StateForbids."""
    _require_not_closed(window, "The receipt cannot be changed any more")
    _require_past(window, receipt.day, today, "received")
    _require_said(window, receipt.evidence, "how the receipt is known")
    if receipt.last_day != receipt.day + timedelta(days=window.days):
        raise StateForbids(
            f"{window.id}: {receipt.day} plus {window.days} days is {receipt.day + timedelta(days=window.days)}, "
            f"not {receipt.last_day}. Compute the last day again."
        )
    if receipt.coulance is not None and receipt.coulance <= receipt.last_day:
        raise StateForbids(f"{window.id}: coulance until {receipt.coulance} is not after the last day. Leave it out.")
    if window.receipt is None:
        return
    if standing := _standing(window):
        raise StateForbids(
            f"{window.id}: response {standing.number} stands on the receipt of {window.receipt.day}. Withdraw it first, "
            "if the client takes it back."
        )
    if not (because or "").strip():
        raise StateForbids(
            f"{window.id}: was received on {window.receipt.day} according to {window.receipt.by}. Give a reason to "
            "correct that."
        )


def check_doubt(window: RegisteredWindow, because: str) -> None:
    """Nothing, if the receipt can be doubted. Raises: StateForbids."""
    _require_not_closed(window, "Its receipt cannot be doubted any more")
    _require_said(window, because, "why the receipt is in doubt")
    if window.receipt is not None and (standing := _standing(window)):
        raise StateForbids(
            f"{window.id}: the client responded (response {standing.number}), so has the notice. Keep it."
        )


def check_response(window: RegisteredWindow, *, received: date, text: str, today: date) -> None:
    """Nothing, if a response can be recorded; a late one can. Raises: StateForbids."""
    _require_not_closed(window, "Answer the client by hand, and keep the response with the agreement")
    _require_past(window, received, today, "received")
    _require_said(window, text, "what the client said")


def check_withdrawal(window: RegisteredWindow, number: int, *, on: date, because: str, today: date) -> None:
    """Nothing, if that response can be taken back. Raises: StateForbids."""
    _require_not_closed(window, "Settle a withdrawal with the client by hand")
    _require_past(window, on, today, "withdrawn")
    _require_said(window, because, "why the response is taken back")
    found = next((one for one in window.responses if one.number == number), None)
    if found is None:
        raise StateForbids(f"{window.id}: has no response {number}. renvooi windows show {window.id} lists them.")
    if found.withdrawal is not None:
        raise StateForbids(f"{window.id}: response {number} was withdrawn on {found.withdrawal.on} already.")
    if on < found.received:
        raise StateForbids(f"{window.id}: response {number} came on {found.received}, after {on}. Give a later day.")


def check_closing(window: RegisteredWindow, kind: OutcomeKind, *, because: str, today: date) -> None:
    """Nothing, if the window can be closed so. Raises: StateForbids."""
    _require_not_closed(window, "An outcome is never changed")
    _require_said(window, because, "why it is closed so")
    state = window.state(today)
    if kind is OutcomeKind.NO_RESPONSE and state is not WindowState.LAPSED:
        raise StateForbids(
            f"{window.id}: {_why_not_lapsed(window, state)}, so it cannot be closed for want of a response."
        )
    right = _OF_RIGHT.get(kind)
    if right is not None and right is not window.kind:
        raise StateForbids(f"{window.id}: is about a right to {window.kind}, so its outcome cannot be {kind}.")
    if right is not None and _standing(window) is None:
        raise StateForbids(
            f"{window.id}: has no response that stands, so its outcome cannot be {kind}. Record it first."
        )


def _why_not_lapsed(window: RegisteredWindow, state: WindowState) -> str:
    if state is WindowState.RESPONDED:
        return "a response stands"
    if window.receipt is None:
        return "the client is not known to have received the notice"
    return f"the client may respond until {window.receipt.coulance or window.receipt.last_day}"


def _standing(window: RegisteredWindow) -> Response | None:
    return next((one for one in window.responses if one.stands), None)


def _require_not_closed(window: RegisteredWindow, advice: str) -> None:
    if window.outcome is not None:
        raise StateForbids(
            f"{window.id}: was closed on {window.outcome.at[:10]} ({window.outcome.kind}). {advice}; it is never reopened."
        )


def _require_past(window: RegisteredWindow, day: date, today: date, what: str) -> None:
    if day > today:
        raise StateForbids(
            f"{window.id}: cannot be {what} on {day}, for today is {today}. Give the day on which it was."
        )


def _require_said(window: RegisteredWindow, said: str, what: str) -> None:
    if not said.strip():
        raise StateForbids(f"{window.id}: does not say {what}. Give it in a sentence.")
