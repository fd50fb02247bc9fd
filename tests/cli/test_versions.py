"""A version is found by name in a folder, and no name leads outside that folder."""

from pathlib import Path

import pytest

from renvooi.cli.versions import find_version, find_versions
from renvooi.model.errors import UnknownVersion


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("demarcatie-2026-02.md", "demarcatie-2026-01.md", "demarcatie-2026-01.pdf", "statuten-2020-01.pdf"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "beleid").mkdir()
    for name in ("beleid-01-2026.pdf", "beleid-11-2025.pdf"):
        (tmp_path / "beleid" / name).write_bytes(b"x")
    return tmp_path


def test_the_pdf_is_preferred_to_the_markdown(folder: Path) -> None:
    assert find_version("demarcatie", "2026-01", folder).name == "demarcatie-2026-01.pdf"
    assert find_version("demarcatie", "2026-02", folder).name == "demarcatie-2026-02.md"


def test_folder_of_the_document_is_searched_too(folder: Path) -> None:
    assert find_version("beleid", "11-2025", folder) == folder / "beleid" / "beleid-11-2025.pdf"


def test_versions_are_listed_in_the_order_of_their_dates(folder: Path) -> None:
    assert list(find_versions("beleid", folder)) == ["11-2025", "01-2026"]


def test_version_is_found_by_what_its_label_means(folder: Path) -> None:
    assert find_version("beleid", "november 2025", folder).name == "beleid-11-2025.pdf"
    with pytest.raises(UnknownVersion):
        find_version("beleid", "december 2025", folder)


def test_unknown_version_names_those_that_are_there(folder: Path) -> None:
    with pytest.raises(UnknownVersion, match=r"demarcatie 2027-01: no such version .* There is: 2026-01, 2026-02\."):
        find_version("demarcatie", "2027-01", folder)


def test_unknown_document_says_how_files_are_named(folder: Path) -> None:
    with pytest.raises(UnknownVersion, match=r"No file is named nergens-VERSION\.pdf, \.docx or \.md there"):
        find_version("nergens", "2026-01", folder)


@pytest.mark.parametrize("version", ["../../etc/passwd", "2026-01/../2026-02", "/etc/passwd", ""])
def test_version_is_never_a_path(folder: Path, version: str) -> None:
    with pytest.raises(UnknownVersion):
        find_version("demarcatie", version, folder)


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownVersion, match="cannot look for versions here"):
        find_versions("demarcatie", tmp_path / "nergens")
