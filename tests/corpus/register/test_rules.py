"""Each step that a window allows, and each that it does not, without a database."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from renvooi.corpus.register.rules import (
    MAX_WORDS,
    check_closing,
    check_correction,
    check_doubt,
    check_receipt,
    check_response,
    check_withdrawal,
    find_response,
)
from renvooi.model.errors import StateForbids
from renvooi.model.notices import Basis, BasisSource, RightKind
from renvooi.model.windows import (
    Correction,
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
LATE = replace(RECEIVED, responses=(replace(RESPONSE, received=AFTER, timeliness=Timeliness.LATE),))
SPOKEN = replace(RECEIVED, responses=(replace(RESPONSE, form=ResponseForm.SPOKEN),))
UNREASONED = replace(RECEIVED, form=("written", "reasoned"), responses=(replace(RESPONSE, reasoned=False),))
STRUCK = replace(RECEIVED, responses=(replace(RESPONSE, correction=Correction("Vergissing.", BY, AT, True)),))
CLOSED = replace(RESPONDED, outcome=Outcome(OutcomeKind.SETTLED, "Akkoord.", BY, AT))

Step = Callable[[RegisteredWindow], None]


def receipt(
    because: str | None = None,
    today: date = AFTER,
    released: date = DAY,
    evidence: str = "Brief.",
    changed: Mapping[str, date] | None = None,
) -> Step:
    said = replace(RECEIPT, evidence=evidence, **(changed or {}))  # type: ignore[arg-type]  # days only
    return lambda window: check_receipt(window, said, because=because, released=released, today=today)


def doubt(because: str = "Retour.") -> Step:
    return lambda window: check_doubt(window, because)


def response(text: str = "Nee.", received: date = LAST) -> Step:
    return lambda window: check_response(window, received=received, text=text, today=AFTER)


def correction(because: str = "Verkeerd gelezen.", *, struck: bool = False, received: date = DAY) -> Step:
    made = Correction(because, BY, AT, struck)

    def step(window: RegisteredWindow) -> None:
        found = find_response(window, 1)
        check_correction(window, found, replace(found, received=received, correction=made), today=AFTER)

    return step


def withdrawal(number: int = 1, on: date = LAST, because: str = "Toch akkoord.") -> Step:
    return lambda window: check_withdrawal(window, number, on=on, because=because, today=AFTER)


def closing(kind: OutcomeKind, today: date = AFTER, because: str = "Zo besloten.") -> Step:
    return lambda window: check_closing(window, kind, because=because, today=today)


NO_RESPONSE, TERMINATED, SETTLED = OutcomeKind.NO_RESPONSE, OutcomeKind.TERMINATED, OutcomeKind.SETTLED
REJECTED = OutcomeKind.RESPONSE_REJECTED
EARLIER: dict[str, Any] = {
    "day": DAY - timedelta(days=9),
    "last_day": LAST - timedelta(days=9),
    "coulance": LAST - timedelta(days=8),
}
"""A receipt that makes the response late."""

ALLOWED = {
    "a receipt of an opened window": (OPENED, receipt()),
    "a receipt after a doubt": (DOUBTED, receipt()),
    "a receipt that becomes known after the response": (EARLY, receipt()),
    "a corrected receipt": (RECEIVED, receipt("Verkeerd gelezen.")),
    "a corrected receipt under a response": (RESPONDED, receipt("Verkeerd gelezen.")),
    "a corrected receipt that makes a response late": (
        RESPONDED,
        receipt("Verkeerd gelezen.", released=date(2026, 1, 1), changed=EARLIER),
    ),
    "a first receipt that makes a response late, with a reason": (
        EARLY,
        receipt("Zo was het.", released=date(2026, 1, 1), changed=EARLIER),
    ),
    "a receipt before the release, with a reason": (OPENED, receipt("Achteraf vastgelegd.", released=AFTER)),
    "a receipt on the day of the release": (OPENED, receipt(released=DAY)),
    "a corrected response": (RESPONDED, correction()),
    "a response that was never given": (RESPONDED, correction(struck=True, received=LAST)),
    "no response, where it was struck": (STRUCK, closing(NO_RESPONSE)),
    "a late response rejected": (LATE, closing(REJECTED)),
    "a spoken response rejected": (SPOKEN, closing(REJECTED)),
    "a response without reasons rejected": (UNREASONED, closing(REJECTED)),
    "terminated upon a late response": (LATE, closing(TERMINATED)),
    "terminated upon a spoken response": (SPOKEN, closing(TERMINATED)),
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
    "a last day too early": (
        OPENED,
        receipt(changed={"last_day": LAST - timedelta(days=1)}),
        "plus 30 days is 2026-03-15, not",
    ),
    "a last day too late": (
        OPENED,
        receipt(changed={"last_day": COULANCE, "coulance": AFTER}),
        "plus 30 days is 2026-03-15, not",
    ),
    "coulance that gives nothing": (
        OPENED,
        receipt(changed={"coulance": LAST}),
        "coulance until 2026-03-15 is not after",
    ),
    "a second receipt without a reason": (RECEIVED, receipt(), "was received on 2026-02-13.*Give a reason"),
    "a second receipt under a response without a reason": (
        RESPONDED,
        receipt(),
        "was received on 2026-02-13.*Give a reason",
    ),
    "another evidence without a reason": (
        RECEIVED,
        receipt(evidence="Mail."),
        "was received on 2026-02-13 according to N. Jansen too, as known from 'Brief.'.*to record something else",
    ),
    "a reason without a word": (RECEIVED, receipt(" "), "does not say why the receipt is recorded so"),
    "a receipt before the release": (OPENED, receipt(released=AFTER), "its notice was released on 2026-03-17"),
    "a first receipt that makes a response late": (
        EARLY,
        receipt(released=date(2026, 1, 1), changed=EARLIER),
        "response 1 came on 2026-03-15, so it would be late",
    ),
    "words without end": (RECEIVED, doubt("a" * (MAX_WORDS + 1)), "has 100001 characters, and 100000 is the limit"),
    "a correction that corrects nothing": (RESPONDED, correction(received=LAST), "is on record so"),
    "a correction without a word": (RESPONDED, correction(" "), "does not say what was wrong"),
    "a correction of what is not there": (RECEIVED, correction(), "has no response 1"),
    "a correction of what was struck": (STRUCK, correction(), "was struck already"),
    "a correction to after the withdrawal": (
        WITHDRAWN,
        correction(received=AFTER),
        "was withdrawn on 2026-03-15, before",
    ),
    "a correction to tomorrow": (RESPONDED, correction(received=AFTER + timedelta(days=1)), "today is 2026-03-17"),
    "a correction in a closed window": (CLOSED, correction(), "cannot be corrected any more"),
    "a withdrawal of what was struck": (STRUCK, withdrawal(), "was struck as a mistake"),
    "no response, though one came late": (LATE, closing(NO_RESPONSE), r"response 1 stands \(late\)"),
    "a response rejected where there is none": (RECEIVED, closing(REJECTED), "has no response that stands"),
    "a timely response rejected": (RESPONDED, closing(REJECTED), "is not late, and in the form that is asked"),
    "terminated upon a struck response": (STRUCK, closing(TERMINATED), "has no response that stands"),
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
    "no response, though there is": (RESPONDED, closing(NO_RESPONSE), "response 1 stands"),
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
