"""The events that a published thing rests on, and the proof that each is in the ledger."""

from sqlalchemy import Connection, select

from renvooi.corpus.events import Event, EventKind, read_event
from renvooi.corpus.ledger.inclusion import Inclusion, prove, read_tree
from renvooi.corpus.ledger.tree import Tree
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import diffs, events, notices, versions
from renvooi.model.errors import CorpusUnreadable

Proven = tuple[Event, bytes, Inclusion]
"""An event, its bytes, and its proof."""
_AT_ONCE = 50
"""Events that are fetched together: the one that is looked for is among the first."""


class Proving:
    """Proofs for a corpus, which reads the hashes of its events once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._tree: Tree | None = None

    def publication(self, document: str, label: str) -> Proven:
        """That a version was published. Raises: CorpusUnreadable."""
        with self._corpus.reading() as connection:
            return self._prove(connection, _publication(connection, document, label))

    def release(self, notice: str) -> Proven:
        """That a notice was released. Raises: CorpusUnreadable."""
        with self._corpus.reading() as connection:
            wanted = select(notices.c.event).where(notices.c.id == notice)
            number = connection.execute(wanted).scalar()
            return self._prove(connection, _of_kind(connection, number, EventKind.NOTICE_RELEASED, notice))

    def _prove(self, connection: Connection, found: tuple[Event, bytes]) -> Proven:
        event, body = found
        if self._tree is None or self._tree.size <= event.number:
            self._tree = read_tree(connection)
        return event, body, prove(connection, self._tree, event.number)


def _publication(connection: Connection, document: str, label: str) -> tuple[Event, bytes]:
    """The event by which a version was published."""
    same = (diffs.c.document == document) & (diffs.c.new == label)
    number = connection.execute(select(diffs.c.event).where(same).order_by(diffs.c.event)).scalar()
    if number is None:
        number = _first_publication(connection, document, label)
    return _of_kind(connection, number, EventKind.VERSION_PUBLISHED, f"{document}@{label}")


def _first_publication(connection: Connection, document: str, label: str) -> int | None:
    """The number of that event for a version without one before it, which rests on no diff."""
    added = select(versions.c.event).where((versions.c.document == document) & (versions.c.label == label))
    since = connection.execute(added).scalar()
    if since is None:
        return None
    wanted = (
        select(events.c.body)
        .where((events.c.document == document) & (events.c.number > since))
        .order_by(events.c.number)
        .execution_options(yield_per=_AT_ONCE)
    )
    # it follows its addition closely, and thousands of events of windows may come behind it
    with connection.execute(wanted) as found:
        for event in map(_event, found.scalars()):
            if event.kind is EventKind.VERSION_PUBLISHED and event.data.get("label") == label:
                return event.number
    return None


def _of_kind(connection: Connection, number: int | None, kind: EventKind, name: str) -> tuple[Event, bytes]:
    """The event of that number. Raises: CorpusUnreadable if it is not there, or tells of something else."""
    body = None
    if number is not None:
        body = connection.execute(select(events.c.body).where(events.c.number == number)).scalar()
    if body is None or (event := _event(body)).kind is not kind:
        raise CorpusUnreadable(f"{name}: the ledger has no event {kind.value} of it. Run renvooi verify.")
    return event, body


def _event(body: bytes) -> Event:
    try:
        return read_event(body)
    except ValueError as error:
        raise CorpusUnreadable(f"the ledger holds an event that is none ({error}). Run renvooi verify.") from error
