"""Which events go into a bundle: all, those about one document, or those about one notice to one client.

A bundle leaves the house. So it is said what goes in, never what stays out: an event of a kind that is not named
here, or about another client, stays out. Of those that stay out a bundle has hashes within proofs, and no more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from renvooi.corpus.events import Event, EventKind
from renvooi.model.codec import Json
from renvooi.model.errors import UnknownRecord, UnknownVersion

Body = tuple[bytes, Event]
"""The bytes of an event, and what they say."""

WHOLE_LEDGER = frozenset({EventKind.CORPUS_CREATED, EventKind.HEAD_STAMPED})
"""Of nobody: every bundle has them."""
OF_DOCUMENT = frozenset(
    {
        EventKind.VERSION_ADDED,
        EventKind.VERSION_PUBLISHED,
        EventKind.TREE_REREAD,
        EventKind.CLAUSES_NAMED,
        EventKind.VERDICT_GIVEN,
        EventKind.POLICY_ADOPTED,
        EventKind.NOTICE_RELEASED,
    }
)
"""What the processor did with a document, and any client may know. A mailing is none of these: what it names is
the text of each variant, and a variant can hold the term of one contract."""
OF_CLIENT = frozenset(
    {
        EventKind.MESSAGE_QUEUED,
        EventKind.DELIVERY_SETTLED,
        EventKind.DELIVERY_REPORTED,
        EventKind.WINDOW_OPENED,
        EventKind.NOTICE_RECEIVED,
        EventKind.RECEIPT_DOUBTED,
        EventKind.RESPONSE_PROPOSED,
        EventKind.RESPONSE_RECORDED,
        EventKind.RESPONSE_CORRECTED,
        EventKind.RESPONSE_WITHDRAWN,
        EventKind.WINDOW_CLOSED,
    }
)
"""What is about one notice to one client, and says so."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a bundle is about."""

    document: str | None = None
    """None for the whole ledger, and until `chosen` for a notice."""
    notice: str | None = None
    """Id of a released notice; given with `client`."""
    client: str | None = None


def chosen(bodies: Sequence[Body], scope: Scope) -> tuple[Body, ...]:
    """The events of `bodies` that `scope` takes. Raises: UnknownVersion, UnknownRecord if nothing is about it."""
    if scope.notice is not None and scope.client is not None:
        return _about_client(bodies, notice=scope.notice, client=scope.client)
    if scope.document is None:
        return tuple(bodies)
    own = tuple((body, event) for body, event in bodies if _is_about(event, scope.document))
    if all(event.kind in WHOLE_LEDGER for _, event in own):
        raise UnknownVersion(f"{scope.document}: nothing is recorded about a document of this name. See renvooi list.")
    return own


def released(bodies: Iterable[Body], notice: str) -> Event:
    """The event by which a notice was released. Raises: UnknownRecord."""
    for _, event in bodies:
        if event.kind is EventKind.NOTICE_RELEASED and event.data.get("notice") == notice:
            return event
    raise UnknownRecord(f"{notice}: no notice with this id was released. See renvooi log.")


def sides_of(notice: Event) -> dict[str, str]:
    """By the SHA-256 of its file: which side of a released notice a version is, "old" or "new"."""
    return {_text(notice.data.get(side), "snapshot"): side for side in ("old", "new")}


def _is_about(event: Event, document: str) -> bool:
    return event.kind in WHOLE_LEDGER or (event.kind in OF_DOCUMENT and event.data.get("document") == document)


def _about_client(bodies: Sequence[Body], *, notice: str, client: str) -> tuple[Body, ...]:
    given = released(bodies, notice)
    mailings = {notice} | {
        str(event.data.get("mailing"))
        for _, event in bodies
        if event.kind is EventKind.MAILING_QUEUED and event.data.get("notice") == notice
    }
    own = {
        event.number
        for _, event in bodies
        if event.kind in OF_CLIENT
        and event.data.get("client") == client
        and ("mailing" not in event.data or event.data["mailing"] in mailings)
        and ("notice" not in event.data or event.data["notice"] == notice)
    }
    if not own:
        raise UnknownRecord(f"{client}: nothing is recorded about {notice} to a client of this name.")
    own |= {*_around(bodies, own, client=client)}
    ground = _ground(bodies, given)
    return tuple((body, event) for body, event in bodies if event.number in own or ground(event))


def _around(bodies: Iterable[Body], own: set[int], *, client: str) -> Iterator[int]:
    """Who the client was when a message was queued, what people decided of its e-mails, and what was erased of it."""
    record, proposals = None, set[Json]()
    for _, event in bodies:
        if event.kind is EventKind.CLIENT_RECORDED and event.data.get("client") == client:
            record = event.number
        elif event.kind is EventKind.MESSAGE_QUEUED and event.number in own and record is not None:
            yield record
        elif event.kind is EventKind.RESPONSE_PROPOSED and event.number in own:
            proposals.add(event.data.get("proposal"))
        decided = event.kind is EventKind.PROPOSAL_DECIDED and event.data.get("proposal") in proposals
        if decided or (event.kind is EventKind.CLIENT_ERASED and event.data.get("client") == client):
            yield event.number


def _ground(bodies: Sequence[Body], notice: Event) -> Callable[[Event], bool]:
    """Whether an event is what the notice rests on: the two files, the diff, the verdicts, the policy."""
    sides = sides_of(notice)
    new = next((sha for sha, side in sides.items() if side == "new"), None)
    policy = _text(notice.data.get("policy"), "sha256")
    name, document = notice.data.get("notice"), notice.data.get("document")
    # a tree that was imported without its file has another source than the file that stands for it
    sources = {
        str(event.data.get("source"))
        for _, event in bodies
        if event.kind is EventKind.VERSION_ADDED and _text(event.data.get("snapshot"), "sha256") in sides
    }

    def is_ground(event: Event) -> bool:
        data = event.data
        if event.kind is EventKind.POLICY_ADOPTED:
            return _text(data.get("policy"), "sha256") == policy
        if data.get("document") != document:
            return event.kind in WHOLE_LEDGER
        match event.kind:
            case EventKind.VERSION_ADDED | EventKind.TREE_REREAD:
                return _text(data.get("snapshot"), "sha256") in sides
            case EventKind.VERSION_PUBLISHED:
                # that of the old version names a diff which is about neither
                return data.get("snapshot") == new
            case EventKind.VERDICT_GIVEN:
                return {_text(_part(data.get("record"), side), "sha256") for side in ("old", "new")} <= sources
            case EventKind.NOTICE_RELEASED:
                return name in (data.get("notice"), data.get("supersedes"))
            case _:
                return event.kind in WHOLE_LEDGER

    return is_ground


def _part(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


def _text(value: Json, name: str) -> str:
    """A text within a part of an event; empty where there is none."""
    found = _part(value, name)
    return found if isinstance(found, str) else ""
