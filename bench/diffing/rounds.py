"""CPU time of our diff and of its peers on real pairs, taken in turns, and the ratios that follow."""

import gc
import math
import pickle
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from bench.diffing.material import Versions, lines
from bench.diffing.ours import FORMS
from bench.diffing.patience import timed
from bench.diffing.peers import Peer, installed_peers
from bench.diffing.wikidiff2 import TUNED, Wikidiff2, is_installed

CLASSES = (("small", 5_000), ("medium", 20_000), ("large", math.inf))
"""Name and upper bound in bytes of both texts together."""
ENOUGH = 0.5
"""CPU seconds after which an engine is not run again on a pair: what takes so long varies little."""


TELLING = 0.02
"""CPU seconds that a figure of a round should rest on ..."""
REPEATS = 20
"""... and the calls that are made for it at most, once the clock went on at all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions as everyone needs them."""

    old: bytes
    """The document, pickled."""
    new: bytes
    old_lines: tuple[str, ...]
    new_lines: tuple[str, ...]


Clock = Callable[[], tuple[float, bool]]
"""Makes ready, runs once and returns CPU seconds and whether the run was ended."""
Prepare = Callable[[Pair], Clock]


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


def measure(
    pairs: Sequence[Versions], *, rounds: int, patience: float, peers: frozenset[str] = frozenset()
) -> list[Timing]:
    """All engines on all pairs, in turns within each round of a pair; of the peers only `peers`, if any are named."""
    with ExitStack() as stack:
        engines = [_ours(patience), _in_python(patience), _in_php(stack)]
        chosen = {
            name: prepare
            for engine in engines
            for name, prepare in engine.items()
            if name in FORMS or not peers or name in peers
        }
        # what is there already is not looked through before every figure
        gc.collect()
        gc.freeze()
        stack.callback(gc.unfreeze)
        _timing(pairs[0], chosen, rounds=1)  # imports of peers are no part of it
        return [_timing(versions, chosen, rounds=rounds) for versions in pairs]


def _ours(patience: float) -> dict[str, Prepare]:
    def prepare(name: str, pair: Pair) -> Clock:
        def clock() -> tuple[float, bool]:
            # Copies, as a string that was hashed before is quicker the second time.
            old, new = pickle.loads(pair.old), pickle.loads(pair.new)
            gc.collect()
            return timed(lambda: FORMS[name](old, new), patience=patience)

        return clock

    return {name: partial(prepare, name) for name in FORMS}


def _in_python(patience: float) -> dict[str, Prepare]:
    def prepare(peer: Peer, pair: Pair) -> Clock:
        def clock() -> tuple[float, bool]:
            prepared = peer(pair.old_lines, pair.new_lines)
            gc.collect()
            return timed(prepared, patience=patience)

        return clock

    return {name: partial(prepare, peer) for name, peer in installed_peers().items()}


def _in_php(stack: ExitStack) -> dict[str, Prepare]:
    if not is_installed():
        print("wikidiff2: not installed, left out", file=sys.stderr)
        return {}

    def prepare(engine: Wikidiff2, pair: Pair) -> Clock:
        old, new = "\n".join(pair.old_lines), "\n".join(pair.new_lines)
        return lambda: (engine.seconds(old, new), False)

    engines = {"wikidiff2": Wikidiff2(), "wikidiff2 tuned": Wikidiff2(TUNED)}
    return {name: partial(prepare, stack.enter_context(engine)) for name, engine in engines.items()}


def _repeated(clock: Clock) -> tuple[float, bool]:
    """Mean CPU seconds of a call: a short one is repeated, for a clock of CPU time may go in steps of milliseconds."""
    total, times, ended = 0.0, 0, False
    while total < TELLING and (times < REPEATS or not total) and not ended:
        seconds, ended = clock()
        total, times = total + seconds, times + 1
    return total / times, ended


def _timing(versions: Versions, engines: Mapping[str, Prepare], *, rounds: int) -> Timing:
    old, new = versions.read()
    pair = Pair(pickle.dumps(old), pickle.dumps(new), lines(old), lines(new))
    clocks = {name: prepare(pair) for name, prepare in engines.items()}
    spent: dict[str, list[float]] = {name: [] for name in clocks}
    ended = set()
    for _ in range(rounds):
        for name, clock in clocks.items():
            if sum(spent[name]) < ENOUGH:
                seconds, was_ended = _repeated(clock)
                spent[name].append(seconds)
                ended |= {name} if was_ended else set()
    return Timing(
        name=versions.name,
        size=sum(len(line.encode()) + 1 for line in (*pair.old_lines, *pair.new_lines)),
        seconds={name: statistics.median(times) for name, times in spent.items()},
        ended=frozenset(ended),
        same=pair.old_lines == pair.new_lines,
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
