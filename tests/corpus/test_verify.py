"""Whatever somebody changes in a corpus is named, and what nobody changed is not."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Engine, Row, Table, delete, func, insert, select, text, update

from bench.faults.acts import BY
from bench.faults.flipping import said_of, said_unsealed, tampering
from bench.faults.registering import everything
from bench.faults.series import adding, operations
from renvooi.corpus import migrations
from renvooi.corpus.durable import PART
from renvooi.corpus.ledger.keys import make_key
from renvooi.corpus.ledger.tree import leaf_hash
from renvooi.corpus.tables import (
    blob_bodies,
    deliveries,
    events,
    facts,
    heads,
    histories,
    mailings,
    metadata,
    outbox,
    proposals,
    reports,
    responses,
    stamps,
    verdicts,
    versions,
    windows,
)
from renvooi.model.errors import CorpusUnreadable, StateForbids
from tests.corpus.clients.made import FULL
from tests.corpus.stores import DATABASES, Home, new_home, received, version

SEED = 3
"""Of operations that fill every table but stamps."""


NOT_YET = (mailings, deliveries, reports, proposals, outbox)
"""Tables that no operation fills."""


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A corpus that every test leaves as it was."""
    with new_home(request.param, tmp_path_factory.mktemp("filled")) as home:
        with home.create() as corpus:
            for operation in islice(everything(corpus, SEED), 19):
                operation()
            corpus.record_clients([FULL], by=BY)
        yield home


@pytest.fixture
def engine(filled: Home) -> Iterator[Engine]:
    """The rights of somebody who may do everything in the database."""
    with tampering(filled) as found:
        yield found
    assert said_unsealed(filled) == ()


@contextmanager
def changed(engine: Engine, table: Table, row: Row[Any], **values: object) -> Iterator[None]:
    """A context in which `row` says something else."""
    keys = [key == row._mapping[key.name] for key in table.primary_key.columns]
    with engine.begin() as connection:
        assert connection.execute(update(table).where(*keys).values(**values)).rowcount == 1
    try:
        yield
    finally:
        with engine.begin() as connection:
            before = {name: row._mapping[name] for name in values}
            connection.execute(update(table).where(*keys).values(**before))


def change(engine: Engine, statement: Any) -> None:
    with engine.begin() as connection:
        connection.execute(statement)


def first(engine: Engine, table: Table, *where: ColumnElement[bool]) -> Row[Any]:
    with engine.begin() as connection:
        found = connection.execute(select(table).where(*where).order_by(*table.primary_key.columns).limit(1)).first()
    assert found is not None
    return found


def test_event_that_was_told_anew_is_named_though_its_leaf_agrees(filled: Home, engine: Engine) -> None:
    row = first(engine, events, events.c.number == 2)
    forged = row.body.replace(BY.encode(), b"P. Jansen")
    with changed(engine, events, row, body=forged, leaf=leaf_hash(forged)):
        assert any(fault.startswith("event event 2 ") for fault in said_unsealed(filled))


def test_reason_of_a_verdict_is_named_with_what_it_was(filled: Home, engine: Engine) -> None:
    row = first(engine, verdicts)
    with changed(engine, verdicts, row, reason="Akkoord."):
        (said,) = said_unsealed(filled)
    assert said.startswith(f"row verdicts {row.event}: reason is 'Akkoord.' and should be 'Reden ")


def test_date_of_a_publication_is_named(filled: Home, engine: Engine) -> None:
    row = first(engine, versions, versions.c.state == "published")
    with changed(engine, versions, row, published_at="2020-01-01T00:00:00+00:00"):
        (said,) = said_unsealed(filled)
    assert said.startswith(f"row versions {row.document} {row.meaning}: published_at is '2020-01-01T00:00:00+00:00'")


def test_last_day_of_a_window_is_named_with_what_it_was(filled: Home, engine: Engine) -> None:
    row = first(engine, windows, windows.c.last_day.is_not(None))
    with changed(engine, windows, row, last_day="2026-01-15"):
        (said,) = said_unsealed(filled)
    assert said == f"row windows {row.id}: last_day is '2026-01-15' and should be {row.last_day!r}"


def test_response_that_was_hushed_up_is_named(filled: Home, engine: Engine) -> None:
    row = first(engine, responses)
    with changed(engine, responses, row, withdrawn_on="2026-03-01"):
        (said,) = said_unsealed(filled)
    assert said.startswith(f"row responses {row.window_id} {row.number}: withdrawn_on is '2026-03-01' and should be ")


@pytest.mark.parametrize("column", ["body", "signature"])
def test_head_or_signature_is_named(filled: Home, engine: Engine, column: str) -> None:
    with engine.begin() as connection:
        size = connection.execute(select(func.max(heads.c.size))).scalar_one()
    row = first(engine, heads, heads.c.size == size)
    forged = row.body.replace(b'"at":"2026', b'"at":"2025') if column == "body" else bytes(reversed(row.signature))
    with changed(engine, heads, row, **{column: forged}):
        assert any(f"the head of {size} events" in fault for fault in said_unsealed(filled))


