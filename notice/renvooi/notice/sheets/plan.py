"""The sheet of a plan: when it must be sent, which clocks it starts, what still blocks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from renvooi.model import Clock, OpenBefore, Plan
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.sheets.facts import Names, class_line, decisions_part, no_basis_part, right_lines, version
from renvooi.notice.sheets.labels import STATES, Words, words_of
from renvooi.notice.sheets.sheet import Entry, Line, LineKind, Part, Sheet


@dataclass(frozen=True, slots=True)
class _Planning:
    """Words that only a plan needs."""

    ready: str
    not_ready: str
    not_ready_one: str
    dates: str
    effective: str
    stated: str
    given: str
    unknown: str
    send_by: str
    margin: str
    received_by: str
    planned: str
    in_time: str
    late: str
    first: str
    first_if: str
    hard: str
    house: str
    no_window: str
    clocks: str
    gathered: str
    gathered_one: str
    if_received: str
    coulance: str
    latest: str
    blocks: str
    look: str
    running: str
    runs: str
    runs_until: str


_DUTCH = _Planning(
    ready="Niets staat verzending in de weg.",
    not_ready="Nog niet klaar: {count} punten staan verzending in de weg.",
    not_ready_one="Nog niet klaar: 1 punt staat verzending in de weg.",
    dates="Wanneer moet het weg?",
    effective="Ingangsdatum",
    stated="{day}, volgens de nieuwe versie",
    given="{day}, opgegeven",
    unknown="onbekend",
    send_by="Verzenden uiterlijk",
    margin="{day}: {days} dagen marge, en geen vrije dag",
    received_by="Ontvangen uiterlijk",
    planned="Verzenden gepland",
    in_time="{day}: op tijd",
    late="{day}: te laat",
    first="Vroegste ingangsdatum",
    first_if="{first}, bij verzending op {day}",
    hard="De wijziging van ingeschakelde partijen moet gemeld zijn voordat zij ingaat. Een datum die niet past, blokkeert.",
    house="Dat de termijn vóór de ingangsdatum eindigt, is ons eigen beleid.",
    no_window="Geen recht met een termijn: er volgt geen laatste verzenddag uit.",
    clocks="Welke rechten gaan open?",
    gathered="{count} wijzigingen, samen één termijn",
    gathered_one="1 wijziging",
    if_received="Bij ontvangst op {day}",
    coulance="{last}; coulance tot en met {day} (eigen beleid)",
    latest="Ontvangen uiterlijk voor dit recht",
    blocks="Wat staat nog in de weg?",
    look="Waar moet iemand naar kijken?",
    running="Welke eerdere termijnen lopen nog?",
    runs="{old} naar {new}, {right}: {count} × {state}",
    runs_until=", laatste dag {day}",
)
_ENGLISH = _Planning(
    ready="Nothing stands in the way of sending.",
    not_ready="Not ready: {count} points stand in the way of sending.",
    not_ready_one="Not ready: 1 point stands in the way of sending.",
    dates="When must it go out?",
    effective="Effective date",
    stated="{day}, as the new version states",
    given="{day}, as given",
    unknown="unknown",
    send_by="Send by",
    margin="{day}: {days} days of margin, and no day off",
    received_by="Received by",
    planned="Planned to be sent",
    in_time="{day}: in time",
    late="{day}: too late",
    first="Earliest effective date",
    first_if="{first}, if sent on {day}",
    hard="A change of engaged parties must be told before it takes effect. A date that does not fit blocks.",
    house="That the term ends before the effective date is our own policy.",
    no_window="No right with a term: no last day to send follows.",
    clocks="Which rights open?",
    gathered="{count} changes, one term together",
    gathered_one="1 change",
    if_received="If received on {day}",
    coulance="{last}; coulance up to and including {day} (our own policy)",
    latest="Received by, for this right",
    blocks="What still stands in the way?",
    look="What should somebody look at?",
    running="Which earlier terms still run?",
    runs="{old} to {new}, {right}: {count} × {state}",
    runs_until=", last day {day}",
)


def sheet_of_plan(made: Plan, language: str) -> Sheet:
    """All that `made` says, in `language`."""
    words = words_of(language)
    own = _ENGLISH if language == "en" else _DUTCH
    title = words.plan.format(title=made.title, old=version(made.old, words), new=version(made.new, words))
    count = sum(one.blocks for one in made.decisions)
    lead = (
        class_line(made.consequence_class, words),
        Line(made.policy, words.policy),
        Line(_readiness(count, own)),
    )
    names = Names(made.places)
    others = tuple(one for one in made.decisions if not one.blocks)
    clocks = tuple(_clock(clock, made, own, words) for clock in made.clocks)
    nothing = () if clocks else (Line(words.no_rights),)
    parts = (
        Part(own.dates, (), tuple(_dates(made, own, words))),
        Part(own.clocks, clocks, nothing, first=1),
        *no_basis_part(made.no_right, names, words),
        decisions_part(tuple(one for one in made.decisions if one.blocks), names, own.blocks, words),
        *((decisions_part(others, names, own.look, words),) if others else ()),
        *_running(made.open_before, own, words),
    )
    return Sheet(title, lead, parts)


def _readiness(count: int, own: _Planning) -> str:
    if not count:
        return own.ready
    return own.not_ready_one if count == 1 else own.not_ready.format(count=count)


def _dates(made: Plan, own: _Planning, words: Words) -> Iterator[Line]:
    def day(value: date) -> str:
        return in_words(value, words.language)

    if made.effective_date is None:
        yield Line(own.unknown, own.effective)
    else:
        source = own.stated if made.effective_date == made.stated_date else own.given
        yield Line(source.format(day=day(made.effective_date)), own.effective)
    if made.latest_sending is not None and made.latest_receipt is not None:
        yield Line(own.margin.format(day=day(made.latest_sending), days=made.margin_days), own.send_by)
        yield Line(day(made.latest_receipt), own.received_by)
        yield Line((own.late if made.late else own.in_time).format(day=day(made.sending)), own.planned)
    else:
        yield Line(day(made.sending), own.planned)
    if made.earliest_effective is None:
        yield Line(own.no_window)
        return
    yield Line(own.first_if.format(first=day(made.earliest_effective), day=day(made.sending)), own.first)
    yield Line(own.hard if made.before_effect else own.house)


def _clock(clock: Clock, made: Plan, own: _Planning, words: Words) -> Entry:
    right = clock.right
    count = len(right.changes)
    gathered = own.gathered_one if count == 1 else own.gathered.format(count=count)
    lines = [Line(gathered, words.holds_for), *right_lines(right, words)]
    window = right.window
    if window is not None and window.last_day is not None and window.received is not None:
        last = until(window.last_day, words.language)
        if window.coulance is not None:
            last = own.coulance.format(last=last, day=in_words(window.coulance, words.language))
        lines.append(Line(last, own.if_received.format(day=in_words(window.received, words.language))))
    if clock.latest_receipt is not None and clock.latest_receipt != made.latest_receipt:
        lines.append(Line(in_words(clock.latest_receipt, words.language), own.latest))
    return Entry(right.what.in_language(words.language), tuple(lines))


def _running(groups: tuple[OpenBefore, ...], own: _Planning, words: Words) -> Iterator[Part]:
    entries = tuple(
        Entry(
            own.runs.format(
                old=one.old,
                new=one.new,
                right=one.right,
                count=one.windows,
                state=STATES[one.state].in_language(words.language),
            )
            + ("" if one.ends is None else own.runs_until.format(day=in_words(one.ends, words.language)))
        )
        for one in groups
    )
    if entries:
        yield Part(own.running, entries, (Line("renvooi windows list", kind=LineKind.COMMAND),))
