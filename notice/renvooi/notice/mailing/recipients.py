"""Who gets a notice, and who does not and why: nobody on record is left without a word.

A notice says what changes from one version to the next, so it is for clients for whom the old one is in
force. That is the version that their contract names, or the one that they were last told of. Who is behind
missed a notice, and that is for a person to mend first; who is ahead has nothing to be told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from renvooi.model import Bilingual, Client, Delivery, DeliveryState, Notice, RegisteredWindow
from renvooi.notice.mailing.terms import OwnTerm, own_terms, unclear_right

NEVER_TOLD = (DeliveryState.REFUSED, DeliveryState.CANCELLED)
"""States in which a message surely did not arrive."""
UNDER_WAY = (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.DOT)
"""States in which a message is still to go out, or goes out at this moment."""


class Reason(StrEnum):
    """Why a client does not get a notice."""

    NOT_AGREED = "not-agreed"
    """The document is no part of its contract."""
    AHEAD = "ahead"
    """The new version, or a later one, is in force already."""
    RECEIVED = "received"
    """That it received this very notice is on record already, by another way than e-mail."""
    LEFT_OUT = "left-out"
    """Whoever sends the notice leaves this client out."""
    BEHIND = "behind"
    """An older version is in force: the client missed a notice, or its record is out of date."""
    UNKNOWN_VERSION = "unknown-version"
    """Its record names a version that nobody can place."""
    IN_DOUBT = "in-doubt"
    """Nobody can tell whether the notice before this one arrived."""
    WAITING = "waiting"
    """The notice before this one is still to go out to it."""
    UNKNOWN_RIGHT = "unknown-right"
    """Its contract has a term for a right that the policy does not know."""
    UNCLEAR_TERM = "unclear-term"
    """Its contract has a term, and nobody said that it is for a right that house policy gives."""
    NO_MESSAGE = "no-message"
    """No message can be made for it."""

    @property
    def blocks(self) -> bool:
        """True if the client should get the notice as far as is known: a person decides."""
        return self not in (Reason.NOT_AGREED, Reason.AHEAD, Reason.RECEIVED, Reason.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Told:
    """A message about the document that was queued before, and the versions that its notice is about."""

    delivery: Delivery
    old: str
    new: str
    superseded_by: str | None = None
    """The notice that took the place of its own; None if none did."""

    @property
    def arrived(self) -> bool:
        """True if a mail server took it, and nothing says that it did not arrive."""
        return self.delivery.state is DeliveryState.ACCEPTED and not self.delivery.bounced

    @property
    def missed(self) -> bool:
        """True if it surely did not arrive."""
        return self.delivery.state in NEVER_TOLD or self.delivery.bounced


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notice is about, as the corpus calls it."""

    id: str
    document: str
    """Name of the document in the corpus."""
    old: str
    new: str
    order: Mapping[str, int]
    """Place of each version of the document, from old to new, by every label that a record gives it."""
    rights: Collection[str]
    """Ids of the rights that the policy of the notice knows."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A client that gets the notice."""

    client: Client
    address: str
    """Where notices about this document go."""
    terms: tuple[OwnTerm, ...]
    """Terms of its own contract, which it reads in the place of those of the notice."""
    delivery: Delivery | None
    """The message that it has already; None if it is to be made."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A client that does not get the notice."""

    client: str
    name: str
    reason: Reason
    because: Bilingual
    """In a few words, with what is on record."""


@dataclass(frozen=True, slots=True)
class Audience:
    """All clients on record, each in one of the two."""

    recipients: tuple[Recipient, ...]
    passed: tuple[Passed, ...]

    @property
    def blocked(self) -> tuple[Passed, ...]:
        """Who should get it, and for whom a person must settle something first."""
        return tuple(one for one in self.passed if one.reason.blocks)


def audience(
    notice: Notice,
    subject: Subject,
    *,
    clients: Iterable[Client],
    told: Iterable[Told],
    windows: Iterable[RegisteredWindow] = (),
    left_out: Collection[str] = (),
) -> Audience:
    """Everybody of `clients`, in their order, among those that get the notice or those that do not.

    `told` are all messages about the document, oldest first; of those under `notice` itself each is kept with its
    client, who never gets a second one. `windows` are those about the document: who has a receipt under `notice` and
    no message got it by another way, as by letter, and is not told a second time.
    """
    receipts: dict[str, list[RegisteredWindow]] = {}
    for window in windows:
        if window.receipt is not None:
            receipts.setdefault(window.client, []).append(window)
    history: dict[str, list[Told]] = {}
    for one in told:
        history.setdefault(one.delivery.client, []).append(one)
    recipients, passed = [], []
    for client in clients:
        before = history.get(client.id, [])
        mine = next((one.delivery for one in before if one.delivery.mailing == subject.id), None)
        why = None
        if mine is None:
            held = receipts.get(client.id, [])
            why = (
                _received(subject, held)
                or _why_not(client, subject, left_out)
                or _unclear_term(notice, client, subject)
                or _by_version(client, subject, before, held)
            )
        if why is not None:
            passed.append(Passed(client.id, client.name, *why))
            continue
        address, terms = client.address_for(subject.document), own_terms(notice, client, subject.document)
        recipients.append(Recipient(client, address, terms, mine))
    return Audience(tuple(recipients), tuple(passed))


