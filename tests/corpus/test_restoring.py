"""A restore takes the place of nothing: no corpus, no key, and no part that came there meanwhile."""

import multiprocessing
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.faults.steps import Steps, counted, die
from renvooi.corpus import Corpus, Place, create_corpus, new_place, open_corpus
from renvooi.corpus.archive import open_archive, write_archive
from renvooi.corpus.backup import KEY, backup
from renvooi.corpus.ledger.keys import load_key, make_key, store_key
from renvooi.corpus.restoring import restore
from renvooi.model.errors import CorpusUnreadable, NoCorpus, StateForbids, StoreFailed
from tests.corpus.stores import BY, DATABASES, Clock, Home, new_home, received, version


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Corpus]:
    """A corpus in a file, with one version."""
    (tmp_path / "old").mkdir()
    with new_home("sqlite", tmp_path / "old") as home, home.create() as corpus:
        corpus.add(received(version("2026-01", "Afspraak."), "voorbeeld-2026-01.md"), by=BY)
        yield corpus


@pytest.fixture
def archive(source: Corpus, tmp_path: Path) -> Path:
    """A backup of it, with its key."""
    backup(source, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Home]:
    """An empty place on a server."""
    with new_home("postgres", tmp_path) as home:
        yield home


def test_key_that_is_there_is_not_written_over(archive: Path, server: Home) -> None:
    store_key(make_key(), server.key)
    before = server.key.read_bytes()
    with pytest.raises(StateForbids, match="is not the key of this backup"):
        restore(archive, server.place, clock=Clock(), key=server.key)
    assert server.key.read_bytes() == before
    with pytest.raises(NoCorpus):
        server.open()


def test_key_that_is_there_already_is_used_if_it_is_the_same(archive: Path, source: Corpus, server: Home) -> None:
    assert source.key is not None
    store_key(load_key(source.key), server.key)
    restore(archive, server.place, clock=Clock(), key=server.key)
    with server.open() as corpus:
        corpus.publish("voorbeeld", "2026-01", by=BY)
        assert corpus.verify().faults == ()


def test_key_of_a_restore_that_fails_does_not_stay(archive: Path, server: Home) -> None:
    with server.create() as there, pytest.raises(StateForbids, match="there is a corpus already"):
        restore(archive, there.place, clock=Clock(), key=server.key.with_name("nieuw.key"))
    assert not server.key.with_name("nieuw.key").exists()


def test_server_needs_a_place_for_a_key_that_the_backup_has(archive: Path, server: Home) -> None:
    with pytest.raises(StateForbids, match="the backup holds the key"):
        restore(archive, server.place, clock=Clock())


def test_backup_without_a_key_can_be_restored_to_a_server(source: Corpus, server: Home, tmp_path: Path) -> None:
    backup(source, tmp_path / "keyless.zip", with_key=False)
    restore(tmp_path / "keyless.zip", server.place, clock=Clock())
    with open_corpus(server.place, clock=Clock()) as corpus:
        assert corpus.log() == source.log()
        assert corpus.verify().faults == ()


def test_key_of_another_corpus_in_a_backup_is_refused(archive: Path, tmp_path: Path) -> None:
    store_key(make_key(), tmp_path / "ander.key")
    with open_archive(archive) as found, write_archive(tmp_path / "false.zip") as made:
        for entry in found.entries:
            data = (tmp_path / "ander.key").read_bytes() if entry.name == KEY else found.read(entry.name)
            made.add_bytes(entry.name, data)
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    with pytest.raises(CorpusUnreadable, match="not the key of this corpus"):
        restore(tmp_path / "false.zip", place, clock=Clock())
    assert restore(tmp_path / "false.zip", place, clock=Clock(), with_faults=True).faults
    assert place.key is not None
    assert not place.key.exists()


