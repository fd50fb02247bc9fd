"""Clients on record: what is written of them, what is refused, and what verify finds."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.tables import clients as table
from renvooi.corpus.tables import events, particulars
from renvooi.model.clients import (
    AgreedTerm,
    AgreedVersion,
    Client,
    ClientContact,
    DocumentAddress,
    RecipientKind,
)
from renvooi.model.errors import CorpusUnreadable, StateForbids, UnknownRecord
from tests.corpus.clients.made import FULL, PLAIN, SUBSCRIBER, numbered
from tests.corpus.stores import BY, DATABASES, Home, new_home


def record(corpus: Corpus, *clients: Client) -> tuple[tuple[str, ...], ...]:
    found = corpus.record_clients(clients, by=BY)
    return found.new, found.changed, found.same


def test_clients_are_read_back_as_they_were_given(either: Corpus) -> None:
    assert record(either, FULL, PLAIN) == (("K-2", "K-1"), (), ())
    assert either.clients() == (PLAIN, FULL)
    assert either.client("K-2") == FULL
    assert either.verify(every_signature=True).faults == ()


def test_only_what_changed_is_an_event(either: Corpus) -> None:
    record(either, PLAIN, FULL)
    moved = replace(FULL, address="notices@zorgaanzee.example")
    assert record(either, PLAIN, moved, numbered(3)) == (("K-3",), ("K-2",), ("K-1",))
    before = len(either.log())
    assert record(either, PLAIN, moved) == ((), (), ("K-1", "K-2"))
    assert len(either.log()) == before
    assert either.client("K-2") == moved
    # back to what it was: recorded before, and recorded again
    assert record(either, FULL) == ((), ("K-2",), ())
    assert either.client("K-2") == FULL
    assert either.verify(every_signature=True).faults == ()


def test_no_event_holds_a_name_or_an_address(corpus: Corpus) -> None:
    record(corpus, FULL)
    with corpus.reading() as connection:
        bodies = b"".join(connection.execute(events.select().with_only_columns(events.c.body)).scalars())
    assert not any(word in bodies for word in (b"Zorg", b"zorgaanzee", b"Vries", b"1234567", b"60 dagen"))
    event = corpus.log()[-1]
    assert (event.kind, event.by) == (EventKind.CLIENT_RECORDED, BY)
    assert (event.data["client"], event.data["kind"]) == ("K-2", "client")
    assert isinstance(event.data["record"], dict)
    assert event.data["record"].keys() == {"hmac", "size"}


def test_subscribers_and_teams_stand_apart(either: Corpus) -> None:
    team = Client("team:contracten", "Contractbeheer", "team@example.org", kind=RecipientKind.TEAM)
    record(either, PLAIN, SUBSCRIBER, team)
    assert either.clients() == (PLAIN,)
    assert either.clients(RecipientKind.SUBSCRIBER) == (SUBSCRIBER,)
    assert either.clients(RecipientKind.TEAM) == (team,)
    assert either.clients(None) == (PLAIN, SUBSCRIBER, team)


REFUSED = (
    (replace(PLAIN, id="subscriber:1"), "is that of a subscriber, and this is a client"),
    (replace(SUBSCRIBER, id="K-9"), "is that of a client, and this is a subscriber; begin it with subscriber:"),
    (replace(PLAIN, id="jan@example.nl"), "an e-mail address is personal data"),
    (replace(PLAIN, id="../../etc"), "cannot name a client"),
    (replace(PLAIN, name=" "), "name is ''; it needs letters or digits"),
    (replace(PLAIN, name="x" * 201), "name has 201 characters, and may have 200"),
    (replace(PLAIN, name="Bakkerij\r\nBcc: x@example.nl"), "(U+000A, U+000D)"),
    (replace(PLAIN, name="Bakkerij \u202e.V.B"), "(U+202E)"),
    (replace(PLAIN, name="=?utf-8?q?Ander?="), "name holds =?"),
    (replace(PLAIN, language="de"), "language is 'de'; use nl or en"),
    (replace(PLAIN, role="\0"), "role"),
    (replace(PLAIN, address="juridisch"), "address is 'juridisch', which is no e-mail address"),
    (replace(PLAIN, address="a@example.nl, b@example.nl"), "is no e-mail address"),
    (replace(PLAIN, address="a@example.nl\nBcc: b@example.nl"), "it holds a character that none has"),
    (replace(FULL, addresses=(DocumentAddress("demarcatie", "x"),)), "address:demarcatie is 'x'"),
    (replace(FULL, addresses=(DocumentAddress("ander", "x@example.nl"),)), "not among the documents"),
    (replace(FULL, addresses=FULL.addresses * 2), "address:demarcatie is given twice"),
    (replace(PLAIN, documents=(AgreedVersion("dps"), AgreedVersion("dps", "2"))), "names 'dps' twice"),
    (replace(PLAIN, documents=(AgreedVersion("../dps"),)), "which no document can be called"),
    (replace(PLAIN, documents=(AgreedVersion("dps", "../1"),)), "which no version can be called"),
    (replace(PLAIN, terms=(AgreedTerm(0, "artikel 1"),)), "term_days is 0; use 1 to 3650"),
    (replace(PLAIN, terms=(AgreedTerm(30, ""),)), "term_clause is ''"),
    (replace(PLAIN, terms=(AgreedTerm(30, "art. 1", "dps"),)), "term_document is for 'dps'"),
    (replace(PLAIN, terms=(AgreedTerm(30, "art. 1"), AgreedTerm(60, "art. 2"))), "terms has two for the same"),
    (replace(PLAIN, contacts=(ClientContact("FG"),)), "has neither name nor address nor telephone"),
    (replace(PLAIN, contacts=(ClientContact("FG", "A\tB"),)), "contact:FG holds a character"),
    (replace(PLAIN, contacts=(ClientContact("FG", address="fg"),)), "contact:FG is 'fg', which is no e-mail"),
)
"""A client, and what is said of it."""


def test_what_cannot_be_on_record_is_refused_with_all_that_came_with_it(corpus: Corpus) -> None:
    before = len(corpus.log())
    for client, said in REFUSED:
        with pytest.raises(StateForbids) as error:
            record(corpus, numbered(5), client)
        assert said in str(error.value)
        assert "\n" not in str(error.value)
    assert (corpus.clients(None), len(corpus.log())) == ((), before)


def test_a_client_is_given_once_and_has_no_twin(either: Corpus) -> None:
    with pytest.raises(StateForbids, match="K-1: is given twice"):
        record(either, PLAIN, PLAIN)
    record(either, PLAIN)
    with pytest.raises(StateForbids, match="written nearly as 'K-1'"):
        record(either, replace(PLAIN, id="k-1"))
    with pytest.raises(StateForbids, match="written nearly as 'A-1'"):
        record(either, replace(PLAIN, id="A-1"), replace(PLAIN, id="a-1"))


def test_odd_text_is_kept_as_it_is(either: Corpus) -> None:
    odd = replace(PLAIN, name="=cmd|' /C calc'!A0", role="{{ 7*7 }} <b>x</b> ../../etc/passwd ${x} %s")
    record(either, odd)
    assert either.client("K-1") == odd


def test_an_address_is_stored_as_it_is_sent_to(corpus: Corpus) -> None:
    record(corpus, replace(PLAIN, address="Jurist@Vuurtoren.Example", id=" K-1 "))
    assert corpus.client("K-1").address == "Jurist@vuurtoren.example"
    record(corpus, replace(PLAIN, address="jurist@bäckerei.example"))
    assert corpus.client("K-1").address == "jurist@xn--bckerei-5wa.example"


def test_who_is_not_on_record_is_unknown(corpus: Corpus) -> None:
    with pytest.raises(UnknownRecord, match="renvooi clients list"):
        corpus.client("K-404")


CHANGES = {
    "UPDATE particulars SET body = :other WHERE what = 'client-record'": "it is not what was recorded",
    "DELETE FROM particulars WHERE what = 'client-record'": "it is missing, and no event says that it was erased",
    "UPDATE particulars SET what = 'attachment'": "it is not of K-1 (attachment), but of K-1 (client-record)",
    "UPDATE clients SET record = NULL": "record is None and should be",
    "DELETE FROM clients": "it is missing, though events say it must be there",
    "UPDATE salts SET salt = :other": "its salt is missing or damaged",
}


@pytest.mark.parametrize("change", CHANGES)
def test_verify_names_what_was_changed_and_nothing_is_read_from_it(corpus: Corpus, change: str) -> None:
    record(corpus, PLAIN)
    other = PLAIN.address.encode()
    with corpus.engine.begin() as connection:
        connection.execute(text(change), {"other": other} if ":other" in change else {})
    assert any(CHANGES[change] in fault.message for fault in corpus.verify().faults)
    if " clients" not in change:
        with pytest.raises(CorpusUnreadable, match="K-1: what is on record"):
            corpus.clients()


def test_a_replaced_record_stays_and_is_held_to_what_was_recorded(corpus: Corpus) -> None:
    record(corpus, PLAIN)
    record(corpus, replace(PLAIN, name="Bakkerij De Zon"))
    with corpus.engine.begin() as connection:
        assert len(connection.execute(particulars.select()).all()) == 2
        connection.execute(particulars.delete().where(particulars.c.digest != select(table.c.record).scalar_subquery()))
    assert [fault.message for fault in corpus.verify().faults if fault.what == "particular"] == [
        "it is missing, and no event says that it was erased"
    ]


def test_both_databases_hold_the_same(tmp_path: Path) -> None:
    heads = []
    for database in DATABASES:
        (tmp_path / database).mkdir()
        with new_home(database, tmp_path / database) as home:
            heads.append(_rows(home))
    assert heads[0] == heads[1]


def _rows(home: Home) -> object:
    with home.create() as corpus:
        record(corpus, FULL, PLAIN)
        record(corpus, replace(PLAIN, role="klant"), numbered(3))
        with corpus.reading() as connection:
            kept = connection.execute(text("SELECT client, kind, record, event FROM clients ORDER BY event")).all()
        return [tuple(row) for row in kept], [event.kind for event in corpus.log()]


def test_many_are_one_transaction(either: Corpus) -> None:
    many = [numbered(number) for number in range(1_200)]
    assert len(record(either, *many)[0]) == 1_200
    assert set(either.clients()) == set(many)
    changed = [replace(one, role="klant") for one in many[:550]]
    assert len(record(either, *changed, *many[550:])[1]) == 550
    assert (either.client("K-549").role, either.client("K-550").role) == ("klant", None)
    assert len({event.head for event in either.log()[-550:]}) == 1
    assert either.verify().faults == ()
