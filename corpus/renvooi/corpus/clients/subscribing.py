"""Subscribers of the web site: on the list once, by an id that tells nothing, and off it without a question.

Their id is an HMAC of the address, so the same address makes the same id and nobody is on the list twice; without
the key of the corpus nobody can try addresses. All else of them is a particular, which goes when they leave.
"""

import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from renvooi.corpus.clients.rules import PREFIXES, normal_address
from renvooi.corpus.outbox.deciding import decide
from renvooi.corpus.outbox.naming import token_of
from renvooi.corpus.store import Corpus
from renvooi.model.clients import AgreedVersion, Client, RecipientKind
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids, UnknownRecord

PREFIX = PREFIXES[RecipientKind.SUBSCRIBER]
_DIGITS = 16
"""Hexadecimal digits of the id: of a million addresses two meet once in forty million lists."""
_ID = re.compile(rf"{PREFIX}[0-9a-f]{{{_DIGITS}}}")
STOPPABLE = (DeliveryState.PENDING, DeliveryState.CLAIMED)
"""States in which a message can still be cancelled."""


@dataclass(frozen=True, slots=True)
class Left:
    """What became of a subscriber who wanted to leave."""

    id: str
    listed: bool
    """False if the list did not have the subscriber, or not any more: that is no error."""
    cancelled: int
    """Messages that were queued and do not go out."""


def subscriber_id(key: bytes, address: str) -> str:
    """The id of who has this address, however it is written. Raises: ValueError for what is no address."""
    meant = normal_address(address.strip()).lower()
    return PREFIX + hmac.new(key, f"subscriber\n{meant}".encode(), sha256).hexdigest()[:_DIGITS]


def subscriber_of(
    key: bytes, address: str, *, name: str | None = None, language: str = "nl", documents: Iterable[str] = ()
) -> Client:
    """The subscriber with this address, who follows these documents, or all if there are none.

    Without a name the address stands in its place. Raises: ValueError for what is no address.
    """
    plain = normal_address(address.strip())
    followed = tuple(AgreedVersion(document) for document in dict.fromkeys(documents))
    kind = RecipientKind.SUBSCRIBER
    return Client(subscriber_id(key, plain), name or plain, plain, language, kind, documents=followed)


def find_subscriber(corpus: Corpus, name: str) -> str:
    """The id that `name` stands for: an address, an id, or the token of a message, or its Message-ID.

    Raises: UnknownRecord for a token that no message has; StateForbids for a message that went to no subscriber, and
    for what is none of these.
    """
    said = name.strip()
    if _ID.fullmatch(said):
        return said
    if token_of(said) is not None:
        found = corpus.delivery_of(said).client
        if not found.startswith(PREFIX):
            raise StateForbids(
                f"{said}: is a message to {found}, who is no subscriber: nobody unsubscribes from notices."
            )
        return found
    try:
        return subscriber_id(corpus.message_key(), said)
    except ValueError as error:
        raise StateForbids(
            f"{said[:80]!r} is no e-mail address, no id of a subscriber and no token of a message. Correct it."
        ) from error


def leave(corpus: Corpus, subscriber: str, *, because: str, by: str, record: Callable[[], int]) -> Left:
    """What became of the subscriber with this id: what is queued for it is cancelled, and what is kept of it erased.

    `record` tells the ledger what became of messages, without which nothing is erased. Leaving twice is no error.
    Raises: StateForbids while a message is being sent; DoneInPart, CorpusBusy, StoreFailed.
    """
    listed = _is_listed(corpus, subscriber)
    record()
    waiting = [one for one in corpus.deliveries(client=subscriber) if one.state in STOPPABLE]
    for one in waiting:
        decide(corpus, one.message_id, DeliveryState.CANCELLED, because=because, by=by)
    if listed or waiting:
        corpus.forget_client(subscriber, because=because, by=by)
    return Left(subscriber, listed, len(waiting))


def _is_listed(corpus: Corpus, subscriber: str) -> bool:
    try:
        return corpus.client(subscriber).kind is RecipientKind.SUBSCRIBER
    except UnknownRecord:
        return False
