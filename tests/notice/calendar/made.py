"""Windows of clients of Voorbeeld Data, each a state that a window can be in."""

from dataclasses import replace
from datetime import date, timedelta

from renvooi.model import (
    Basis,
    BasisSource,
    Bilingual,
    Doubt,
    Outcome,
    OutcomeKind,
    Receipt,
    RegisteredWindow,
    Response,
    ResponseForm,
    RightKind,
    Timeliness,
)
from renvooi.notice import load_policy, open_window

AT = "2026-03-02T08:00:00+00:00"
TODAY = date(2026, 3, 15)
CONTRACT = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "05-2025", "binnen 30 dagen", None)
HOUSE = Basis(BasisSource.HOUSE_POLICY, None, None, None, Bilingual("Ons beleid.", "Our policy."))
EQUATED = load_policy().equated_days


def receipt(day: date, days: int = 30) -> Receipt:
    found = open_window(CONTRACT, days, received=day, coulance=True, equated=EQUATED)
    assert found.last_day is not None
    reason = found.falls_on.nl if found.falls_on else None
    return Receipt(day, found.last_day, reason, found.coulance, "ontvangstbevestiging", "N. Jansen", AT)


def response(day: date, timeliness: Timeliness = Timeliness.IN_TIME) -> Response:
    return Response(1, day, ResponseForm.EMAIL, True, "Wij zeggen op.", None, timeliness, "N. Jansen", AT)


def window(
    number: int,
    client: str = "K-1",
    kind: RightKind = RightKind.TERMINATE,
    *,
    received: date | None = date(2026, 3, 2),
    notice: str = "notice-1234abcd",
    basis: Basis = CONTRACT,
) -> RegisteredWindow:
    return RegisteredWindow(
        id=f"w-{number:012x}",
        notice=notice,
        document="statement",
        old="05-2025",
        new="06-2025",
        client=client,
        right=kind.value,
        kind=kind,
        form=("written", "reasoned"),
        days=30,
        basis=basis,
        term=basis,
        opened_by="N. Jansen",
        opened_at=AT,
        receipt=None if received is None else receipt(received),
    )


def of_every_state() -> tuple[RegisteredWindow, ...]:
    """Seven windows: one of each state, one of house policy, one closed."""
    objected = window(2, "K-1", RightKind.OBJECT)
    unknown = window(5, "K-3", RightKind.OBJECT, received=None)
    closed = Outcome(OutcomeKind.NO_RESPONSE, "Geen reactie gekomen.", "N. Jansen", AT)
    return (
        window(1, "K-1", received=date(2026, 3, 4)),
        replace(objected, responses=(response(date(2026, 3, 10)),)),
        window(3, "K-2", received=None),
        window(4, "K-4", received=date(2026, 1, 10)),
        replace(unknown, doubt=Doubt("De mail kwam terug.", "N. Jansen", AT)),
        window(6, "K-2", RightKind.OBJECT, notice="notice-ffff", basis=HOUSE),
        replace(window(7, "K-5", received=date(2026, 1, 10)), outcome=closed),
    )


def many(clients: int, *, days: int) -> tuple[RegisteredWindow, ...]:
    """Two windows of each client, received on one of `days` days."""
    return tuple(
        window(2 * number + place, f"K-{number}", kind, received=date(2026, 1, 5) + timedelta(days=number % days))
        for number in range(clients)
        for place, kind in enumerate(RightKind)
    )