@pytest.mark.parametrize("target", DATABASES)
def test_corpus_with_faults_is_restored_where_a_person_asks_for_it(source: Corpus, tmp_path: Path, target: str) -> None:
    with source.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE versions SET added_by = 'iemand anders'")
    blob = source.versions("voorbeeld")[0].tree.blob
    assert source.place.blobs is not None
    (source.place.blobs / blob[:2] / blob[2:]).unlink()
    found = backup(source, tmp_path / "backup.zip").faults
    (tmp_path / "new").mkdir()
    with new_home(target, tmp_path / "new") as home:
        with pytest.raises(CorpusUnreadable, match=r"and 1 more.*--with-faults"):
            restore(tmp_path / "backup.zip", home.place, clock=Clock(), key=home.key)
        restore(tmp_path / "backup.zip", home.place, clock=Clock(), key=home.key, with_faults=True)
        with home.open() as corpus:
            assert corpus.log() == source.log()
            assert corpus.verify().faults == found
            corpus.add(received(version("2026-02", "Afspraak."), document="ander"), by=BY)


def test_second_restore_leaves_the_corpus_of_the_first(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    restore(archive, place, clock=Clock())
    before = contents(tmp_path / "new")
    free_when_asked(monkeypatch)
    with pytest.raises(StateForbids, match=r"renvooi\.blobs: came there meanwhile"):
        restore(archive, place, clock=Clock())
    assert contents(tmp_path / "new") == before


def test_corpus_that_was_made_during_a_restore_stays(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    create_corpus(place, clock=Clock(), by=BY).close()
    before = contents(tmp_path / "new")
    free_when_asked(monkeypatch)
    with pytest.raises(StateForbids, match="came there meanwhile"):
        restore(archive, place, clock=Clock())
    assert contents(tmp_path / "new") == before


def restore_and_die(archive: Path, place: Place, step: int) -> None:
    with counted(Steps(step, die, ("link", "link done")), after=True):
        restore(archive, place, clock=Clock())


@pytest.mark.parametrize("step", [1, 4, 7, 8])
def test_restore_that_is_killed_leaves_a_whole_corpus_or_says_how_to_go_on(
    archive: Path, tmp_path: Path, step: int
) -> None:
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    child = multiprocessing.get_context("fork").Process(
        target=restore_and_die, args=(archive, place, step), daemon=True
    )
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert place.file is not None
    if not place.file.exists():
        with pytest.raises(StateForbids, match=r"renvooi\.blobs.*, \.renvooi-\w+ and no renvooi.db.* Move them"):
            restore(archive, place, clock=Clock())
        for path in tuple((tmp_path / "new").iterdir()):
            path.rename(tmp_path / path.name)
        restore(archive, place, clock=Clock())
    with open_corpus(place, clock=Clock()) as corpus:
        assert corpus.verify().faults == ()


def free_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing; a restore finds its place free at first, as it was before the others came."""
    monkeypatch.setattr("renvooi.corpus.restoring.require_free", lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["renvooi.db-wal", "renvooi.key", "renvooi.heads"])
def test_parts_without_a_database_are_named(archive: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / name).write_bytes(b"iets")
    with pytest.raises(StateForbids, match=f"holds {name} and no renvooi.db: what an interrupted restore left"):
        restore(archive, new_place(None, tmp_path / "new"), clock=Clock())
    assert contents(tmp_path / "new") == {name: b"iets"}


def test_all_of_a_corpus_is_for_its_owner_alone(archive: Path, source: Corpus, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    restore(archive, new_place(None, tmp_path / "new"), clock=Clock())
    source.close()
    for folder in (tmp_path / "old", tmp_path / "new"):
        modes = {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
        beside = {name: mode for name, mode in modes.items() if "/" not in name}
        assert {name: mode for name, mode in beside.items() if not name.endswith(("-wal", "-shm"))} == {
            "renvooi.db": 0o600,
            "renvooi.key": 0o600,
            "renvooi.heads": 0o600,
            "renvooi.seal": 0o600,
            "renvooi.blobs": 0o700,
            **({"renvooi.sent": 0o600} if folder.name == "new" else {}),
        }
        assert {mode for name, mode in modes.items() if name.count("/") == 1} == {0o700}
        assert {mode for name, mode in modes.items() if name.count("/") == 2} == {0o400}


def test_folder_that_may_not_be_written_is_said(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="cannot be written"):
        restore(archive, new_place("/proc/renvooi.db", tmp_path), clock=Clock())
