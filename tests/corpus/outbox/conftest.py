"""Steps are tested on a file; what a database could do otherwise, on both."""

from tests.corpus.register.conftest import corpus, either

__all__ = ["corpus", "either"]
