"""A blob is what its name says, on every read, whoever wrote it and however often."""

import os
import random
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from renvooi.corpus.blobs import FolderBlobs
from renvooi.model.errors import CorpusUnreadable, StoreFailed

TEXT = b"Verwerker meldt een datalek binnen 24 uur aan klant."
NAME = sha256(TEXT).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "renvooi.blobs")


def place(blobs: FolderBlobs, name: str = NAME) -> Path:
    return blobs.folder / name[:2] / name[2:]


def damage(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def test_what_is_put_is_got_under_its_digest(blobs: FolderBlobs) -> None:
    assert blobs.put(TEXT) == NAME
    assert blobs.get(NAME) == TEXT
    assert blobs.has(NAME)
    assert place(blobs).stat().st_mode & 0o777 == 0o400
    folders = (blobs.folder, place(blobs).parent)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]


def test_blob_in_a_folder_that_others_may_read_can_be_read_by_them(blobs: FolderBlobs) -> None:
    blobs.folder.mkdir()
    blobs.folder.chmod(0o750)
    blobs.put(TEXT)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place(blobs), place(blobs).parent)] == [0o440, 0o750]


def test_an_empty_blob_is_a_blob(blobs: FolderBlobs) -> None:
    assert blobs.get(blobs.put(b"")) == b""


def test_names_are_sorted_and_nothing_else_is_one(blobs: FolderBlobs) -> None:
    assert list(blobs.names()) == []
    names = sorted(blobs.put(bytes([number])) for number in range(20))
    for other in ("ab/README", f"{NAME[:3]}/{NAME[3:]}", f"AB/{NAME[2:]}", f".ab.x/{NAME[2:]}", "readme"):
        (blobs.folder / other).parent.mkdir(exist_ok=True)
        (blobs.folder / other).touch()
    assert list(blobs.names()) == names


def test_a_blob_that_is_there_is_not_written_again(blobs: FolderBlobs) -> None:
    blobs.put(TEXT)
    before = place(blobs).stat()
    blobs.put(TEXT)
    assert place(blobs).stat() == before


@pytest.mark.parametrize(
    "held", [b"", TEXT[:-1], TEXT + b".", TEXT.replace(b"24", b"72")], ids=["empty", "shorter", "longer", "other"]
)
def test_a_damaged_blob_is_not_read_and_is_healed_by_what_it_was(tmp_path: Path, held: bytes) -> None:
    healed: list[str] = []
    blobs = FolderBlobs(tmp_path / "blobs", on_healed=healed.append)
    blobs.put(TEXT)
    damage(place(blobs), held)
    with pytest.raises(CorpusUnreadable, match=f"blob {NAME} is damaged or was changed. Restore it from a backup"):
        blobs.get(NAME)
    assert healed == []
    blobs.put(TEXT)
    assert healed == [NAME]
    assert blobs.get(NAME) == TEXT


def test_every_bit_that_flips_is_found(blobs: FolderBlobs) -> None:
    blobs.put(TEXT)
    place(blobs).chmod(0o644)
    with place(blobs).open("r+b", buffering=0) as file:
        for bit in range(8 * len(TEXT)):
            held = bytearray(TEXT)
            held[bit // 8] ^= 1 << bit % 8
            os.pwrite(file.fileno(), held, 0)
            with pytest.raises(CorpusUnreadable):
                blobs.get(NAME)
        os.pwrite(file.fileno(), TEXT, 0)
    assert blobs.get(NAME) == TEXT


def test_a_missing_blob_is_named_with_what_to_do(blobs: FolderBlobs) -> None:
    assert not blobs.has(NAME)
    with pytest.raises(CorpusUnreadable, match=f"blob {NAME} is missing. Restore it from a backup, or add the file"):
        blobs.get(NAME)


@pytest.mark.parametrize(
    "name",
    ["", "ab", NAME[:-1], NAME + "0", NAME.upper(), "../" + NAME[3:], NAME[:-1] + "/", NAME[:-1] + "\n", "é" * 64],
)
def test_only_a_digest_names_a_blob(blobs: FolderBlobs, name: str) -> None:
    blobs.put(TEXT)
    with pytest.raises(CorpusUnreadable, match="is no name of a blob"):
        blobs.get(name)
    with pytest.raises(CorpusUnreadable, match="is no name of a blob"):
        blobs.has(name)


def test_a_link_or_a_pipe_is_no_blob(blobs: FolderBlobs, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(TEXT)
    place(blobs).parent.mkdir(parents=True)
    place(blobs).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CorpusUnreadable, match="cannot be read"):
        blobs.get(NAME)
    place(blobs).unlink()
    os.mkfifo(place(blobs))
    with pytest.raises(CorpusUnreadable, match="not a plain file"):
        blobs.get(NAME)
    blobs.put(TEXT)
    assert blobs.get(NAME) == TEXT


def test_a_folder_that_cannot_be_written_is_said_once_and_leaves_nothing(blobs: FolderBlobs) -> None:
    blobs.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(StoreFailed, match=r"cannot be written: .*See that the disk has room"):
        blobs.put(TEXT)


def test_leftovers_are_listed_and_go_when_they_are_a_day_old(blobs: FolderBlobs) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    blobs.put(TEXT)
    old, young = (place(blobs).with_name(f".{NAME[2:]}.{end}.part") for end in ("0000", "1111"))
    for path, age in ((old, timedelta(hours=25)), (young, timedelta(hours=23)), (place(blobs), timedelta(days=900))):
        path.touch()
        os.utime(path, (0, (now - age).timestamp()))
    assert blobs.leftovers() == (old, young)
    assert blobs.sweep(now) == (old,)
    assert blobs.leftovers() == (young,)
    assert list(blobs.names()) == [NAME]


def test_processes_that_put_the_same_blobs_at_once_leave_each_once(blobs: FolderBlobs) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom renvooi.corpus.blobs import FolderBlobs\n"
        "blobs = FolderBlobs(Path(sys.argv[1]))\n"
        "for number in range(15):\n    blobs.put(b'%d' % number * 5000)\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(blobs.folder)]) for _ in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert blobs.leftovers() == ()
    assert sorted(blobs.get(name) for name in blobs.names()) == sorted(b"%d" % number * 5000 for number in range(15))


def test_writers_that_are_killed_leave_no_blob_that_is_not_whole(blobs: FolderBlobs) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom renvooi.corpus.blobs import FolderBlobs\n"
        "blobs = FolderBlobs(Path(sys.argv[1]))\nprint('ready', flush=True)\n"
        "for number in range(100_000):\n    print(blobs.put(b'%d' % number * 20_000), flush=True)\n"
    )
    when = random.Random(6)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", code, str(blobs.folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(when.randrange(1, 15))]
        writer.kill()
        told += writer.stdout.readlines()
        writer.wait()
        # A last line that is cut short names nothing that was confirmed.
        for name in (line.strip() for line in told[1:] if line.endswith("\n")):
            blobs.get(name)
        for name in blobs.names():
            blobs.get(name)


def test_the_name_of_a_blob_is_on_disk_before_it_is_told_whoever_wrote_it(
    blobs: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{handle}")).name)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    folders = [NAME[:2], blobs.folder.name, blobs.folder.parent.name]
    blobs.put(TEXT)
    assert synced[1:] == folders
    assert synced[0].endswith(".part")
    synced.clear()
    blobs.put(TEXT)
    assert synced == folders[:1]
    synced.clear()
    FolderBlobs(blobs.folder).put(TEXT)
    assert synced == folders
