"""How fast two versions are compared, against other diffs on the same clauses in the same run.

    python bench/diffspeed.py FOLDER [--pair OLD NEW] [--rounds 5] [--limits] [--profile "whole diff"]

Prints CPU time: of pairing and redline, which is what peers do too, and of the whole diff with
signals, significance, references and groups. Engines take turns pair by pair, so that what else
the machine does falls on all of them alike; the median of the rounds counts, and what takes half a
second is run once. Ours start from fresh copies of the documents in each run, peers from the same
clauses as lines of text; neither reading is in the clock. "changed" are the pairs whose texts
differ. A peer is ended after `--patience` seconds on a pair, which then count as its time: a lower
bound. Peers that are not installed are named and left out (`pip install --requirement
requirements/bench.txt`, and Debian's php-cli and php-wikidiff2).

Then documents made by code, up to 50,000 clauses of which 5% are edited: time, growth and memory.
`--limits` ends with exit code 1 if a promise does not hold.
"""

import argparse
import cProfile
import pstats
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if not __package__:  # run as a script: redlines.py in its folder would hide the library of that name
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.diffing import sizes
from bench.diffing.material import Versions, add_files, find_versions
from bench.diffing.ours import FORMS, warm
from bench.diffing.rounds import Timing, by_class, measure, ratio

PROMISED = "pairing and redline"
"""The form that the promises are about."""
SLOWER = ("difflib words", "redlines", "xmldiff", "htmldiff")
"""Peers that ours is ahead of in every size class, in total and in geometric mean."""
DMP_TOTAL, DMP_MEAN = 100.0, 5.0
"""Least number of times that diff-match-patch on words takes longer."""
WIKIDIFF2, WIKIDIFF2_AIM = 3.0, 1.5
"""Most times that ours may take as long as wikidiff2, which is C++ and finds far less."""
CLAUSES = (100, 1_000, 10_000, 50_000)
SHUFFLED = 5_000
SMALL_SECONDS, LARGE_SECONDS, UNRELATED_SECONDS = 0.010, 10.0, 1.0
"""Of 100 clauses, of 50,000, and of two unrelated texts."""
LARGE_MB = 1_000
EXPONENT = 1.25
"""Growth between 1,000 and 50,000 clauses; 1 is linear."""
CELL = 28
"""Characters of a column of ratios."""
WORST = 30
"""Lines of a profile."""


class Promises:
    """The promises that were looked at, and whether each holds."""

    def __init__(self) -> None:
        self.broken = 0

    def at_most(self, what: str, found: float, limit: float, unit: str = "") -> None:
        """Print one upper bound."""
        self._say(what, f"{found:.3g}{unit}, promised at most {limit:g}{unit}", found <= limit)

    def at_least(self, what: str, found: float, limit: float, unit: str = "") -> None:
        """Print one lower bound."""
        self._say(what, f"{found:.3g}{unit}, promised at least {limit:g}{unit}", found >= limit)

    def _say(self, what: str, figures: str, holds: bool) -> None:
        self.broken += not holds
        print(f"{what}: {figures}: {'met' if holds else 'NOT MET'}")


def show_pairs(timings: Sequence[Timing]) -> None:
    """The time of every engine, and the ratio of each to ours by size class."""
    classes = by_class(timings)
    names = list(timings[0].seconds)
    print(f"\n{'CPU ms in total':24}" + "".join(f"{name} ({len(of)})".rjust(14) for name, of in classes.items()))
    for name in names:
        totals = (1000 * sum(timing.seconds[name] for timing in of) for of in classes.values())
        print(f"{name:24}" + "".join(f"{total:14.1f}" for total in totals) + _ended(timings, name))
    for ours in FORMS:
        print(f"\ntimes as long as {ours}: in total / geometric mean, pairs in which ours is ahead")
        print(" " * 24 + "".join(f"{name:>9}".ljust(CELL) for name in classes))
        for name in names:
            if name not in FORMS:
                print(f"{name:24}" + "".join(_cell(of, name, ours) for of in classes.values()))


def _cell(timings: Sequence[Timing], peer: str, ours: str) -> str:
    found = ratio(timings, peer, ours)
    return f"{found.total:9.2f} /{found.mean:7.2f} {found.ahead:3} of {found.pairs}".ljust(CELL)


def _ended(timings: Sequence[Timing], name: str) -> str:
    ended = sum(name in timing.ended for timing in timings)
    return f"   ended in {ended} pairs: a lower bound" if ended else ""


