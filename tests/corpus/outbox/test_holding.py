"""A restored corpus sends nothing by itself, and has lost nothing of what was queued."""

import os
from pathlib import Path

import pytest
from sqlalchemy import update

from bench.faults.content import Content, content_of
from renvooi.corpus import open_corpus
from renvooi.corpus.backup import backup
from renvooi.corpus.outbox.deciding import decide
from renvooi.corpus.outbox.holding import Confirmed, send_from_here
from renvooi.corpus.outbox.locking import sender_lock
from renvooi.corpus.outbox.origin import Strange
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.restoring import restore
from renvooi.corpus.tables import SENDING, facts
from renvooi.corpus.tables import outbox as rows
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids
from tests.corpus.outbox.made import LEASE, TAKEN, crossed, outbox, queued, receipts, settled
from tests.corpus.register.made import LATER, at
from tests.corpus.stores import BY, DATABASES, Home, new_home

S = DeliveryState


def test_restored_corpus_holds_back_what_was_under_way(home: Home, tmp_path: Path) -> None:
    with home.create() as corpus:
        queued(corpus, "K-1", "K-2", "K-3", "K-4", "K-5")
        settled(corpus, S.ACCEPTED, client="K-1")
        settled(corpus, S.REFUSED, client="K-2")
        crossed(corpus, "K-3")
        outbox(corpus).claim(1, lease=LEASE, only=["K-4"])
        assert backup(corpus, tmp_path / "backup.zip").faults == ()
        before = content_of(corpus, without={rows.name, facts.name})
        # the corpus itself goes on
        assert [one.client for one in outbox(corpus).claim(9, lease=LEASE)] == ["K-5"]
    for database in DATABASES:
        if database == "postgres" and not os.environ.get("RENVOOI_TEST_PG"):
            continue
        folder = tmp_path / database
        folder.mkdir()
        with new_home(database, folder) as other:
            restored(other, tmp_path / "backup.zip", before=before)


def restored(home: Home, archive: Path, *, before: Content) -> None:
    """Nothing; the archive is a corpus that is whole, and sends only what a person lets go."""
    home.clock.now = LATER
    found = restore(archive, home.place, clock=home.clock, key=home.key)
    assert found.held == 3
    with open_corpus(home.place, clock=home.clock, key=home.key) as corpus:
        assert content_of(corpus, without={rows.name, facts.name}) == before
        states = {one.client: one.state for one in corpus.deliveries()}
        assert states == {"K-1": S.ACCEPTED, "K-2": S.REFUSED, "K-3": S.IN_DOUBT, "K-4": S.IN_DOUBT, "K-5": S.IN_DOUBT}
        assert corpus.verify().faults == ()
        at(corpus, LATER.replace(year=2027))
        assert (outbox(corpus).sweep(), outbox(corpus).claim(9, lease=LEASE)) == (0, ())
        assert record_outcomes(corpus, receipts=receipts, by=BY) == 5
        last = corpus.deliveries(client="K-5")[0]
        assert last.reply is not None
        assert last.reply.text.startswith("hersteld uit een back-up")
        decide(corpus, last.message_id, S.PENDING, because="Niet in het logboek van de server.", by=BY)
        (one,) = outbox(corpus).claim(9, lease=LEASE)
        assert outbox(corpus).dot(one)
        with pytest.raises(StateForbids, match="was restored from a backup"), sender_lock(corpus):
            pass
        assert send_from_here(corpus, because="De oude server is weg.", by=BY) == Confirmed(Strange.RESTORED, 0)
        with sender_lock(corpus):
            assert corpus.verify().faults == ()
        with pytest.raises(StateForbids, match="sends from here already"):
            send_from_here(corpus, because="De oude server is weg.", by=BY)
        assert outbox(corpus).settle(one, S.ACCEPTED, TAKEN)
        assert corpus.verify().faults == ()


def test_backup_without_mail_under_way_says_nothing_of_it(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            queued(corpus, "K-1")
            settled(corpus, S.ACCEPTED)
            backup(corpus, tmp_path / "backup.zip")
        (tmp_path / "new").mkdir()
        with new_home("sqlite", tmp_path / "new") as other:
            assert restore(tmp_path / "backup.zip", other.place, clock=other.clock, key=other.key).held == 0


def test_corpus_whose_place_nobody_knows_sends_after_a_word_and_what_waited_goes_on_if_it_was_moved(home: Home) -> None:
    with home.create() as corpus:
        queued(corpus, "K-1", "K-2")
        outbox(corpus).claim(1, lease=LEASE)
        for moved, held in ((True, 0), (False, 2)):
            with pytest.raises(StateForbids, match="were given to a sender"), sender_lock(corpus):
                pass
            assert send_from_here(corpus, because="De oude server is weg.", by=BY, moved=moved).held == held
            with sender_lock(corpus):
                assert corpus.verify().faults == ()
            if corpus.place.sent is None:
                with corpus.moving() as connection:
                    connection.execute(update(facts).where(facts.c.name == SENDING).values(value="{}"))
            else:
                corpus.place.sent.unlink()
