"""Rules are tested on a file; what a database could do otherwise, on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from renvooi.corpus import Corpus
from tests.corpus.stores import Home, new_home


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus on a file."""
    with new_home("sqlite", tmp_path) as home, home.create() as made:
        yield made


@pytest.fixture
def either(home: Home) -> Iterator[Corpus]:
    """An empty corpus, on a file and on a server."""
    with home.create() as made:
        yield made
