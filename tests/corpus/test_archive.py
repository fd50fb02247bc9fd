"""An archive gives back what was put in, or says that it cannot be trusted; it never writes where it should not."""

import json
import os
import random
import resource
import stat
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from renvooi.corpus.archive import open_archive, write_archive
from renvooi.corpus.manifest import ArchiveEntry, manifest_bytes
from renvooi.model.errors import CorpusUnreadable, StoreFailed

HELD = {
    "renvooi.db": b"SQLite format 3\0" + bytes(range(256)),
    "blobs/ab/cd": "Verwerker bewaart reservekopieën dertig dagen.".encode(),
    "renvooi.heads": b"",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    with write_archive(path) as writer:
        for name, data in HELD.items():
            writer.add_bytes(name, data)
    return path


def entry_of(name: str, data: bytes) -> ArchiveEntry:
    return ArchiveEntry(name, len(data), sha256(data).hexdigest())


def held_in(path: Path) -> dict[str, bytes]:
    with open_archive(path) as archive:
        return {entry.name: archive.read(entry.name) for entry in archive.entries}


def overwrite(path: Path, data: bytes) -> None:
    """Put `data` over a file of the same length; in place, for some disks flush a file that is cut and written anew."""
    with path.open("r+b") as file:
        file.write(data)


def end_with_digest(path: Path) -> None:
    """Make the digest at the end right again, as somebody would who forges an archive."""
    body = path.read_bytes()[:-64]
    overwrite(path, body + sha256(body + b"0" * 64).hexdigest().encode())


Member = tuple[zipfile.ZipInfo | str, bytes]


def forge(path: Path, members: Sequence[Member], entries: Sequence[ArchiveEntry]) -> None:
    """An archive of any members, with a manifest of any entries and a right digest."""
    with path.open("wb") as file:
        # What cannot seek is written in one pass, as archives are.
        pipe = Pipe(file.write)
        with zipfile.ZipFile(pipe, "w") as forged:
            for name, data in [*members, ("manifest.json", manifest_bytes(entries))]:
                info = name if isinstance(name, zipfile.ZipInfo) else header(name)
                with forged.open(info, "w") as member:
                    member.write(data)
            forged.comment = b"renvooi/archive/1 sha256:" + b"0" * 64
    end_with_digest(path)


class Pipe:
    def __init__(self, write: Callable[[bytes], int]) -> None:
        self.write = write

    def flush(self) -> None: ...

    def close(self) -> None: ...


def header(name: str, mode: int = 0o100600, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    info.compress_type = method
    return info


def refused(path: Path, reason: str) -> None:
    with pytest.raises(CorpusUnreadable, match=reason) as caught, open_archive(path):
        pass
    assert str(caught.value).endswith("Use another backup.")
    assert "\n" not in str(caught.value)


def test_what_was_put_in_comes_out(archive: Path) -> None:
    assert held_in(archive) == HELD
    with open_archive(archive) as opened:
        assert opened.entries == tuple(entry_of(name, data) for name, data in HELD.items())
    assert [found.name for found in archive.parent.iterdir()] == [archive.name]


def test_any_tool_for_zip_reads_it_and_only_its_owner_may(archive: Path) -> None:
    with zipfile.ZipFile(archive) as members:
        assert members.testzip() is None
        assert members.namelist() == [*HELD, "manifest.json"]
        listed = json.loads(members.read("manifest.json"))
    assert listed["schema"] == "renvooi/archive/1"
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_the_same_members_give_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    source = tmp_path / "source"
    with write_archive(again) as writer:
        for name, data in HELD.items():
            source.write_bytes(data)
            assert writer.add_file(name, source) == entry_of(name, data)
    assert again.read_bytes() == archive.read_bytes()


def test_an_empty_archive_is_one(tmp_path: Path) -> None:
    with write_archive(tmp_path / "a.zip"):
        pass
    assert held_in(tmp_path / "a.zip") == {}


def test_a_changed_byte_is_found_wherever_it_is(archive: Path) -> None:
    whole = archive.read_bytes()
    some = random.Random(6)
    flips = [(at, 1 << some.randrange(8)) for at in range(len(whole))]
    flips += [(some.randrange(len(whole)), some.randrange(1, 256)) for _ in range(2000)]
    for at, change in flips:
        held = bytearray(whole)
        held[at] ^= change
        overwrite(archive, bytes(held))
        refused(archive, "is no backup of renvooi, or is damaged or cut off")
    overwrite(archive, whole)
    assert held_in(archive) == HELD


def test_an_archive_of_another_length_is_refused(archive: Path) -> None:
    whole = archive.read_bytes()
    for held in (whole + b"\0", b"\0" + whole, whole + whole, *(whole[:end] for end in range(0, len(whole), 11))):
        archive.write_bytes(held)
        refused(archive, "is no backup of renvooi, or is damaged or cut off")


def test_a_forged_byte_never_gives_other_contents(archive: Path) -> None:
    # With a digest made anew, only what a member holds and is called still has to be guarded.
    whole = archive.read_bytes()
    some = random.Random(7)
    read = 0
    for _ in range(1000):
        held = bytearray(whole)
        held[some.randrange(len(whole) - 64)] ^= 1 << some.randrange(8)
        overwrite(archive, bytes(held))
        end_with_digest(archive)
        try:
            assert held_in(archive) == HELD
            read += 1
        except CorpusUnreadable:
            continue
    assert 0 < read < 300


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../a", "a/../../b", "a\\b", "C:\\a", ".ssh/key", "a//b", "a/", "", "aé"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    forge(tmp_path / "a.zip", [(name, b"x")], [entry_of(name, b"x")])
    refused(tmp_path / "a.zip", "is not as a backup of renvooi has it")


@pytest.mark.parametrize(
    "info",
    [
        header("a", 0o120777),
        header("a", 0o040755),
        header("a", 0o010600),
        header("a", 0o104755),
        header("a", method=zipfile.ZIP_DEFLATED),
    ],
    ids=["link", "folder", "pipe", "setuid", "deflated"],
)
def test_what_is_no_plain_stored_file_is_refused(tmp_path: Path, info: zipfile.ZipInfo) -> None:
    forge(tmp_path / "a.zip", [(info, b"x")], [entry_of("a", b"x")])
    refused(tmp_path / "a.zip", "'a' is not as a backup of renvooi has it")


def test_what_other_writers_of_zip_add_is_refused(tmp_path: Path) -> None:
    remarked = header("a")
    remarked.comment = b"hidden"
    forge(tmp_path / "a.zip", [(remarked, b"x")], [entry_of("a", b"x")])
    refused(tmp_path / "a.zip", "'a' is not as a backup of renvooi has it")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as seeking:
        seeking.writestr(header("a"), b"x")
        seeking.writestr(header("manifest.json"), manifest_bytes([entry_of("a", b"x")]))
        seeking.comment = b"0" * 64
    end_with_digest(tmp_path / "b.zip")
    refused(tmp_path / "b.zip", "'a' is not as a backup of renvooi has it")


def test_a_name_that_libraries_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    forge(path, [("a.exe", b"x")], [entry_of("a", b"x")])
    path.write_bytes(path.read_bytes().replace(b"a.exe", b"a\0exe"))
    end_with_digest(path)
    refused(path, "is not as a backup of renvooi has it|is no backup of renvooi")


@pytest.mark.parametrize("names", [["a", "A"], ["a", "a/b"], ["a/b", "a/B"], ["b/c/d", "b/c"]])
def test_two_members_that_would_be_one_file_are_refused(tmp_path: Path, names: list[str]) -> None:
    forge(tmp_path / "a.zip", [(name, b"x") for name in names], [entry_of(name, b"x") for name in names])
    refused(tmp_path / "a.zip", "is in it twice")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    forge(tmp_path / "a.zip", [("a", b"x"), ("a", b"y")], [entry_of("a", b"x"), entry_of("a", b"y")])
    refused(tmp_path / "a.zip", "a is in it twice")


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry_of("a", b"x")],
        [entry_of("a", b"x"), entry_of("b", b"y"), entry_of("c", b"z")],
        [entry_of("b", b"y"), entry_of("a", b"x")],
        [entry_of("a", b"x"), ArchiveEntry("b", 2, entry_of("b", b"y").sha256)],
    ],
    ids=["none", "not named", "missing", "order", "size"],
)
def test_a_manifest_of_other_files_is_refused(tmp_path: Path, entries: list[ArchiveEntry]) -> None:
    forge(tmp_path / "a.zip", [("a", b"x"), ("b", b"y")], entries)
    refused(tmp_path / "a.zip", "holds other files than its manifest names")