def test_history_of_clauses_is_named(filled: Home, engine: Engine) -> None:
    row = first(engine, histories)
    with changed(engine, histories, row, body=b"anders"):
        assert said_unsealed(filled) == (f"history {row.document}: its bytes are not those that were recorded",)


def test_swapped_blobs_are_named_both(filled: Home) -> None:
    with filled.open() as corpus:
        one, other = (entry.snapshot.sha256 for entry in corpus.versions(corpus.documents()[0].name)[:2])
        bodies = corpus.blobs.get(one), corpus.blobs.get(other)
    swap(filled, {one: bodies[1], other: bodies[0]})
    said = said_of(filled)
    swap(filled, {one: bodies[0], other: bodies[1]})
    assert [fault.split(":")[0] for fault in said] == [f"blob {name}" for name in sorted((one, other))]


def swap(home: Home, bodies: dict[str, bytes]) -> None:
    for name, body in bodies.items():
        if home.place.blobs is not None:
            path = home.place.blobs / name[:2] / name[2:]
            path.chmod(0o600)
            path.write_bytes(body)
        else:
            with tampering(home) as engine:
                change(engine, update(blob_bodies).where(blob_bodies.c.sha256 == name).values(body=body))


def test_row_that_is_gone_or_new_is_named_in_every_table(filled: Home, engine: Engine) -> None:
    for table in metadata.sorted_tables:
        keys = list(table.primary_key.columns)
        with engine.begin() as connection:
            row = connection.execute(select(table).order_by(*keys).limit(1)).first()
        if row is None:
            assert table in (stamps, blob_bodies, *NOT_YET), f"{table.name} has no rows"
            continue
        held = dict(row._mapping)
        where = [key == held[key.name] for key in keys]
        change(engine, delete(table).where(*where))
        assert said_unsealed(filled), f"a row less in {table.name}"
        change(engine, insert(table).values(held))
        added = {**held, **{key.name: 999 if key.type.python_type is int else "anders" for key in keys}}
        for unique in {"label", "client"} & {column.name for column in table.columns if table in (versions, windows)}:
            added[unique] = "anders"
        if "message_id" in added:
            added["message_id"] = "<anders@mail.example.nl>"
        change(engine, insert(table).values(added))
        if table is not blob_bodies:
            assert said_unsealed(filled), f"a row more in {table.name}"
        change(engine, delete(table).where(*(key == added[key.name] for key in keys)))
    assert said_unsealed(filled) == ()


def test_second_name_of_the_schema_is_found(filled: Home, engine: Engine) -> None:
    change(engine, text("INSERT INTO renvooi_version VALUES ('9999')"))
    said = said_unsealed(filled)
    change(engine, text("DELETE FROM renvooi_version WHERE version_num = '9999'"))
    assert said == (f"row renvooi_version: it should be {migrations.HEAD}",)


def test_another_key_than_the_one_that_clients_know_is_named(filled: Home) -> None:
    with filled.open() as corpus:
        own = str(corpus.log()[0].data["key"])
        assert corpus.verify(key=own).faults == ()
        assert {fault.what for fault in corpus.verify(key=make_key().public).faults} >= {"event", "head", "signature"}


