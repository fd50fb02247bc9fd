"""The words around a register of windows, in Dutch and English; names, clauses and reasons stay as they are."""

from dataclasses import dataclass

from renvooi.model import (
    Basis,
    BasisSource,
    OutcomeKind,
    Receipt,
    RegisteredWindow,
    ResponseForm,
    RightKind,
    WindowState,
)
from renvooi.model import Timeliness as T
from renvooi.notice.window import day_off


@dataclass(frozen=True, slots=True)
class WindowLabels:
    """Every fixed word of one language."""

    language: str
    title: str
    states: dict[WindowState, str]
    rights: dict[RightKind, str]
    house_right: str
    """With {right}: its name, where house policy gives it. No right of the contract is claimed."""
    house_term: str
    """Behind the name of a right of the contract, where the number of days comes from house policy."""
    house: str
    """What is said of a basis or term of house policy."""
    clause: str
    """What is said of one of the contract, with {address} and {version}."""
    agreed: str
    """What a term of the contract of one client rests on."""
    outcomes: dict[OutcomeKind, str]
    timeliness: dict[T, str]
    forms: dict[ResponseForm, str]
    last_day: str
    coulance: str
    spread: str
    """What a paler bar says: the windows of one row have several last days."""
    today: str
    """With {day}."""
    client: str
    clients: str
    """With {count}."""
    from_to: str
    """A range of last days, with {first} and {last}."""
    nothing: str
    closed_left_out: str
    """With {count}: closed windows that the picture does not show."""
    counted: str
    """With {count} and {states}: what the picture says in one sentence."""
    summary: str
    """Of an entry in a calendar, with {right}, {client}, {document} and {version}."""
    until: str
    """With {until}, {days} and {received}."""
    extended: str
    """With {reason} and {until}."""
    stands: str
    """With {day} and {state}."""
    rests: str
    """With {basis}."""
    counts: str
    """Where the number of days comes from, with {basis}."""
    ids: str
    """With {notice} and {window}."""
    closed: str
    """With {outcome}."""
    doubted: str
    """Of an entry whose last day no longer counts, with {until}."""
    superseded: str
    """With {notice}."""


DUTCH = WindowLabels(
    language="nl",
    title="Termijnen van klanten",
    states={
        WindowState.NOT_STARTED: "niet begonnen",
        WindowState.IN_DOUBT: "ontvangst onzeker",
        WindowState.OPEN: "open",
        WindowState.RESPONDED: "reactie ontvangen",
        WindowState.LAPSED: "verlopen",
    },
    rights={RightKind.TERMINATE: "opzegging", RightKind.OBJECT: "bezwaar"},
    house_right="{right} volgens eigen beleid",
    house_term="{right} (termijn volgens eigen beleid)",
    house="eigen beleid, niet het contract",
    clause="{address}, versie {version}",
    agreed="het eigen contract van de klant",
    outcomes={
        OutcomeKind.NO_RESPONSE: "geen reactie",
        OutcomeKind.TERMINATED: "opgezegd",
        OutcomeKind.OBJECTION_UPHELD: "bezwaar gegrond",
        OutcomeKind.OBJECTION_REJECTED: "bezwaar afgewezen",
        OutcomeKind.RESPONSE_REJECTED: "reactie niet aanvaard",
        OutcomeKind.SETTLED: "in overleg geregeld",
        OutcomeKind.WITHDRAWN: "ingetrokken",
    },
    timeliness={
        T.IN_TIME: "op tijd",
        T.COULANCE: "binnen coulance",
        T.LATE: "te laat",
        T.UNKNOWN: "termijn niet begonnen",
    },
    forms={
        ResponseForm.LETTER: "brief",
        ResponseForm.EMAIL: "e-mail",
        ResponseForm.PORTAL: "portaal",
        ResponseForm.SPOKEN: "mondeling",
    },
    last_day="Laatste dag",
    coulance="coulance",
    spread="laatste dagen verschillen",
    today="vandaag, {day}",
    client="Klant",
    clients="{count} klanten",
    from_to="{first} t/m {last}",
    nothing="Er zijn geen termijnen.",
    closed_left_out="{count} afgesloten termijn(en) staan niet op de kalender.",
    counted="{count} termijn(en): {states}.",
    summary="Laatste dag voor {right}: {client} ({document}, versie {version})",
    until="Laatste dag: {until}. Dat is {days} dagen na ontvangst op {received}.",
    extended="Die dag is {reason}. Uit coulance nemen wij een reactie nog aan {until}.",
    stands="Stand op {day}: {state}.",
    rests="Grondslag: {basis}.",
    counts="Aantal dagen uit: {basis}.",
    ids="Kennisgeving {notice}, termijn {window}.",
    closed="afgesloten ({outcome})",
    doubted="De ontvangst is onzeker. De laatste dag {until} telt niet meer.",
    superseded="vervangen door {notice}",
)

