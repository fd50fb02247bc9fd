"""What the meaning of changes costs: CPU time of the whole diff against the diff itself.

    python bench/meaning.py FOLDER [--pair OLD NEW] [--rounds 5] [--limit 2]

The diff itself is pairing, redlines, runners-up, ids and groups; the whole diff adds references,
signals, significance, claims and records. Both start from fresh copies of the documents and take
turns pair by pair; the median of the rounds counts. Then the same for documents made by code.
"""

import argparse
import functools
import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if not __package__:  # run as a script: redlines.py in its folder would hide the library of that name
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.diffing.growth import made_pair
from bench.diffing.material import Versions, add_files, find_versions
from bench.diffing.ours import warm, whole_diff, without_meaning
from bench.diffing.sizes import pool_of
from renvooi.model import Document

SIZES = (100, 1_000, 10_000)
"""Clauses of the documents made by code."""

Made = Callable[[], tuple[Document, Document]]


def compare(made: Made, rounds: int) -> tuple[float, float]:
    """Median CPU seconds of the diff itself and of the whole diff."""
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(_seconds(without_meaning, made))
        whole.append(_seconds(whole_diff, made))
    return statistics.median(bare), statistics.median(whole)


def _seconds(form: Callable[[Document, Document], int], made: Made) -> float:
    old, new = made()
    forget()
    gc.collect()
    start = time.process_time()
    form(old, new)
    return time.process_time() - start


def forget() -> None:
    """Nothing; what earlier runs read of the same texts is forgotten, as in a process of its own."""
    for held in gc.get_objects():
        if isinstance(held, functools._lru_cache_wrapper) and _is_of_texts(held):
            held.cache_clear()


def _is_of_texts(held: "functools._lru_cache_wrapper[object]") -> bool:
    """Whether a cache is ours and has a limit: those without hold patterns and word lists, which stay."""
    limit = held.cache_parameters()["maxsize"]
    return limit is not None and held.__wrapped__.__module__.startswith("renvooi.")


def report(pairs: Sequence[Versions], rounds: int) -> list[float]:
    """The ratios, printed: of all pairs together, then of each size of made documents."""
    found = [compare(versions.read, rounds) for versions in pairs]
    bare, whole = (sum(side) for side in zip(*found, strict=True))
    ratios = [_line(f"{len(pairs)} pairs", bare, whole)]
    pool = pool_of(pairs)
    for clauses in SIZES:
        few = 1 if clauses > SIZES[1] else rounds
        ratios.append(_line(f"{clauses} clauses", *compare(lambda size=clauses: made_pair(pool, size), few)))  # type: ignore[misc]
    return ratios


def _line(what: str, bare: float, whole: float) -> float:
    ratio = whole / bare if bare else 0.0
    print(f"{what}: the diff itself {1000 * bare:.1f} ms, with meaning {1000 * whole:.1f} ms: {ratio:.2f} times")
    return ratio


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if the whole diff takes more than `--limit` times as long on the pairs."""
    parser = argparse.ArgumentParser(description="What the meaning of changes costs.")
    add_files(parser)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each form; the median counts")
    parser.add_argument("--limit", type=float, default=None, help="most times as long as the diff itself")
    options = parser.parse_args(arguments)
    warm()
    ratios = report(find_versions(options.folders, options.pair), options.rounds)
    if options.limit is None:
        return 0
    held = max(ratios) <= options.limit
    print(f"promised at most {options.limit:g} times: {'met' if held else 'NOT MET'} ({max(ratios):.2f})")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
