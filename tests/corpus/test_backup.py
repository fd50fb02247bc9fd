"""A backup is one moment of a corpus, also while others write; a restore counts only if it verifies."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from renvooi.corpus import Corpus, new_place, open_corpus
from renvooi.corpus.backup import backup
from renvooi.corpus.ledger.keys import make_key, store_key
from renvooi.corpus.restoring import restore
from renvooi.model.errors import CorpusUnreadable, MissingFile, NoCorpus, StateForbids
from tests.corpus.stores import BY, DATABASES, Clock, Home, new_home, received, version

ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled(home: Home) -> Iterator[Corpus]:
    """A corpus with two versions, one published."""
    with home.create() as corpus:
        for label in ("2026-01", "2026-02"):
            corpus.add(received(version(label, f"Afspraak {label}."), f"voorbeeld-{label}.md"), by=BY)
        corpus.publish("voorbeeld", "2026-01", by=BY)
        yield corpus


@pytest.mark.parametrize("target", DATABASES)
def test_restored_corpus_is_the_same_on_either_database(filled: Corpus, tmp_path: Path, target: str) -> None:
    archive = tmp_path / "backup.zip"
    made = backup(filled, archive)
    assert (made.events, made.with_key) == (len(filled.log()), True)
    (tmp_path / "new").mkdir()
    with new_home(target, tmp_path / "new") as home:
        checked = restore(archive, home.place, clock=Clock(), key=home.key)
        assert (checked.faults, checked.head) == ((), filled.head().digest)
        with home.open() as corpus:
            assert corpus.log() == filled.log()
            assert corpus.versions("voorbeeld") == filled.versions("voorbeeld")
            assert [corpus.snapshot(one) for one in corpus.versions("voorbeeld")] == [
                filled.snapshot(one) for one in filled.versions("voorbeeld")
            ]
            corpus.add(received(version("2026-03", "Afspraak."), "voorbeeld-2026-03.md"), by=BY)
            assert corpus.verify().faults == ()


def test_backup_without_the_key_can_be_read_and_not_written(filled: Corpus, tmp_path: Path) -> None:
    backup(filled, tmp_path / "backup.zip", with_key=False)
    assert "renvooi.key" not in zipfile.ZipFile(tmp_path / "backup.zip").namelist()
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    restore(tmp_path / "backup.zip", place, clock=Clock())
    with open_corpus(place, clock=Clock()) as corpus:
        assert len(corpus.versions("voorbeeld")) == 2
        with pytest.raises(Exception, match="key"):
            corpus.publish("voorbeeld", "2026-02", by=BY)


def test_backup_never_replaces_a_file(filled: Corpus, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_text("mijn")
    with pytest.raises(StateForbids, match="exists already"):
        backup(filled, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").read_text() == "mijn"


def test_restore_over_a_corpus_is_refused(filled: Corpus, tmp_path: Path) -> None:
    backup(filled, tmp_path / "backup.zip")
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    restore(tmp_path / "backup.zip", place, clock=Clock())
    with pytest.raises(StateForbids, match="exists already"):
        restore(tmp_path / "backup.zip", place, clock=Clock())


def test_damaged_backup_is_refused_and_leaves_nothing(filled: Corpus, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    backup(filled, archive)
    whole = archive.read_bytes()
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    for at in range(0, len(whole), len(whole) // 40):
        archive.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CorpusUnreadable):
            restore(archive, place, clock=Clock())
        assert list((tmp_path / "new").iterdir()) == []


def test_backup_of_a_tampered_corpus_says_so_and_is_not_restored(filled: Corpus, tmp_path: Path) -> None:
    assert backup(filled, tmp_path / "sound.zip").faults == ()
    with filled.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE versions SET added_by = 'iemand anders' WHERE label = '2026-02'")
    (fault,) = backup(filled, tmp_path / "backup.zip").faults
    assert fault.message == "added_by is 'iemand anders' and should be 'N. Jansen'"
    (tmp_path / "new").mkdir()
    place = new_place(None, tmp_path / "new")
    with pytest.raises(CorpusUnreadable, match="added_by"):
        restore(tmp_path / "backup.zip", place, clock=Clock())
    with pytest.raises(NoCorpus):
        open_corpus(place, clock=Clock())


def test_backup_of_a_corpus_that_lost_events_says_so(filled: Corpus, tmp_path: Path) -> None:
    if filled.place.heads is None:
        pytest.skip("only a file has a witness")
    *_, last = filled.place.heads.read_bytes().splitlines(keepends=True)
    with filled.place.heads.open("ab") as witness:
        witness.write(last.replace(b'"size":%d' % len(filled.log()), b'"size":99'))
    (fault,) = backup(filled, tmp_path / "backup.zip").faults
    assert fault.what == "witness"


def test_blob_that_is_gone_is_a_fault_and_all_else_is_kept(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        entry = corpus.add(received(version("2026-01", "Afspraak."), "voorbeeld-2026-01.md"), by=BY).entry
        assert home.place.blobs is not None
        for name in (entry.snapshot.sha256, entry.tree.blob):
            path = home.place.blobs / name[:2] / name[2:]
            path.chmod(0o600)
            path.write_bytes(b"weg") if name == entry.tree.blob else path.unlink()
        made = backup(corpus, tmp_path / "backup.zip")
    assert {(fault.what, fault.name) for fault in made.faults} == {
        ("blob", entry.snapshot.sha256),
        ("blob", entry.tree.blob),
    }
    assert (made.blobs, made.with_key) == (0, True)


def test_backup_holds_no_key_of_another_corpus(filled: Corpus, home: Home, tmp_path: Path) -> None:
    store_key(make_key(), tmp_path / "ander.key")
    with replace(home, key=tmp_path / "ander.key").open() as corpus:
        with pytest.raises(StateForbids, match=r"ander\.key: is the key of another corpus"):
            backup(corpus, tmp_path / "backup.zip")
        assert not (tmp_path / "backup.zip").exists()
        assert not backup(corpus, tmp_path / "backup.zip", with_key=False).with_key


def test_backup_into_a_folder_that_is_not_there_is_refused(filled: Corpus, tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="its folder does not exist"):
        backup(filled, tmp_path / "geen" / "backup.zip")


WRITER = """
import sys
from pathlib import Path
from renvooi.corpus import find_place, open_corpus
from tests.corpus.stores import Clock, received, version
place = find_place(sys.argv[1], Path())
with open_corpus(place, clock=Clock(), key=Path(sys.argv[2])) as corpus:
    number = 1
    while True:
        label = f"{number}.0"
        corpus.add(received(version(label, f"Afspraak {label}."), document="ander"), by="B")
        print(number, flush=True)
        number += 1
"""


@contextmanager
def writing(home: Home) -> Iterator["subprocess.Popen[str]"]:
    """A process that adds versions without end."""
    place = home.place.url or str(home.place.file)
    command = [sys.executable, "-c", WRITER, place, str(home.key)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "1\n"
            yield process
        finally:
            process.kill()


def test_backup_while_another_process_writes_restores_to_what_verifies(
    filled: Corpus, home: Home, tmp_path: Path
) -> None:
    with writing(home) as process:
        for number in range(3):
            assert process.stdout is not None
            process.stdout.readline()
            backup(filled, tmp_path / f"{number}.zip")
        assert process.poll() is None
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        place = new_place(None, tmp_path / str(number))
        assert restore(tmp_path / f"{number}.zip", place, clock=Clock()).faults == ()
