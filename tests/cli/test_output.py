"""A result is written whole or not at all, and never over the input."""

import os
import stat
from pathlib import Path

import pytest

from renvooi.cli.exits import CannotWrite
from renvooi.cli.output import check_output, emit


def test_file_holds_the_text_as_utf_8(tmp_path: Path) -> None:
    emit("één • “punt”\n", tmp_path / "uit.md")
    assert (tmp_path / "uit.md").read_bytes() == "één • “punt”\n".encode()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    emit("x", tmp_path / "uit.md")
    assert [path.name for path in tmp_path.iterdir()] == ["uit.md"]


def test_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "uit.md"
    target.write_text("oud", encoding="utf-8")
    target.chmod(0o640)
    emit("nieuw", target)
    assert target.read_text("utf-8") == "nieuw"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        emit("x", tmp_path / "uit.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "uit.md").stat().st_mode) == 0o640


def test_output_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "echt.md").write_text("oud", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("echt.md")
    emit("nieuw", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "echt.md").read_text("utf-8") == "nieuw"


def test_failed_write_leaves_the_old_file_and_no_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "uit.md"
    target.write_text("oud", encoding="utf-8")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(CannotWrite, match=r"uit\.md: cannot be written: no space left on device\."):
        emit("nieuw", target)
    assert target.read_text("utf-8") == "oud"
    assert [path.name for path in tmp_path.iterdir()] == ["uit.md"]


def test_device_is_written_and_not_replaced() -> None:
    emit("x", Path(os.devnull))
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_input_is_never_overwritten_under_any_name(tmp_path: Path) -> None:
    source = tmp_path / "in.md"
    source.write_text("x", encoding="utf-8")
    (tmp_path / "link.md").hardlink_to(source)
    for name in ("in.md", "link.md"):
        with pytest.raises(CannotWrite, match="is also the input"):
            check_output(tmp_path / name, [source])


def test_output_must_be_a_file_in_a_folder_that_exists(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        check_output(tmp_path, [])
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        check_output(tmp_path / "geen" / "uit.md", [])
    check_output(tmp_path / "uit.md", [tmp_path / "in.md"])
