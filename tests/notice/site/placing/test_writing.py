from pathlib import Path

import pytest

from renvooi.model.errors import StoreFailed
from renvooi.notice.site.making import Made
from renvooi.notice.site.placing.writing import Writer, is_inside


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../out", "nl/../../out", "nl//index.html", "nl/.", "a\0b"])
def test_a_path_that_leaves_the_site_is_not_inside(path: str) -> None:
    assert not is_inside(path)


def test_paths_of_pages_are_inside() -> None:
    assert is_inside("nl/document/demarcatie/step/2026-01--2026-02/index.html")


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    (root / "index.html").symlink_to(tmp_path / "mine.txt")
    Writer(root, tmp_path).write(Made({"index.html": b"home"}), {})
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (root / "index.html").read_bytes() == b"home"
    assert not (root / "index.html").is_symlink()


def test_who_works_for_a_build_that_is_gone_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="is not there any more"):
        Writer(tmp_path / "gone", tmp_path).write(Made({"nl/index.html": b"home"}), {})
    assert not (tmp_path / "gone").exists()
