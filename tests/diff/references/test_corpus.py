"""The example documents: their labelled stale references are found, and no other."""

from pathlib import Path

import pytest

from renvooi.diff import check
from renvooi.model import Document
from renvooi.parser import parse

FOLDER = Path(__file__).parents[3] / "corpus/documents"


def read(name: str) -> Document:
    path = FOLDER / f"{name.rpartition('-')[0].rpartition('-')[0]}/{name}.md"
    return parse(path.read_bytes(), name=path.name)


def references_of(document: Document, previous: Document | None = None) -> list[tuple[str, str, str | None]]:
    found = [one for one in check(document, previous) if one.code.startswith("reference-")]
    return [(one.code, one.at.address, one.suggestion) for one in found if one.at and one.severity != "info"]


SHIFTED = [
    ("reference-stale", "Deel 1, punt 3", "artikel 9"),
    ("reference-stale", "Deel 1, punt 3", "artikel 15"),
    ("reference-stale", "Deel 1, punt 14, punt 5", "artikel 14"),
    ("reference-stale", "Deel 1, punt 17, punt 1", "artikel 19"),
]


@pytest.mark.parametrize(
    "name", ["data-pro-statement-03-2025", "data-pro-statement-02-2026", "demarcatie-2025-06", "demarcatie-2026-01", "demarcatie-2026-02"]
)  # fmt: skip
def test_right_references_are_silent(name: str) -> None:
    assert references_of(read(name)) == []


def test_forgotten_references_are_found_from_the_pair_and_alone() -> None:
    new = read("data-pro-statement-09-2025")
    assert references_of(new) == SHIFTED
    assert references_of(new, read("data-pro-statement-03-2025")) == SHIFTED


def test_bullet_that_a_merge_took_away_is_found() -> None:
    found = references_of(read("demarcatie-2026-03"))
    assert [code for code, _, _ in found] == ["reference-unresolved"]