def test_a_member_that_is_not_what_the_manifest_says_is_neither_read_nor_extracted(tmp_path: Path) -> None:
    forge(tmp_path / "a.zip", [("a", b"x"), ("b", b"y")], [entry_of("a", b"x"), entry_of("b", b"z")])
    target = tmp_path / "target"
    target.write_bytes(b"old")
    with open_archive(tmp_path / "a.zip") as archive:
        assert archive.read("a") == b"x"
        with pytest.raises(CorpusUnreadable, match="b is damaged or was changed"):
            archive.read("b")
        with pytest.raises(CorpusUnreadable, match="b is damaged or was changed"):
            archive.extract("b", target)
        with pytest.raises(CorpusUnreadable, match="holds no c"):
            archive.read("c")
    assert target.read_bytes() == b"old"


def test_an_archive_without_a_manifest_at_its_end_is_refused(tmp_path: Path, archive: Path) -> None:
    path = tmp_path / "a.zip"
    forge(path, [("a", b"x")], [entry_of("a", b"x")])
    held = path.read_bytes().replace(b"manifest.json", b"manifest.jsom")
    path.write_bytes(held)
    end_with_digest(path)
    refused(path, "has no manifest at its end")


def test_sizes_that_no_file_of_this_length_can_have_are_refused(tmp_path: Path) -> None:
    # The directory is made to say that the small member is a gigabyte, in both of its sizes.
    path = tmp_path / "a.zip"
    forge(path, [("a", b"x" * 7)], [ArchiveEntry("a", 1 << 30, "0" * 64)])
    held = bytearray(path.read_bytes())
    at = held.index(b"PK\x01\x02")
    held[at + 20 : at + 28] = (1 << 30).to_bytes(4, "little") * 2
    path.write_bytes(held)
    end_with_digest(path)
    refused(path, "has no manifest at its end, or sizes that cannot be")


