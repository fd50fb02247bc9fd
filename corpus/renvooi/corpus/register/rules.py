"""What may happen to a window, and when: every rule of the register, over values alone.

    opened -> received -> responded -> closed
                 |  ^         |  ^
              doubted,      withdrawn,
              corrected     corrected

Nothing happens to a closed window. Whether a response came in time follows from the receipt that counts, so
a receipt that is corrected can make a response late, or timely again: that takes a reason, as does a first
receipt that makes one late. A receipt is not doubted under a response: who answered, has the notice.
"""

from dataclasses import replace
from datetime import date, timedelta

from renvooi.model.errors import StateForbids
from renvooi.model.notices import RightKind
from renvooi.model.windows import OutcomeKind, Receipt, RegisteredWindow, Response, Timeliness, WindowState

MAX_WORDS = 100_000
"""Characters of anything that is said: a long letter has ten thousand, and the ledger never forgets a reason."""

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


def check_receipt(
    window: RegisteredWindow, receipt: Receipt, *, because: str | None, released: date, today: date
) -> None:
    """Nothing, if this can be recorded; without `because` only if it surprises nobody. Raises: StateForbids.

    What takes a reason: another receipt than is on record, one before the day on which the notice was
    `released`, and a first one that makes a response late.
    """
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
    if because is not None:
        _require_said(window, because, "why the receipt is recorded so")
    elif surprise := _surprise(window, receipt, released):
        raise StateForbids(f"{window.id}: {surprise}.")


def _surprise(window: RegisteredWindow, receipt: Receipt, released: date) -> str | None:
    """What a person should look at twice, and what to do; None if there is nothing."""
    held = window.receipt
    if held is not None and held.day == receipt.day:
        return (
            f"was received on {held.day} according to {held.by} too, as known from {held.evidence!r}. Give a reason "
            "to record something else of it"
        )
    if held is not None:
        return f"was received on {held.day} according to {held.by}. Give a reason to correct that"
    if receipt.day < released:
        return (
            f"cannot be received on {receipt.day}: its notice was released on {released}. Correct the day, or give a "
            "reason if it went out before that"
        )
    after = replace(window, receipt=receipt)
    for one in standing(window):
        if after.timeliness(one.received) is Timeliness.LATE:
            return (
                f"response {one.number} came on {one.received}, so it would be late. Correct the day, or give a reason "
                "if it is right"
            )
    return None


def check_doubt(window: RegisteredWindow, because: str) -> None:
    """Nothing, if the receipt can be doubted. Raises: StateForbids."""
    _require_not_closed(window, "Its receipt cannot be doubted any more")
    _require_said(window, because, "why the receipt is in doubt")
    if window.receipt is not None and (stands := standing(window)):
        raise StateForbids(
            f"{window.id}: the client responded (response {stands[0].number}), so has the notice. If the day is wrong, "
            "correct the receipt."
        )


def check_response(window: RegisteredWindow, *, received: date, text: str, today: date) -> None:
    """Nothing, if a response can be recorded; a late one can. Raises: StateForbids."""
    _require_not_closed(window, "Answer the client by hand, and keep the response with the agreement")
    _require_past(window, received, today, "received")
    _require_said(window, text, "what the client said")


def check_correction(window: RegisteredWindow, found: Response, corrected: Response, *, today: date) -> None:
    """Nothing, if the response `found` can be recorded as `corrected`, which says why. Raises: StateForbids."""
    correction = corrected.correction
    assert correction is not None
    _require_not_closed(window, "What was recorded of its responses cannot be corrected any more")
    _require_past(window, corrected.received, today, "received")
    _require_said(window, correction.because, "what was wrong")
    if _is_struck(found):
        raise StateForbids(f"{window.id}: response {found.number} was struck already. Record what was said anew.")
    withdrawn = found.withdrawal
    if withdrawn is not None and corrected.received > withdrawn.on:
        raise StateForbids(
            f"{window.id}: response {found.number} was withdrawn on {withdrawn.on}, before {corrected.received}. Give an "
            "earlier day."
        )
    same = (corrected.received, corrected.form, corrected.reasoned) == (found.received, found.form, found.reasoned)
    if same and not correction.struck:
        raise StateForbids(f"{window.id}: response {found.number} is on record so. Say what was wrong about it.")


