"""Every test of the store runs on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from renvooi.corpus import Corpus
from tests.corpus.stores import DATABASES, Home, new_home


@pytest.fixture(params=DATABASES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """A place without a corpus."""
    with new_home(request.param, tmp_path) as found:
        yield found


@pytest.fixture
def corpus(home: Home) -> Iterator[Corpus]:
    """An empty corpus, open."""
    with home.create() as made:
        yield made
