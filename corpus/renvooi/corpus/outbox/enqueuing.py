"""Letters are queued: in one transaction with the windows that they open, each fixed to the byte.

Either all of it is there or nothing is. Who has a message in a mailing keeps it, so a command that was killed is
simply given again. A message is put together once and its digest goes into the ledger; what is sent later is held to it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.entries import Mailing, Queued
from renvooi.corpus.outbox.messages import message_digest, slots_of
from renvooi.corpus.outbox.naming import domain_of, message_id
from renvooi.corpus.outbox.queuerow import QueueRow, add_rows
from renvooi.corpus.register.naming import checked_client
from renvooi.corpus.register.notices import find_notice
from renvooi.corpus.register.opening import Terms, opening_steps, require_no_twins
from renvooi.corpus.register.particulars import keep_many
from renvooi.corpus.row import in_parts
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, mailings
from renvooi.corpus.writer import Step, Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids
from renvooi.model.letters import Letter

TOGETHER = 1_000
"""Letters written at once."""
_NO_TERMS: Mapping[str, Terms] = {}
_NO_WINDOWS: Mapping[str, Step] = {}
_MAILING = re.compile(r"[a-z][a-z0-9-]{1,62}[a-z0-9]")
_RECIPIENT = re.compile(r"(?:subscriber|team):")
"""Before the name of who is no client."""
_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f<>]+@[^\s\x00-\x20\x7f<>@]+")


def enqueue(
    corpus: Corpus,
    mailing: Mailing,
    letters: Iterable[Letter],
    *,
    terms: Mapping[str, Terms] = _NO_TERMS,
    windows: bool,
    by: str,
) -> Queued:
    """Who has a message in the outbox now, and who had one in this mailing before; all of it is kept, or nothing.

    `terms` are those of contracts that have one of their own: by client, by id of the right. With `windows` each new
    client gets its windows under the notice. Raises: StateForbids for a letter or mailing that cannot be queued;
    UnknownRecord for a notice that is not on record; CorpusBusy, StoreFailed.
    """
    given = tuple(letters)
    _check_all(given, mailing.id, corpus.message_key(), round=1)
    _keep_skeletons(corpus, given)
    with corpus.writing(by=by) as writer:
        is_first = _is_first(writer.connection, mailing)
        there = _clients(writer.connection, mailing.id)
        new = [letter for letter in given if letter.client not in there]
        if new:
            _require_open(writer, mailing)
            require_no_twins(writer, [letter.client for letter in new])
            write_mailing(writer, mailing, new, is_first=is_first)
            opened = _windows(writer, mailing, [letter.client for letter in new], terms) if windows else {}
            for some in in_parts(new, at_once=TOGETHER):
                data = write_messages(corpus, writer, mailing, some, opened=opened)
                add_rows(writer.connection, [_row(one) for one in data])
    already = tuple(letter.client for letter in given if letter.client in there)
    return Queued(tuple(letter.client for letter in new), already)


def check_letter(letter: Letter, expected: str | None) -> None:
    """Nothing, if the letter can be queued under the Message-ID `expected`. Raises: StateForbids."""
    name = letter.client
    if checked_client(_RECIPIENT.sub("", name, count=1)) != _RECIPIENT.sub("", name, count=1):
        raise StateForbids(f"{name!r} is not how a client is written. Give the name as it is on record.")
    for address in (letter.address, letter.sender):
        if not _ADDRESS.fullmatch(address) or len(address) > 254:
            raise StateForbids(
                f"{name}: {address[:80]!r} is no e-mail address. Correct it, and import the clients again."
            )
    if expected is None or letter.message_id != expected:
        raise StateForbids(
            f"{name}: the Message-ID is not the one of this client in this mailing. Make the letter anew."
        )
    for text in letter.values.values():
        if not _has_whole_lines(text.encode("ascii", "replace")):
            raise StateForbids(f"{name}: a value of the letter has half a line end. Correct what is on record of it.")
    if letter.message_id.encode("ascii") not in letter.message.partition(b"\r\n\r\n")[0]:
        raise StateForbids(f"{name}: the letter does not say its Message-ID. Make it anew.")


def write_mailing(
    writer: Writer, mailing: Mailing, letters: Sequence[Letter], *, is_first: bool, because: str | None = None
) -> None:
    """Nothing; the event that names what the letters share is part of the transaction."""
    said: dict[str, Json] = {
        "document": mailing.document,
        "mailing": mailing.id,
        "notice": mailing.notice,
        "purpose": mailing.purpose.value,
        "evidence": mailing.evidence.value,
        "first": is_first,
        "skeletons": [*sorted({letter.skeleton.sha256 for letter in _distinct(letters)})],
        "because": because,
    }
    writer.append(EventKind.MAILING_QUEUED, said)


def write_messages(
    corpus: Corpus,
    writer: Writer,
    mailing: Mailing,
    letters: Sequence[Letter],
    *,
    round: int = 1,
    because: str | None = None,
    opened: Mapping[str, Step] = _NO_WINDOWS,
) -> tuple[tuple[str, str, str], ...]:
    """Mailing, client and Message-ID of each letter; their events and what they are made of are in the transaction.

    `opened` are the windows of each client, which stand next to its message: who is shown both, as the client is in
    its evidence, does not learn from their distance how many others were told.
    """
    slots = [slots_of(letter) for letter in letters]
    given = [(letter.client, one) for letter, one in zip(letters, slots, strict=True)]
    kept = keep_many(writer.connection, given, random=corpus.salts)
    hashes = {id(letter.skeleton): letter.skeleton.sha256 for letter in _distinct(letters)}
    steps: list[Step] = []
    for letter, one, (digest, salt) in zip(letters, slots, kept, strict=True):
        message = letter.message
        said: dict[str, Json] = {
            "document": mailing.document,
            "mailing": mailing.id,
            "notice": mailing.notice,
            "client": letter.client,
            "round": round,
            "message_id": letter.message_id,
            "skeleton": hashes[id(letter.skeleton)],
            "slots": {"hmac": digest, "size": len(one.body)},
            "message": {"hmac": message_digest(message, salt), "size": len(message)},
            "because": because,
        }
        steps.append((EventKind.MESSAGE_QUEUED, said))
        steps += [opened[letter.client]] if letter.client in opened else []
    writer.append_many(steps)
    return tuple((mailing.id, letter.client, letter.message_id) for letter in letters)


def keep_skeleton(corpus: Corpus, letter: Letter) -> None:
    """Nothing; what the letter shares with others is stored, and on disk. Raises: StateForbids, StoreFailed."""
    if not _has_whole_lines(letter.skeleton.data):
        raise StateForbids(f"{letter.client}: the letter has a line end that is not CRLF. Make it anew.")
    corpus.blobs.put(letter.skeleton.pack())


def _check_all(letters: Sequence[Letter], mailing: str, key: bytes, *, round: int) -> None:
    """Nothing, if all can be queued. Raises: StateForbids."""
    if not _MAILING.fullmatch(mailing):
        raise StateForbids(
            f"{mailing[:80]!r} cannot name a mailing: use small letters, digits and hyphens, 64 at most."
        )
    seen: set[str] = set()
    for letter in letters:
        domain = domain_of(letter.message_id)
        expected = None if domain is None else message_id(key, mailing, letter.client, round, domain=domain)
        check_letter(letter, expected)
        if letter.client in seen:
            raise StateForbids(f"{letter.client}: has two letters. Give one for each client.")
        seen.add(letter.client)


def _keep_skeletons(corpus: Corpus, letters: Sequence[Letter]) -> None:
    for letter in _distinct(letters):
        keep_skeleton(corpus, letter)


def _distinct(letters: Sequence[Letter]) -> Iterator[Letter]:
    """One letter for each skeleton: to hash a megabyte for each of thousands would take most of the time."""
    yield from {id(letter.skeleton): letter for letter in letters}.values()


def _is_first(connection: Connection, mailing: Mailing) -> bool:
    """Whether nothing of the mailing is queued yet. Raises: StateForbids if what is there is another."""
    row = connection.execute(select(mailings).where(mailings.c.id == mailing.id)).first()
    if row is None:
        return True
    there = (row.purpose, row.document, row.notice, row.evidence)
    if there != (mailing.purpose.value, mailing.document, mailing.notice, mailing.evidence.value):
        raise StateForbids(f"{mailing.id}: was queued with another purpose, document or evidence. It stays as it was.")
    return False


def _clients(connection: Connection, mailing: str) -> set[str]:
    return set(connection.execute(select(deliveries.c.client).where(deliveries.c.mailing == mailing)).scalars())


def _require_open(writer: Writer, mailing: Mailing) -> None:
    """Nothing, if a notice is on record and is the last word. Raises: StateForbids, UnknownRecord."""
    if mailing.notice is None:
        return
    released = find_notice(writer.connection, mailing.notice)
    if released.id != mailing.notice or released.document != mailing.document:
        raise StateForbids(f"{mailing.id}: is not about {released.id} and {released.document}. Make the mailing anew.")
    if released.superseded_by is not None:
        raise StateForbids(f"{released.id}: {released.superseded_by} took its place. Send that one.")


def _windows(
    writer: Writer, mailing: Mailing, clients: Sequence[str], terms: Mapping[str, Terms]
) -> Mapping[str, Step]:
    """By client, the windows that its message opens. Raises: StateForbids."""
    if mailing.notice is None:
        raise StateForbids(f"{mailing.id}: is about no notice, so it opens no windows.")
    return opening_steps(writer, find_notice(writer.connection, mailing.notice), clients, terms=terms)


def _row(told: tuple[str, str, str]) -> QueueRow:
    return QueueRow(*told, state=DeliveryState.PENDING)


def _has_whole_lines(data: bytes) -> bool:
    """Whether each line ends with CR and LF: a server that takes half an end for a whole one would see two messages."""
    return data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
