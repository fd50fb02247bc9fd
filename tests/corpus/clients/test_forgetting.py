"""What a client sent can be erased: it is in no file any more, and everything that was sealed still holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.backup import backup
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.tables import particulars, salts
from renvooi.model.deliveries import DeliveryState, Reply
from renvooi.model.errors import CorpusUnreadable, DoneInPart, StateForbids, UnknownRecord
from renvooi.model.windows import OutcomeKind, Receipt, RegisteredWindow, WindowState
from tests.corpus.clients.made import FULL, PLAIN
from tests.corpus.outbox.made import claimed, crossed, noticed, queued, settled
from tests.corpus.register.made import LAST, opened, receive, respond, with_attachment
from tests.corpus.stores import BY, new_home

WORDS = (b"en geven ", b"brief.pdf", b"%PDF-")
"""Of a response with an attachment, and nowhere else."""


def erase(corpus: Corpus, client: str = "K-1") -> int:
    return corpus.erase_client(client, because="Op verzoek van de klant.", by=BY).count


def salt_of(corpus: Corpus, client: str = "K-1") -> bytes | None:
    with corpus.reading() as connection:
        return connection.execute(
            salts.select().with_only_columns(salts.c.salt).where(salts.c.client == client)
        ).scalar()


def test_erased_words_are_gone_and_the_response_still_stands(either: Corpus) -> None:
    name = opened(either).id
    receive(either, name)
    before = with_attachment(either, name).responses[0]
    assert before.attachment is not None
    assert (before.erased, before.text[:13]) == (False, "Wij zeggen op")
    found = either.erase_client(" K-1 ", because="Op verzoek.", by=BY)
    assert (found.texts, found.attachments) == (1, 1)
    after = either.window(name).responses[0]
    assert (after.text, after.attachment, after.erased) == ("", None, True)
    assert (after.received, after.form, after.reasoned, after.by) == (LAST, before.form, True, BY)
    assert either.window(name).state(LAST) is WindowState.RESPONDED
    with pytest.raises(CorpusUnreadable, match="was erased, or never there"):
        either.attachment(before.attachment.sha256)
    assert salt_of(either) is None
    assert either.verify(every_signature=True).faults == ()
    event = either.log()[-1]
    assert (event.kind, event.data["client"], event.data["because"]) == (EventKind.CLIENT_ERASED, "K-1", "Op verzoek.")
    either.withdraw(name, 1, on=LAST, because="Toch akkoord.", by=BY)
    either.close_window(name, OutcomeKind.SETTLED, "Besproken.", by=BY)
    assert either.verify().faults == ()


def test_no_file_of_the_corpus_holds_a_byte_of_what_was_erased(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            name = opened(corpus).id
            for number in range(20):
                respond(corpus, name, text=f"Reactie {number}, en geven reden {number}." * (number + 1) ** 2)
            with_attachment(corpus, name, size=300_000)
            salt = salt_of(corpus)
            assert salt is not None
            found = files_with(tmp_path, (*WORDS, salt))
            assert {path.suffix for path in found} <= {".db", ".db-wal"}
            assert found
            erase(corpus)
            assert files_with(tmp_path, (*WORDS, salt)) == []
        assert files_with(tmp_path, (*WORDS, salt)) == []
        with home.open() as corpus:
            backup(corpus, tmp_path / "corpus.zip")
            assert corpus.verify().faults == ()
        assert files_with(tmp_path, (*WORDS, salt)) == []


def files_with(folder: Path, words: tuple[bytes, ...]) -> list[Path]:
    """The files in a folder that hold any of these words."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 3
    return [path for path in files if any(word in path.read_bytes() for word in words)]


def test_log_that_a_reader_holds_is_told_and_emptied_when_it_is_erased_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renvooi.corpus.scrubbing.PATIENCE", 10)
    with new_home("sqlite", tmp_path) as home, home.create() as corpus, home.open() as other:
        with_attachment(corpus, opened(corpus).id)
        with other.reading() as connection:
            connection.execute(text("SELECT count(*) FROM events"))
            with pytest.raises(DoneInPart, match="may still stand in the log"):
                erase(corpus)
        assert corpus.windows()[-1].responses[0].erased
        size = len(corpus.log())
        assert erase(corpus) == 0
        assert len(corpus.log()) == size
        assert files_with(tmp_path, WORDS) == []