ENGLISH = WindowLabels(
    language="en",
    title="Windows of clients",
    states={
        WindowState.NOT_STARTED: "not started",
        WindowState.IN_DOUBT: "receipt in doubt",
        WindowState.OPEN: "open",
        WindowState.RESPONDED: "responded",
        WindowState.LAPSED: "lapsed",
    },
    rights={RightKind.TERMINATE: "termination", RightKind.OBJECT: "objection"},
    house_right="{right} under house policy",
    house_term="{right} (term of house policy)",
    house="house policy, not the contract",
    clause="{address}, version {version}",
    agreed="the client's own contract",
    outcomes={
        OutcomeKind.NO_RESPONSE: "no response",
        OutcomeKind.TERMINATED: "terminated",
        OutcomeKind.OBJECTION_UPHELD: "objection upheld",
        OutcomeKind.OBJECTION_REJECTED: "objection rejected",
        OutcomeKind.RESPONSE_REJECTED: "response rejected",
        OutcomeKind.SETTLED: "settled",
        OutcomeKind.WITHDRAWN: "withdrawn",
    },
    timeliness={
        T.IN_TIME: "in time",
        T.COULANCE: "within coulance",
        T.LATE: "late",
        T.UNKNOWN: "window not started",
    },
    forms={
        ResponseForm.LETTER: "letter",
        ResponseForm.EMAIL: "e-mail",
        ResponseForm.PORTAL: "portal",
        ResponseForm.SPOKEN: "spoken",
    },
    last_day="Last day",
    coulance="coulance",
    spread="last days differ",
    today="today, {day}",
    client="Client",
    clients="{count} clients",
    from_to="{first} to {last}",
    nothing="There are no windows.",
    closed_left_out="{count} closed window(s) are not on the calendar.",
    counted="{count} window(s): {states}.",
    summary="Last day for {right}: {client} ({document}, version {version})",
    until="Last day: {until}. That is {days} days after receipt on {received}.",
    extended="That day is {reason}. As coulance we still accept a response {until}.",
    stands="State on {day}: {state}.",
    rests="Basis: {basis}.",
    counts="Number of days from: {basis}.",
    ids="Notice {notice}, window {window}.",
    closed="closed ({outcome})",
    doubted="Receipt is in doubt. The last day {until} counts no more.",
    superseded="superseded by {notice}",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}


def right_name(window: RegisteredWindow, labels: WindowLabels) -> str:
    """What the client may do, as the notice calls it; where house policy gives it, that is said each time."""
    name = labels.rights[window.kind]
    return name if window.basis.source is BasisSource.CONTRACT else labels.house_right.format(right=name)


def basis_name(basis: Basis, labels: WindowLabels) -> str:
    """Where a right or a term comes from, in a few words."""
    if basis.source is BasisSource.HOUSE_POLICY:
        return labels.house
    if basis.address is None:
        return labels.agreed
    return labels.clause.format(address=basis.address, version=basis.version or "?")


def reason_off(receipt: Receipt, language: str) -> str:
    """Why the last day is no working day; English is computed again, since only Dutch is on record."""
    if language == "en":
        for known in (day_off(receipt.last_day), day_off(receipt.last_day, {receipt.last_day})):
            if known is not None and known.nl == receipt.falls_on:
                return known.en
    return receipt.falls_on or ""
