"""A file is written whole or not at all, and a line counts once its line end is there."""

import ctypes
import fcntl
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from renvooi.corpus.durable import PART, append_durably, replacing, sync_disk, write_durably


@contextmanager
def disk_full_at(size: int) -> Iterator[None]:
    """No file of this process grows beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a": b"two"}


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_umask(tmp_path: Path) -> None:
    kept, new, private = tmp_path / "kept", tmp_path / "new", tmp_path / "private"
    kept.touch()
    kept.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_durably(kept, b"x")
        write_durably(new, b"x")
        write_durably(private, b"x", mode=0o444)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, new, private)] == [0o640, 0o640, 0o444]


def test_a_block_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def halfway() -> None:
        with replacing(path) as file:
            file.write(b"new")
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        halfway()
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a": b"old"}


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with disk_full_at(100), pytest.raises(OSError, match="too large"):
        write_durably(path, bytes(101))
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a": b"old"}


def test_a_writer_that_is_killed_leaves_the_old_file_and_a_part(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom renvooi.corpus.durable import replacing\n"
        "with replacing(Path(sys.argv[1])) as file:\n"
        "    file.write(b'new')\n    file.flush()\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    assert path.read_bytes() == b"old"
    (part,) = set(tmp_path.iterdir()) - {path}
    assert part.name.startswith(".a.")
    assert part.name.endswith(PART)


@pytest.mark.parametrize(
    ("held", "kept"),
    [
        (b"", b""),
        (b"one\n", b"one\n"),
        (b"one\ntw", b"one\n"),
        (b"half of the first", b""),
        (b"one\n" + b"x" * 200_000, b"one\n"),
        (b"x" * 65_535 + b"\ntw", b"x" * 65_535 + b"\n"),
    ],
    ids=["empty", "whole", "unfinished", "no line yet", "long and unfinished", "line end at the edge of a step"],
)
def test_a_line_takes_the_place_of_one_that_was_not_finished(tmp_path: Path, held: bytes, kept: bytes) -> None:
    path = tmp_path / "lines"
    path.write_bytes(held)
    append_durably(path, b"next\n")
    assert path.read_bytes() == kept + b"next\n"


def test_a_full_disk_leaves_no_part_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    append_durably(path, b"x" * 80 + b"\n")
    with disk_full_at(100), pytest.raises(OSError, match="full"):
        append_durably(path, b"y" * 80 + b"\n")
    assert path.read_bytes() == b"x" * 80 + b"\n"


def test_a_pipe_in_the_place_of_a_file_is_an_error_and_no_wait(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    os.mkfifo(path)
    with pytest.raises(OSError, match="not a plain file"):
        append_durably(path, b"x\n")


ADDER = (
    "import sys\nfrom pathlib import Path\nfrom renvooi.corpus.durable import append_durably\n"
    "print('ready', flush=True)\n"
    "for number in range(15):\n"
    "    append_durably(Path(sys.argv[1]), f'{sys.argv[2]} {number}\\n'.encode())\n"
)


def test_a_writer_waits_for_the_line_of_another(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        adder = subprocess.Popen([sys.executable, "-c", ADDER, str(path), "a"], stdout=subprocess.PIPE, text=True)
        assert adder.stdout is not None
        assert adder.stdout.readline() == "ready\n"
        file.write(b"half a l")
        file.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            adder.wait(timeout=0.2)
        file.write(b"ine\n")
    assert adder.wait() == 0
    adder.stdout.close()
    assert path.read_text("ascii").splitlines()[:2] == ["half a line", "a 0"]


def test_processes_that_add_lines_at_once_lose_none(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    writers = [subprocess.Popen([sys.executable, "-c", ADDER, str(path), name]) for name in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    lines = path.read_text("ascii").splitlines()
    for name in "abc":
        assert [line for line in lines if line.startswith(name)] == [f"{name} {number}" for number in range(15)]
    assert len(lines) == 45


def test_content_is_on_disk_before_its_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noted_fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file of {os.fstat(handle).st_size}")
        fsync(handle)

    def noted_replace(old: Path, new: Path) -> None:
        done.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "replace", noted_replace)
    write_durably(path, b"four")
    append_durably(path, b"x\n")
    assert done == ["file of 4", "rename", "folder", "file of 2", "folder"]


def test_a_file_system_is_forced_to_disk_alone_where_the_system_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of_them: list[None] = []
    monkeypatch.setattr(os, "sync", lambda: all_of_them.append(None))
    sync_disk(tmp_path)
    assert not all_of_them
    with pytest.raises(FileNotFoundError):
        sync_disk(tmp_path / "missing")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    sync_disk(tmp_path)
    assert len(all_of_them) == 1