def test_what_is_no_archive_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for body in (b"", b"x" * 200, b"PK\x05\x06" + bytes(18), b"PK\x03\x04" * 50):
        path.write_bytes(body + b"0" * 64)
        end_with_digest(path)
        refused(path, "is no backup of renvooi|has no manifest")
    with pytest.raises(CorpusUnreadable, match="cannot be read: no such file"), open_archive(tmp_path / "none"):
        pass


def test_a_block_that_fails_leaves_no_archive(tmp_path: Path) -> None:
    def halfway() -> None:
        with write_archive(tmp_path / "a.zip") as writer:
            writer.add_bytes("a", b"x")
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        halfway()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_archive(archive: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (50, 100_000, 100_100, 100_200, 100_300):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with (
                pytest.raises(StoreFailed, match="cannot be written: file too large"),
                write_archive(archive) as writer,
            ):
                writer.add_bytes("a", bytes(100_000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert held_in(archive) == HELD
    assert [found.name for found in archive.parent.iterdir()] == [archive.name]


def test_a_file_that_cannot_be_read_is_said_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match=r"none: cannot be read"), write_archive(tmp_path / "a.zip") as writer:
        writer.add_file("a", tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_member_is_extracted_with_its_mode(archive: Path, tmp_path: Path) -> None:
    with open_archive(archive) as opened:
        opened.extract("renvooi.db", tmp_path / "db")
        opened.extract("blobs/ab/cd", tmp_path / "blob", mode=0o444)
        with pytest.raises(StoreFailed, match="cannot be written: no such file"):
            opened.extract("renvooi.db", tmp_path / "none" / "db")
    assert (tmp_path / "db").read_bytes() == HELD["renvooi.db"]
    assert (tmp_path / "blob").read_bytes() == HELD["blobs/ab/cd"]
    assert [stat.S_IMODE(os.stat(tmp_path / name).st_mode) for name in ("db", "blob")] == [0o600, 0o444]
