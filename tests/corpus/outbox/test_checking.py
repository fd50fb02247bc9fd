"""Whatever somebody changes of a message that is queued is named, on both databases."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, Table, delete, select, update

from bench.faults.flipping import said_unsealed, tampering
from renvooi.corpus.outbox.queuerow import QueueRow, digest_of_row
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.tables import blobs, deliveries, outbox, particulars, salts
from renvooi.model.deliveries import DeliveryState
from tests.corpus.outbox.made import queue, queued, receipts, settled
from tests.corpus.stores import BY, Home


@pytest.fixture
def sent(home: Home) -> Home:
    """A corpus with a message that was accepted, on record, and one that is pending."""
    with home.create() as corpus:
        mailing, _ = queued(corpus, "K-1")
        settled(corpus, DeliveryState.ACCEPTED)
        record_outcomes(corpus, receipts=receipts, by=BY)
        queue(corpus, mailing, ["K-2"], windows=False)
    return home


@pytest.fixture
def engine(sent: Home) -> Iterator[Engine]:
    """The rights of somebody who may do everything in the database."""
    with tampering(sent) as found:
        yield found


@contextmanager
def changed(engine: Engine, table: Table, client: str, values: Mapping[str, object]) -> Iterator[None]:
    """A context in which the row of a client says something else."""
    same = table.c.client == client
    with engine.begin() as connection:
        before = dict(connection.execute(select(table).where(same)).one()._mapping)
        connection.execute(update(table).where(same).values(**values))
    yield
    with engine.begin() as connection:
        connection.execute(update(table).where(same).values(**before))


def forged(engine: Engine, client: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """What a row of the outbox must say to be another and fit its own digest."""
    with engine.begin() as connection:
        row = connection.execute(select(outbox).where(outbox.c.client == client)).one()._mapping
    made = QueueRow(*(values.get(name, row[name]) for name in QueueRow.__slots__))  # type: ignore[arg-type]
    return {**values, "digest": digest_of_row(made)}


FORGED: dict[str, tuple[str, Mapping[str, object], str]] = {
    "sent again": ("K-1", {"state": "pending", "recorded": 0}, "it is pending, and the ledger says accepted"),
    "refused instead": ("K-1", {"state": "refused"}, "state is 'refused' and should be 'accepted'"),
    "another code": ("K-1", {"code": 251}, "code is 251 and should be 250"),
    "another moment": ("K-1", {"settled_at": "2026-01-01T00:00:00+00:00"}, "settled_at is"),
    "an answer that is left": ("K-1", {"reply": "250 Ok"}, "it holds an answer"),
    "never sent": ("K-2", {"state": "accepted", "recorded": 1}, "marked as recorded that the ledger does not have"),
    "cancelled by nobody": ("K-2", {"state": "cancelled"}, "it is cancelled, and the ledger says pending"),
    "another name": ("K-2", {"message_id": "<b@mail.example.nl>"}, "its Message-ID is <b@mail.example.nl>"),
}


def test_row_that_was_forged_is_named(sent: Home, engine: Engine) -> None:
    for client, values, said in FORGED.values():
        with changed(engine, outbox, client, forged(engine, client, values)):
            (fault,) = said_unsealed(sent)
        assert fault.startswith(f"outbox reminder-2026 {client}: ")
        assert said in fault


def test_column_that_no_event_tells_is_held_by_the_row_itself(sent: Home, engine: Engine) -> None:
    for column in ("attempts", "not_before", "claims", "revision", "owner", "lease"):
        with changed(engine, outbox, "K-2", {column: "x" if column == "owner" else 7}):
            assert said_unsealed(sent) == ("outbox reminder-2026 K-2: it is not as it was written",)


def test_row_that_is_gone_or_of_nobody_is_named(sent: Home, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(delete(outbox).where(outbox.c.client == "K-1"))
        row = QueueRow("reminder-2026", "K-9", "<c@mail.example.nl>", "pending")
        said = {name: getattr(row, name) for name in QueueRow.__slots__}
        connection.execute(outbox.insert().values(**said, digest=digest_of_row(row)))
    assert said_unsealed(sent) == (
        "outbox reminder-2026 K-9: no event speaks of it",
        "outbox reminder-2026 K-1: it is missing, though its message was queued",
    )


def test_slots_and_salt_and_shared_parts_are_held_to_the_message(sent: Home, engine: Engine) -> None:
    changes: tuple[tuple[Table, dict[str, object]], ...] = (
        (particulars, {"body": b'{"address":"x@y.example","sender":"a@b.example","values":{}}'}),
        (salts, {"salt": bytes(32)}),
    )
    for table, values in changes:
        with changed(engine, table, "K-2", values):
            said = said_unsealed(sent)
        assert any(fault.startswith("message reminder-2026 K-2: ") for fault in said), said
    assert said_unsealed(sent) == ()


def test_message_that_names_another_skeleton_is_named(sent: Home, engine: Engine) -> None:
    with sent.open() as corpus:
        (held,) = corpus.blobs.names()
        other = corpus.blobs.put(corpus.blobs.get(held).replace(b" uw ", b" de "))
    with engine.begin() as connection:
        connection.execute(blobs.insert().values(sha256=other, what="skeleton", event=1))
        connection.execute(update(deliveries).where(deliveries.c.client == "K-2").values(skeleton=other))
    said = said_unsealed(sent)
    assert any(fault.startswith("row deliveries reminder-2026 K-2: skeleton is") for fault in said)
    assert any(fault.startswith("message reminder-2026 K-2: ") for fault in said)