def check_withdrawal(window: RegisteredWindow, number: int, *, on: date, because: str, today: date) -> None:
    """Nothing, if that response can be taken back by the client. Raises: StateForbids."""
    _require_not_closed(window, "Settle a withdrawal with the client by hand")
    _require_past(window, on, today, "withdrawn")
    _require_said(window, because, "why the response is taken back")
    found = find_response(window, number)
    if _is_struck(found):
        raise StateForbids(f"{window.id}: response {number} was struck as a mistake, so nobody can take it back.")
    if found.withdrawal is not None:
        raise StateForbids(f"{window.id}: response {number} was withdrawn on {found.withdrawal.on} already.")
    if on < found.received:
        raise StateForbids(f"{window.id}: response {number} came on {found.received}, after {on}. Give a later day.")


def check_closing(window: RegisteredWindow, kind: OutcomeKind, *, because: str, today: date) -> None:
    """Nothing, if the window can be closed so. Raises: StateForbids."""
    _require_not_closed(window, "An outcome is never changed")
    _require_said(window, because, "why it is closed so")
    stands = standing(window)
    if kind is OutcomeKind.NO_RESPONSE and (stands or window.state(today) is not WindowState.LAPSED):
        raise StateForbids(f"{window.id}: {_why_not_silent(window)}, so it cannot be closed for want of a response.")
    if kind is OutcomeKind.RESPONSE_REJECTED:
        _require_unfit(window, stands)
    right = _OF_RIGHT.get(kind)
    if right is not None and right is not window.kind:
        raise StateForbids(f"{window.id}: is about a right to {window.kind}, so its outcome cannot be {kind}.")
    if right is not None and not stands:
        raise StateForbids(
            f"{window.id}: has no response that stands, so its outcome cannot be {kind}. Record it first."
        )


def find_response(window: RegisteredWindow, number: int) -> Response:
    """The response of that number. Raises: StateForbids if there is none."""
    found = next((one for one in window.responses if one.number == number), None)
    if found is None:
        raise StateForbids(f"{window.id}: has no response {number}. renvooi windows show {window.id} lists them.")
    return found


def standing(window: RegisteredWindow) -> tuple[Response, ...]:
    """The responses that were neither taken back nor struck, late ones as well."""
    return tuple(one for one in window.responses if one.stands)


def _require_unfit(window: RegisteredWindow, stands: tuple[Response, ...]) -> None:
    """Nothing, if there are responses, and each is late or in another form than is asked. Raises: StateForbids."""
    if not stands:
        raise StateForbids(f"{window.id}: has no response that stands, so none can be rejected. Record it first.")
    for one in stands:
        is_unwritten = "written" in window.form and not one.form.written
        is_unreasoned = "reasoned" in window.form and not one.reasoned
        if one.timeliness is not Timeliness.LATE and not is_unwritten and not is_unreasoned:
            raise StateForbids(
                f"{window.id}: response {one.number} is not late, and in the form that is asked, so it cannot be "
                "rejected for that. Choose the outcome that it led to."
            )


def _is_struck(response: Response) -> bool:
    return response.correction is not None and response.correction.struck


def _why_not_silent(window: RegisteredWindow) -> str:
    if stands := standing(window):
        return f"response {stands[0].number} stands ({stands[0].timeliness})"
    if window.receipt is None:
        return "the client is not known to have received the notice"
    return f"the client may respond until {window.receipt.coulance or window.receipt.last_day}"


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
    if len(said) > MAX_WORDS:
        raise StateForbids(
            f"{window.id}: {what} has {len(said)} characters, and {MAX_WORDS} is the limit. Give a summary."
        )
