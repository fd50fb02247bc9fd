"""What sending a notice would do, as values: who gets what and where, who does not, and what stands in the way.

The same plan is made for a rehearsal and for sending, so what a person saw is what goes out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from renvooi.model import BasisSource, Bilingual, Client, DeliveryState, Evidence, Notice, Right
from renvooi.notice.mailing.recipients import UNDER_WAY, Audience, Passed, Recipient, Subject, Told
from renvooi.notice.mailing.terms import OwnTerm
from renvooi.notice.policy import Policy
from renvooi.notice.window import open_window

REHEARSAL_SCHEMA = "renvooi/rehearsal/1"
NAMED = 10
"""Clients that one note names; renvooi deliveries list names all."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One client that gets the notice."""

    client: str
    name: str
    language: str
    address: str
    """Where the message goes, or went; one that is queued keeps its address whatever is on record since."""
    terms: tuple[OwnTerm, ...]
    state: DeliveryState | None
    """Where the message is that it has already; None if it is to be queued."""


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A number of days that clients read for one right."""

    right: str
    what: Bilingual
    days: int
    source: BasisSource
    own: bool
    """True if it comes from the contract of these clients alone."""
    clients: int
    last_day: date
    """If the notice were received on the day of the rehearsal: an example, and no more."""
    coulance: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A client whose notices go elsewhere than last time."""

    client: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Differences:
    """How the recipients differ from those of the last notice about the document."""

    notice: str
    """The one they are held against."""
    old: str
    new: str
    queued_at: str
    joined: tuple[str, ...]
    """Clients that get this notice and did not get that one."""
    left: tuple[str, ...]
    """Clients that got that one and do not get this one."""
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What sending a notice would do."""

    schema: str
    notice: str
    document: str
    old: str
    new: str
    today: date
    evidence: Evidence
    """What starts a window at the least, by the policy of the notice."""
    on_record: int
    """Clients that were looked at."""
    recipients: tuple[Planned, ...]
    passed: tuple[Passed, ...]
    terms: tuple[PlannedTerm, ...]
    differences: Differences | None
    """None for the first notice about the document."""
    notes: tuple[Bilingual, ...]
    """What a person should know, and what stops nobody."""
    blocks: tuple[Bilingual, ...]
    """What stands in the way of sending, apart from single clients."""

    @property
    def to_queue(self) -> tuple[Planned, ...]:
        """Those without a message yet."""
        return tuple(one for one in self.recipients if one.state is None)

    @property
    def blocked(self) -> bool:
        """True if a person must settle something before anything is queued."""
        return bool(self.blocks) or any(one.reason.blocks for one in self.passed)


def rehearse(
    notice: Notice,
    subject: Subject,
    found: Audience,
    *,
    policy: Policy,
    today: date,
    told: Sequence[Told] = (),
    addresses: Mapping[str, str] | None = None,
    fixed: Mapping[str, str] | None = None,
    sender: str | None = None,
    blocks: Sequence[Bilingual] = (),
) -> Rehearsal:
    """What sending `notice` to `found` would do on `today`.

    `told` are the messages about the document, oldest first, and `addresses` where those of the last notice went, by
    client; `fixed` are those of the messages under this one. `sender` is the name in the e-mails, None without
    settings. `blocks` are obstacles that were found elsewhere, as in the settings.
    """
    planned = tuple(_planned(one, fixed or {}) for one in found.recipients)
    terms = tuple(_terms(notice, found.recipients, policy, today))
    return Rehearsal(
        schema=REHEARSAL_SCHEMA,
        notice=subject.id,
        document=subject.document,
        old=subject.old,
        new=subject.new,
        today=today,
        evidence=policy.delivery.evidence,
        on_record=len(found.recipients) + len(found.passed),
        recipients=planned,
        passed=found.passed,
        terms=terms,
        differences=_differences(subject, planned, told, addresses or {}),
        notes=(
            *left_behind(told),
            *_elsewhere(subject, found.recipients, fixed or {}),
            *_from_another(notice, sender),
            *_notes(notice, planned, terms, policy),
        ),
        blocks=(*blocks, *_nobody(subject, found)),
    )


def last_mailing(subject: Subject, told: Sequence[Told]) -> tuple[Told, ...]:
    """The messages of the last notice about the document before this one; none if it is the first."""
    others = [one for one in told if one.delivery.mailing != subject.id]
    return tuple(one for one in others if one.delivery.mailing == others[-1].delivery.mailing)


def left_behind(told: Sequence[Told]) -> Iterator[Bilingual]:
    """What is still queued, being sent or in doubt of notices whose place another took, a sentence for each notice."""
    states = (*UNDER_WAY, DeliveryState.IN_DOUBT)
    found: dict[str, list[Told]] = {}
    for one in told:
        if one.superseded_by is not None and one.delivery.state in states and not one.delivery.bounced:
            found.setdefault(one.delivery.mailing, []).append(one)
    for mailing, some in found.items():
        names, last = _named([one.delivery.client for one in some]), some[0].superseded_by
        yield Bilingual(
            f"{mailing} is vervangen door {last}, en nog niet af is het bericht aan {names.nl}. Zie renvooi "
            f" deliveries list {mailing}; een bericht dat wacht trekt u in met renvooi deliveries resolve",
            f"{last} took the place of {mailing}, and not settled yet is the message to {names.en}. See renvooi "
            f" deliveries list {mailing}; one that waits is cancelled with renvooi deliveries resolve",
        )


def goes_elsewhere(client: Client, document: str, fixed: str | None) -> Bilingual | None:
    """That a message is queued to another address than the one on record, for what was fixed stays fixed; else None."""
    known = client.address_for(document)
    if fixed is None or fixed == known:
        return None
    return Bilingual(
        f"Het bericht aan {client.id} gaat naar {fixed}, zoals het is vastgelegd; nu is {known} bekend. Trek het in met "
        "renvooi deliveries resolve, en maak een nieuw met --again",
        f"The message to {client.id} goes to {fixed}, as it was fixed, and now {known} is on record. Cancel it with "
        "renvooi deliveries resolve, and make another with --again",
    )


def _planned(recipient: Recipient, fixed: Mapping[str, str]) -> Planned:
    client, delivery = recipient.client, recipient.delivery
    state = None if delivery is None else delivery.state
    address = fixed.get(client.id, recipient.address)
    return Planned(client.id, client.name, client.language, address, recipient.terms, state)


def _terms(notice: Notice, recipients: Sequence[Recipient], policy: Policy, today: date) -> Iterator[PlannedTerm]:
    """For each right with a term: the one of the notice, then those of contracts, each with how many read it."""
    for right in notice.rights:
        if right.window is None:
            continue
        own = Counter(term for one in recipients for term in one.terms if term.right == right.id)
        rest = len(recipients) - own.total()
        if rest or not own:
            yield _term(right, right.window.days, right.window.basis.source, rest, policy, today)
        days: Counter[int] = Counter()
        for term, count in own.items():
            days[term.days] += count
        for number, count in sorted(days.items()):
            yield _term(right, number, BasisSource.CONTRACT, count, policy, today, own=True)


def _term(
    right: Right, days: int, source: BasisSource, clients: int, policy: Policy, today: date, *, own: bool = False
) -> PlannedTerm:
    assert right.window is not None
    window = open_window(
        right.window.basis, days, received=today, coulance=policy.coulance, equated=policy.equated_days
    )
    assert window.last_day is not None
    return PlannedTerm(right.id, right.what, days, source, own, clients, window.last_day, window.coulance)


def _differences(
    subject: Subject, recipients: Sequence[Planned], told: Sequence[Told], addresses: Mapping[str, str]
) -> Differences | None:
    before = last_mailing(subject, told)
    if not before:
        return None
    then = {one.delivery.client for one in before}
    now = {one.client: one.address for one in recipients}
    moved = (Moved(one, addresses[one], now[one]) for one in sorted(then & now.keys()) if one in addresses)
    first = before[0]
    return Differences(
        notice=first.delivery.mailing,
        old=first.old,
        new=first.new,
        queued_at=first.delivery.queued_at,
        joined=tuple(sorted(now.keys() - then)),
        left=tuple(sorted(then - now.keys())),
        moved=tuple(one for one in moved if one.old != one.new),
    )


def _named(clients: Sequence[str]) -> Bilingual:
    shown, more = ", ".join(clients[:NAMED]), len(clients) - NAMED
    return Bilingual(f"{shown} en {more} andere", f"{shown} and {more} more") if more > 0 else Bilingual(shown, shown)


def _elsewhere(subject: Subject, recipients: Sequence[Recipient], fixed: Mapping[str, str]) -> Iterator[Bilingual]:
    queued = (one.client for one in recipients if one.delivery is not None and one.delivery.state in UNDER_WAY)
    notes = (goes_elsewhere(client, subject.document, fixed.get(client.id)) for client in queued)
    yield from (note for note in notes if note is not None)


def _from_another(notice: Notice, sender: str | None) -> Iterator[Bilingual]:
    """That the e-mails come in another name than that of the processor: a client may take them for false."""
    if sender is None:
        return
    ours, theirs = (" ".join(name.casefold().split()) for name in (notice.processor, sender))
    if ours not in theirs and theirs not in ours:
        yield Bilingual(
            f"De e-mails komen van {sender}, en de kennisgeving is van {notice.processor}; kijk of dat zo hoort",
            f"The e-mails come from {sender}, and the notice is by {notice.processor}; see whether that is meant",
        )


def _notes(
    notice: Notice, recipients: Sequence[Planned], terms: Sequence[PlannedTerm], policy: Policy
) -> Iterator[Bilingual]:
    effective = notice.effective_date
    for term in terms:
        if effective is not None and term.last_day >= effective:
            yield Bilingual(
                f"Wie het bericht vandaag ontvangt, kan {term.what.nl} tot en met {term.last_day}; "
                f"de nieuwe versie geldt al vanaf {effective}",
                f"Who receives it today can {term.what.en} until {term.last_day}, and the new version takes effect on "
                f"{effective}",
            )
    if policy.delivery.evidence is Evidence.ACCEPTED and terms:
        yield Bilingual(
            "Volgens dit beleid begint de termijn al als een mailserver het bericht aanneemt; dat is nog geen ontvangst",
            "By this policy windows start on the word of the mail server alone; that it took a message is no receipt",
        )
    shared = Counter(one.address.casefold() for one in recipients)
    for address, count in sorted(shared.items()):
        if count > 1:
            names = ", ".join(one.client for one in recipients if one.address.casefold() == address)
            yield Bilingual(
                f"{count} klanten delen {address}: {names}; elk krijgt een eigen bericht",
                f"{count} clients share {address}: {names}; each gets a message of its own",
            )


def _nobody(subject: Subject, found: Audience) -> Iterator[Bilingual]:
    if not found.recipients and not found.blocked:
        yield Bilingual(
            f"Niemand krijgt het bericht: voor geen klant geldt {subject.document} {subject.old}. "
            "Voeg klanten toe met renvooi clients import",
            f"Nobody gets it: {subject.document} {subject.old} is in force for no client. "
            "Add clients with renvooi clients import",
        )
