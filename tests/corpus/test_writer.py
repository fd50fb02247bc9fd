"""A transaction keeps all of its events under one head, or nothing."""

import pytest
from sqlalchemy import select

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.ledger.heads import SignedHead, read_head
from renvooi.corpus.tables import events, heads
from renvooi.model.codec import Json
from renvooi.model.errors import StoreFailed
from tests.corpus.stores import BY

STAMP: dict[str, Json] = {"size": 1, "head": "0" * 64, "authority": "Voorbeeld", "token": "1" * 64}


def stored(corpus: Corpus) -> list[tuple[int, SignedHead]]:
    with corpus.reading() as connection:
        rows = connection.execute(select(heads).order_by(heads.c.size)).all()
    return [(row.size, SignedHead(row.body, row.signature)) for row in rows]


def test_events_of_one_transaction_share_a_head_and_name_the_one_before(corpus: Corpus) -> None:
    ((_, first),) = stored(corpus)
    with corpus.writing(by=BY) as writer:
        one, other = (writer.append(EventKind.HEAD_STAMPED, STAMP) for _ in range(2))
    assert (one.number, other.number) == (1, 2)
    assert one.head == other.head == first.digest
    assert [size for size, _ in stored(corpus)] == [1, 3]
    assert read_head(stored(corpus)[-1][1].body).size == 3


def test_transaction_without_events_makes_no_head(corpus: Corpus) -> None:
    before = stored(corpus)
    with corpus.writing(by=BY):
        pass
    assert stored(corpus) == before
    assert corpus.wrote is True  # it was created


def test_error_in_a_transaction_keeps_nothing_of_it(corpus: Corpus) -> None:
    before = stored(corpus)

    def stumble() -> None:
        with corpus.writing(by=BY) as writer:
            writer.append(EventKind.HEAD_STAMPED, STAMP)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert stored(corpus) == before
    assert len(corpus.log()) == 1


@pytest.mark.parametrize("verb", ["UPDATE events SET document = 'anders'", "DELETE FROM events", "DELETE FROM heads"])
def test_database_itself_refuses_to_change_the_ledger(corpus: Corpus, verb: str) -> None:
    def tamper() -> None:
        with corpus.writing(by=BY) as writer:
            writer.connection.exec_driver_sql(verb)

    with pytest.raises(StoreFailed, match=r"rows of (events|heads) are never changed; nothing of this step was kept"):
        tamper()
    with corpus.reading() as connection:
        assert connection.execute(select(events.c.document)).scalars().all() == [None]
