"""A new seal is never put over damage that the old one shows."""

from pathlib import Path

import pytest
from sqlalchemy import text

from renvooi.corpus import upgrade_corpus
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.stores import BY, Home, new_home, received, version


def filled(home: Home) -> Path:
    """The database file of a corpus with one version."""
    with home.create() as corpus:
        corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
    assert home.place.file is not None
    return home.place.file


def damage(file: Path) -> bytes:
    """The bytes of the database as they were; one bit near its end is another now."""
    data = file.read_bytes()
    changed = bytearray(data)
    # free space and indexes: no query of the next write meets it
    at = data.rindex(b"\0" * 64) + 32
    changed[at] ^= 1
    file.write_bytes(changed)
    return data


def test_write_to_a_damaged_file_is_refused_and_the_damage_is_still_named(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        before = damage(file)
        with home.open() as corpus, pytest.raises(CorpusUnreadable, match=r"changed since it was sealed\. Nothing"):
            corpus.add(received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md"), by=BY)
        with home.open() as corpus:
            assert [fault.what for fault in corpus.verify().faults] == ["file"]
            assert len(corpus.versions("voorbeeld")) == 1
        file.write_bytes(before)
        with home.open() as corpus:
            corpus.add(received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md"), by=BY)
            corpus.publish("voorbeeld", "2026-01", by=BY)
        with home.open() as corpus:
            assert corpus.verify().faults == ()


def test_new_schema_is_not_put_into_a_damaged_file(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        with home.open() as corpus, corpus.engine.begin() as connection:
            connection.execute(text("UPDATE renvooi_version SET version_num = '0000'"))
            corpus.wrote = True
        damage(file)
        with pytest.raises(CorpusUnreadable, match="changed since it was sealed"):
            upgrade_corpus(home.place)
        assert home.place.seal is not None
        assert home.place.seal.exists()


def test_write_after_one_that_was_killed_before_it_sealed_goes_on(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        filled(home)
        assert home.place.seal is not None
        older = home.place.seal.read_bytes()
        with home.open() as corpus:
            corpus.publish("voorbeeld", "2026-01", by=BY)
        home.place.seal.write_bytes(older)
        with home.open() as corpus:
            corpus.add(received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md"), by=BY)
        with home.open() as corpus:
            assert (corpus.verify().faults, corpus.verify().notes) == ((), ())


def test_index_that_was_damaged_before_it_was_sealed_is_named(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        assert home.place.seal is not None
        with home.open() as corpus:
            (entry,) = corpus.versions("voorbeeld")
            with corpus.reading() as connection:
                wanted = text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_versions_snapshot'")
                start = (connection.execute(wanted).scalar_one() - 1) * 4096
        data = bytearray(file.read_bytes())
        data[data.index(entry.snapshot.sha256.encode(), start)] ^= 1
        file.write_bytes(data)
        home.place.seal.unlink()
        with home.open() as corpus:
            corpus.publish("voorbeeld", "2026-01", by=BY)
        with home.open() as corpus:
            said = [f"{fault.what}: {fault.message}" for fault in corpus.verify().faults]
        assert any(line.startswith("file: ") and "ix_versions_snapshot" in line for line in said), said
