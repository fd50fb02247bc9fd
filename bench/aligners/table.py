"""The peers, in the order of their rows, and what they say of a pair of versions within a time limit."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bench.aligners.git import GitDiff
from bench.aligners.lines import Aligner, lines_of, script_of
from bench.aligners.plain import Difflib
from bench.aligners.trees import XmlDiff
from bench.aligners.wiki import DEFAULT, TUNED, WikiDiff2
from bench.aligners.words import RedlinesWords
from bench.judging.script import Script
from bench.mutating.mixes import Pair

LIMIT = 2.0
"""Seconds for a pair of versions; a peer that takes longer has no score for it, and its row says for how many it has."""


def peers() -> tuple[Aligner, ...]:
    """All of them, installed or not."""
    wiki = (WikiDiff2("wikidiff2 tuned", TUNED), WikiDiff2("wikidiff2", DEFAULT))
    return (*wiki, XmlDiff(), RedlinesWords(), GitDiff(), Difflib())


def said_by(peer: Aligner, pair: Pair, *, limit: float = LIMIT) -> Script | None:
    """What a peer says became of every node; None if it took too long."""
    try:
        with _at_most(limit):
            pairs = peer.align(lines_of(pair.old), lines_of(pair.new))
    except TimeoutError:
        return None
    return script_of(pairs, pair.old, pair.new)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises: TimeoutError if what stands within takes longer."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
