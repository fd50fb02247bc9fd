"""Each step that a window allows, and each that it does not, without a database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from renvooi.corpus.register.rules import (
    check_closing,
    check_doubt,
    check_receipt,
    check_response,
    check_withdrawal,
)
from renvooi.model.errors import StateForbids
from renvooi.model.notices import Basis, BasisSource, RightKind
from renvooi.model.windows import (
    Doubt,
    Outcome,
    OutcomeKind,
    Receipt,
    RegisteredWindow,
    Response,
    ResponseForm,
    Timeliness,
    Withdrawal,
)

BY, AT = "N. Jansen", "2026-03-02T09:00:00+00:00"
DAY, LAST, COULANCE, AFTER = date(2026, 2, 13), date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 17)
BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-02", "Opzeggen kan binnen 30 dagen.", None)
RECEIPT = Receipt(DAY, LAST, "een zondag", COULANCE, "Brief.", BY, AT)
RESPONSE = Response(1, LAST, ResponseForm.LETTER, True, "Nee.", None, Timeliness.IN_TIME, BY, AT)
TAKEN_BACK = replace(RESPONSE, withdrawal=Withdrawal(LAST, "Toch akkoord.", BY, AT))
OPENED = RegisteredWindow(
    id="w-1",
    notice="notice-1",
    document="beheer",
    old="2026-01",
    new="2026-02",
    client="K-1",
    right="opzeggen",
    kind=RightKind.TERMINATE,
    form=("written",),
    days=30,
    basis=BASIS,
    term=BASIS,
    opened_by=BY,
    opened_at=AT,
)
RECEIVED = replace(OPENED, receipt=RECEIPT)
DOUBTED = replace(OPENED, doubt=Doubt("Retour.", BY, AT))
RESPONDED = replace(RECEIVED, responses=(RESPONSE,))
EARLY = replace(OPENED, responses=(replace(RESPONSE, timeliness=Timeliness.UNKNOWN),))
WITHDRAWN = replace(RECEIVED, responses=(TAKEN_BACK,))
CLOSED = replace(RESPONDED, outcome=Outcome(OutcomeKind.SETTLED, "Akkoord.", BY, AT))

Step = Callable[[RegisteredWindow], None]


def receipt(because: str | None = None, today: date = AFTER, **changed: date) -> Step:
    return lambda window: check_receipt(window, replace(RECEIPT, **changed), because=because, today=today)  # type: ignore[arg-type]  # days only


def doubt(because: str = "Retour.") -> Step:
    return lambda window: check_doubt(window, because)


def response(text: str = "Nee.", received: date = LAST) -> Step:
    return lambda window: check_response(window, received=received, text=text, today=AFTER)


def withdrawal(number: int = 1, on: date = LAST, because: str = "Toch akkoord.") -> Step:
    return lambda window: check_withdrawal(window, number, on=on, because=because, today=AFTER)


def closing(kind: OutcomeKind, today: date = AFTER, because: str = "Zo besloten.") -> Step:
    return lambda window: check_closing(window, kind, because=because, today=today)


NO_RESPONSE, TERMINATED, SETTLED = OutcomeKind.NO_RESPONSE, OutcomeKind.TERMINATED, OutcomeKind.SETTLED

ALLOWED = {
    "a receipt of an opened window": (OPENED, receipt()),
    "a receipt after a doubt": (DOUBTED, receipt()),
    "a receipt that becomes known after the response": (EARLY, receipt()),
    "a corrected receipt": (RECEIVED, receipt("Verkeerd gelezen.")),
    "a corrected receipt once the response was taken back": (WITHDRAWN, receipt("Verkeerd gelezen.")),
    "a doubt before any receipt": (OPENED, doubt()),
    "a doubt after a receipt": (RECEIVED, doubt()),
    "a response before the receipt is known": (OPENED, response()),
    "a response while the receipt is in doubt": (DOUBTED, response()),
    "a late response": (RECEIVED, response(received=AFTER)),
    "a second response": (RESPONDED, response()),
    "a response taken back": (RESPONDED, withdrawal()),
    "no response, once lapsed": (RECEIVED, closing(NO_RESPONSE)),
    "no response, where it was taken back": (WITHDRAWN, closing(NO_RESPONSE)),
    "terminated upon a response": (RESPONDED, closing(TERMINATED)),
    "settled at any time": (OPENED, closing(SETTLED)),
    "a notice taken back": (RESPONDED, closing(OutcomeKind.WITHDRAWN)),
}
REFUSED = {
    "a receipt in the future": (OPENED, receipt(today=DAY - timedelta(days=1)), "cannot be received on 2026-02-13"),
    "a last day too early": (OPENED, receipt(last_day=LAST - timedelta(days=1)), "plus 30 days is 2026-03-15, not"),
    "a last day too late": (OPENED, receipt(last_day=COULANCE, coulance=AFTER), "plus 30 days is 2026-03-15, not"),
    "coulance that gives nothing": (OPENED, receipt(coulance=LAST), "coulance until 2026-03-15 is not after"),
    "a second receipt without a reason": (RECEIVED, receipt(), "was received on 2026-02-13.*Give a reason"),
    "a receipt under a response": (RESPONDED, receipt("Toch later."), "response 1 stands on the receipt"),
    "a receipt of a closed window": (CLOSED, receipt("Toch later."), "was closed on 2026-03-02"),
    "a doubt under a response": (RESPONDED, doubt(), "the client responded"),
    "a doubt without a word": (RECEIVED, doubt(" "), "does not say why"),
    "a doubt of a closed window": (CLOSED, doubt(), "was closed on 2026-03-02"),
    "a response to a closed window": (CLOSED, response(), "Answer the client by hand.*never reopened"),
    "a response of tomorrow": (RECEIVED, response(received=AFTER + timedelta(days=1)), "today is 2026-03-17"),
    "a response without a word": (RECEIVED, response(""), "does not say what the client said"),
    "a withdrawal of nothing": (RECEIVED, withdrawal(), "has no response 1"),
    "a withdrawal twice": (WITHDRAWN, withdrawal(), "was withdrawn on 2026-03-15 already"),
    "a withdrawal before the response": (RESPONDED, withdrawal(on=DAY), "came on 2026-03-15, after 2026-02-13"),
    "a withdrawal from a closed window": (CLOSED, withdrawal(), "Settle a withdrawal with the client"),
    "no response, before the end": (RECEIVED, closing(NO_RESPONSE, today=COULANCE), "may respond until 2026-03-16"),
    "no response, never received": (OPENED, closing(NO_RESPONSE), "not known to have received"),
    "no response, in doubt": (DOUBTED, closing(NO_RESPONSE), "not known to have received"),
    "no response, though there is": (RESPONDED, closing(NO_RESPONSE), "a response stands"),
    "terminated without a response": (WITHDRAWN, closing(TERMINATED), "has no response that stands"),
    "an objection to what may be terminated": (
        RESPONDED,
        closing(OutcomeKind.OBJECTION_UPHELD),
        "about a right to terminate, so its outcome cannot be objection-upheld",
    ),
    "closed twice": (CLOSED, closing(TERMINATED), "An outcome is never changed"),
    "closed without a reason": (RESPONDED, closing(TERMINATED, because=""), "does not say why it is closed so"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_step_is_allowed(name: str) -> None:
    window, step = ALLOWED[name]
    step(window)


@pytest.mark.parametrize("name", REFUSED)
def test_step_is_refused_in_one_line_that_names_the_window(name: str) -> None:
    window, step, said = REFUSED[name]
    with pytest.raises(StateForbids, match=said) as raised:
        step(window)
    assert str(raised.value).startswith("w-1: ")
    assert "\n" not in str(raised.value)
