"""One bit that changes anywhere is found, and what it is in is named."""

from collections import Counter
from itertools import islice
from pathlib import Path

from bench.faults.flipping import flip_columns, flip_file, flip_files, flip_value
from bench.faults.registering import everything
from renvooi.corpus.tables import metadata
from tests.corpus.stores import Home, new_home

SEED = 14
"""Of a history that says something in every column but those of time stamps."""


def fill(home: Home, count: int = 19) -> None:
    with home.create() as corpus:
        for operation in islice(everything(corpus, SEED), count):
            operation()


def test_flip_in_any_file_is_found_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    with new_home("sqlite", folder) as home:
        fill(home)
        flips = list(flip_files(home, 16, seed=1))
        assert home.place.key is not None
        assert home.place.seal is not None
        # small files, which chance passes by
        flips += [flip_file(home, path, bit) for path in (home.place.key, home.place.seal) for bit in (3, 700)]
        assert [flip for flip in flips if not flip.said] == []


def test_flip_in_any_column_is_found(home: Home) -> None:
    fill(home)
    flips = tuple(flip_columns(home, seed=4))
    assert [flip for flip in flips if not flip.said] == []
    held = Counter(flip.place.split(".")[0] for flip in flips)
    assert held.keys() >= {table.name for table in metadata.sorted_tables} - {"blob_bodies", "stamps"}


def test_a_flip_is_one_bit() -> None:
    from random import Random

    for value in (b"abc", 7, "De klant"):
        flipped = flip_value(value, Random(1))
        assert flipped != value
        assert type(flipped) is type(value)
