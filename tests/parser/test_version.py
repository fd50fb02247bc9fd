"""A reader that gives another tree has another version: kept trees and old ones must be told apart.

`reader.golden.txt` holds the version and what the trees of the examples come to under it.
"""

import os
from pathlib import Path

import pytest

from renvooi.model.digest import tree_digest
from renvooi.parser import parse
from renvooi.parser.version import READER_VERSION, reader_digest

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "reader.golden.txt"


def test_another_tree_comes_with_another_reader_version() -> None:
    trees = [
        f"{path.stem}  {tree_digest(parse(path.read_bytes(), name=path.name).nodes)}\n"
        for path in sorted((ROOT / "corpus" / "documents").glob("*/*.pdf"))
    ]
    now = "".join((f"reader {READER_VERSION}\n", *trees))
    before = GOLDEN.read_text("utf-8")
    first, _, rest = before.partition("\n")
    if rest != "".join(trees) and first == f"reader {READER_VERSION}":
        pytest.fail("an example has another tree: raise READER_VERSION, then run make golden")
    if os.environ.get("RENVOOI_GOLDEN") == "write":
        GOLDEN.write_text(now, encoding="utf-8")
        before = now
    assert now == before


def test_kept_trees_depend_on_all_that_the_reader_is_made_of() -> None:
    assert reader_digest() == reader_digest()
    assert len(reader_digest()) == 64


def test_document_names_the_reader_that_made_it() -> None:
    assert parse(b"- Klant betaalt.\n", name="x.md").source.reader == READER_VERSION