def test_ledger_that_was_written_anew_under_another_key_fits_only_itself(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            adding(corpus, "beheer", "2026-01", Random(1))()
            known = str(corpus.log()[0].data["key"])
        assert home.place.file is not None
        assert home.place.heads is not None
        home.place.file.unlink()
        home.key.unlink()
        with pytest.raises(StateForbids, match="confirms a corpus that was here"):
            home.create()
        witness = home.place.heads.read_bytes()
        home.place.heads.unlink()
        with home.create() as corpus:
            adding(corpus, "beheer", "2026-01", Random(1))()
            assert corpus.verify().faults == ()
            assert {fault.what for fault in corpus.verify(key=known).faults} >= {"event", "signature"}
            home.place.heads.write_bytes(witness)
            assert {fault.what for fault in corpus.verify().faults} == {"witness"}


def test_database_of_yesterday_is_told_by_the_witness_and_not_written_to(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert home.place.file is not None
        assert home.place.seal is not None
        kept = {path: path.read_bytes() for path in (home.place.file, home.place.seal)}
        with home.open() as corpus:
            corpus.add(received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md"), by=BY)
        for path, data in kept.items():
            path.write_bytes(data)
        said = said_of(home)
        assert [fault.split(":")[0] for fault in said] == [
            "witness the head of 4 events",
            "witness the head of 5 events",
        ]
        with home.open() as corpus, pytest.raises(CorpusUnreadable, match="later ones were lost"):
            corpus.add(received(version("2026-03", "De klant beheert."), "voorbeeld-2026-03.md"), by=BY)


def test_database_of_yesterday_without_its_witness_is_not_written_to_before_somebody_says_so(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert home.place.heads is not None
        lines = home.place.heads.read_bytes()
        home.place.heads.unlink()
        given = received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md")
        with home.open() as corpus, pytest.raises(CorpusUnreadable, match=r"renvooi\.heads: is missing"):
            corpus.add(given, by=BY)
        assert said_of(home) == (
            "witness renvooi.heads: is missing or empty, and nothing else shows whether events were lost",
        )
        home.place.heads.touch()
        with home.open() as corpus:
            corpus.add(given, by=BY)
            assert corpus.verify().faults == ()
        assert home.place.heads.read_bytes().startswith(lines)


def test_line_that_was_taken_out_of_the_witness_is_named(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert home.place.heads is not None
        first, _, last = home.place.heads.read_bytes().splitlines(keepends=True)
        home.place.heads.write_bytes(first + last)
        assert said_of(home) == ("witness the head of 2 events: was taken out of the witness",)


@pytest.mark.parametrize("way", ["lost", "of another"])
def test_key_that_is_lost_is_noted_and_one_of_another_corpus_named(tmp_path: Path, way: str) -> None:
    (tmp_path / "other").mkdir()
    with new_home("sqlite", tmp_path) as home, new_home("sqlite", tmp_path / "other") as other:
        home.create().close()
        other.create().close()
        home.key.unlink()
        if way == "of another":
            shutil.copy(other.key, home.key)
        with home.open() as corpus:
            found = corpus.verify()
        assert [fault.what for fault in found.faults] == ([] if way == "lost" else ["key"])
        assert any("the key is not here" in note for note in found.notes) == (way == "lost")


def test_damage_to_an_index_is_found_where_no_seal_is(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            for operation in islice(operations(corpus, SEED), 10):
                operation()
        assert home.place.file is not None
        data = home.place.file.read_bytes()
        with tampering(home) as engine, engine.begin() as connection:
            root = connection.execute(
                text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_events_document_number'")
            ).scalar_one()
            size = connection.execute(text("PRAGMA page_size")).scalar_one()
        page = data[(root - 1) * size : root * size]
        at = (root - 1) * size + page.rindex(b"afspraken")
        home.place.file.write_bytes(data[:at] + b"b" + data[at + 1 :])
        assert any(fault.startswith("file ") and "ix_events_document_number" in fault for fault in said_unsealed(home))


def test_file_that_cannot_be_read_as_a_database_ends_in_one_error(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        home.create().close()
        assert home.place.file is not None
        os.truncate(home.place.file, 5000)
        (said,) = said_of(home)
        assert "the file is shorter than it was sealed" in said
        assert "\n" not in said


def test_corpus_in_order_is_verified_without_a_word(filled: Home) -> None:
    said_of(filled)
    with filled.open() as corpus:
        found = corpus.verify(every_signature=True)
        assert (found.faults, found.notes) == ((), ())
        assert found.events == len(corpus.log())
        assert found.head == corpus.head().digest


def test_facts_that_a_corpus_cannot_do_without_are_missed(filled: Home, engine: Engine) -> None:
    row = first(engine, facts, facts.c.name == "blobs")
    change(engine, delete(facts).where(facts.c.name == "blobs"))
    (said,) = said_unsealed(filled)
    change(engine, insert(facts).values(**row._mapping))
    assert "does not say where its blobs are" in said


def test_interrupted_work_is_made_good_and_said_once(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert home.place.heads is not None
        assert home.place.seal is not None
        home.place.seal.unlink()
        home.place.heads.write_bytes(b"".join(home.place.heads.read_bytes().splitlines(keepends=True)[:-1]))
        with home.open() as corpus:
            notes = corpus.verify().notes
        assert [note.split(",")[0] for note in notes] == [
            "the last change was not in renvooi.heads",
            "the last write was not sealed",
        ]
        with home.open() as corpus:
            assert corpus.verify().notes == ()
        heads_now = [json.loads(line)["head"]["size"] for line in home.place.heads.read_bytes().splitlines()]
        assert heads_now == [1, 2, 3]


def test_unfinished_files_are_noted_and_gone_with_the_first_change_a_day_later(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert home.place.blobs is not None
        folder = next(path for path in home.place.blobs.iterdir() if path.is_dir())
        old, young = folder / f"oud{PART}", folder / f"jong{PART}"
        for path, age in ((old, timedelta(days=2)), (young, timedelta(minutes=1))):
            path.write_bytes(b"half")
            moment = (home.clock.now - age).timestamp()
            os.utime(path, (moment, moment))
        with home.open() as corpus:
            found = corpus.verify()
        assert found.faults == ()
        assert [note.split(":")[0] for note in found.notes] == ["2 file(s) among the blobs are unfinished"]
        assert old.exists()
        with home.open() as corpus:
            corpus.publish("voorbeeld", "2026-01", by=BY)
        assert (old.exists(), young.exists()) == (False, True)
