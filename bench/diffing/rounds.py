"""CPU time of our diff and of its peers on real pairs, taken in turns, and the ratios that follow."""

import gc
import math
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from bench.diffing.material import Versions, lines
from bench.diffing.ours import FORMS
from bench.diffing.patience import timed
from bench.diffing.peers import Peer, installed_peers
from bench.diffing.wikidiff2 import TUNED, Wikidiff2, is_installed

CLASSES = (("small", 5_000), ("medium", 20_000), ("large", math.inf))
"""Name and upper bound in bytes of both texts together."""
ENOUGH = 1.0
"""CPU seconds after which a peer is not run again on a pair: what takes so long varies little."""

Clock = Callable[[], tuple[float, bool]]
"""Makes ready, runs once and returns CPU seconds and whether the run was ended."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What one pair cost everyone."""

    name: str
    size: int
    """Bytes of both texts as peers read them."""
    seconds: Mapping[str, float]
    """Median over the rounds, by engine."""
    ended: frozenset[str]
    """Engines that were ended: their seconds are a lower bound."""
    same: bool
    """Whether the texts do not differ at all: to most peers such a pair is one comparison of strings."""


def measure(pairs: Sequence[Versions], *, rounds: int, patience: float) -> list[Timing]:
    """All engines on all pairs, in turns within each round of a pair."""
    peers = installed_peers()
    with ExitStack() as stack:
        long_lived: dict[str, Wikidiff2] = {}
        if is_installed():
            long_lived = {
                "wikidiff2": stack.enter_context(Wikidiff2()),
                "wikidiff2 tuned": stack.enter_context(Wikidiff2(TUNED)),
            }
        else:
            print("wikidiff2: not installed, left out", file=sys.stderr)
        for clock in _clocks(pairs[0], peers, long_lived, patience).values():
            clock()
        return [_timing(versions, _clocks(versions, peers, long_lived, patience), rounds) for versions in pairs]


def _clocks(
    versions: Versions, peers: Mapping[str, Peer], long_lived: Mapping[str, Wikidiff2], patience: float
) -> dict[str, Clock]:
    old, new = (lines(document) for document in versions.read())
    one, other = "\n".join(old), "\n".join(new)

    def of_ours(name: str) -> Clock:
        def clock() -> tuple[float, bool]:
            documents = versions.read()
            gc.collect()
            return timed(lambda: FORMS[name](*documents), patience=patience)

        return clock

    def of_peer(peer: Peer) -> Clock:
        def clock() -> tuple[float, bool]:
            prepared = peer(old, new)
            gc.collect()
            return timed(prepared, patience=patience)

        return clock

    def of_wikidiff2(engine: Wikidiff2) -> Clock:
        return lambda: (engine.seconds(one, other), False)

    return {
        **{name: of_ours(name) for name in FORMS},
        **{name: of_wikidiff2(engine) for name, engine in long_lived.items()},
        **{name: of_peer(peer) for name, peer in peers.items()},
    }


def _timing(versions: Versions, clocks: Mapping[str, Clock], rounds: int) -> Timing:
    spent: dict[str, list[float]] = {name: [] for name in clocks}
    ended = set()
    for _ in range(rounds):
        for name, clock in clocks.items():
            if sum(spent[name]) < ENOUGH:
                seconds, was_ended = clock()
                spent[name].append(seconds)
                ended |= {name} if was_ended else set()
    old, new = (lines(document) for document in versions.read())
    return Timing(
        name=versions.name,
        size=sum(len(line.encode()) + 1 for line in (*old, *new)),
        seconds={name: statistics.median(times) for name, times in spent.items()},
        ended=frozenset(ended),
        same=old == new,
    )


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times longer a peer takes than ours."""

    total: float
    """All pairs together."""
    mean: float
    """Geometric mean over the pairs."""
    ahead: int
    """Pairs in which ours is faster."""
    pairs: int


def ratio(timings: Sequence[Timing], peer: str, ours: str) -> Ratio:
    """`peer` against `ours` over `timings`, which may not be empty."""
    theirs, own = [t.seconds[peer] for t in timings], [t.seconds[ours] for t in timings]
    each = [a / b for a, b in zip(theirs, own, strict=True)]
    return Ratio(sum(theirs) / sum(own), statistics.geometric_mean(each), sum(one > 1 for one in each), len(each))


def by_class(timings: Sequence[Timing]) -> dict[str, list[Timing]]:
    """The pairs of each size class that has any, all of them, and all whose texts differ."""
    result: dict[str, list[Timing]] = {name: [] for name, _ in CLASSES}
    for timing in timings:
        result[next(name for name, bound in CLASSES if timing.size < bound)].append(timing)
    result["all"] = list(timings)
    result["changed"] = [timing for timing in timings if not timing.same]
    return {name: found for name, found in result.items() if found}