Why = tuple[Reason, Bilingual]


def _received(subject: Subject, held: Sequence[RegisteredWindow]) -> Why | None:
    """Why a client is not told of what it received; None if no receipt of this notice is on record."""
    receipt = next((one.receipt for one in held if one.notice == subject.id), None)
    if receipt is None:
        return None
    return Reason.RECEIVED, Bilingual(
        f"ontving deze kennisgeving al op {receipt.day}: {receipt.evidence} ({receipt.by})",
        f"received this notice on {receipt.day} already: {receipt.evidence} ({receipt.by})",
    )


def _why_not(client: Client, subject: Subject, left_out: Collection[str]) -> Why | None:
    """Why what is on record keeps the notice from `client`; None if it does not."""
    agreed = client.agreed(subject.document)
    if agreed is None:
        name = subject.document
        return Reason.NOT_AGREED, Bilingual(f"{name} hoort niet bij het contract", f"{name} is no part of the contract")
    if client.id in left_out:
        return Reason.LEFT_OUT, Bilingual("overgeslagen met --except", "left out with --except")
    unknown = [one for one in client.terms if one.right is not None and one.right not in subject.rights]
    if any(one.document in (None, subject.document) for one in unknown):
        known = ", ".join(sorted(subject.rights))
        return Reason.UNKNOWN_RIGHT, Bilingual(
            f"eigen termijn voor het recht {unknown[0].right!r}; het beleid kent: {known}",
            f"own term for the right {unknown[0].right!r}; the policy knows: {known}",
        )
    if agreed.version is not None and agreed.version not in subject.order:
        return Reason.UNKNOWN_VERSION, Bilingual(
            f"contract noemt versie {agreed.version}; die staat niet in het corpus",
            f"the contract names version {agreed.version}, which the corpus does not hold",
        )
    return None


def _unclear_term(notice: Notice, client: Client, subject: Subject) -> Why | None:
    """Why the term of its contract keeps the notice from a client; None if it is clear what it is for."""
    right = unclear_right(notice, client, subject.document)
    if right is None:
        return None
    return Reason.UNCLEAR_TERM, Bilingual(
        f"eigen termijn noemt geen recht, en {right!r} is eigen beleid; zet term_document of term_right in de lijst",
        f"own term names no right, and {right!r} is house policy; set term_document or term_right in the list",
    )


def _by_version(
    client: Client, subject: Subject, before: Sequence[Told], held: Sequence[RegisteredWindow]
) -> Why | None:
    """Why the version in force keeps the notice from a client; None if it is the old one."""
    agreed = client.agreed(subject.document)
    # a notice whose place this one takes said the same change: who got that one gets this one as well
    best = _best([one for one in before if (one.old, one.new) != (subject.old, subject.new)])
    known = [] if agreed is None or agreed.version is None else [agreed.version]
    known += [one.new if one.arrived else one.old for one in best]
    known += [one.new for one in held]
    if not known:
        return None
    force = max(known, key=lambda label: subject.order[label])
    place = subject.order[force]
    if place > subject.order[subject.old]:
        return Reason.AHEAD, Bilingual(f"heeft versie {force} al", f"has version {force} already")
    later = [one for one in best if subject.order[one.new] > place]
    undecided = [one for one in later if not one.arrived and not one.missed]
    if undecided:
        return _undecided(undecided[-1])
    if place == subject.order[subject.old]:
        return None
    if later:
        return Reason.BEHIND, Bilingual(
            f"heeft versie {force}: de kennisgeving van {later[-1].new} kwam niet aan ({later[-1].delivery.mailing})",
            f"has version {force}: the notice of {later[-1].new} did not arrive ({later[-1].delivery.mailing})",
        )
    return Reason.BEHIND, Bilingual(
        f"heeft versie {force} en kreeg geen kennisgeving van {subject.old}",
        f"has version {force}, and got no notice of {subject.old}",
    )


def _best(told: Sequence[Told]) -> list[Told]:
    """Of the messages about each change the one that says most: one that arrived, else the last that may have."""
    best: dict[tuple[str, str], Told] = {}
    for one in told:
        other = best.get((one.old, one.new))
        if other is None or one.arrived or (not other.arrived and (other.missed or not one.missed)):
            best[one.old, one.new] = one
    return list(best.values())


def _undecided(last: Told) -> Why:
    """Why a client waits whose notice before this one may or may not arrive."""
    if last.delivery.state is DeliveryState.IN_DOUBT:
        return Reason.IN_DOUBT, Bilingual(
            f"niemand weet of de kennisgeving van {last.new} aankwam ({last.delivery.mailing})",
            f"nobody knows whether the notice of {last.new} arrived ({last.delivery.mailing})",
        )
    return Reason.WAITING, Bilingual(
        f"de kennisgeving van {last.new} is nog niet verstuurd ({last.delivery.mailing}); "
        "verstuur die met --resume of trek haar in",
        f"the notice of {last.new} did not go out yet ({last.delivery.mailing}); send it with --resume, or cancel it",
    )
