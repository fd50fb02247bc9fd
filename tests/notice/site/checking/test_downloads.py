"""A download that is broken, or is not what was published, is found."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from renvooi.notice.site.checking import check_site
from tests.notice.site import small

STEP = "files/demarcatie/step/2026-01--2026-02"
VERSION = "files/demarcatie/version/2026-02"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    small.build(small.small_home(folder / "corpus"), folder / "site")
    return (folder / "site").resolve()


def broken(site: Path, path: str, change: Callable[[bytes], bytes]) -> list[str]:
    """What is said of the file at `path` once it is changed."""
    file = site / path
    good = file.read_bytes() if file.exists() else None
    changed = change(good or b"")
    assert changed != good
    file.write_bytes(changed)
    try:
        return [one.message for one in check_site(site).faults if one.file == path and one.check == "downloads"]
    finally:
        file.unlink() if good is None else file.write_bytes(good)


def document(site: Path) -> str:
    (found,) = [one.name for one in (site / VERSION).glob("document.*") if one.suffix != ".json"]
    return f"{VERSION}/{found}"


def test_downloads_of_a_built_site_are_whole(built: Path) -> None:
    assert [fault for fault in check_site(built).faults if fault.check == "downloads"] == []


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        (f"{STEP}/diff.json", b"{", "is not JSON"),
        (f"{STEP}/redline.pdf", b"%PDF-1.4", "is no whole PDF"),
        (f"{STEP}/redline.docx", b"PK", "is no whole Word document"),
        (f"{STEP}/proof.json", b"{}", "is no proof"),
        ("nl/document/demarcatie/calendar.ics", b"BEGIN:VCALENDAR\r\nFOO", "is no whole calendar"),
        ("nl/document/demarcatie/calendar.ics", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "ends 'VEVENT' where"),
    ],
)
def test_a_download_that_cannot_be_read_is_found(built: Path, path: str, data: bytes, message: str) -> None:
    assert [message in said for said in broken(built, path, lambda _: data)] == [True]


def test_a_document_that_is_not_the_published_one_is_found(built: Path) -> None:
    path = document(built)
    good = (built / path).read_bytes()
    (built / path).write_bytes(good + b" ")
    try:
        said = [(one.file, one.message) for one in check_site(built).faults if one.check == "downloads"]
    finally:
        (built / path).write_bytes(good)
    assert said == [
        (f"{VERSION}/proof.json", f"was made for another file than {path.rpartition('/')[2]} beside it; build again")
    ]


@pytest.mark.parametrize("name", ["leaf", "number", "path", "head"])
def test_a_forged_proof_is_found(built: Path, name: str) -> None:
    def forged(data: bytes) -> bytes:
        said = json.loads(data)
        proof = said["proofs"][0]
        proof[name] = {"leaf": "ab" * 32, "number": 0, "path": ["ab" * 32], "head": "{}"}[name]
        return json.dumps(said).encode()

    assert len(broken(built, f"{STEP}/proof.json", forged)) == 1
