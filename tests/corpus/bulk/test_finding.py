"""Documents are found below a folder in an order that names tell, and nothing is followed out of it."""

import os
from pathlib import Path

from renvooi.corpus.bulk import find_files
from tests.corpus.bulk_files import write_versions


def names(folder: Path) -> list[tuple[str | None, str]]:
    """Folder and file name of what is found."""
    return [(file.folder, file.path.name) for file in find_files(folder).files]


def test_versions_of_one_document_follow_one_another_by_what_their_names_mean(tmp_path: Path) -> None:
    write_versions(tmp_path, "demarcatie", "2026-02", "12-2025", "2026-01")
    write_versions(tmp_path, "bijlage", "2026-03")
    (tmp_path / "demarcatie.md").write_text("# Demarcatie\n", "utf-8")
    assert [name for _, name in names(tmp_path)] == [
        "demarcatie.md",
        "bijlage-2026-03.md",
        "demarcatie-12-2025.md",
        "demarcatie-2026-01.md",
        "demarcatie-2026-02.md",
    ]


def test_first_folder_below_the_one_given_names_the_document(tmp_path: Path) -> None:
    write_versions(tmp_path / "sla" / "2026", "deel", "2026-02")
    write_versions(tmp_path / "sla" / "2025", "deel", "2025-11")
    write_versions(tmp_path, "los", "2026-01")
    assert names(tmp_path) == [
        (None, "los-2026-01.md"),
        ("sla", "deel-2025-11.md"),
        ("sla", "deel-2026-02.md"),
    ]


def test_what_is_no_document_is_passed_by_and_counted(tmp_path: Path) -> None:
    (kept,) = write_versions(tmp_path, "sla", "2026-01")
    for name in ("~$sla-2026-01.docx", ".~lock.sla.md#", ".verborgen.md", "foto.png", "renvooi.db"):
        (tmp_path / name).write_bytes(b"x")
    write_versions(tmp_path / ".git", "sla", "2026-02")
    os.mkfifo(tmp_path / "pijp.md")
    finding = find_files(tmp_path)
    assert [file.path for file in finding.files] == [kept]
    assert finding.others == 7


def test_links_are_never_followed_but_the_folder_that_is_given_may_be_one(tmp_path: Path) -> None:
    outside = write_versions(tmp_path / "elders", "sla", "2026-01")[0]
    folder = tmp_path / "map"
    (inside,) = write_versions(folder, "sla", "2026-02")
    (folder / "sla-2026-01.md").symlink_to(outside)
    (folder / "alles").symlink_to(tmp_path)
    given = tmp_path / "link"
    given.symlink_to(folder)
    finding = find_files(given)
    assert [file.path.resolve() for file in finding.files] == [inside]
    assert sorted(path.name for path in finding.links) == ["alles", "sla-2026-01.md"]


def test_folder_that_went_away_is_a_refusal(tmp_path: Path) -> None:
    (refusal,) = find_files(tmp_path / "weg").refusals
    assert str(refusal).startswith(f"{tmp_path / 'weg'}: the folder cannot be read")
