"""A source by the place of its corpus, so that each process of a build opens its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from renvooi.corpus import Place, find_place, open_corpus
from renvooi.notice.site.gathering.source import CorpusSource


@contextmanager
def open_source(location: Place | str, *, events: bool = False) -> Iterator[CorpusSource]:
    """The source at `location`: the place of a corpus, or an absolute path or URL of one; closed with the context.

    With `events`, proofs hold the events themselves, which name who acted.
    Raises: NoCorpus, CorpusOutdated, CorpusUnreadable.
    """
    place = find_place(location, Path("/")) if isinstance(location, str) else location
    with open_corpus(place, clock=_no_clock) as corpus:
        yield CorpusSource(corpus, events=events)


def _no_clock() -> datetime:
    """Raises: AssertionError. What is only read bears no moment of its own."""
    raise AssertionError("a site is made without a clock")