def test_response_after_an_erasure_is_kept_under_a_new_salt(either: Corpus) -> None:
    name = opened(either).id
    respond(either, name)
    before = salt_of(either)
    erase(either)
    respond(either, name)
    assert salt_of(either) not in (None, before)
    assert [(one.text, one.erased) for one in either.window(name).responses] == [("", True), ("Wij zeggen op.", False)]
    first, second = (e.data["text"] for e in either.log() if e.kind is EventKind.RESPONSE_RECORDED)
    assert first != second
    assert either.verify().faults == ()
    assert erase(either) == 1
    assert [one.erased for one in either.window(name).responses] == [True, True]
    assert either.verify().faults == ()


def test_other_clients_keep_what_they_sent(either: Corpus) -> None:
    name = opened(either).id
    other = either.open_windows(either.window(name).notice, "K-2", by=BY)[0].id
    for one in (name, other):
        with_attachment(either, one)
    assert erase(either) == 2
    kept = either.window(other).responses[0]
    assert kept.attachment is not None
    assert either.attachment(kept.attachment.sha256) == b"%PDF-"
    assert either.verify().faults == ()


def test_nothing_is_recorded_where_nothing_is_to_be_erased_or_it_is_refused(corpus: Corpus) -> None:
    opened(corpus)
    size = len(corpus.log())
    assert erase(corpus) == 0
    with pytest.raises(UnknownRecord, match="K-9: no client is called so"):
        erase(corpus, "K-9")
    with pytest.raises(StateForbids, match="does not say why"):
        corpus.erase_client("K-1", because=" ", by=BY)
    assert len(corpus.log()) == size


HARM = {
    "UPDATE particulars SET body = :other WHERE what = 'response-text'": "it is not what was recorded",
    "UPDATE particulars SET name = 'brief2.pdf' WHERE what = 'attachment'": "it is not what was recorded",
    f"UPDATE particulars SET sha256 = '{'0' * 64}' WHERE what = 'attachment'": "it is not what was recorded",
    "UPDATE particulars SET what = 'attachment' WHERE what = 'response-text'": "it is not of K-1 (attachment), but of K-1",
    "DELETE FROM particulars WHERE what = 'attachment'": "it is missing, and no event says that it was erased",
    "UPDATE salts SET salt = :other WHERE client = 'K-1'": "its salt is missing or damaged",
    "INSERT INTO salts VALUES ('K-3', :other)": "no event speaks of anything that this client sent",
    f"INSERT INTO particulars VALUES ('{'0' * 64}', 'K-1', 'response-text', NULL, NULL, :other)": "no event speaks of it",
}


def test_harm_to_what_a_client_sent_is_named(either: Corpus) -> None:
    with_attachment(either, opened(either).id)
    with either.reading() as connection:
        held = {
            table: [dict(row._mapping) for row in connection.execute(table.select())] for table in (particulars, salts)
        }
    for statement, said in HARM.items():
        with either.engine.begin() as connection:
            for table in (particulars, salts):
                connection.execute(table.delete())
            for table in (salts, particulars):
                connection.execute(table.insert(), held[table])
            connection.execute(text(statement), {"other": b"Wij zijn akkoord."} if ":other" in statement else {})
        faults = [fault for fault in either.verify().faults if fault.what in ("particular", "salt")]
        assert faults, statement
        assert [fault for fault in faults if not fault.message.startswith(said)] == [], statement


def test_words_put_back_after_an_erasure_are_named(either: Corpus) -> None:
    with_attachment(either, opened(either).id)
    with either.reading() as connection:
        held = [dict(row._mapping) for row in connection.execute(particulars.select())]
        keys = [dict(row._mapping) for row in connection.execute(salts.select())]
    erase(either)
    with either.engine.begin() as connection:
        connection.execute(salts.insert(), keys)
        connection.execute(particulars.insert(), held)
    said = {(fault.what, fault.message) for fault in either.verify().faults}
    assert ("particular", "it is there, though it was erased") in said
    assert ("salt", "no event speaks of anything that this client sent and was not erased") in said


def test_missing_words_are_never_read_as_erased(either: Corpus) -> None:
    name = opened(either).id
    respond(either, name)
    with either.engine.begin() as connection:
        connection.execute(text("DELETE FROM particulars"))
    with pytest.raises(CorpusUnreadable, match=r"what was sent with response 1 in .* is missing"):
        either.window(name)


def test_file_that_is_not_what_was_sent_is_not_given(either: Corpus) -> None:
    found = with_attachment(either, opened(either).id).responses[0].attachment
    assert found is not None
    with either.engine.begin() as connection:
        connection.execute(text("UPDATE particulars SET body = :other WHERE what = 'attachment'"), {"other": b"%PDF+"})
    with pytest.raises(CorpusUnreadable, match="is not what was recorded"):
        either.attachment(found.sha256)