def promise_pairs(timings: Sequence[Timing], promises: Promises) -> None:
    """What is promised of real pairs."""
    names = timings[0].seconds
    for peer in ("dmp words", "dmp words, no blanks"):
        if peer in names:
            found = ratio(timings, peer, PROMISED)
            promises.at_least(f"{peer}, total", found.total, DMP_TOTAL)
            promises.at_least(f"{peer}, geometric mean", found.mean, DMP_MEAN)
    for peer in SLOWER:
        for size, of in by_class(timings).items():
            if peer in names:
                found = ratio(of, peer, PROMISED)
                promises.at_least(f"{peer}, {size}, total", found.total, 1)
                promises.at_least(f"{peer}, {size}, geometric mean", found.mean, 1)
    for peer in ("wikidiff2", "wikidiff2 tuned"):
        if peer in names:
            found = ratio(timings, peer, PROMISED)
            promises.at_most(f"ours against {peer} (aim {WIKIDIFF2_AIM}), total", 1 / found.total, WIKIDIFF2)
            promises.at_most(f"ours against {peer} (aim {WIKIDIFF2_AIM}), geometric mean", 1 / found.mean, WIKIDIFF2)


def show_sizes(pairs: Sequence[Versions], promises: Promises) -> None:
    """Documents made by code: time and memory, and what is promised of them."""
    pool = sizes.pool_of(pairs)
    print(f"\ndocuments made from {len(pool)} sentences, 5% of the clauses edited")
    for form in FORMS:
        spent: dict[int, float] = {}
        for clauses in CLAUSES[:-1]:
            spent[clauses] = sizes.of_size(form, pool, clauses, rounds=9 if clauses <= 1_000 else 1)
        spent[CLAUSES[-1]], peak = sizes.in_fresh_process(form, CLAUSES[-1], pairs)
        shuffled = sizes.of_shuffled(form, pool, SHUFFLED)
        unrelated = {as_one: sizes.of_unrelated(form, pairs, as_one=as_one) for as_one in (False, True)}
        times = ", ".join(f"{clauses:,} clauses {1000 * taken:,.1f} ms" for clauses, taken in spent.items())
        print(f"{form}: {times}, peak {peak:.0f} MB")
        print(f"    {SHUFFLED:,} clauses with all sections shuffled {1000 * shuffled:,.1f} ms")
        if form == PROMISED:
            promise_sizes(spent, peak, unrelated, promises)
        else:
            growth = sizes.exponent((1_000, spent[1_000]), (50_000, spent[50_000]))
            texts = ", ".join(f"{'one clause' if one else 'clauses'} {s:.2f} s" for one, s in unrelated.items())
            print(f"    grows with exponent {growth:.2f}; unrelated texts as {texts}")


def promise_sizes(spent: Mapping[int, float], peak: float, unrelated: Mapping[bool, float], promises: Promises) -> None:
    """What is promised of documents made by code."""
    promises.at_most("100 clauses", 1000 * spent[100], 1000 * SMALL_SECONDS, " ms")
    promises.at_most("50,000 clauses", spent[50_000], LARGE_SECONDS, " s")
    promises.at_most("50,000 clauses, peak", peak, LARGE_MB, " MB")
    growth = sizes.exponent((1_000, spent[1_000]), (50_000, spent[50_000]))
    promises.at_most("exponent of growth from 1,000 to 50,000 clauses", growth, EXPONENT)
    promises.at_most("two unrelated texts of 200 KB", unrelated[False], UNRELATED_SECONDS, " s")
    promises.at_most("two unrelated clauses of 200 KB", unrelated[True], UNRELATED_SECONDS, " s")


def profile(pairs: Sequence[Versions], form: str) -> None:
    """Where one of our forms spends its time over all pairs."""
    documents = [versions.read() for versions in pairs]
    profiler = cProfile.Profile()
    profiler.enable()
    for old, new in documents:
        FORMS[form](old, new)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(WORST)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 if limits were asked for and a promise does not hold."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_files(options)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--patience", type=float, default=20.0, help="CPU seconds that a peer may take for a pair")
    options.add_argument("--peer", action="append", default=[], metavar="NAME", help="only these; may be repeated")
    options.add_argument("--part", choices=("pairs", "sizes"), help="only one half of the figures")
    options.add_argument("--limits", action="store_true", help="exit with 1 if a promise does not hold")
    options.add_argument("--profile", choices=tuple(FORMS), help="only show where ours spends its time")
    given = options.parse_args(arguments)
    pairs = find_versions(given.folders, given.pair)
    warm()
    if given.profile:
        profile(pairs, given.profile)
        return 0
    promises = Promises()
    if given.part != "sizes":
        print(f"{len(pairs)} pairs, {given.rounds} rounds; CPU time")
        timings = measure(pairs, rounds=given.rounds, patience=given.patience, peers=frozenset(given.peer))
        show_pairs(timings)
        print()
        promise_pairs(timings, promises)
    if given.part != "pairs":
        show_sizes(pairs, promises)
    return 1 if promises.broken and given.limits else 0


if __name__ == "__main__":
    sys.exit(main())