def test_a_client_without_windows_leaves_the_list_and_its_name_is_nowhere(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.record_clients([FULL, PLAIN], by=BY)
            corpus.record_clients([replace(FULL, name="Stichting Zorg aan Zee en Duin")], by=BY)
            found = corpus.forget_client(" K-2 ", because="Op verzoek.", by=BY)
            assert (found.texts, found.attachments, found.records, found.mail, found.count) == (0, 0, 2, 0, 2)
            assert corpus.clients() == (PLAIN,)
            with pytest.raises(UnknownRecord, match="K-2: no client is on record so"):
                corpus.client("K-2")
            assert corpus.verify(every_signature=True).faults == ()
            assert corpus.forget_client("K-2", because="Nog eens.", by=BY).count == 0
        held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert not any(word in held for word in (b"Zorg aan Zee", b"zorgaanzee", b"M. de Vries", b"60 dagen"))
        assert b"vuurtoren" in held


def test_a_forgotten_client_may_come_back_under_a_new_salt(either: Corpus) -> None:
    either.record_clients([PLAIN], by=BY)
    before = either.log()[-1].data["record"]
    either.forget_client("K-1", because="Op verzoek.", by=BY)
    assert [event.kind for event in either.log()[-2:]] == [EventKind.CLIENT_RECORDED, EventKind.CLIENT_ERASED]
    assert either.log()[-2].data == {"client": "K-1", "kind": "client", "record": None}
    assert either.record_clients([PLAIN], by=BY).new == ("K-1",)
    assert either.log()[-1].data["record"] != before
    assert either.clients() == (PLAIN,)
    assert either.verify(every_signature=True).faults == ()


def test_what_a_client_sent_goes_with_who_it_is(either: Corpus) -> None:
    name = opened(either).id
    receive(either, name)
    with_attachment(either, name)
    either.record_clients([PLAIN], by=BY)
    found = either.forget_client("K-1", because="Op verzoek.", by=BY)
    assert (found.texts, found.attachments, found.records) == (1, 1, 1)
    assert either.clients() == ()
    assert either.window(name).responses[0].erased
    assert either.verify().faults == ()


def pending(corpus: Corpus) -> None:
    """Nothing; a message is queued."""


MOVING: dict[str, Callable[[Corpus], object]] = {"pending": pending, "claimed": claimed, "dot": crossed}


@pytest.mark.parametrize("state", MOVING)
def test_no_client_is_forgotten_while_a_message_is_on_its_way(corpus: Corpus, state: str) -> None:
    corpus.record_clients([PLAIN], by=BY)
    mailing, _ = queued(corpus, "K-1")
    MOVING[state](corpus)
    before = len(corpus.log())
    with pytest.raises(StateForbids, match=f"K-1: its message of {mailing.id} is {state}. Send it or cancel it first"):
        corpus.forget_client("K-1", because="Op verzoek.", by=BY)
    assert (corpus.clients(), len(corpus.log())) == ((PLAIN,), before)


def test_an_acceptance_is_on_record_before_its_client_is_forgotten(corpus: Corpus) -> None:
    corpus.record_clients([PLAIN], by=BY)
    noticed(corpus, "K-1")
    settled(corpus, DeliveryState.ACCEPTED)
    with pytest.raises(StateForbids, match="was accepted is not in the ledger yet"):
        corpus.forget_client("K-1", because="Op verzoek.", by=BY)
    record_outcomes(corpus, receipts=receipt_of, by=BY)
    found = corpus.forget_client("K-1", because="Op verzoek.", by=BY)
    # what the message said of the client, and the answer
    assert (found.records, found.mail) == (1, 2)
    assert corpus.windows()[0].receipt is not None
    assert corpus.verify(every_signature=True).faults == ()


@pytest.mark.parametrize("state", [DeliveryState.REFUSED, DeliveryState.IN_DOUBT])
def test_the_answer_of_a_mail_server_goes_with_the_client(tmp_path: Path, state: DeliveryState) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.record_clients([PLAIN], by=BY)
            queued(corpus, "K-1")
            settled(corpus, state, Reply(550, "juridisch@vuurtoren.example: geen postvak"))
            assert corpus.forget_client("K-1", because="Op verzoek.", by=BY).mail == 2
            (delivery,) = corpus.deliveries()
            assert (delivery.state, delivery.reply) == (state, None)
            assert corpus.verify(every_signature=True).faults == ()
        held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"vuurtoren" not in held
        assert b"k-1@klant.example" not in held


def receipt_of(_: RegisteredWindow, day: date) -> Receipt:
    return Receipt(day, day + timedelta(days=30), None, None, "Antwoord van de mailserver.", BY, at="")
